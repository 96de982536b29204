"""A PDF goes where it can go, whole; where it cannot, a sentence says why and offers another place."""

import os

import pytest

from officer_app.domain.case import Case
from officer_app.domain.correspondence import Attachment
from officer_app.domain.errors import OfficerError
from officer_app.domain.vocabulary import AttachmentKind, Right
from officer_app.services import case_work
from officer_app.services.case_work import write_whole
from officer_app.services.output import make_letter
from officer_app.ui.pages import case_messages
from officer_app.ui.saving import file_name

ODD = ("../../x", "..\\..\\x", "CON", "a:b", "a/b", ".", "x\ny")


def odd_case(register, reference, day):
    """Put a case into the register whose reference no program of ours would give."""
    with register.change("case.open") as work:
        return work.insert(
            Case(
                reference=reference,
                subject_name="Ann",
                subject_address="Rue 1\n1000 Bruxelles",
                rights=(Right.ERASURE,),
                received_on=day,
                language="en",
            )
        )


def is_plain(name):
    return not set(name) & set('/\\:*?"<>|\n') and name.partition(".")[0].upper() != "CON"


@pytest.fixture
def places(monkeypatch):
    """Answer the dialog for a new file with one place after another; what was proposed is kept."""
    answers, proposed = [], []

    def answer(_parent, _title, path, _kinds):
        proposed.append(path)
        return answers.pop(0)

    monkeypatch.setattr("officer_app.ui.saving.choose_new_file", answer)
    monkeypatch.setattr(case_messages, "choose_new_file", answer)
    answer.answers, answer.proposed = answers, proposed
    return answer


def test_a_reference_is_never_a_path(register, days):
    for number, reference in enumerate(ODD):
        case = odd_case(register, reference, days(-3))
        message = make_letter(register, case.id, "acknowledgement").message
        name = register.all(Attachment, message_id=message.id)[0].name
        assert is_plain(name), name
        assert register.get(Case, case.id).reference == reference
        assert number + 1 == len(register.all(Case))


def test_the_name_proposed_for_a_letter_or_a_copy_is_plain(hand, register, days, places, tmp_path):
    case = odd_case(register, "../../x", days(-3))
    panel = hand.case(case.id, "letters")
    places.answers += [tmp_path / "saved.pdf", tmp_path / "copy.pdf"]
    hand.press("letter.save")
    with register.change("attachment.add") as work:
        work.insert(Attachment(case_id=case.id, name="/etc/passwd", digest=work.store_content(b"x"), size=1))
    hand.case(case.id, "messages")
    hand.press(f"attachment_save_{register.all(Attachment)[-1].id}")
    assert (tmp_path / "copy.pdf").read_bytes() == b"x"
    assert all(is_plain(path.name) for path in places.proposed)
    assert len({path.parent for path in places.proposed}) == 1
    assert panel.isVisible()


@pytest.mark.parametrize("name", [*ODD, "nul", "x" * 500])
def test_any_title_becomes_a_name(name):
    assert is_plain(file_name(f"{name}.pdf"))


def refused_places(tmp_path):
    (tmp_path / "folder.pdf").mkdir()
    os.mkfifo(tmp_path / "pipe.pdf")
    (tmp_path / "letter").write_bytes(b"old")
    (tmp_path / "letter.pdf").write_bytes(b"old")
    return (tmp_path / "no" / "x.pdf", tmp_path / "folder.pdf", tmp_path / "pipe.pdf", tmp_path / ("x" * 300 + ".pdf"),
            tmp_path / "letter.pdf" / "x.pdf", tmp_path / "letter")  # fmt: skip


def test_a_place_that_cannot_be_written_is_told_and_another_offered(hand, case_of, places, tmp_path):
    hand.case(case_of().id, "letters")
    refused = refused_places(tmp_path)
    places.answers += [*refused, tmp_path / "good.pdf"]
    hand.press("letter.save")
    for _ in refused:
        said = hand.notices()[-1]
        assert "could not be written" in said or "a file at" in said
        hand.press("notice_offer")
    assert (tmp_path / "good.pdf").read_bytes().startswith(b"%PDF")
    assert (tmp_path / "letter").read_bytes() == (tmp_path / "letter.pdf").read_bytes() == b"old"
    assert sorted(each.name for each in tmp_path.iterdir() if each.name.endswith(".part")) == []


def test_an_older_file_is_replaced_whole_and_also_while_somebody_reads_it(tmp_path):
    place = tmp_path / "letter.pdf"
    place.write_bytes(b"the old letter")
    with place.open("rb") as reader:
        write_whole(place, b"%PDF new")
        assert reader.read() == b"the old letter"
    assert place.read_bytes() == b"%PDF new"


@pytest.mark.parametrize("name", ["x" * 251 + ".pdf", "é" * 125 + ".pdf"])
def test_the_longest_name_is_a_name(tmp_path, name):
    assert write_whole(tmp_path / name, b"x").read_bytes() == b"x"


def test_in_a_folder_that_is_read_only_the_old_file_stays(tmp_path, as_nobody):
    folder = tmp_path / "locked"
    folder.mkdir()
    (folder / "letter.pdf").write_bytes(b"old")
    (folder / "letter.pdf").chmod(0o644)
    folder.chmod(0o555)

    def save():
        try:
            write_whole(folder / "letter.pdf", b"new")
        except OfficerError as error:
            return str(error)
        return "written"

    assert "could not be written: Permission denied" in as_nobody(save)
    assert (folder / "letter.pdf").read_bytes() == b"old"
    folder.chmod(0o755)


def test_a_disk_that_is_full_keeps_the_old_file(tmp_path, monkeypatch):
    place = tmp_path / "letter.pdf"
    place.write_bytes(b"old")

    def full(_path, _data):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pathlib.Path.write_bytes", full)
    with pytest.raises(OfficerError, match="No space left on device"):
        write_whole(place, b"new")
    assert place.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [place]


def test_the_same_name_twice_is_told_apart_in_its_case(register, case_of, tmp_path):
    case, other = case_of(), case_of("Bram")
    for folder in ("a", "b", "c"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "Proof.pdf").write_bytes(f"%PDF {folder}".encode())
        case_work.attach_file(register, case.id, tmp_path / folder / "Proof.pdf", AttachmentKind.INTERNAL)
    case_work.attach_file(register, other.id, tmp_path / "a" / "Proof.pdf", AttachmentKind.INTERNAL)
    names = [each.name for each in register.all(Attachment, case_id=case.id)]
    assert names == ["Proof.pdf", "Proof (1).pdf", "Proof (2).pdf"]
    assert [each.name for each in register.all(Attachment, case_id=other.id)] == ["Proof.pdf"]
