"""What an access response needs, point by point of GDPR Art. 15, and what is still missing."""

from collections.abc import Sequence

from officer_app.documents.letters import letterhead
from officer_app.documents.letters.answering import identity_fact
from officer_app.documents.letters.writing import LANGUAGE_NAMES, Fact, Writing, beginning, text_fact
from officer_app.domain.access_package import collected
from officer_app.domain.activity import Activity
from officer_app.domain.case_file import CaseFile
from officer_app.domain.correspondence import Attachment
from officer_app.domain.fields import is_empty
from officer_app.domain.recipient import Recipient
from officer_app.domain.vocabulary import Outcome, Safeguard
from officer_app.domain.words import Sentence

_POINTS = (
    ("purposes", "Purposes", "purpose", "ACC-a", "GDPR Art. 15(1)(a)"),
    ("categories", "Categories of data", "categories", "ACC-b", "GDPR Art. 15(1)(b)"),
    ("retention", "How long the data are kept", "retention", "ACC-d", "GDPR Art. 15(1)(d)"),
)


def chosen_activities(file: CaseFile) -> list[Activity]:
    """Return the activities that concern this person, in the order in which the case names them."""
    by_id = {activity.id: activity for activity in file.activities}
    return [by_id[each] for each in file.case.activities if each in by_id]


def chosen_recipients(file: CaseFile) -> list[Recipient]:
    """Return the recipients of these activities, each once."""
    by_id = {recipient.id: recipient for recipient in file.recipients}
    wanted = dict.fromkeys(each for activity in chosen_activities(file) for each in activity.recipients)
    return [by_id[each] for each in wanted if each in by_id]


def copies(file: CaseFile) -> list[Attachment]:
    """Return the files that are the copy of the data: responses that are not themselves letters of ours."""
    return list(collected(file))


def facts(writing: Writing) -> tuple[Fact, ...]:
    """Return everything that an access response needs; that nothing is held is said by a letter of its own."""
    activities = chosen_activities(writing.file)
    points = (_wording_fact(writing, activities, *point) for point in _POINTS)
    return (
        *letterhead.facts(writing),
        identity_fact(writing),
        _holds_fact(writing),
        _copy_fact(writing),
        _activities_fact(activities),
        *points,
        _recipients_fact(writing),
        _transfers_fact(writing),
        _source_fact(writing, activities),
        _automated_fact(writing, activities),
        _withheld_fact(writing),
    )


def _holds_fact(writing: Writing) -> Fact:
    notes = {
        None: Sentence("Say whether we hold data about this person."),
        True: Sentence("We hold data about this person."),
        False: Sentence("Nothing is held: there is a letter that says so."),
    }
    holds = writing.file.case.holds_data
    return Fact("holds_data", "Do we hold data", holds is True, notes[holds], "case.holds_data",
        checklist=("ACC-0",))  # fmt: skip


def _copy_fact(writing: Writing) -> Fact:
    files = copies(writing.file)
    summary = writing.file.case.data_summary
    if files:
        note = Sentence("Attached: {names}.", {"names": [each.name for each in files]}, "GDPR Art. 15(3)")
    elif not is_empty(summary):
        note = Sentence("{text}", {"text": beginning(summary)}, "GDPR Art. 15(3)")
    else:
        note = Sentence("Attach the copy of the data as a response, or write the data into the letter.",
            source="GDPR Art. 15(3)")  # fmt: skip
    present = bool(files) or not is_empty(summary)
    return Fact("copy", "Copy of the data", present, note, "case.data_summary", checklist=("ACC-1", "ACC-4"))


def _activities_fact(activities: Sequence[Activity]) -> Fact:
    note = (
        Sentence("{names}", {"names": [each.name for each in activities]})
        if activities
        else Sentence("Choose the processing that concerns this person.")
    )
    return Fact("activities", "Processing of this person's data", bool(activities), note, "case.activities",
        checklist=("ACC-3",))  # fmt: skip


def _wording_fact(
    writing: Writing, activities: Sequence[Activity], key: str, label: str, field: str, mark: str, source: str
) -> Fact:
    lacking = [each.name for each in activities if is_empty(getattr(each, field).get(writing.words.language, ""))]
    if not activities:
        note = Sentence("It comes from the processing, and none is chosen.", source=source)
    elif lacking:
        language = LANGUAGE_NAMES[writing.words.language]
        note = Sentence("There is no text in {language} for: {names}.", {"language": language, "names": lacking},
            source)  # fmt: skip
    else:
        first = getattr(activities[0], field)[writing.words.language]
        note = Sentence("{text}", {"text": beginning(first)}, source)
    mends = f"activity.{field}" if activities else "case.activities"
    return Fact(key, label, bool(activities) and not lacking, note, mends, checklist=(mark,))


def _recipients_fact(writing: Writing) -> Fact:
    if not chosen_activities(writing.file):
        unknown = Sentence("They come from the processing, and none is chosen.", source="GDPR Art. 15(1)(c)")
        return Fact("recipients", "Recipients, by name", False, unknown, "case.activities", checklist=("ACC-c",))
    recipients = chosen_recipients(writing.file)
    lacking = [each.name for each in recipients if is_empty(each.purpose.get(writing.words.language, ""))]
    source = "GDPR Art. 15(1)(c)"
    if lacking:
        note = Sentence("It is not said in {language} what for: {names}.",
            {"language": LANGUAGE_NAMES[writing.words.language], "names": lacking}, source)  # fmt: skip
    elif recipients:
        note = Sentence("{names}", {"names": [each.name for each in recipients]}, source)
    else:
        note = Sentence("None: the letter says that nobody outside received the data.", source=source)
    mends = "recipient.purpose" if lacking else "activity.recipients"
    return Fact("recipients", "Recipients, by name", not lacking, note, mends, checklist=("ACC-c",))


def _transfers_fact(writing: Writing) -> Fact:
    outside = [each for each in chosen_recipients(writing.file) if each.safeguard is not Safeguard.EEA]
    note = (
        Sentence("{safeguards}", {"safeguards": list(dict.fromkeys(each.safeguard for each in outside))},
            "GDPR Art. 15(2)")
        if outside
        else Sentence("No recipient is outside the European Economic Area.", source="GDPR Art. 15(2)")
    )  # fmt: skip
    return Fact("safeguards", "Safeguards", True, note, "recipient.safeguard", checklist=("ACC-2",))


def _source_fact(writing: Writing, activities: Sequence[Activity]) -> Fact:
    note = writing.file.case.source_note
    if is_empty(note):
        return _wording_fact(writing, activities, "source", "Source", "source", "ACC-g", "GDPR Art. 15(1)(g)")
    return text_fact("source", "Source", note, lacks="", mends="case.source_note", checklist=("ACC-g",),
        source="GDPR Art. 15(1)(g)")  # fmt: skip


def _automated_fact(writing: Writing, activities: Sequence[Activity]) -> Fact:
    deciding = [each for each in activities if each.automated]
    if deciding or not activities:
        return _wording_fact(writing, deciding, "logic", "Automated decisions", "logic", "ACC-h", "GDPR Art. 15(1)(h)")
    note = Sentence("None: the letter says so.", source="GDPR Art. 15(1)(h)")
    return Fact("logic", "Automated decisions", True, note, "activity.automated", checklist=("ACC-h",))


def _withheld_fact(writing: Writing) -> Fact:
    case = writing.file.case
    partly = case.outcome is Outcome.PARTLY
    lacks = (
        "A part is refused: say what is withheld, and why."
        if partly
        else "Nothing is withheld, so the letter says nothing about it."
    )
    return text_fact("withheld", "Withheld, and why", case.withheld, lacks=lacks, mends="case.withheld",
        required=partly, checklist=("ACC-5",), source="GDPR Art. 15(4)")  # fmt: skip
