"""What the places and the conditional parts of the wordings are called where the officer edits them."""

from typing import Final

from officer_app.domain.words import Sentence

PLACES: Final = {
    "annexes": Sentence("List of annexes"),
    "asked_for": Sentence("What is asked for"),
    "authority_address": Sentence("Address of the authority"),
    "authority_email": Sentence("E-mail of the authority"),
    "authority_languages": Sentence("Languages of the authority"),
    "authority_name": Sentence("Name of the authority"),
    "authority_phone": Sentence("Telephone of the authority"),
    "authority_site": Sentence("Website of the authority"),
    "categories": Sentence("Kinds of data"),
    "channel": Sentence("Way the request came"),
    "client": Sentence("Client"),
    "contact": Sentence("Our e-mail address"),
    "copy_missing": Sentence("Remark that the copy is missing"),
    "data_summary": Sentence("Summary of the data"),
    "details": Sentence("Details"),
    "doubt": Sentence("Reason for the doubt"),
    "due_on": Sentence("Due date"),
    "extended_due_on": Sentence("New due date"),
    "files": Sentence("List of files"),
    "first_due_on": Sentence("First due date"),
    "forwarded_on": Sentence("Day it was passed on"),
    "granted_part": Sentence("What is granted"),
    "grounds": Sentence("Law that allows the refusal"),
    "holds_missing": Sentence("Remark that the search is open"),
    "identity": Sentence("What is known of the identity"),
    "located": Sentence("Where data were found"),
    "logic": Sentence("Logic of the automated decision"),
    "method": Sentence("Way to prove the identity"),
    "overview": Sentence("Overview of the data"),
    "person": Sentence("Person who asks"),
    "purposes": Sentence("Purposes"),
    "reason": Sentence("Reason for more time"),
    "reasons": Sentence("Reasons"),
    "received_on": Sentence("Day of receipt"),
    "recipients": Sentence("Table of recipients"),
    "reference": Sentence("Our reference"),
    "refused": Sentence("What is refused"),
    "request_missing": Sentence("Remark that the request is missing"),
    "retention": Sentence("How long data are kept"),
    "rights": Sentence("What is asked, as a list"),
    "source": Sentence("Where the data come from"),
    "stopped_on": Sentence("Day marketing stopped"),
    "subject_name": Sentence("Name of the person"),
    "systems": Sentence("Systems that were told"),
    "to_name": Sentence("Name of the addressee"),
    "topics": Sentence("Kinds of marketing stopped"),
    "verbatim": Sentence("Request, word for word"),
    "ways": Sentence("Addresses that are suppressed"),
    "withheld": Sentence("What is withheld, and why"),
}  # fmt: skip

CONDITIONS: Final = {
    "asks_to_tell": Sentence("the client has not said whether we may write to the person"),
    "automated": Sentence("a machine alone decides"),
    "by_derogation": Sentence("a recipient is outside the EEA under an exception"),
    "copy_lacks": Sentence("the copy of the data is missing"),
    "everything": Sentence("all marketing is stopped"),
    "for_other": Sentence("the letter goes to somebody who asks for the person"),
    "for_receiver": Sentence("the letter goes to a third person"),
    "has_annexes": Sentence("there are annexes"),
    "has_files": Sentence("files came with the request"),
    "has_recipients": Sentence("data were given to recipients"),
    "has_summary": Sentence("there is a summary of the data"),
    "has_text": Sentence("the request came as text"),
    "has_withheld": Sentence("something is withheld"),
    "holds_data": Sentence("we hold data"),
    "holds_unknown": Sentence("the search is still open"),
    "inside_eea": Sentence("all recipients are inside the EEA"),
    "marketing": Sentence("marketing is objected to"),
    "may_tell": Sentence("the client allows us to write to the person"),
    "method": Sentence("a way to prove the identity is proposed"),
    "narrow": Sentence("not all marketing is stopped"),
    "needs_authority": Sentence("somebody else asks for the person"),
    "nothing_held": Sentence("we hold no data"),
    "outside_eea": Sentence("a recipient is outside the EEA"),
    "partial": Sentence("the refusal is partial"),
    "prompt": Sentence("we ask without delay"),
    "redacted_id": Sentence("an identity document is asked for"),
    "remedies_wanted": Sentence("the remedies must be named"),
    "request_lacks": Sentence("the text of the request is missing"),
    "safeguarded": Sentence("a recipient outside the EEA is under safeguards"),
    "tells": Sentence("the letter gives the information of Article 15"),
    "told_systems": Sentence("systems were told to stop"),
}  # fmt: skip
"""When a part is shown; the opposite is said with "unless"."""


def place_label(name: str) -> Sentence:
    """Return what a place is called, in a few words."""
    return PLACES.get(name) or Sentence("{name}", {"name": _spelled(name).capitalize()})


def condition_label(sign: str, name: str) -> Sentence:
    """Return when a part is shown: `#` where something is so, `^` unless it is."""
    when = CONDITIONS.get(name) or Sentence("there is: {name}", {"name": PLACES.get(name) or _spelled(name)})
    if sign == "#":
        return Sentence("Only where {condition}:", {"condition": when})
    if sign == "^":
        return Sentence("Unless {condition}:", {"condition": when})
    return Sentence("End of: {condition}", {"condition": when})


def _spelled(name: str) -> str:
    return name.replace("_", " ")
