"""The window's style sheet, written from the colours of a theme; looks are asked by property, never by class."""

from collections.abc import Mapping
from string import Template

from PySide6.QtWidgets import QWidget

_SHEET = Template("""
* { outline: none; }
QWidget { color: $text; }
QMainWindow, QDialog, QStackedWidget#pages, QWidget[box="page"] { background: $page; }
QToolTip { background: $raised; color: $text; border: 1px solid $strong_line; padding: 4px 6px; }

QLabel { background: transparent; }
QLabel[look="title"] { font-size: 20px; font-weight: 600; }
QLabel[look="panel"] { font-size: 16px; font-weight: 600; }
QLabel[look="figure"] { font-size: 20px; font-weight: 600; }
QLabel[look="strong"] { font-weight: 600; }
QLabel[look="muted"] { color: $muted; }
QLabel[look="faint"] { color: $faint; }
QLabel[look="note"] { color: $muted; font-size: 12px; }
QLabel[look="quiet"] { color: $faint; font-size: 12px; }
QLabel[look="bad"] { color: $bad; font-size: 12px; }
QLabel[look="warn"] { color: $warn; font-size: 12px; }
QLabel[look="ok"] { color: $ok; font-size: 12px; }
QLabel[look="accent"] { color: $accent; }
QLabel[look="key"] { color: $muted; font-size: 11px; border: 1px solid $strong_line; border-radius: 4px;
    padding: 0 5px; }

QFrame[box="card"] { background: $surface; border: 1px solid $line; border-radius: 8px; }
QFrame[box="bar"] { background: $surface; border: none; border-bottom: 1px solid $line; }
QFrame[box="side"] { background: $surface; border: none; border-right: 1px solid $line; }
QFrame[box="foot"] { background: $surface; border: none; border-top: 1px solid $line; }
QFrame[box="rule"] { background: $line; border: none; max-height: 1px; min-height: 1px; }
QFrame[box="bad"] { background: $bad_soft; border: 1px solid $bad; border-radius: 8px; }
QFrame[box="warn"] { background: $warn_soft; border: 1px solid $warn; border-radius: 8px; }
QFrame[box="ok"] { background: $ok_soft; border: 1px solid $ok; border-radius: 8px; }
QFrame[box="info"] { background: $raised; border: 1px solid $strong_line; border-radius: 8px; }

QPushButton { background: $raised; border: 1px solid $strong_line; border-radius: 6px; padding: 0 12px;
    min-height: 26px; font-weight: 500; }
QPushButton:hover { border-color: $control_line; background: $page; }
QPushButton:pressed { background: $line; }
QPushButton:focus { border: 2px solid $accent; padding: 0 11px; min-height: 24px; }
QPushButton:disabled { color: $faint; border-color: $line; }
QPushButton::menu-indicator { image: none; width: 0; }
QPushButton[look="filled"] { background: $accent; color: $on_accent; border-color: $accent; }
QPushButton[look="filled"]:hover { background: $bar; }
QPushButton[look="filled"]:focus { border: 2px solid $text; }
QPushButton[look="filled"]:disabled { background: $line; color: $faint; border-color: $line; }
QPushButton[look="quiet"] { background: transparent; border-color: transparent; color: $muted; padding: 0 6px; }
QPushButton[look="quiet"]:hover { color: $text; border-color: $strong_line; }
QPushButton[look="quiet"]:focus { border: 2px solid $accent; padding: 0 5px; }
QPushButton[look="link"] { background: transparent; border: none; color: $accent; padding: 0; text-align: left;
    min-height: 24px; font-weight: 400; }
QPushButton[look="link"]:hover { text-decoration: underline; }
QPushButton[look="link"]:focus { border: 2px solid $accent; border-radius: 4px; padding: 0 2px; }
QPushButton[look="chip"] { border-radius: 12px; min-height: 22px; padding: 0 9px; font-size: 12px; color: $muted;
    border: 1px solid $strong_line; background: $surface; }
QPushButton[look="chip"]:focus { border: 2px solid $accent; padding: 0 8px; min-height: 20px; }
QPushButton[look="chip"]:checked, QPushButton[look="chip"][set="true"] { background: $accent_soft; color: $accent;
    border-color: $accent_soft; }
QPushButton[look="chip"]:checked:focus, QPushButton[look="chip"][set="true"]:focus { border-color: $accent; }
QPushButton[look="chip"][tone="ok"] { background: $ok_soft; color: $ok; border-color: $ok_soft; }
QPushButton[look="chip"][tone="warn"] { background: $warn_soft; color: $warn; border-color: $warn_soft; }
QPushButton[look="chip"][tone="bad"] { background: $bad_soft; color: $bad; border-color: $bad_soft; }
QPushButton[look="chip"][tone]:focus { border-color: $accent; }
QPushButton[look="heading"] { text-align: left; border: none; border-radius: 6px; padding: 0 6px; min-height: 24px;
    background: transparent; color: $faint; font-size: 12px; font-weight: 400; }
QPushButton[look="heading"]:hover { color: $text; }
QPushButton[look="heading"]:focus { border: 2px solid $accent; padding: 0 4px; min-height: 20px; }
QFrame[box="choice"] { background: transparent; border: 2px solid transparent; border-radius: 6px; }
QFrame[box="choice"]:focus { border-color: $accent; }
QPushButton[look="nav"] { text-align: left; border: none; border-radius: 6px; padding: 0 10px; min-height: 24px;
    font-weight: 500; background: transparent; }
QPushButton[look="nav"]:hover { background: $page; }
QPushButton[look="nav"]:checked { background: $accent_soft; color: $accent; font-weight: 600; }
QPushButton[look="nav"]:focus { border: 2px solid $accent; padding: 0 8px; min-height: 20px; }

QPushButton[look="figure"] { background: $surface; border: 1px solid $line; border-radius: 8px; padding: 0;
    min-height: 64px; }
QPushButton[look="figure"]:hover { border-color: $control_line; }
QPushButton[look="figure"]:focus { border: 2px solid $accent; padding: 0; min-height: 62px; }
QPushButton[look="row"] { background: transparent; border: none; border-radius: 6px; padding: 0;
    min-height: 42px; }
QPushButton[look="row"]:hover { background: $page; }
QPushButton[look="row"]:checked { background: $accent_soft; }
QPushButton[look="row"]:focus { border: 2px solid $accent; padding: 0; }
QPushButton[look="status"] { background: transparent; border: none; color: $muted; font-size: 12px; font-weight: 400;
    padding: 0 4px; min-height: 24px; }
QPushButton[look="status"]:hover { color: $text; }
QPushButton[look="status"]:focus { border: 2px solid $accent; border-radius: 4px; padding: 0 2px; min-height: 20px; }
QPushButton[look="status"][state="bad"] { color: $bad; font-weight: 600; }

QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QAbstractSpinBox, QDateEdit { background: $surface; color: $text;
    border: 1px solid $control_line; border-radius: 6px; padding: 0 8px; min-height: 26px;
    selection-background-color: $accent; selection-color: $on_accent; }
QPlainTextEdit, QTextEdit { padding: 4px 6px; }
QLineEdit[look="pill"] { min-height: 22px; border-radius: 12px; padding: 0 9px; font-size: 12px; }
QLineEdit[look="pill"]:focus { min-height: 20px; padding: 0 8px; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus, QAbstractSpinBox:focus, QDateEdit:focus {
    border: 2px solid $accent; padding: 0 7px; min-height: 24px; }
QPlainTextEdit:focus, QTextEdit:focus { padding: 3px 5px; }
QLineEdit:read-only, QPlainTextEdit[readOnly="true"] { background: $page; }
QLineEdit[problem="true"], QPlainTextEdit[problem="true"], QComboBox[problem="true"], QDateEdit[problem="true"],
QAbstractSpinBox[problem="true"] { border-color: $bad; }
QLineEdit:disabled, QComboBox:disabled { color: $faint; border-color: $line; }
QComboBox::drop-down { border: none; width: 24px; }
QComboBox::down-arrow { image: url("$chevron"); width: 16px; height: 16px; }
QComboBox QAbstractItemView { background: $raised; border: 1px solid $strong_line; padding: 4px; }
QCheckBox, QRadioButton { spacing: 8px; min-height: 24px; background: transparent; }
QCheckBox::indicator, QRadioButton::indicator { width: 14px; height: 14px; border: 1px solid $control_line;
    background: $surface; }
QCheckBox::indicator { border-radius: 4px; }
QRadioButton::indicator { border-radius: 8px; }
QCheckBox::indicator:focus, QRadioButton::indicator:focus { border: 2px solid $accent; width: 12px; height: 12px; }
QCheckBox::indicator:checked { background: $accent; border-color: $accent; image: url("$tick"); }
QCheckBox::indicator:indeterminate { background: $line; }
QRadioButton::indicator:checked { background: $accent; border: 4px solid $surface; width: 8px; height: 8px; }
QCheckBox:focus, QRadioButton:focus { color: $accent; }

QAbstractItemView { background: transparent; border: none; selection-background-color: $accent_soft;
    selection-color: $text; }
QTableView { gridline-color: transparent; }
QTableView:focus { border: none; }
QHeaderView { background: transparent; border: none; }
QHeaderView::section { background: $surface; color: $muted; border: none; border-bottom: 1px solid $line;
    padding: 0 10px; min-height: 30px; font-size: 12px; font-weight: 500; text-align: left; }
QHeaderView::section:hover { color: $text; }
QTreeView::item { min-height: 32px; padding: 0 6px; border-bottom: 1px solid $line; }
QTreeView::item:selected { background: $accent_soft; color: $text; }
QListView::item { min-height: 32px; padding: 0 8px; border-radius: 6px; }
QListView::item:selected { background: $accent_soft; color: $text; }
QScrollArea, QScrollArea > QWidget > QWidget[box="clear"] { background: transparent; border: none; }

QTabBar { background: transparent; border: none; }
QTabBar::tab { background: transparent; color: $muted; border: none; border-bottom: 2px solid transparent;
    padding: 6px 2px; margin-right: 22px; font-weight: 500; }
QTabBar::tab:hover { color: $text; }
QTabBar::tab:selected { color: $accent; border-bottom-color: $accent; font-weight: 600; }
QTabBar::tab:focus { border: 1px solid $accent; border-bottom-width: 2px; border-radius: 2px; }
QMenu { background: $raised; border: 1px solid $strong_line; border-radius: 8px; padding: 4px; }
QMenu::item { padding: 6px 24px 6px 12px; border-radius: 4px; color: $text; }
QMenu::item:selected { background: $accent_soft; }
QMenu::item:disabled { color: $faint; }
QMenu::separator { height: 1px; background: $line; margin: 4px 8px; }
QSplitter::handle { background: transparent; }
QProgressBar { background: $line; border: none; border-radius: 3px; max-height: 6px; min-height: 6px; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle { background: $strong_line; border-radius: 4px; min-height: 28px; min-width: 28px; margin: 1px; }
QScrollBar::handle:hover { background: $control_line; }
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page { background: none;
    border: none; width: 0; height: 0; }
""")


def stylesheet(values: Mapping[str, str]) -> str:
    """Return the sheet with its colours and the files of its two marks filled in."""
    return _SHEET.substitute(values)


def dress(widget: QWidget, name: str, value: object) -> None:
    """Set a property that the sheet asks for; where it is another than before, the sheet is asked again."""
    if (widget.property(name) or None) != (value or None):
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)
