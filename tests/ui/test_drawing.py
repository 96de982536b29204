"""Drawings in the window: painted in the theme's colours, read by mouse and keys; the map of transfers."""

import importlib.util
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip, QVBoxLayout, QWidget

from officer_app.documents.drawing import Colour
from officer_app.domain.registry import RECORD_TYPES
from officer_app.domain.transfer import ClauseSet, Mechanism, Module, TransferStatus
from officer_app.domain.transfer_rules import Verdict
from officer_app.services.drawings import ON_DARK, ON_LIGHT, Bar, CountryMark, Standing, WorldMap, map_drawing
from officer_app.services.registers import add_record, change_record
from officer_app.ui.chart import ChartView
from officer_app.ui.drawing import DrawingView
from officer_app.ui.pages.transfer_map import in_words, world_of
from officer_app.ui.register_book import Shelf
from officer_app.ui.settings import Settings
from officer_app.ui.theme import DARK, LIGHT, THEME, Look

BARS = (Bar("Jan", 4, 1, "Jan: 4 received, 1 late"), Bar("Feb", 2), Bar("Mar", 0))
WORLD = WorldMap(
    {
        "US": CountryMark(Standing.GAP, 2, "United States: 2"),
        "AU": CountryMark(Standing.COVERED, 1, "Australia: 1"),
        "CN": CountryMark(Standing.NOT_ASSESSED, 1, "China: 1"),
        "SG": CountryMark(Standing.COVERED, 1, "Singapore: 1"),
    },
    {Standing.GAP: "Gap"},
)


@pytest.fixture
def chart(qtbot):
    made = ChartView("chart")
    qtbot.addWidget(made)
    made.resize(300, 120)
    made.show_bars(BARS, "late")
    return made


@pytest.fixture
def earth(qtbot):
    """Return a map in a window, as wide as it may be."""
    holder = QWidget()
    qtbot.addWidget(holder)
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    view = DrawingView("map", widest=600, leads_on=True)
    column.addWidget(view)
    column.addStretch(1)
    view.show_drawing(lambda width, _height: map_drawing(WORLD, width))
    holder.resize(900, 500)
    holder.show()
    holder.activateWindow()
    qtbot.waitExposed(holder)
    yield view
    holder.hide()


def colours(widget):
    image = widget.grab().toImage()
    return {image.pixelColor(x, y).name().upper() for x in range(image.width()) for y in range(image.height())}


def spot(view, key):
    return next(each for each in view.drawing.spots if each.key == key)


@pytest.mark.parametrize(("look", "known", "tokens"), [(Look.LIGHT, ON_LIGHT, LIGHT), (Look.DARK, ON_DARK, DARK)])
def test_a_drawing_is_painted_in_the_colours_of_the_theme(chart, earth, look, known, tokens):
    THEME.choose(look)
    assert {known[Colour.WHOLE], known[Colour.MARKED], tokens.text.upper()} <= colours(chart)
    on_map = {known[each] for each in (Colour.GAP, Colour.COVERED, Colour.NOT_ASSESSED, Colour.ELSEWHERE)}
    assert on_map <= colours(earth)


def test_marked_parts_are_hatched_in_the_window_too(chart):
    image = chart.grab().toImage()
    place = chart.place_of(chart.drawing.spots[0])
    unit = chart.drawing.height
    foot = [
        image.pixelColor(place.x() - 12 + x, round((unit - 36 - y) * 4 / 3)).name() for x in range(24) for y in range(8)
    ]
    assert set(foot) > {ON_LIGHT[Colour.MARKED].lower()}, "lines of the ground run through the colour"


def test_a_screen_reader_hears_every_number(chart, earth):
    assert chart.accessibleName() == "Jan: 4 received, 1 late; Feb 2; Mar 0"
    assert earth.accessibleName() == "Australia: 1; China: 1; Singapore: 1; United States: 2"


def test_arrows_go_from_spot_to_spot_and_say_each(qtbot, chart):
    chart.show()
    heard = []
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_End, Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Home):
        qtbot.keyClick(chart, key)
        heard.append(chart.accessibleDescription())
    assert heard == ["Jan: 4 received, 1 late", "Feb 2", "Mar 0", "Mar 0", "Feb 2", "Jan: 4 received, 1 late"]


def test_a_chart_that_leads_nowhere_leaves_the_keys_that_press(qtbot, chart):
    with qtbot.assertNotEmitted(chart.chosen):
        qtbot.keyClick(chart, Qt.Key.Key_Right)
        qtbot.keyClick(chart, Qt.Key.Key_Return)
        qtbot.mouseClick(chart, Qt.MouseButton.LeftButton, pos=chart.place_of(chart.drawing.spots[0]))


def test_enter_and_a_click_choose_a_country(qtbot, earth):
    with qtbot.waitSignal(earth.chosen) as by_key:
        qtbot.keyClick(earth, Qt.Key.Key_Right)
        qtbot.keyClick(earth, Qt.Key.Key_Return)
    with qtbot.waitSignal(earth.chosen) as by_mouse:
        qtbot.mouseClick(earth, Qt.MouseButton.LeftButton, pos=earth.place_of(spot(earth, "US")))
    assert (by_key.args, by_mouse.args) == (["AU"], ["US"])
    with qtbot.assertNotEmitted(earth.chosen):
        qtbot.mouseClick(earth, Qt.MouseButton.LeftButton, pos=QPoint(2, 2))


def test_the_mouse_over_a_country_reads_it_and_shows_a_hand(qtbot, earth, monkeypatch):
    shown = []
    monkeypatch.setattr(QToolTip, "showText", lambda _at, text, _widget: shown.append(text))
    for at in (earth.place_of(spot(earth, "SG")), QPoint(2, 2)):
        QApplication.sendEvent(earth, QHelpEvent(QHelpEvent.Type.ToolTip, at, earth.mapToGlobal(at)))
    assert shown == ["<span>Singapore: 1</span>", ""]
    qtbot.mouseMove(earth, earth.place_of(spot(earth, "SG")))
    assert earth.spot_under(QPointF(earth.place_of(spot(earth, "SG")))) >= 0
    assert earth.cursor().shape() is Qt.CursorShape.PointingHandCursor


def test_where_the_keyboard_is_can_be_seen(qtbot, earth):
    earth.clearFocus()
    earth.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(earth.hasFocus)
    first = earth.grab().toImage()
    assert earth.accessibleDescription() == "Australia: 1"
    qtbot.keyClick(earth, Qt.Key.Key_End)
    assert earth.grab().toImage() != first


def test_the_map_is_no_wider_than_wanted_and_as_high_as_it_needs(earth):
    assert earth.drawing.width * 4 / 3 == pytest.approx(600)
    assert earth.height() == pytest.approx(earth.drawing.height * 4 / 3, abs=1)
    earth.limit_width(300)
    assert earth.drawing.width * 4 / 3 == pytest.approx(300)
    assert earth.height() < 200


def test_the_spot_at_hand_stays_when_the_drawing_is_made_anew(qtbot, earth):
    qtbot.keyClick(earth, Qt.Key.Key_End)
    fewer = WorldMap({code: WORLD.countries[code] for code in ("US", "SG")}, WORLD.legend)
    earth.show_drawing(lambda width, _height: map_drawing(fewer, width))
    assert earth.spot().key == "US"
    assert earth.accessibleDescription() == "United States: 2"
    earth.show_drawing(lambda width, _height: map_drawing(WorldMap({}, {}), width))
    assert (earth.spot(), earth.accessibleDescription()) == (None, "")


def test_without_anything_to_point_at_the_keyboard_passes_by(chart):
    assert chart.focusPolicy() is Qt.FocusPolicy.StrongFocus
    chart.show_bars((), "late")
    assert chart.focusPolicy() is Qt.FocusPolicy.NoFocus


# The map above the list of transfers

SCC = {"mechanism": Mechanism.SCC, "module": Module.TWO, "clause_set": ClauseSet.SCC_2010_87}


@pytest.fixture
def transfers(register, window, settled):
    """Show the page of transfers with five of them."""
    add_record(register, "transfer", name="Deliveries", country="US", **SCC)
    add_record(register, "transfer", name="Support", country="US", **SCC)
    add_record(register, "transfer", name="Office", country="CH", mechanism=Mechanism.ADEQUACY)
    add_record(register, "transfer", name="Archive", country="IN", status=TransferStatus.ENDED)
    add_record(register, "transfer", name="Hosting", country="SE")
    settled()
    window.show_page("transfer")
    settled()
    return window.workplace.page("transfer")


def test_the_map_counts_what_flows_by_verdict(transfers):
    overview = transfers.overview
    assert overview.isVisible()
    assert overview.remark.text() == "2 without a ground that holds, 1 covered"
    assert overview.view.accessibleName() == "Switzerland: 1 covered; United States: 2 without a ground that holds"


def test_a_country_on_the_map_narrows_the_list_and_frees_it_again(qtbot, transfers):
    view = transfers.overview.view
    at = view.place_of(spot(view, "US"))
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=at)
    assert transfers.filters.filter.chosen == {"country": "US"}
    assert transfers.model.rowCount() == 2
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=at)
    assert transfers.model.rowCount() == 5


def test_the_map_follows_a_change(register, transfers, settled):
    gone = next(each for each in transfers._shelf.records if each.name == "Office")
    change_record(register, "transfer", gone.id, country="JP")
    settled()
    assert transfers.overview.view.accessibleName().startswith("Japan: 1")


def test_the_map_is_folded_for_good(qtbot, transfers, settings):
    overview = transfers.overview
    assert overview.fold.accessibleName() == "Fold the map"
    qtbot.mouseClick(overview.fold, Qt.MouseButton.LeftButton)
    assert overview.view.isHidden()
    assert overview.fold.accessibleName() == "Show the map"
    assert Settings(settings.path.parent).values.is_map_folded
    qtbot.mouseClick(overview.fold, Qt.MouseButton.LeftButton)
    assert overview.view.isVisible()


def test_where_there_is_little_room_the_map_takes_the_place_of_the_list_and_gives_it_back(
    qtbot, window, transfers, settled, settings
):
    window.resize(683, 420)
    settled()
    overview = transfers.overview
    assert overview.view.isHidden()
    assert transfers.table.isVisible()
    qtbot.mouseClick(overview.fold, Qt.MouseButton.LeftButton)
    settled()
    assert overview.view.isVisible()
    assert not transfers.table.isVisible()
    assert overview.view.geometry().bottom() < overview.height()
    assert overview.mapTo(transfers, QPoint(0, overview.height())).y() <= transfers.height()
    qtbot.mouseClick(overview.view, Qt.MouseButton.LeftButton, pos=overview.view.place_of(spot(overview.view, "US")))
    settled()
    assert transfers.table.isVisible()
    assert transfers.model.rowCount() == 2
    assert not settings.values.is_map_folded, "what little room asks is not the person's choice"


def test_there_is_no_map_without_transfers_and_on_other_pages(window, settled):
    window.show_page("transfer")
    settled()
    assert window.workplace.page("transfer").overview.isHidden()
    window.show_page("processor")
    settled()
    assert window.workplace.page("processor").overview is None


def test_of_several_verdicts_the_worst_gives_the_colour_and_all_are_told(register, clock):
    made = [
        add_record(register, "transfer", name=name, country="US") for name in ("Covered", "Lost", "Unknown", "None")
    ]
    verdicts = dict(
        zip([each.id for each in made], (Verdict.COVERED, Verdict.GAP, None, Verdict.NOT_A_TRANSFER), strict=True)
    )
    shelf = Shelf(RECORD_TYPES["transfer"], tuple(made), {}, {key: each for key, each in verdicts.items() if each})
    shown = world_of(shelf, clock.today())
    assert shown.numbers == "Number of transfers"
    mark = shown.countries["US"]
    assert (mark.standing, mark.number) == (Standing.GAP, 3)
    assert mark.words == "United States: 1 without a ground that holds, 1 not assessed, 1 covered"


def test_verdicts_are_counted_in_words():
    assert in_words([Standing.COVERED] * 3) == "3 covered"
    assert in_words([]) == ""


def test_every_word_of_the_map_is_listed_to_be_translated():
    path = Path(__file__).resolve().parents[2] / "packaging" / "list_strings.py"
    spec = importlib.util.spec_from_file_location("list_strings", path)
    lister = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(lister)
    assert {"Where data go", "{n} covered", "Number of transfers", "1 not assessed", "Adequacy decision"} <= set(
        lister.collect()
    )
