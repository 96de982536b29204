"""Any number of countries: one a line, by name or by code, and never a name that nobody knows."""

from officer_app.domain.errors import OfficerError
from officer_app.domain.fields import FieldSpec, Kind
from officer_app.domain.folding import fold
from officer_app.ui.choosers import named_codes
from officer_app.ui.editors import LinesEditor
from officer_app.ui.words import country_name, t


class CountriesEditor(LinesEditor):
    """Countries as they are called in the window's language; their codes go into the record."""

    def __init__(self, spec: FieldSpec) -> None:
        super().__init__(spec)
        self.paper.setPlaceholderText(t("One a line: Belgium"))
        names = named_codes(Kind.COUNTRY)
        self._codes = {fold(name): code for code, name in names} | {fold(code): code for code, _ in names}

    def show(self, value: object) -> None:
        super().show(tuple(country_name(code) for code in value) if isinstance(value, tuple) else ())

    def value(self) -> object:
        typed = [line.strip() for line in self.paper.text().split("\n") if line.strip()]
        return tuple(dict.fromkeys(self._code(name) for name in typed))

    def _code(self, name: str) -> str:
        if fold(name) not in self._codes:
            raise OfficerError("No country is called {name}. Write each on a line of its own.", name=name)
        return self._codes[fold(name)]
