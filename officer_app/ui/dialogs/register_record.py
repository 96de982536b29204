"""A record of a register in a dialog: the groups of its form at the left, the form at the right."""

from typing import Any

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QListWidget, QWidget

from officer_app.ui.dialogs.record import RecordDialog
from officer_app.ui.words import t, translate

_WIDTH, _TALLEST, _INDEX, _ROW = 900, 700, 160, 34
_ROUND = 90
"""Width in pixels of what stands round the form and its index."""
_FEWEST_GROUPS = 2


class RegisterDialog(RecordDialog):
    """Long forms are read by their groups: a click at the left brings one into view."""

    def _lay_out(self, title: str, intro: str, verb: str) -> None:
        self._groups = tuple(dict.fromkeys(self.form.row(name).editor.spec.group for name in self.form.names()))
        if len(self._groups) < _FEWEST_GROUPS:
            super()._lay_out(title, intro, verb)
            self.resize_within(max(self.width(), self.form.needed_width() + _ROUND), self.height())
            return
        column = self._begin(title, intro)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self._index())
        self._area = self._form_area()
        self._area.verticalScrollBar().valueChanged.connect(self._follow)
        row.addWidget(self._area, 1)
        column.addLayout(row, 1)
        column.addLayout(self._buttons(verb))
        self._fit()
        self.form.go_to(self.form.names()[0])

    def _index(self) -> QListWidget:
        self.index = QListWidget()
        self.index.setObjectName("record_groups")
        self.index.setAccessibleName(t("Parts of the form"))
        self.index.setFixedWidth(_INDEX)
        self.index.addItems([translate(group) for group in self._groups])
        for row in range(self.index.count()):
            self.index.item(row).setSizeHint(QSize(_INDEX - 16, _ROW))
        self.index.setCurrentRow(0)
        self.index.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # Tab goes from field to field
        self.index.itemClicked.connect(lambda _item: self._turn(self.index.currentRow()))
        self.index.itemActivated.connect(lambda _item: self._turn(self.index.currentRow()))
        return self.index

    def _fit(self) -> None:
        window = self.parentWidget()
        tallest = min(_TALLEST, window.height() - 40) if window else _TALLEST
        needed = max(_WIDTH, self.form.needed_width() + _INDEX + _ROUND)
        widest = min(needed, window.width() - 40) if window else needed
        self.resize_within(max(480, widest), max(320, tallest))

    def _top_of(self, group: str) -> int:
        heading = self.form.findChild(QLabel, f"group.{group}")
        inner = self._area.widget()
        return heading.mapTo(inner, heading.rect().topLeft()).y() if isinstance(heading, QLabel) and inner else 0

    def _turn(self, row: int) -> None:
        group = self._groups[row]
        self._area.verticalScrollBar().setValue(self._top_of(group) - 2)
        self.form.go_to(next(name for name in self.form.names() if self.form.row(name).editor.spec.group == group))
        self.index.setCurrentRow(row)

    def begin(self, field: str) -> None:
        """Put the cursor into a field, its group at the top where there is room."""
        group = self.form.row(field).editor.spec.group
        if group in self._groups and len(self._groups) >= _FEWEST_GROUPS:
            self._area.verticalScrollBar().setValue(self._top_of(group) - 2)
            self.form.go_to(field)
            self.index.setCurrentRow(self._groups.index(group))
        else:
            self.form.go_to(field)

    def _follow(self, at: int) -> None:
        """Mark the group that stands at the top."""
        passed = [number for number, group in enumerate(self._groups) if self._top_of(group) <= at + 40]
        self.index.setCurrentRow(passed[-1] if passed else 0)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.index_follows()

    def index_follows(self) -> None:
        """Mark the group in which the form stands."""
        if hasattr(self, "index"):
            self._follow(self._area.verticalScrollBar().value())


def edit_whole(
    parent: QWidget | None, record_type: type[Any], record: Any = None, *, begin_in: str = "", **choices: Any
) -> dict[str, Any] | None:
    """Let the person fill in a record of a register; return the values, or None where she gave it up.

    Takes what `edit_record` takes; `begin_in` names the field in which the cursor stands first.
    """
    dialog = RegisterDialog(parent, record_type, record, **choices)
    if begin_in in dialog.form.names():
        QTimer.singleShot(0, dialog, lambda: dialog.begin(begin_in))
    dialog.exec()
    dialog.deleteLater()
    return dialog.values
