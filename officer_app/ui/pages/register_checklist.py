"""The checklist of an agreement: a row a clause, what was found by one click or key, where it stands, and a note."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from officer_app.domain.agreement import Clause, ClauseCheck, Presence
from officer_app.domain.law import law_tables
from officer_app.services.checklist import check_clause, progress_of
from officer_app.ui.buttons import button
from officer_app.ui.cards import Card, rule
from officer_app.ui.chips import Chip, Face
from officer_app.ui.desk import Desk
from officer_app.ui.labels import Elided, Text, plain_tip
from officer_app.ui.register_faces import choice_face
from officer_app.ui.register_file import RegisterFile
from officer_app.ui.scrolling import scrolled
from officer_app.ui.stylesheet import dress
from officer_app.ui.theme import Tone
from officer_app.ui.words import count, full_day, t, translate

_ONE_LINE = 820
_NO_LIMIT = 16_777_215
_NARROWEST = 430
_CLAUSE, _PLACE, _CHIPS = 300, 120, 270
_KEYS = {
    Qt.Key.Key_1: Presence.YES,
    Qt.Key.Key_2: Presence.PARTLY,
    Qt.Key.Key_3: Presence.NO,
    Qt.Key.Key_4: Presence.NA,
    Qt.Key.Key_0: Presence.OPEN,
}
_OFFERED = (Presence.YES, Presence.PARTLY, Presence.NO, Presence.NA)
Keep = Callable[..., object]


class ClauseRow(QFrame):
    """One clause; 1 to 4 set what was found, 0 takes it back, the arrows go to the next row."""

    stepped = Signal(int)

    def __init__(self, clause: Clause, keep: Keep) -> None:
        super().__init__()
        self.clause, self._keep = clause, keep
        self.setObjectName(f"clause_{clause.value}")
        self.setProperty("box", "choice")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._chips: dict[Presence, QPushButton] = {}
        self.place = self._line("place", t("Where"), t("Where in the text"))
        self.note = self._line("note", t("Note"), t("Note"))
        self._who = Elided("", "quiet", name=f"{self.objectName()}_who")
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(14, 7, 14, 7)
        self._box.setSpacing(12)
        self._said = QWidget()
        self._said.setLayout(self._words())
        self._box.addWidget(self._said)
        second = QHBoxLayout()
        second.setSpacing(12)
        second.addWidget(self._choices())
        second.addWidget(self.place)
        second.addWidget(self.note, 1)
        self._box.addLayout(second, 1)

    def _words(self) -> QVBoxLayout:
        words = QVBoxLayout()
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(0)
        self._title = Text(translate(self.clause.label), "strong", wrap=True)
        words.addWidget(self._title)
        self._source = Text(law_tables().clauses[self.clause].source, "quiet")
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self._source)
        line.addWidget(self._who, 1)
        words.addLayout(line)
        return words

    def _line(self, field: str, shown: str, said: str) -> QLineEdit:
        line = QLineEdit()
        line.setObjectName(f"{self.objectName()}_{field}")
        line.setPlaceholderText(shown)
        line.setAccessibleName(t("{label}: {value}", label=translate(self.clause.label), value=said))
        line.editingFinished.connect(lambda: self._write(field, line))
        return line

    def _choices(self) -> QWidget:
        holder = QWidget()
        holder.setFixedWidth(_CHIPS)
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        group = QButtonGroup(holder)
        group.setExclusive(False)
        for number, presence in enumerate(_OFFERED, start=1):
            chip = button(_short(presence), f"{self.objectName()}_{presence.value}", look="chip")
            chip.setCheckable(True)
            chip.setAccessibleName(t("{clause}: {found}", clause=translate(self.clause.label), found=presence))
            chip.setToolTip(plain_tip(t("{found} ({key})", found=presence, key=str(number))))
            chip.clicked.connect(lambda _checked=False, presence=presence: self.choose(presence))
            group.addButton(chip)
            self._chips[presence] = chip
            row.addWidget(chip)
        row.addStretch(1)
        return holder

    def choose(self, presence: Presence) -> None:
        """Write down what was found; the same choice again takes it back."""
        self._keep(self.clause, presence=Presence.OPEN if presence is self._row.presence else presence)

    def _write(self, field: str, line: QLineEdit) -> None:
        if line.text().strip() != getattr(self._row, field):
            self._keep(self.clause, **{field: line.text().strip()})

    def show_row(self, row: ClauseCheck) -> None:
        """Show what is known; a line in which somebody types stays as it is."""
        self._row = row
        for presence, chip in self._chips.items():
            chip.setChecked(presence is row.presence)
            dress(chip, "tone", choice_face(presence).tone.value if presence is row.presence else "")
        for line, words in ((self.place, row.place), (self.note, row.note)):
            if not line.hasFocus():
                line.setText(words)
                line.setCursorPosition(0)
        when = full_day(row.checked_on) if row.checked_on else ""
        self._who.setText(t("{who}, {when}", who=row.checked_by, when=when) if row.checked_by and when else when)
        self.setAccessibleName(t("{clause}: {found}", clause=translate(self.clause.label), found=row.presence))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _KEYS and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._keep(self.clause, presence=_KEYS[key])
            return
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        if key in steps:
            self.stepped.emit(steps[key])
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def minimumSizeHint(self) -> QSize:
        return QSize(_NARROWEST, super().minimumSizeHint().height())  # it can always go on two lines

    def resizeEvent(self, event: QResizeEvent) -> None:
        one_line = self.width() >= _ONE_LINE
        self._box.setDirection(QBoxLayout.Direction.LeftToRight if one_line else QBoxLayout.Direction.TopToBottom)
        self._box.setSpacing(12 if one_line else 4)
        self._said.setMinimumWidth(_CLAUSE if one_line else 0)
        self._said.setMaximumWidth(_CLAUSE if one_line else _NO_LIMIT)
        self._title.setMinimumHeight(self._title.heightForWidth(_CLAUSE) if one_line else 0)
        self.place.setFixedWidth(_PLACE)
        super().resizeEvent(event)


class Checklist(QWidget):
    """All rows of the checklist, with how far it has come above them."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("checklist")
        self.setAccessibleName(t("Checklist of Art. 28"))
        self._desk = desk
        self._agreement_id = 0
        self._rows: dict[Clause, ClauseRow] = {}
        self.progress = Text("", "strong", name="checklist_progress")
        self._missing = Chip(Face(""), "checklist_missing")
        hint = Text(t("1 present, 2 partly, 3 missing, 4 not applicable, 0 not checked"), "quiet")
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self.progress)
        head.addWidget(self._missing)
        head.addStretch(1)
        head.addWidget(hint)
        inside = QWidget()
        inside.setObjectName("checklist_inside")
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, 10, 12)
        self._column.setSpacing(12)
        self._fill()
        self.area = scrolled(inside, "checklist_area")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self.area, 1)

    def _fill(self) -> None:
        parts = _parts()
        for number, (title, clauses) in enumerate(parts.items()):
            card = Card(f"clauses_{number}", title)
            card.column.setContentsMargins(0, 10, 0, 2)
            card.head.setContentsMargins(14, 0, 14, 2)
            for clause in clauses:
                row = ClauseRow(clause, self._keep)
                row.stepped.connect(lambda step, clause=clause: self._step(clause, step))
                card.column.addWidget(rule())
                card.column.addWidget(row)
                self._rows[clause] = row
            card.column.setSpacing(0)
            self._column.addWidget(card)
        self._column.addStretch(1)

    def row(self, clause: Clause) -> ClauseRow:
        """Return the row of a clause."""
        return self._rows[clause]

    def go_to(self, clause: object) -> None:
        """Bring the row of a clause into view and put the keyboard there."""
        if isinstance(clause, Clause):
            self._rows[clause].setFocus()
            self.area.ensureWidgetVisible(self._rows[clause], 0, 60)
            QTimer.singleShot(0, self._rows[clause], self._show_chosen)  # rows just shown have their place only then

    def _show_chosen(self) -> None:
        row = next((each for each in self._rows.values() if each.hasFocus()), None)
        if row:
            self.area.ensureWidgetVisible(row, 0, 60)

    def _step(self, clause: Clause, step: int) -> None:
        clauses = list(self._rows)
        at = max(0, min(len(clauses) - 1, clauses.index(clause) + step))
        self.go_to(clauses[at])

    def _keep(self, clause: Clause, **found: Any) -> None:
        self._desk.attempt(lambda: check_clause(self._desk.register, self._agreement_id, clause, **found))

    def show_file(self, file: RegisterFile) -> None:
        """Show the checklist of an agreement."""
        self._agreement_id = file.record.id
        rows = {each.clause: each for each in file.children.get("clause_check", ())}
        for clause, row in self._rows.items():
            row.show_row(rows.get(clause, ClauseCheck(agreement_id=file.record.id, clause=clause)))
        progress = progress_of(list(rows.values()))
        self.progress.setText(t("{n} of {all} checked", n=progress.checked, all=len(self._rows)))
        self._missing.setVisible(bool(progress.missing or progress.partly))
        missing = count(progress.missing, "1 missing", "{n} missing") if progress.missing else ""
        partly = count(progress.partly, "1 partly", "{n} partly") if progress.partly else ""
        said = ", ".join(each for each in (missing, partly) if each)
        self._missing.show_face(Face(said, Tone.BAD if progress.missing else Tone.WARN, "alert"))


def _short(presence: Presence) -> str:
    short = {
        Presence.YES: t("Present"),
        Presence.PARTLY: t("Partly"),
        Presence.NO: t("Missing"),
        Presence.NA: t("N/A"),
    }
    return short[presence]


def _parts() -> dict[str, list[Clause]]:
    """Return the clauses under four headings, in the order of the law."""
    parts: dict[str, list[Clause]] = {
        t("What the agreement names"): [],
        t("What the processor undertakes"): [],
        t("What stands around it"): [],
        t("What we promise in public"): [],
    }
    named, undertaken, around, promised = parts.values()
    for clause in Clause:
        if clause.value.startswith("C0_"):
            named.append(clause)
        elif clause.value[0] == "C" and clause.value[1].isalpha():
            undertaken.append(clause)
        else:
            (around if clause.value[0] == "C" else promised).append(clause)
    return parts
