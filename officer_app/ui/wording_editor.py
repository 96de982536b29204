"""A text in each of the letters' languages: one tab a language, a tick where it is filled."""

from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from officer_app.domain.fields import WORDING_LANGUAGES, FieldSpec, is_empty
from officer_app.ui.editors import Editor, PlainPaper, accessible_name
from officer_app.ui.words import language_name, t


class WordingEditor(Editor):
    """One paper for each language; languages that the person left empty are not kept."""

    is_wide = True

    def __init__(self, spec: FieldSpec) -> None:
        frame = QWidget()
        super().__init__(spec, frame)
        self.tabs = QTabBar()
        self.tabs.setObjectName("wording_languages")
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setAccessibleName(t("Language of the text"))
        self.papers = {code: self._paper(code) for code in WORDING_LANGUAGES}
        stack = QStackedWidget()
        for code, paper in self.papers.items():
            self.tabs.addTab(language_name(code))
            stack.addWidget(paper)
        self.tabs.currentChanged.connect(stack.setCurrentIndex)
        layout = QVBoxLayout(frame)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.tabs)
        layout.addWidget(stack)
        stack.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        frame.setFocusProxy(self.papers[WORDING_LANGUAGES[0]])

    def _paper(self, code: str) -> PlainPaper:
        paper = PlainPaper(rows=3)
        paper.setObjectName(f"{self.spec.name}.{code}")
        paper.setAccessibleName(f"{accessible_name(self.spec)}, {language_name(code)}")
        paper.textChanged.connect(self._note)
        return paper

    def _note(self) -> None:
        for row, code in enumerate(WORDING_LANGUAGES):
            mark = "" if is_empty(self.papers[code].text()) else " \N{CHECK MARK}"
            self.tabs.setTabText(row, language_name(code) + mark)
        self.changed()

    def show(self, value: object) -> None:
        wording = value if isinstance(value, dict) else {}
        for code, paper in self.papers.items():
            paper.setPlainText(wording.get(code, ""))

    def value(self) -> object:
        return {code: paper.text() for code, paper in self.papers.items() if not is_empty(paper.text())}
