"""The report in a real browser: it loads alone, filters, opens both sides, follows links, and is open to everybody."""

from collections.abc import Callable
from typing import Any

import pytest

Go = Callable[..., Any]


def shown(page: Any) -> list[str]:
    return page.eval_on_selector_all(".event:not([hidden])", "them => them.map(it => it.id)")  # type: ignore[no-any-return]


@pytest.mark.parametrize("name", ["known", "hostile"])
@pytest.mark.parametrize("width", [1280, 400])
def test_it_loads_from_disk_and_asks_for_nothing(visit: Go, name: str, width: int) -> None:
    found = visit(name, width=width)
    assert [url.split("/")[-1] for url in found.requests] == [f"{name}.html"]
    assert found.complaints == []
    assert found.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize(
    ("field", "value", "left"),
    [
        ("slot", "unit", ["e-ev4"]),
        ("kind", "conflicts", ["e-ev2", "e-ev4"]),
        ("outlet", "Harbour Post", ["e-ev2", "e-ev1"]),
        ("place", "Dunmore", ["e-ev4"]),
    ],
)
def test_a_filter_leaves_the_events_it_fits(visit: Go, field: str, value: str, left: list[str]) -> None:
    page = visit().page
    choice = {"label": value} if field in ("outlet", "place") else {"value": value}
    page.select_option(f"[name={field}]", **choice)
    assert shown(page) == left
    assert page.inner_text(".shown") == f"{len(left)} of 3 events"
    page.click("button[type=reset]")
    page.locator(".shown", has_text="All 3 events").wait_for()
    assert len(shown(page)) == 3


def test_a_slot_and_a_verdict_must_meet_in_one_row(visit: Go) -> None:
    page = visit().page
    page.select_option("[name=slot]", "status")
    assert page.eval_on_selector_all("#e-ev1 tbody tr:not([hidden])", "them => them.map(it => it.dataset.slot)") == [
        "status"
    ]
    page.select_option("[name=kind]", "refines")
    assert shown(page) == []


def test_days_and_words_filter_too(visit: Go) -> None:
    page = visit().page
    page.fill("[name=from]", "2021-05-12")
    assert shown(page) == ["e-ev1"]
    assert page.is_visible("#t-ev1")
    page.fill("[name=from]", "2022-01-01")
    assert shown(page) == []
    assert not page.is_visible("#t-ev1")
    page.fill("[name=from]", "")
    page.fill("[name=words]", "CREW member")
    assert shown(page) == ["e-ev2"]


def test_what_fits_nothing_is_said_and_leaves_no_track(visit: Go) -> None:
    page = visit().page
    page.fill("[name=words]", "nothing of the kind")
    assert page.inner_text(".shown") == "0 of 3 events: none fits all that is asked for"
    assert page.locator(".track:not([hidden])").count() == 0
    page.fill("[name=words]", "")
    assert page.locator(".track[hidden]").count() == 0


@pytest.mark.parametrize("width", [1280, 400])
def test_the_whole_map_is_in_sight(visit: Go, width: int) -> None:
    box = visit(width=width).page.locator(".atlas").bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width


def test_a_cell_opens_both_sides_with_their_words_marked(visit: Go) -> None:
    page = visit().page
    page.click("a.saying:has-text('12 passengers')")
    assert page.is_visible("dialog[open]")
    panes = page.locator("dialog .pane")
    assert panes.count() == 2
    assert panes.nth(0).locator("mark.meant").all_inner_texts() == ["12 passengers"]
    assert "".join(panes.nth(1).locator("mark.meant").all_inner_texts()) == "seven"
    assert "12 and 7 rescued at one time" in page.inner_text("dialog .verdict")
    boxes = [panes.nth(n).bounding_box() for n in (0, 1)]
    assert boxes[0]["y"] == boxes[1]["y"]
    page.keyboard.press("Escape")
    assert not page.is_visible("dialog")


def test_what_is_told_in_one_measure_opens_alone(visit: Go) -> None:
    page = visit().page
    page.click("#e-ev4 a.both")
    assert page.locator("dialog .pane").count() == 1


def test_the_whole_article_is_one_link_away(visit: Go) -> None:
    page = visit().page
    page.click("#d-r5 a.both")
    page.click("dialog .pane >> nth=0 >> text=In the whole article")
    assert not page.is_visible("dialog")
    assert page.evaluate("document.querySelector(':target').closest('article').dataset.outlet") == "The Courier"


def test_a_link_to_a_disagreement_arrives_there(visit: Go) -> None:
    page = visit(anchor="d-r8").page
    assert page.evaluate("document.querySelector(':target').id") == "d-r8"
    assert page.locator("#d-r8").evaluate("it => it.getBoundingClientRect().top < innerHeight")


def test_a_link_to_what_a_filter_hides_shows_it(visit: Go) -> None:
    page = visit().page
    page.select_option("[name=slot]", "unit")
    page.evaluate("location.hash = 'e-ev1'")
    page.wait_for_selector("#e-ev1:not([hidden])")


def test_the_keyboard_alone_is_enough(visit: Go) -> None:
    page = visit().page
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('a.saying')"):
            break
    said = page.evaluate("document.activeElement.textContent")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    assert page.is_visible("dialog[open]")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.textContent") == said


def test_marks_can_be_switched_off_and_their_values_shown(visit: Go) -> None:
    page = visit().page
    value = "getComputedStyle(document.querySelector('.text mark.place'), '::after').content"
    ground = "getComputedStyle(document.querySelector('.text mark.place')).backgroundColor"
    clear = "rgba(0, 0, 0, 0)"
    assert page.evaluate(value) == "none"
    page.check("#marks [name=values]")
    assert "GeoNames 1234567" in page.evaluate(value)
    assert page.evaluate(ground) != clear
    page.uncheck("#marks [name=name]")
    page.uncheck("#marks [name=place]")
    assert page.evaluate(ground) == clear


def test_dark_mode_and_print(visit: Go) -> None:
    ground = "getComputedStyle(document.body).backgroundColor"
    light, dark = visit().page, visit(color_scheme="dark").page
    assert light.evaluate(ground) == "rgb(255, 255, 255)"
    assert dark.evaluate(ground) == "rgb(20, 24, 29)"
    light.emulate_media(media="print")
    assert not light.is_visible("#filters")
    assert light.is_visible("#e-ev1 table")


def test_without_scripts_everything_is_there(visit: Go) -> None:
    page = visit(java_script_enabled=False).page
    assert page.is_visible("#e-ev1")
    assert not page.is_visible("#filters")
    page.click("a.saying:has-text('12 passengers')")
    assert "#s-" in page.url


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 400])
def test_it_is_open_to_everybody(visit: Go, scheme: str, width: int) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="pip install -e '.[browser]'")
    page = visit(width=width, color_scheme=scheme).page
    for opened in (False, True):
        if opened:
            page.click("#d-r5 a.both")
        found = axe.Axe().run(page)
        assert [(v["id"], v["impact"], v["nodes"][0]["html"]) for v in found.response["violations"]] == []
