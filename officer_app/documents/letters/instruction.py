"""Instructions to a processor for a task of a case: search, erase, and the reminder (GDPR Art. 28(3)(a) and (e))."""

from collections.abc import Iterator

from officer_app.documents.letter_words import LetterWords
from officer_app.documents.letters import letterhead
from officer_app.documents.letters.head import Head
from officer_app.documents.letters.writing import Fact, LetterType, WritingAbout, text_fact
from officer_app.documents.report_words import report_words
from officer_app.documents.wording import Value
from officer_app.domain.addressee import Addressee
from officer_app.domain.fields import is_empty, looks_like_email
from officer_app.domain.matter import TaskFile
from officer_app.domain.vocabulary import TaskAnswer
from officer_app.domain.words import Sentence

SOURCE = "GDPR Art. 28(3)(a) and (e)"
TaskWriting = WritingAbout[TaskFile]


def head(file: TaskFile, _words: LetterWords) -> Head:
    """Return the head: to the processor, to the attention of the contact of the task or of its privacy contact."""
    task, processor = file.task, file.processor
    mailed = looks_like_email(task.contact)
    if processor is None:
        to = Addressee(None, "", task.contact if mailed else "", "")
    else:
        contact = next((each for each in (processor.privacy_contact, processor.contact_name) if not is_empty(each)), "")
        email = processor.email if is_empty(processor.privacy_email) else processor.privacy_email
        to = Addressee(
            None,
            processor.name,
            task.contact if mailed else email,
            processor.address,
            country=processor.country,
            attention=contact if mailed or is_empty(task.contact) else task.contact,
        )
    return Head(
        to,
        f"{file.case_file.case.reference}/{_place(file)}",
        missing="processor",
        lacks="The task names no processor of the register.",
        mends_name="processor.name" if processor else "search_task.processor",
        mends_address="processor.address" if processor else "search_task.processor",
    )


def _place(file: TaskFile) -> int:
    numbers = [task.id for task in file.case_file.tasks]
    return numbers.index(file.task.id) + 1 if file.task.id in numbers else len(numbers) + 1


def search_facts(writing: TaskWriting) -> tuple[Fact, ...]:
    """Return what an instruction to search needs: the processor, the person, the system, by when."""
    return (*_common_facts(writing), _what_fact(writing, required=False))


def erase_facts(writing: TaskWriting) -> tuple[Fact, ...]:
    """Return what an instruction to delete needs: also which data."""
    return (*_common_facts(writing), _what_fact(writing, required=True))


def chase_facts(writing: TaskWriting) -> tuple[Fact, ...]:
    """Return what a reminder needs: that it was asked, when, and that no answer came."""
    task = writing.file.task
    asked = Sentence("{day}", {"day": task.asked_on}) if task.asked_on else Sentence("It was not asked yet.")
    waits = task.answer is TaskAnswer.PENDING
    answer = Sentence("No answer came yet.") if waits else Sentence("The task is answered: {answer}.",
        {"answer": task.answer})  # fmt: skip
    return (
        *_common_facts(writing),
        Fact("asked_on", "Asked on", task.asked_on is not None, asked, "search_task.asked_on", checklist=("Ce",)),
        Fact("answer", "Answer", waits, answer, "search_task.answer", checklist=("Ce",)),
    )


def values(writing: TaskWriting) -> dict[str, Value]:
    """Return the values for the wording of an instruction."""
    task, words = writing.file.task, writing.words
    case_file = writing.file.case_file
    short = report_words(words.language)
    rights = (task.right,) if task.right else case_file.case.rights
    days = (task.period_from, task.period_to)
    return {
        **letterhead.outside_values(writing),
        "system": writing.or_missing("system", task.system),
        "rights": ", ".join(short.choice(right) for right in rights),
        "person": tuple(_person(writing)) or writing.missing("subject"),
        "instruction": task.instruction,
        "instruction_or_missing": writing.or_missing("instruction", task.instruction),
        "has_condition": not is_empty(task.condition),
        "condition": task.condition,
        "has_due": task.due_on is not None,
        "due_on": words.day(task.due_on) if task.due_on else "",
        "asked_on": writing.day_or_missing("asked_on", task.asked_on),
        "answer_due_on": words.day(case_file.deadlines.due_on),
        **{f"has_{name}": day is not None for name, day in zip(("start", "end"), days, strict=True)},
        **{name: words.day(day) if day else "" for name, day in zip(("start", "end"), days, strict=True)},
    }


def _common_facts(writing: TaskWriting) -> tuple[Fact, ...]:
    task, case = writing.file.task, writing.file.case_file.case
    due = Sentence("{day}", {"day": task.due_on}) if task.due_on else Sentence("The letter says: without delay.")
    return (
        *letterhead.outside_facts(writing),
        text_fact("subject", "Who it concerns", case.subject_name, lacks="The person has no name yet.",
            mends="case.subject_name", checklist=("Ce",)),
        text_fact("system", "System", task.system, lacks="Enter which system is asked.", mends="search_task.system"),
        Fact("due_on", "By when", task.due_on is not None, due, "search_task.due_on", required=False,
            checklist=("Ce",)),
    )  # fmt: skip


def _what_fact(writing: TaskWriting, *, required: bool) -> Fact:
    return text_fact("instruction", "What to do", writing.file.task.instruction, mends="search_task.instruction",
        lacks="Say which data are to be deleted." if required else "The letter asks for all data of the person.",
        checklist=("Ca",), required=required, source=SOURCE)  # fmt: skip


def _person(writing: TaskWriting) -> Iterator[str]:
    """Yield the least by which the processor finds the person."""
    case, words = writing.file.case_file.case, writing.words
    lines = {
        "name": case.subject_name,
        "aliases": ", ".join(case.subject_aliases),
        "email": ", ".join(each for each in (case.subject_email, *case.subject_other_emails) if not is_empty(each)),
        "identifiers": ", ".join(case.identifiers),
    }
    yield from (words(f"person.{key}", value=value) for key, value in lines.items() if not is_empty(value))


SEARCH = LetterType("instruction_search", "Instruction to a processor: search", search_facts, values,
    about="search_task", head=head)  # fmt: skip
ERASE = LetterType("instruction_erase", "Instruction to a processor: delete", erase_facts, values,
    about="search_task", head=head)  # fmt: skip
CHASE = LetterType("instruction_chase", "Reminder to a processor", chase_facts, values,
    about="search_task", head=head)  # fmt: skip
