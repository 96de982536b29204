"""Letters and reports of a real register, read back: every letter typed is there, nothing is followed."""

import io
import unicodedata

import pytest
from pypdf import PdfReader

from officer_app.domain.vocabulary import Right
from officer_app.services.cases import edit_case
from officer_app.services.output import make_letter
from officer_app.services.reports import ReportRequest, draw_report, read_report

LATIN = (
    "O'Brien d’Arc Nguyễn Thị Łódź Παπαδόπουλος", "Robert'); DROP TABLE requests;--", "<b>Ann</b> R&D A && B",
    '<a href="http://evil">Click</a> <img src="/etc/hostname"> <img src="http://127.0.0.1:9/x">',
    "John <john@example.com>", "<b>open a<br>b </para><para>x", '<font color="[[[print(1)]]]">x</font>',
    "<!-- x --> <![CDATA[y]]> &lt;b&gt; &nbsp; &#0;", '<onDraw name="x"/> <index item="x"/>', "{{due_on}} {0} **x**",
)  # fmt: skip
OTHERS = ("李小龍", "עברית")


def text_of(pdf):
    return "".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)


def lines_of(text):
    return [" ".join(line.split()) for line in text.splitlines()]


def bare(text):
    return "".join(unicodedata.normalize("NFC", text).split())


@pytest.mark.usefixtures("nothing_foreign_opened")
def test_a_letter_and_the_case_register_hold_every_name_literally(register, case_of):
    for number, name in enumerate(LATIN + OTHERS, 1):
        case = case_of(name, rights=(Right.ERASURE,), language="en", subject_address=f"{name}\n1000 Bruxelles")
        made = make_letter(register, case.id, "acknowledgement")
        seen = bare(text_of(made.written.pdf))
        assert name in made.written.text
        if name in LATIN:
            assert bare(name) in seen
        else:
            assert not set(name) - set(seen)
        assert number == case.id
    table = bare(
        text_of(draw_report("case_register", read_report(register, register, ReportRequest(key="case_register"))))
    )
    assert [name for name in LATIN if bare(name) not in table] == []
    assert not set("".join(OTHERS)) - set(table)


LONG = {
    "one word": "w" * 5_000, "emoji": "😀 👩‍👩‍👧 end",
    "lines": "one\n\n\tthree  four\n\nEND", "marks": "Z\u0351\u0343\u0342a\u0300\u0301l\u0317g\u0318o END",
}  # fmt: skip


@pytest.mark.parametrize("text", LONG.values(), ids=LONG)
def test_long_and_odd_notes_are_on_the_pages_of_an_answer(register, case_of, text):
    case = case_of(language="en")
    edit_case(register, case.id, data_summary=text, holds_data=True)
    written = make_letter(register, case.id, "access_response").written
    seen = text_of(written.pdf)
    assert text in written.text
    assert seen.count("w") >= text.count("w")
    assert all(word in seen for word in ("END", "word") if word in text)
    assert "😀" not in text or "GRINNING FACE" in " ".join(seen.split())
    if "three" in text:
        wanted = ["one", "three four", "END"]
        assert [each for each in lines_of(seen) if each in wanted] == wanted
