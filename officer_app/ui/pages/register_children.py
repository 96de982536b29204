"""What hangs on a record: its purposes, its instructions; each a row that can be changed or taken out."""

from collections.abc import Callable, Iterable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from officer_app.domain.fields import FieldSpec, Kind, is_empty, specs
from officer_app.domain.registry import RecordType
from officer_app.ui.buttons import button
from officer_app.ui.cards import Card, EmptyPlace, clear, rule
from officer_app.ui.chips import Face
from officer_app.ui.field_words import value_words
from officer_app.ui.register_faces import choice_face, is_toned, state_spec
from officer_app.ui.register_file import RegisterFile
from officer_app.ui.register_words import empty_words, new_words, title_words
from officer_app.ui.rows import Offered, Row
from officer_app.ui.scrolling import scrolled
from officer_app.ui.words import t, translate

_LONG = 600


class Children(QWidget):
    """The records of one type that hang on the record shown."""

    def __init__(
        self, kind: RecordType, add: Callable[[], None], change: Callable[[Any], object],
        remove: Callable[[Any], object],
    ) -> None:  # fmt: skip
        super().__init__()
        self.setObjectName(f"{kind.key}_rows")
        self.setAccessibleName(translate(kind.plural))
        self._kind, self._add, self._change, self._remove = kind, add, change, remove
        self.card = Card(f"{kind.key}_card", padding=0)
        self.card.column.setContentsMargins(0, 0, 0, 0)
        self.card.column.setSpacing(0)
        inside = QWidget()
        inside.setObjectName(f"{kind.key}_inside")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 4, 10, 12)
        column.setSpacing(10)
        self.add_button = button(new_words(kind.key), f"{kind.key}_add", add, icon_name="plus")
        column.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.card)
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled(inside, f"{kind.key}_area"))

    def show_file(self, file: RegisterFile) -> None:
        """Show what hangs on a record."""
        clear(self.card.column)
        records = file.children.get(self._kind.key, ())
        self.add_button.setVisible(bool(records))
        for number, record in enumerate(records):
            if number:
                self.card.column.addWidget(rule())
            self.card.column.addWidget(self._row(record, file))
        if not records:
            empty = EmptyPlace(f"{self._kind.key}_empty", self._kind.icon, empty_words(self._kind.key),
                               new_words(self._kind.key), self._add)  # fmt: skip
            self.card.column.addWidget(empty)

    def _row(self, record: Any, file: RegisterFile) -> Row:
        key, title = self._kind.key, title_words(self._kind, record)
        offers = (
            Offered(t("Change"), f"{key}.{record.id}.change", lambda: self._change(record), "edit"),
            Offered(t("Delete"), f"{key}.{record.id}.delete", lambda: self._remove(record), "bin"),
        )
        row = Row(f"{key}.{record.id}", title, self._face(record), offers)
        for line in self._lines(record, file, title):
            row.say(line)
        return row

    def _face(self, record: Any) -> Face | None:
        spec = state_spec(self._kind.key)
        value = getattr(record, spec.name) if spec else None
        return choice_face(value) if spec and value is not None and is_toned(spec) else None

    def _lines(self, record: Any, file: RegisterFile, title: str) -> Iterable[str]:
        state = state_spec(self._kind.key)
        for spec in specs(self._kind.record):
            value = getattr(record, spec.name)
            is_said = not spec.in_form or value == title or (state and is_toned(state) and spec.name == state.name)
            if is_said or is_empty(value):
                continue
            words = _words(spec, value, file)
            yield t("{label}: {value}", label=translate(spec.label), value=words[:_LONG])


def _words(spec: FieldSpec, value: Any, file: RegisterFile) -> str:
    if spec.kind is Kind.LINK:
        return file.linked_of_children.get((spec.links_to, value), "")
    return value_words(spec, value)
