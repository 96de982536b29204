"""The head of a register's record: where one comes from, what it is called, how it stands, what can be done."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from officer_app.domain.fields import Kind, specs
from officer_app.domain.impact_assessment import ImpactAssessment
from officer_app.domain.registry import RECORD_TYPES
from officer_app.services.own_verbs import OWN_VERBS, can_be_written
from officer_app.ui.buttons import button
from officer_app.ui.cards import clear
from officer_app.ui.chips import Chip, Face
from officer_app.ui.flow import FlowLayout
from officer_app.ui.labels import Elided, Text, plain_tip
from officer_app.ui.pages.register_verdict import verdict_face
from officer_app.ui.register_faces import choice_face, is_toned, retired_face, state_face, state_spec
from officer_app.ui.register_file import RegisterFile
from officer_app.ui.register_words import assessment_words, page_words, title_words
from officer_app.ui.wordings import texts_face
from officer_app.ui.words import country_name, t, translate, without_mnemonic

_TITLE_HEIGHT = 28
_LONGEST_WAY = 30
"""Signs of a title that the way back shows; the whole is its tooltip."""


class RegisterHeader(QWidget):
    """Shows a `RegisterFile`; `wide` is the whole page, else the column beside the list."""

    back = Signal()
    returned = Signal()
    widened = Signal()
    change_wanted = Signal()
    retire_wanted = Signal()
    return_wanted = Signal()
    delete_wanted = Signal()

    def __init__(self, key: str) -> None:
        super().__init__()
        self.setObjectName(f"{key}_header")
        self._key = key
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(self._crumbs())
        column.addLayout(self._title_row())
        self._chips_holder = QWidget()
        self._chips_holder.setObjectName(f"{key}_chips")
        self._chips = FlowLayout(self._chips_holder, 8)
        column.addWidget(self._chips_holder)

    def _crumbs(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(6)
        self.way_back = button("", f"{self._key}_way_back", self.returned.emit, look="link", icon_name="back",
                               tip=t("Back"))  # fmt: skip
        self.way_back_bar = Text("|", "faint")
        self.up = button(page_words(self._key), f"{self._key}_up", self.back.emit, look="link")
        self._slash = Text("/", "faint")
        self._kind = Text(translate(RECORD_TYPES[self._key].singular), "muted", name=f"{self._key}_kind")
        self.widen = button("", f"{self._key}_widen", self.widened.emit, look="quiet", icon_name="forward",
                            tip=t("Open over the whole page"))  # fmt: skip
        self.close_ = button("", f"{self._key}_close", self.back.emit, look="quiet", icon_name="close", tip=t("Close"))
        for widget in (self.way_back, self.way_back_bar, self.up, self._slash, self._kind):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self.widen)
        row.addWidget(self.close_)
        self.show_way_back("")
        return row

    def _title_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        self.title = Elided("", "title", name=f"{self._key}_record_title")
        self.title.setMinimumHeight(_TITLE_HEIGHT)
        self.menu = QMenu(self)
        self.menu.setObjectName(f"{self._key}_menu")
        self.menu.setAccessibleName(t("More to do with this record"))
        self.more = button("", f"{self._key}_more", icon_name="more", tip=t("More to do with this record"))
        self.more.setMenu(self.menu)
        self.change = button(t("Change"), f"{self._key}_change", self.change_wanted.emit, icon_name="edit")
        row.addWidget(self.title, 1)
        row.addWidget(self.more, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.change, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def set_wide(self, *, wide: bool) -> None:
        """Show the way back to the list, or the way to the whole page."""
        self.up.setVisible(wide)
        self._slash.setVisible(wide)
        self.widen.setVisible(not wide)
        self.close_.setVisible(not wide)

    def show_way_back(self, title: str) -> None:
        """Offer the way back to where a link was followed from; nothing where none was."""
        for widget in (self.way_back, self.way_back_bar):
            widget.setVisible(bool(title))
        short = title if len(title) <= _LONGEST_WAY else f"{title[:_LONGEST_WAY].rstrip()}…"
        self.way_back.setText(without_mnemonic(short))
        self.way_back.setAccessibleName(t("Back to {title}", title=title))
        self.way_back.setToolTip(plain_tip(t("Back to {title}", title=title)))

    def show_file(self, file: RegisterFile) -> None:
        """Show a record."""
        self.title.setText(_title_of(file))
        clear(self._chips)
        for number, face in enumerate(faces_of(file)):
            self._chips.addWidget(Chip(face, f"{self._key}_chip_{number}"))
        is_written = can_be_written(file.kind.key)
        self.change.setVisible(is_written)
        self.more.setVisible(is_written)
        self._fill_menu(is_retired=file.record.retired_on is not None)

    def _fill_menu(self, *, is_retired: bool) -> None:
        self.menu.clear()
        if is_retired:
            self._offer(t("Bring back into the list"), self.return_wanted.emit)
        else:
            self._offer(t("Take out of the list"), self.retire_wanted.emit)
        if self._key not in OWN_VERBS:
            self._offer(t("Delete"), self.delete_wanted.emit)

    def _offer(self, title: str, do: Callable[[], object]) -> None:
        self.menu.addAction(title, lambda: do())  # noqa: PLW0108 - Qt would pass the checked state


def _title_of(file: RegisterFile) -> str:
    if isinstance(file.record, ImpactAssessment):
        about = next((each.title for each in file.links.out if each.spec.name == "transfer"), "")
        return assessment_words(file.record, about) or title_words(file.kind, file.record)
    return title_words(file.kind, file.record)


def faces_of(file: RegisterFile) -> Iterable[Face]:
    """Return how a record stands, in chips: its verdict, its state, risk, country, and what its texts lack."""
    record = file.record
    if record.retired_on:
        yield retired_face(record.retired_on)
    verdict = verdict_face(file.verdict)
    if verdict:
        yield verdict
    state = state_face(file.kind.key, record) if not record.retired_on else None
    if state:
        yield state
    own = state_spec(file.kind.key)
    for name in file.kind.columns:
        spec = next(each for each in specs(file.kind.record) if each.name == name)
        value = getattr(record, name)
        if not value or (own and name == own.name and is_toned(own)):
            continue
        if spec.kind is Kind.CHOICE:
            yield choice_face(value) if is_toned(spec) else Face(translate(value.label))
        elif spec.kind is Kind.COUNTRY:
            yield Face(country_name(value), icon="globe")
    texts = texts_face(file.kind.key, record)
    if texts:
        yield texts
