"""The identity request: why there is a doubt, and the least that settles it (GDPR Art. 12(6))."""

from officer_app.documents.letters import letterhead
from officer_app.documents.letters.writing import Fact, LetterType, Writing, text_fact
from officer_app.documents.wording import Value
from officer_app.domain.fields import is_empty
from officer_app.domain.identity import IdentityCheck, is_settled
from officer_app.domain.vocabulary import IdentityMethod, IdentityResult
from officer_app.domain.words import Sentence


def facts(writing: Writing) -> tuple[Fact, ...]:
    """Return what the question needs: the doubt, what is asked, the way, and that it is still open."""
    check = _check(writing)
    method = Sentence("{method}", {"method": check.method}) if check.method else Sentence("No way is chosen yet.")
    return (
        *letterhead.facts(writing),
        _open_fact(writing),
        text_fact("doubt", "The reasonable doubt", check.doubt, mends="identity_check.doubt", checklist=("ID-1",),
            lacks="Say what makes you doubt in this case; a doubt in general is not enough.",
            source="GDPR Art. 12(6)"),
        text_fact("asked_for", "What is asked for", check.asked_for, mends="identity_check.asked_for",
            checklist=("ID-2",), lacks="Say exactly what the person has to send, and no more.",
            source="GDPR Art. 12(6)"),
        Fact("method", "The way", check.method is not None, method, "identity_check.method", required=False,
            checklist=("ID-3", "ID-4")),
        _authority_fact(writing),
    )  # fmt: skip


def values(writing: Writing) -> dict[str, Value]:
    """Return the values for the wording of the identity request."""
    check = _check(writing)
    return {
        **letterhead.values(writing),
        "doubt": writing.or_missing("doubt", check.doubt),
        "asked_for": writing.or_missing("asked_for", check.asked_for),
        "method": writing.words(f"identity_methods.{check.method.value}") if check.method else "",
        "redacted_id": check.method is IdentityMethod.REDACTED_ID,
        "needs_authority": _needs_authority(writing),
        "prompt": writing.is_prompt(check.asked_on),
    }


def _check(writing: Writing) -> IdentityCheck:
    checks = sorted(writing.file.checks, key=lambda check: check.id or 0)
    waiting = [check for check in checks if check.result is IdentityResult.PENDING]
    return (waiting or checks or [IdentityCheck()])[-1]


def _needs_authority(writing: Writing) -> bool:
    case = writing.file.case
    return not is_empty(case.requester_name) and is_empty(case.authority_document)


def _open_fact(writing: Writing) -> Fact:
    settled = is_settled(writing.file.checks)
    note = (
        Sentence("It is settled who asks; the law allows no further question.", source="GDPR Art. 12(6)")
        if settled
        else Sentence("It is not settled yet who asks.")
    )
    return Fact("open", "Identity", not settled, note, "identity_check.result", checklist=("ID-5", "ID-8"))


def _authority_fact(writing: Writing) -> Fact:
    needed = _needs_authority(writing)
    note = (
        Sentence("Somebody else asks: the letter asks for a proof of authority too.")
        if needed
        else Sentence("No proof of authority has to be asked for.")
    )
    return Fact("authority_document", "Representative", True, note, "case.authority_document", required=False,
        checklist=("ID-6",))  # fmt: skip


TYPE = LetterType("identity_request", "Identity request", facts, values)
