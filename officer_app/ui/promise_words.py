"""What the audit of a promise says in the window: one sentence for each kind of lapse, and what was looked at."""

from collections.abc import Mapping
from typing import Final

from officer_app.domain.promise import Lapse, LapseKind, Looked, Promise, PromiseAudit, PromiseVerdict, Wanted
from officer_app.domain.words import Choice, Sentence
from officer_app.ui.chips import Face
from officer_app.ui.theme import Tone
from officer_app.ui.words import say_here, show_here, t, translate

_FACES: Final = {
    PromiseVerdict.KEPT: (Tone.OK, "check"),
    PromiseVerdict.BROKEN: (Tone.BAD, "alert"),
    PromiseVerdict.NOT_PROVABLE: (Tone.PLAIN, "question"),
}


def verdict_face(verdict: PromiseVerdict) -> Face:
    """Return a verdict as a chip."""
    return Face(translate(verdict.label), *_FACES[verdict])


def title_of(promise: Promise) -> str:
    """Return a promise with its number in the policy."""
    return t("{n}. {promise}", n=promise.number, promise=promise)


def statement_of(promise: Promise) -> str:
    """Return what the policy says, in short."""
    return say_here(_STATEMENTS[promise])


def looked_words(looked: Looked) -> str:
    """Return what was looked at, and what was asked of it."""
    return say_here(_LOOKED[looked])


def lapse_words(lapse: Lapse) -> str:
    """Return what is wrong with a record."""
    days = Sentence("1 day") if lapse.days == 1 else Sentence("{n} days", {"n": lapse.days or 0})
    what = "; ".join(map(_named, lapse.what))
    values = {"on": lapse.on, "until": lapse.until, "days": days, "what": what}
    return say_here(Sentence(_LAPSES[lapse.kind].text, values))


def record_words(lapse: Lapse) -> str:
    """Return how the record is called; one without a name, or still to be made, by what it is."""
    return lapse.reference or t("(without a name)")


def summary_words(audits: tuple[PromiseAudit, ...]) -> str:
    """Return in one sentence what the audit found."""
    broken = sum(each.verdict is PromiseVerdict.BROKEN for each in audits)
    if broken == 1:
        return t("One promise of the policy is broken; the records are named below.")
    if broken:
        return t("{n} promises of the policy are broken; the records are named below.", n=broken)
    return t("Every promise that can be proved from the register is kept.")


def _named(each: object) -> str:
    if isinstance(each, Wanted):
        return say_here(_WANTED[each])
    said = show_here(each)
    return said[:1].lower() + said[1:] if isinstance(each, Choice) else said


_STATEMENTS: Final[Mapping[Promise, Sentence]] = {
    Promise.REQUESTS: Sentence("Write to our privacy officer, by e-mail or by post, with any request or question."),
    Promise.DATA: Sentence(
        "We hold contact data, answers to surveys, the use of our events and products, and what you write to us."
    ),
    Promise.TRACKERS: Sentence(
        "Our sites use cookies and web beacons; we say which, whose they are and what they collect, and ask "
        "where consent is needed."
    ),
    Promise.CLIENTS: Sentence("Data that our clients entrust to us we use on their instructions only."),
    Promise.PURPOSES: Sentence("We use data for the purposes that this policy lists, and for no other."),
    Promise.MARKETING: Sentence("You can refuse marketing at any time, easily and free of charge."),
    Promise.SAFEGUARDS: Sentence("We protect data by administrative, technical and physical measures."),
    Promise.PROCESSORS: Sentence(
        "Those who work for us act on our instructions; they may not use, disclose or share the data."
    ),
    Promise.RECIPIENTS: Sentence("We share data with our affiliates, distributors and resellers; we do not sell them."),
    Promise.DISCLOSURES: Sentence(
        "Authorities receive data where the law obliges or allows it, to prevent harm, or in a reorganisation."
    ),
    Promise.TRANSFERS: Sentence(
        "Where data are processed outside the European Economic Area, they are held securely and lawfully."
    ),
    Promise.RIGHTS: Sentence(
        "You can have a copy of your data, have them corrected, blocked or erased; we verify who asks before "
        "we give access."
    ),
    Promise.NOT_OURS: Sentence(
        "Other sites and their owners have policies of their own; we tell you where a request is not for us."
    ),
    Promise.NOTICES: Sentence("This policy may be updated; the version that was in force at your request counts."),
}

_LOOKED: Final[Mapping[Looked, Sentence]] = {
    Looked.PROFILE: Sentence("Address of the privacy officer: complete"),
    Looked.REQUESTS: Sentence("Requests answered or due: answered in time"),
    Looked.QUESTIONS: Sentence("Questions and complaints answered or due: answered in time"),
    Looked.ACTIVITY_DATA: Sentence("Processing activities: the data are named from the catalogue"),
    Looked.CATEGORIES: Sentence("Categories of data: their source is known"),
    Looked.TRACKERS: Sentence("Trackers: described in full, third parties named"),
    Looked.CONSENT: Sentence("Trackers that need consent: consent asked first"),
    Looked.CLIENT_REQUESTS: Sentence("Requests about clients' data: forwarded in time, not answered by us"),
    Looked.CLIENT_AGREEMENTS: Sentence("Clients: an agreement is in force"),
    Looked.CLIENT_RECORDS: Sentence("Clients: recorded as Art. 30(2) wants it"),
    Looked.CLIENT_ACTIVITIES: Sentence("Activities for clients: the clients are named"),
    Looked.PURPOSES: Sentence("Purposes: named in the policy in force"),
    Looked.ACTIVITY_PURPOSES: Sentence("Processing activities: a purpose is recorded"),
    Looked.OBJECTIONS: Sentence("Objections to marketing: on the suppression list within five days"),
    Looked.ACTIVITY_MEASURES: Sentence("Processing activities: measures in place"),
    Looked.PROCESSOR_MEASURES: Sentence("Processors: measures linked or confirmed"),
    Looked.MEASURE_KINDS: Sentence("Kinds of measures: at least one in place"),
    Looked.PROCESSORS: Sentence("Processors: an agreement is in force"),
    Looked.CLAUSES: Sentence("Agreements with processors: every clause of Art. 28"),
    Looked.PROMISES: Sentence("Agreements with processors: no use, no disclosure, no sharing"),
    Looked.RECIPIENTS: Sentence("Recipients: it is known what for"),
    Looked.RECIPIENT_TERMS: Sentence("Recipients outside the circle that the policy names: on recorded terms"),
    Looked.DISCLOSURES: Sentence("Data given to authorities: with a ground and a review before"),
    Looked.TRANSFERS: Sentence("Transfers that flow: on a ground that holds"),
    Looked.ABROAD: Sentence("Processors and recipients outside the EEA: their transfers are recorded"),
    Looked.IDENTITY: Sentence("Answered requests for access or portability: identity verified before"),
    Looked.REFUSALS: Sentence("Refusals, whole or in part: with a ground and reasons"),
    Looked.NOT_OURS: Sentence("Requests that are not ours: answered and closed"),
    Looked.CASE_NOTICES: Sentence("Cases: the policy in force at receipt is known"),
    Looked.NOTICE_TEXTS: Sentence("Published policies: their text is kept"),
}

_LAPSES: Final[Mapping[LapseKind, Sentence]] = {
    LapseKind.PROFILE_INCOMPLETE: Sentence("The profile does not say: {what}."),
    LapseKind.ANSWERED_LATE: Sentence("It was due on {on} and answered on {until}, {days} late."),
    LapseKind.OVERDUE: Sentence("It was due on {on}, {days} ago, and is not answered."),
    LapseKind.ACTIVITY_WITHOUT_DATA: Sentence("It names no category of data in the catalogue."),
    LapseKind.CATEGORY_WITHOUT_SOURCE: Sentence("It does not say where the data come from."),
    LapseKind.TRACKER_INCOMPLETE: Sentence("Its description does not say: {what}."),
    LapseKind.TRACKER_UNLINKED: Sentence(
        "Somebody else collects data by it, and neither a processor nor a transfer is named."
    ),
    LapseKind.TRACKER_WITHOUT_CONSENT: Sentence("It is set without asking for consent, though it is not exempt."),
    LapseKind.FORWARDED_LATE: Sentence("It was to be forwarded by {on} and was on {until}, {days} late."),
    LapseKind.NOT_FORWARDED: Sentence("It was to be forwarded to the client by {on}; that it was is not recorded."),
    LapseKind.ANSWERED_FOR_CLIENT: Sentence("We decided on it ourselves, though only the client answers."),
    LapseKind.CLIENT_WITHOUT_AGREEMENT: Sentence("We process data for it without an agreement in force."),
    LapseKind.CLIENT_INCOMPLETE: Sentence("The record of processing does not say: {what}."),
    LapseKind.ACTIVITY_WITHOUT_CLIENT: Sentence("It is carried out for clients, but names none."),
    LapseKind.PURPOSE_NOT_PUBLISHED: Sentence("The policy in force does not name this purpose: {what}."),
    LapseKind.ACTIVITY_WITHOUT_PURPOSE: Sentence("No purpose is recorded."),
    LapseKind.STOPPED_LATE: Sentence("Received on {on}, on the suppression list since {until}: {days} later."),
    LapseKind.NOT_STOPPED: Sentence("Received on {on}, {days} ago, and the address is not on the suppression list."),
    LapseKind.OBJECTION_REFUSED: Sentence("The objection was refused, though no ground allows that."),
    LapseKind.ACTIVITY_WITHOUT_MEASURES: Sentence("It names no measure in place."),
    LapseKind.PROCESSOR_WITHOUT_MEASURES: Sentence("No measure of it is linked, and none is confirmed."),
    LapseKind.MEASURE_KIND_MISSING: Sentence("No measure of this kind is in place: {what}."),
    LapseKind.PROCESSOR_WITHOUT_AGREEMENT: Sentence("It works for us without an agreement in force."),
    LapseKind.CLAUSES_MISSING: Sentence("Missing or only partly there: {what}."),
    LapseKind.CLAUSES_NOT_CHECKED: Sentence("Nobody has looked for these clauses: {what}."),
    LapseKind.PROMISE_NOT_AGREED: Sentence("The agreement does not hold what people were promised: {what}."),
    LapseKind.PROMISE_NOT_CHECKED: Sentence("Nobody has looked for what people were promised: {what}."),
    LapseKind.RECIPIENT_WITHOUT_PURPOSE: Sentence("It is not said what it gets data for."),
    LapseKind.RECIPIENT_WITHOUT_TERMS: Sentence(
        "It gets data for ends of its own, and no agreement or arrangement is named that would rule out a sale."
    ),
    LapseKind.DISCLOSED_WITHOUT_GROUND: Sentence("Data were handed over on {on} without a ground on record."),
    LapseKind.DISCLOSED_WITHOUT_REVIEW: Sentence("Data were handed over on {on} without a legal review on record."),
    LapseKind.DISCLOSED_BEFORE_REVIEW: Sentence(
        "Data were handed over on {on}; the legal review came on {until}, {days} later."
    ),
    LapseKind.DISCLOSED_ABROAD: Sentence(
        "Data went outside the EEA on {on}, and neither an international agreement nor a transfer is named."
    ),
    LapseKind.TRANSFER_WITHOUT_GROUND: Sentence("Data flow without any ground: {what}."),
    LapseKind.TRANSFER_NOT_ADEQUATE: Sentence("The adequacy decision does not cover this transfer: {what}."),
    LapseKind.TRANSFER_CLAUSES: Sentence("The clauses signed are repealed, wrong or not made for it: {what}."),
    LapseKind.TRANSFER_NOT_ASSESSED: Sentence("A valid impact assessment is missing: {what}."),
    LapseKind.TRANSFER_TO_SUSPEND: Sentence(
        "The impact assessment says that it must be suspended, and data still flow: {what}."
    ),
    LapseKind.TRANSFER_GROUND_FAILS: Sentence("The ground does not hold: {what}."),
    LapseKind.COUNTRY_UNRECORDED: Sentence(
        "Data are or may be seen outside the EEA, and no transfer is recorded: {what}."
    ),
    LapseKind.ANSWERED_BEFORE_IDENTITY: Sentence(
        "It was answered on {on}, identity was verified on {until}: {days} later."
    ),
    LapseKind.ANSWERED_WITHOUT_IDENTITY: Sentence(
        "It was answered on {on}, and no check of identity was passed or waived."
    ),
    LapseKind.REFUSED_WITHOUT_GROUND: Sentence("It was refused on {on} without a ground or reasons on record."),
    LapseKind.NOT_OURS_OPEN: Sentence("It is not ours, came on {on}, and is not closed."),
    LapseKind.NOT_OURS_UNANSWERED: Sentence(
        "It came on {on}; that the person was told it is not ours is not recorded."
    ),
    LapseKind.NOTICE_UNKNOWN: Sentence("It came on {on}, and the policy in force that day is not recorded."),
    LapseKind.NOTICE_NOT_IN_FORCE: Sentence("It came on {on}; the policy named was not in force that day: {what}."),
    LapseKind.NOTICE_WITHOUT_TEXT: Sentence("Neither its text nor the address of its page is kept."),
}

_WANTED: Final[Mapping[Wanted, Sentence]] = {
    Wanted.NAME: Sentence("name"),
    Wanted.ADDRESS: Sentence("postal address"),
    Wanted.EMAIL: Sentence("e-mail for requests"),
    Wanted.PROVIDER: Sentence("provider"),
    Wanted.PURPOSE: Sentence("purpose"),
    Wanted.COLLECTS: Sentence("what it collects"),
    Wanted.LIFETIME: Sentence("lifetime"),
    Wanted.SERVICES: Sentence("what we do for it"),
    Wanted.CONTACT: Sentence("contact"),
}
