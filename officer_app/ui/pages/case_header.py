"""The head of a case: who, what, in which language, by when and why, and the one thing to do next."""

from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from officer_app.domain.case_file import CaseFile
from officer_app.domain.vocabulary import ClockState, Role
from officer_app.ui.buttons import button, filled
from officer_app.ui.cards import Turning, clear
from officer_app.ui.chips import Chip, Face
from officer_app.ui.flow import FlowLayout
from officer_app.ui.labels import Text, plain_tip
from officer_app.ui.pages.case_course import course_of, why
from officer_app.ui.pages.case_moves import Moves
from officer_app.ui.pages.case_own_steps import Step
from officer_app.ui.paragraph import Paragraph
from officer_app.ui.states import CHANNEL_ICONS, channel_words, countdown, due_tone, ended_face, stage_words
from officer_app.ui.stylesheet import dress
from officer_app.ui.theme import Tone
from officer_app.ui.timeline import Timeline
from officer_app.ui.words import language_name, short_day, t, translate, without_mnemonic

_WHY_BESIDE = 860
_TITLE_HEIGHT = 28
_LONGEST_NAME = 460


class CaseHeader(QWidget):
    """Shows a `CaseFile`; `wide` is the whole page, else the column beside the list."""

    back = Signal()
    widened = Signal()

    def __init__(self, moves: Moves) -> None:
        super().__init__()
        self.setObjectName("case_header")
        self._moves = moves
        self._step: Step | None = None
        self._file: CaseFile | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._crumbs())
        column.addWidget(self._title())
        self.timeline = Timeline()
        self.why = Paragraph("case_why")
        course = Turning("case_course", needs=_WHY_BESIDE, gap=24)
        course.box.addWidget(self.timeline, 4)
        course.box.addWidget(self.why, 3)
        column.addWidget(course)

    def _crumbs(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(4)
        self.up = button(t("Cases"), "case_up", self.back.emit, look="link")
        self._slash = Text("/", "faint")
        self.reference = Text("", "muted", name="case_reference")
        self.stage = Text("", "muted", name="case_stage")
        self.widen = button(
            "", "case_widen", self.widened.emit, look="quiet", icon_name="forward", tip=t("Open the case")
        )
        self.close_ = button("", "case_close", self.back.emit, look="quiet", icon_name="close", tip=t("Close"))
        for widget in (self.up, self._slash, self.reference, self.stage):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self.widen)
        row.addWidget(self.close_)
        return row

    def _title(self) -> QWidget:
        row = Turning("case_title_row", gap=8)
        self.chips = QWidget()
        self.chips.setObjectName("case_chips")
        self._chips = FlowLayout(self.chips, 8)
        self.title = Text("", "title", name="case_title")
        row.box.addWidget(self.chips, 1)
        self.menu = QMenu(self)
        self.menu.setObjectName("case_menu")
        self.menu.setAccessibleName(t("More to do with this case"))
        self.more = button("", "case_more", icon_name="more", tip=t("More to do with this case"))
        self.more.setMenu(self.menu)
        self.extend = button(t("Extend"), "case_extend", self._extend)
        self.next = filled("", "case_next", self._do_next)
        verbs = QHBoxLayout()
        verbs.setSpacing(8)
        for widget in (self.more, self.extend, self.next):
            verbs.addWidget(widget, 0, Qt.AlignmentFlag.AlignTop)
        verbs.addStretch(1)
        row.box.addLayout(verbs)
        return row

    def set_wide(self, *, wide: bool) -> None:
        """Show the way back to the list, or the way to the whole page."""
        for widget in (self.up, self._slash):
            widget.setVisible(wide)
        for widget in (self.widen, self.close_):
            widget.setVisible(not wide)

    def set_next_filled(self, *, is_filled: bool) -> None:
        """Give the filled look away where the tab below has its own next thing."""
        dress(self.next, "look", "filled" if is_filled else "")

    def show_file(self, file: CaseFile, today: date) -> None:
        """Show a case."""
        case = file.case
        self._file = file
        self.reference.setText(case.reference)
        self.stage.setText(t("· {stage}", stage=stage_words(case)))
        self.timeline.show_course(course_of(file, today))
        self.why.show_runs(why(file))
        clear(self._chips)
        self._chips.addWidget(self._name_of(file))
        for number, face in enumerate(_faces(file, today)):
            self._chips.addWidget(Chip(face, f"case_chip_{number}", height=_TITLE_HEIGHT))
        self._moves.fill_menu(self.menu, file)
        self._show_steps(file)

    def _name_of(self, file: CaseFile) -> Text:
        name = file.case.subject_name or file.case.title or file.case.reference
        self.title = Text(name, "title", name="case_title")
        self.title.setFixedHeight(_TITLE_HEIGHT)
        self.title.setMaximumWidth(_LONGEST_NAME)
        self.title.setToolTip(plain_tip(name))
        return self.title

    def _show_steps(self, file: CaseFile) -> None:
        self._step = self._moves.next_step(file)
        self.next.setVisible(self._step is not None)
        if self._step:
            self.next.setText(without_mnemonic(self._step.title))
            self.next.setAccessibleName(self._step.title)
        self.extend.setVisible(self._moves.can_extend(file))
        self.extend.setToolTip(plain_tip(t("Tell the person that more time is needed, with the reason")))

    def _extend(self) -> None:
        if self._file:
            self._moves.extend(self._file.case)

    def _do_next(self) -> None:
        if self._step:
            self._step.do()


def _faces(file: CaseFile, today: date) -> Iterable[Face]:
    case = file.case
    for right in case.rights:
        yield Face(translate(right.label), Tone.ACCENT)
    if case.language:
        yield Face(language_name(case.language))
    yield Face(channel_words(case.channel), icon=CHANNEL_ICONS.get(case.channel, "question"))
    if case.requester_name:
        yield Face(t("asked by {name}", name=case.requester_name), icon="person")
    if case.client:
        yield Face(t("for {client}", client=case.client), icon="organisation")
    yield due_chip(file, today)


def due_chip(file: CaseFile, today: date) -> Face:
    """Return the date that counts and how far it is: `Answer by Tue 7 April, in 5 days`."""
    clock = file.clock
    if clock.state is ClockState.ENDED:
        return ended_face(file.case, clock)
    left = countdown(clock.days_left)
    by = {"day": short_day(clock.due_on, today), "left": left[:1].lower() + left[1:]}
    is_ours = file.case.role is Role.CONTROLLER
    said = t("Answer by {day}, {left}", **by) if is_ours else t("Forward by {day}, {left}", **by)
    return Face(said, due_tone(clock.days_left), "alert" if clock.days_left < 0 else "clock")
