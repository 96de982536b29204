"""Archives that come in are listed from their table, within caps, and never unpacked."""

import io
import struct
import tracemalloc
import zipfile

import pytest

from officer_app.intake.attachments import incoming_file

CAP = 200


def archive(entries, compression=zipfile.ZIP_DEFLATED):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", compression) as packed:
        for name, content in entries:
            packed.writestr(name, content)
    return data.getvalue()


def test_an_archive_is_listed():
    file = incoming_file("papers.zip", archive([("a.txt", b"a"), ("folder/b.txt", b"b")]))
    assert (file.media_type, file.contents, file.warnings) == ("application/zip", ("a.txt", "folder/b.txt"), ())


def test_a_bomb_is_listed_and_takes_no_room():
    bomb = archive([(f"{each}.txt", b"0" * 20_000_000) for each in range(5)])
    tracemalloc.start()
    file = incoming_file("bomb.zip", bomb)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert len(file.contents) == 5
    assert peak < 1_000_000


def test_forty_two_archives_inside_each_other_are_one_name():
    data = b"core"
    for level in range(42):
        data = archive([(f"level{level}.zip", data)])
    assert incoming_file("nest.zip", data).contents == ("level41.zip",)


def test_names_that_climb_are_only_shown(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    climbing = archive([("../../evil.sh", b"x"), ("/etc/passwd", b"x"), ("a\x1b[31m\u202eb", b"x")])
    file = incoming_file("climb.zip", climbing)
    assert file.contents[:2] == ("../../evil.sh", "/etc/passwd")
    assert not {"\x1b", "\u202e"} & set("".join(file.contents))
    assert list(tmp_path.iterdir()) == []


def test_of_very_many_entries_the_first_are_listed_and_the_rest_counted():
    file = incoming_file("many.zip", archive([(f"{each}", b"") for each in range(20_000)], zipfile.ZIP_STORED))
    assert len(file.contents) == CAP
    assert any("19,800" in str(note) or "19800" in str(note) for note in file.warnings)


def test_a_table_that_claims_a_million_entries_is_not_believed():
    data = bytearray(archive([("a.txt", b"a")]))
    end = data.rfind(b"PK\x05\x06")
    struct.pack_into("<HH", data, end + 8, 65_535, 65_535)
    assert len(incoming_file("liar.zip", bytes(data)).contents) <= 1


@pytest.mark.parametrize("cut", [4, 20, 60, -10, -1])
def test_a_broken_archive_is_kept_with_a_note(cut):
    file = incoming_file("broken.zip", archive([("a.txt", b"a" * 100)])[:cut])
    assert file.contents == ()
    assert any("cannot be read" in str(note) for note in file.warnings)


@pytest.mark.parametrize(
    ("name", "inside", "media_type"),
    [("letter.docx", "word/document.xml", "wordprocessingml"), ("table.xlsx", "xl/workbook.xml", "spreadsheetml")],
)
def test_an_office_file_is_known_by_what_is_inside(name, inside, media_type):
    file = incoming_file(name, archive([("[Content_Types].xml", b"<x/>"), (inside, b"<x/>")]))
    assert media_type in file.media_type
    assert file.warnings == ()
