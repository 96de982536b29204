"""Text with links in it: what a case says of its date, and where it leads."""

from PySide6.QtCore import QPoint, Qt

from officer_app.ui.paragraph import Paragraph, Run


def test_links_are_opened_with_the_mouse_and_by_keys_and_nothing_else_is(qtbot):
    paragraph = Paragraph("why")
    qtbot.addWidget(paragraph)
    paragraph.opened.disconnect()
    opened = []
    paragraph.opened.connect(opened.append)
    paragraph.show_runs([Run("<b>Received</b> on 5 March."), Run("Reg. 1182/71 Art. 3(4).", "link")])
    paragraph.resize(400, 40)
    paragraph.show()
    assert paragraph.text() == "<b>Received</b> on 5 March. Reg. 1182/71 Art. 3(4)."
    spots = [x for x in range(0, 400, 5) if paragraph.link_at(QPoint(x, 9))]
    assert spots
    assert spots[0] > 100
    qtbot.mouseClick(paragraph, Qt.MouseButton.LeftButton, pos=QPoint(5, 9))
    assert opened == []
    qtbot.mouseClick(paragraph, Qt.MouseButton.LeftButton, pos=QPoint(spots[2], 9))
    qtbot.keyClick(paragraph, Qt.Key.Key_Return)
    assert opened == ["https://eur-lex.europa.eu/eli/reg/1971/1182/oj"] * 2
