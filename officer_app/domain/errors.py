"""What can go wrong in the world, each as one sentence that says what happened and what to do."""

from collections.abc import Mapping

from officer_app.domain.words import Sentence


class OfficerError(Exception):
    """Something the person can understand and act on; the window and the command line show `sentence`."""

    def __init__(self, text: str, *, source: str = "", **values: object) -> None:
        self.sentence = Sentence(text, values, source)
        super().__init__(str(self.sentence))


class ProblemsFound(OfficerError):
    """Values that cannot be kept as they are: one sentence for each field, nothing was saved."""

    def __init__(self, problems: Mapping[str, Sentence]) -> None:
        self.problems = dict(problems)
        super().__init__("{problems}", problems=" ".join(str(each) for each in self.problems.values()))


def refuse(problems: Mapping[str, Sentence]) -> None:
    """Raise `ProblemsFound` where there is at least one problem."""
    if problems:
        raise ProblemsFound(problems)


class MoveNotAllowed(OfficerError):
    """A case cannot go to that stage from where it stands."""


class IdentityNotSettled(OfficerError):
    """An answer would leave before it is known who asks (GDPR Art. 12(6))."""


class RegisterError(OfficerError):
    """The register's file cannot be used as asked."""


class WrongPassphrase(RegisterError):
    """The passphrase or the recovery key does not open this register."""


class NotARegister(RegisterError):
    """The file is not one of this program's."""


class NewerRegister(RegisterError):
    """The file was written by a newer version of this program."""


class DamagedRegister(RegisterError):
    """The file is one of ours but its contents are not whole."""


class RegisterInUse(RegisterError):
    """Another window or command is writing to the register."""


class ReadOnlyRegister(RegisterError):
    """The register can be read here but not changed."""


class NotFound(OfficerError):
    """No record has that reference."""
