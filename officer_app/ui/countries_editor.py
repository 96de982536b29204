"""The input for several countries: typed by name or code, each kept as a chip that a click takes out again."""

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from officer_app.domain.codes import read_country
from officer_app.domain.errors import OfficerError
from officer_app.domain.fields import FieldSpec, Kind
from officer_app.domain.folding import fold
from officer_app.ui.buttons import button
from officer_app.ui.choosers import TypeAhead, named_codes
from officer_app.ui.editors import Editor
from officer_app.ui.flow import FlowLayout
from officer_app.ui.words import country_name, t, translate


class CountriesEditor(Editor):
    """Enter or a comma adds what is typed; `EL` and `UK` are understood as Greece and the United Kingdom."""

    is_wide = True

    def __init__(self, spec: FieldSpec) -> None:
        frame = QWidget()
        self.combo = TypeAhead(named_codes(Kind.COUNTRY))
        super().__init__(spec, frame, self.combo.line())
        frame.setFocusProxy(self.combo)
        self._codes: list[str] = []
        self._chips = QWidget()
        self._chips.setObjectName(f"{spec.name}.chosen")
        self._flow = FlowLayout(self._chips, 6)
        column = QVBoxLayout(frame)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._chips)
        column.addWidget(self.combo)
        line = self.combo.line()
        line.setPlaceholderText(t("Type a country, then Enter"))
        line.returnPressed.connect(self.take_typed)
        line.textEdited.connect(self._on_typed)
        self.combo.activated.connect(lambda _row: self.take_typed())
        line.editingFinished.connect(self.left)
        self._fill()

    def show(self, value: object) -> None:
        self._codes = list(value) if isinstance(value, tuple) else []
        self.combo.choose(None)
        self._fill()

    def value(self) -> object:
        typed = self._read(self.combo.line().text())
        return (*self._codes, *(code for code in typed if code not in self._codes))

    def take_typed(self) -> None:
        """Keep what is typed as chips; what is no country stays in the line."""
        try:
            self._codes = list(self.value())  # type: ignore[call-overload]
        except OfficerError:
            self.left()
            return
        self.combo.choose(None)
        self._fill()
        self.changed()

    def _on_typed(self, typed: str) -> None:
        if typed.rstrip().endswith((",", ";")):
            self.take_typed()
        else:
            self.changed()

    def _read(self, typed: str) -> list[str]:
        codes = []
        for part in typed.replace(";", ",").split(","):
            if not part.strip():
                continue
            code = read_country(part) or self._named_here(part)
            if not code:
                raise OfficerError("There is no country called {typed}. Choose one of the list.", typed=part.strip())
            codes.append(code)
        return codes

    def _named_here(self, part: str) -> str:
        rows = (row for row in range(self.combo.count()) if country_matches(self.combo.itemText(row), part))
        fitting = [str(self.combo.itemData(row)) for row in rows]
        return fitting[0] if len(fitting) == 1 else ""

    def _fill(self) -> None:
        while self._flow.count():
            item = self._flow.takeAt(0)
            widget = item.widget() if item else None
            if widget:
                widget.hide()
                widget.setParent(None)
                widget.deleteLater()
        for code in self._codes:
            self._flow.addWidget(self._chip(code))
        self._chips.setVisible(bool(self._codes))

    def _chip(self, code: str) -> QPushButton:
        name = country_name(code)
        made = button(name, f"{self.spec.name}.{code}", lambda: self._drop(code), look="chip", icon_name="close")
        made.setAccessibleName(t("Take out {country}, from {label}", country=name, label=translate(self.spec.label)))
        return made

    def _drop(self, code: str) -> None:
        self._codes.remove(code)
        self._fill()
        self.combo.setFocus()
        self.changed()


def country_matches(name: str, typed: str) -> bool:
    """Tell whether a country's name in the window's language begins as it was typed."""
    return fold(name).startswith(fold(typed))
