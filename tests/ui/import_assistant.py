"""The import assistant for processors, worked with by the names of its parts; and a table for it."""

from PySide6.QtWidgets import QComboBox, QLabel, QPushButton

from officer_app.services.importing import DayOrder
from officer_app.ui.dialogs.import_dialog import ImportDialog

TABLE = "Company;Web;Started;Colour\nÄlpha;https://alpha.example;03/04/2026;red\nBeta;;05/04/2026;\n;x;;\n"
"""Two companies with days that can be read in two ways, and a row without a name."""


def vendors(folder):
    """Write the table as an older program does, and return its path."""
    path = folder / "vendors.csv"
    path.write_bytes(TABLE.encode("cp1252"))
    return path


class Assistant:
    def __init__(self, dialog, settled, qtbot):
        self.dialog, self.settled, self.qtbot = dialog, settled, qtbot
        self.work = dialog.work

    @classmethod
    def opened(cls, desk, qtbot, settled, key="processor"):
        dialog = ImportDialog(desk, key)
        qtbot.addWidget(dialog)
        dialog.show()
        return cls(dialog, settled, qtbot)

    def take(self, path):
        self.dialog.take(path)
        self.settled()

    def press(self, name):
        self.dialog.findChild(QPushButton, name).click()
        self.settled()
        self.qtbot.waitUntil(lambda: not self.work.is_under_way)

    def choose(self, name, data):
        combo = self.dialog.findChild(QComboBox, name)
        index = combo.findData(data)
        assert index >= 0, (name, data)
        combo.setCurrentIndex(index)
        combo.activated.emit(index)
        self.settled()

    def to_preview(self, table):
        """Go to the preview of the table of `vendors`, its days read as they are written in Belgium."""
        self.take(table)
        self.choose(f"import_field_{self.column('Started')}", "active_from")
        self.choose("import_order_active_from", DayOrder.DAY_FIRST)
        self.press("import_next")

    def says(self, name):
        return self.dialog.findChild(QLabel, name).text()

    def lines(self):
        """Return the lines of the preview as they stand there."""
        model = self.dialog.preview_step.model
        return [model.record(model.index(row, 0)) for row in range(model.rowCount())]

    @property
    def step(self):
        return self.dialog.stack.currentIndex()

    def column(self, title):
        return next(each.place for each in self.work.survey.columns if each.title == title)
