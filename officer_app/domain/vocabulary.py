"""The closed lists of the field, in the GDPR's own words."""

from officer_app.domain.words import Choice


class Right(Choice):
    """What a person can ask (GDPR Art. 7(3), 15 to 22), and what else a letter may be about."""

    ACCESS = "access", "Access"
    RECTIFICATION = "rectification", "Rectification"
    ERASURE = "erasure", "Erasure"
    RESTRICTION = "restriction", "Restriction"
    PORTABILITY = "portability", "Portability"
    OBJECTION = "objection", "Objection"
    MARKETING_OBJECTION = "marketing_objection", "Objection to marketing"
    WITHDRAW_CONSENT = "withdraw_consent", "Withdrawal of consent"
    AUTOMATED_DECISION = "automated_decision", "Automated decision"
    COMPLAINT = "complaint", "Complaint"
    QUESTION = "question", "Question"
    OTHER = "other", "Something else"


class Role(Choice):
    """In which capacity the organisation holds the data (GDPR Art. 4(7) and (8))."""

    CONTROLLER = "controller", "Controller"
    PROCESSOR = "processor", "Processor for a client"


class Channel(Choice):
    """By which way a message came or went."""

    EMAIL = "email", "E-mail"
    POST = "post", "Post"
    WEB_FORM = "web_form", "Web form"
    PHONE = "phone", "Telephone"
    IN_PERSON = "in_person", "In person"
    AUTHORITY = "authority", "Through the authority"
    SECURE_LINK = "secure_link", "Secure link"
    UNKNOWN = "unknown", "Unknown"


class Salutation(Choice):
    """How a letter greets the person, where she said how."""

    NEUTRAL = "neutral", "By name"
    MADAM = "madam", "Madam"
    SIR = "sir", "Sir"


class SubjectCategory(Choice):
    """What the person is to the organisation."""

    CONTACT = "contact", "Contact or prospect"
    CUSTOMER = "customer", "Customer"
    CLIENT_CONTACT = "client_contact", "Contact of a client"
    VISITOR = "visitor", "Website visitor"
    EMPLOYEE = "employee", "Employee"
    APPLICANT = "applicant", "Job applicant"
    OTHER = "other", "Other"


class Relation(Choice):
    """Why somebody may ask for another person."""

    LAWYER = "lawyer", "Lawyer"
    PARENT = "parent", "Parent or guardian"
    ASSOCIATION = "association", "Association (Art. 80)"
    FAMILY = "family", "Family member"
    CLIENT = "client", "Client of ours"
    OTHER = "other", "Other representative"


class AnswerTo(Choice):
    """Who receives the answer."""

    SUBJECT = "subject", "The data subject"
    REQUESTER = "requester", "The representative"
    THIRD = "third", "Somebody else"


class Stage(Choice):
    """Where the work on a case stands; the clock and the outcome are told apart from it."""

    RECEIVED = "received", "Received"
    IDENTITY_PENDING = "identity_pending", "Identity pending"
    CLARIFICATION_PENDING = "clarification_pending", "Clarification pending"
    ACCEPTED = "accepted", "Accepted"
    COLLECTING = "collecting", "Collecting"
    REVIEW = "review", "Review"
    READY = "ready", "Ready"
    ANSWERED = "answered", "Answered"
    CLOSED = "closed", "Closed"


class Outcome(Choice):
    """How a case ended."""

    GRANTED = "granted", "Granted"
    PARTLY = "partly", "Granted in part"
    REFUSED = "refused", "Refused"
    NOTHING_HELD = "nothing_held", "Nothing held"
    WITHDRAWN = "withdrawn", "Withdrawn"
    FORWARDED = "forwarded", "Forwarded"
    DUPLICATE = "duplicate", "Duplicate"
    NOT_OURS = "not_ours", "Not ours"


class ClockState(Choice):
    """What the clock of a case is doing."""

    RUNNING = "running", "Running"
    STOPPED = "stopped", "Waiting for the person"
    EXTENDED = "extended", "Extended"
    ENDED = "ended", "Ended"


class PauseReason(Choice):
    """Why an answer had to wait for the person."""

    IDENTITY = "identity", "Identity"
    CLARIFICATION = "clarification", "Clarification"
    FEE = "fee", "Fee"


class ExtensionReason(Choice):
    """The two reasons that the law knows for more time (GDPR Art. 12(3))."""

    COMPLEXITY = "complexity", "Complexity of the request"
    NUMBER = "number", "Number of requests"


class ErasureGround(Choice):
    """Why data have to be erased (GDPR Art. 17(1))."""

    NOT_NEEDED = "17(1)(a)", "No longer needed"
    CONSENT_WITHDRAWN = "17(1)(b)", "Consent withdrawn"
    OBJECTION = "17(1)(c)", "Objection"
    UNLAWFUL = "17(1)(d)", "Unlawful processing"
    LEGAL_OBLIGATION = "17(1)(e)", "Legal obligation to erase"
    CHILD = "17(1)(f)", "Collected from a child"


class RestrictionGround(Choice):
    """Why data are restricted (GDPR Art. 18(1))."""

    ACCURACY = "18(1)(a)", "Accuracy contested"
    UNLAWFUL = "18(1)(b)", "Unlawful, but erasure not wanted"
    CLAIMS = "18(1)(c)", "Needed by the person for legal claims"
    OBJECTION = "18(1)(d)", "Objection being verified"


class IdentityMethod(Choice):
    """How it was found out who asks, the least intrusive first (EDPB 01/2022 paras 72 to 77)."""

    KNOWN_ADDRESS = "known_address", "Wrote from the address that we know"
    LOGIN = "login", "Logged in to the account"
    CODE = "code", "One-time code to a known address"
    CALL_BACK = "call_back", "Call back to a known number"
    KNOWN_FACTS = "known_facts", "Questions about known facts"
    IN_PERSON = "in_person", "In person"
    REDACTED_ID = "redacted_id", "Identity document with parts hidden"
    AUTHORITY_DOCUMENT = "authority_document", "Representative's authority document"


class IdentityResult(Choice):
    """What a check of identity showed; a waiver says why none was needed."""

    PENDING = "pending", "Pending"
    PASSED = "passed", "Passed"
    FAILED = "failed", "Failed"
    ABANDONED = "abandoned", "Abandoned"
    WAIVED = "waived", "No check needed"


class TaskAnswer(Choice):
    """What the search of one system gave."""

    PENDING = "pending", "Waiting"
    FOUND = "found", "Found"
    NOT_FOUND = "not_found", "Nothing found"
    EXCEPTION = "exception", "Kept under an exception"
    DONE = "done", "Done"
    NOT_NEEDED = "not_needed", "Not needed"


class Direction(Choice):
    """Whether a message came in, went out, or is a note for the file."""

    IN = "in", "From the person"
    OUT = "out", "To the person"
    NOTE = "note", "Note"


class Delivery(Choice):
    """What became of a message that went out."""

    PENDING = "pending", "Not sent yet"
    SENT = "sent", "Sent"
    DELIVERED = "delivered", "Delivered"
    BOUNCED = "bounced", "Came back"
    FAILED = "failed", "Failed"


class AttachmentKind(Choice):
    """What a file is to its case."""

    REQUEST = "request", "Request"
    RESPONSE = "response", "Response"
    INTERNAL = "internal", "Internal"
    AUTHORITY = "authority", "Authority"


class Safeguard(Choice):
    """On what ground data may go to a recipient's country (GDPR Art. 44 to 49)."""

    EEA = "eea", "Inside the European Economic Area"
    ADEQUACY = "adequacy", "Adequacy decision (Art. 45)"
    SCC = "scc", "Standard contractual clauses (EU) 2021/914"
    BCR = "bcr", "Binding corporate rules (Art. 47)"
    OTHER_46 = "other_46", "Another safeguard of Art. 46"
    DEROGATION = "derogation", "Derogation (Art. 49)"


class LateReason(Choice):
    """Why an answer left after its date."""

    PROCESSOR = "processor", "A processor answered late"
    SEARCH = "search", "Searches took longer"
    IDENTITY = "identity", "Identity was asked late"
    FORWARDED_LATE = "forwarded_late", "It reached the privacy officer late"
    WORKLOAD = "workload", "Workload"
    OTHER = "other", "Other"


class Retention(Choice):
    """What is to become of the case file."""

    NOT_SET = "not_set", "Not set"
    RETAIN = "retain", "Retain"
    REVIEW = "review", "Review"
    DESTROY = "destroy", "Destroy"
    ANONYMISED = "anonymised", "Anonymised"
