"""The choice of two people and the board's selects, in a real browser, from a disk."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from robustmap.explain.crux_words import CRUX, NOTHING
from robustmap.explain.dialogues import BOARD
from robustmap.publish.page import File, Page
from tests.support.maps import argument, claim, person, question
from tests.unit.publish.test_pages import of
from tests.unit.publish.test_pages_cruxes import at, quarrel, view

pytestmark = pytest.mark.browser

ASSETS = Path(__file__).parents[2] / "site/theme/assets"
SHEETS = ("robustmap", "scripted", "people")
OTHERS = [
    claim("other", standing="open"),
    argument("why-not", ["far"], for_="other"),
    question("second", about="other"),
    question("how", sort="challenge", asks_about="thesis", sources=at("c 2", "talk/c2")),
    question("far-off", sort="open", about="far", sources=at("c 3", "talk/c3")),
    *(
        question(f"more-{n}", sort="open", about="far", sources=at("c 3", "talk/c4"))
        for n in range(9)
    ),
    person("eve", view("far"), title="Eve E"),
    person("fay", view("far", "rejects"), view("ground"), title="Fay F"),
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the two pages with their styles and scripts, without the theme around them."""
    made = tmp_path_factory.mktemp("people")
    sheets = "".join(f"<style>{(ASSETS / f'{one}.css').read_text()}</style>" for one in SHEETS)
    for path, one in of(*quarrel(), *OTHERS).items():
        if isinstance(one, File) and path.startswith(("assets/cruxes/", "assets/open.js")):
            put(made / path, one.data.decode())
        if isinstance(one, Page) and path in ("cruxes/", "open/"):
            script = (
                ASSETS / f"javascripts/{'board' if path == 'open/' else 'cruxes'}.js"
            ).read_text()
            content = f'<main class="md-typeset"><div class="rm">{one.body}</div></main>'
            head = f'<!doctype html><html lang="en"><meta charset="utf-8"><title>x</title>{sheets}'
            tail = f"<script>{script}</script></html>"
            put(made / path / "index.html", f"{head}<body>{content}{tail}")
    return made


def put(path: Path, content: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")


@pytest.fixture
def show(browser: Any, folder: Path) -> Iterator[Callable[..., Any]]:
    """Open a page from the disk; whatever it complains of fails the test."""
    wrong: list[str] = []
    contexts = []

    def opened(path: str, **options: Any) -> Any:
        context = browser.new_context(**options)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("console", lambda said: wrong.append(said.text))
        page.on("request", lambda one: one.url.startswith("file:") or wrong.append(one.url))
        name, _, chosen = path.partition("#")
        page.goto(f"{(folder / name / 'index.html').as_uri()}{'#' + chosen if chosen else ''}")
        return page

    yield opened
    for context in contexts:
        context.close()
    assert wrong == []


def pick(page: Any, **values: str) -> None:
    for name, value in values.items():
        page.locator(f"select[name={name}]").select_option(value)


def told(page: Any) -> Any:
    return page.locator(".rm-crux-told")


def test_two_people_chosen_are_told_and_stay_in_the_address(show):
    page = show("cruxes/")
    assert page.locator(".rm-crux-status").inner_text() == CRUX["ask"]
    pick(page, a="ann", b="bob")
    assert CRUX["computed"] in told(page).inner_text()
    assert "turns it for both" in told(page).inner_text()
    assert page.evaluate("location.hash") == "#a=ann&b=bob"
    assert not page.locator(".rm-crux-status").is_visible()
    assert page.evaluate("window.hit") is None
    pick(page, a="")
    assert told(page).inner_text() == ""
    assert page.evaluate("location.hash") == "#b=bob"


def test_an_address_chooses_either_way_round_and_goes_back_and_forth(show):
    page = show("cruxes/#a=bob&b=ann&about=thesis")
    assert "turns it for both" in told(page).inner_text()
    page.evaluate("location.hash = '#a=ann&b=talk%2Fc2'")
    page.wait_for_function("document.querySelector('.rm-crux-told').innerText.includes('talk/c2')")
    page.go_back()
    page.wait_for_function("!document.querySelector('.rm-crux-told').innerText.includes('talk/c2')")
    assert page.locator("select[name=a]").input_value() == "bob"


def test_the_row_of_a_pair_leads_to_it(show):
    page = show("cruxes/")
    page.locator("table a", has_text="Ann A and Dee D").click()
    page.wait_for_function("document.querySelector('.rm-crux-told').innerText !== ''")
    assert NOTHING["agree"] in told(page).inner_text()


def test_a_thesis_narrows_what_is_told_and_emptiness_gives_its_reason(show):
    page = show("cruxes/#a=ann&b=bob")
    pick(page, about="other")
    assert page.locator(".rm-crux-status").inner_text() == NOTHING["apart"]
    assert page.locator("[data-thesis]:visible").count() == 0
    pick(page, about="thesis")
    assert page.locator("[data-thesis]:visible").count() == 1
    pick(page, a="dee", b="eve")
    assert page.locator(".rm-crux-status").inner_text() == NOTHING["strangers"]
    pick(page, b="dee")
    assert page.locator(".rm-crux-status").inner_text() == CRUX["same"]


def test_an_address_that_names_nobody_says_so(show):
    page = show("cruxes/#a=%3Cimg%20src%3Dx%3E&b=ann")
    assert "<img src=x>" in page.locator(".rm-crux-status").inner_text()


def test_without_a_script_the_table_is_there_and_its_links_lead_to_its_rows(show):
    page = show("cruxes/#a=ann&b=bob", java_script_enabled=False)
    assert not page.locator("select").first.is_visible()
    assert page.locator("table tbody tr").count() >= 5
    assert page.locator(":target").count() == 1


@pytest.mark.parametrize("path", ["cruxes/#a=ann&b=bob", "open/"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_is_wider_than_a_phone(show, path, scheme):
    page = show(path, viewport={"width": 390, "height": 800}, color_scheme=scheme)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_the_keyboard_reaches_the_choice(show):
    page = show("cruxes/")
    page.locator("select[name=a]").focus()
    page.keyboard.type("Ann")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.name") == "b"
    assert page.locator("select[name=a]").input_value() == "ann"


def shown(page: Any) -> set[str]:
    rows = page.locator(".rm-board li[data-n]:not([hidden]) > a").all()
    return {row.get_attribute("href").split("/")[-2] for row in rows}


def test_the_board_narrows_counts_and_keeps_its_address(show):
    page = show("open/")
    everything = shown(page)
    assert {"how", "far-off", "why", "why-not"} <= everything
    pick(page, debate="q")
    assert shown(page) == {"how", "why"}
    assert BOARD["told"].format(number=2) in page.locator("[role=status]").inner_text()
    assert page.locator("#question").is_hidden()
    pick(page, by="talk/c2")
    assert shown(page) == {"how"}
    assert page.evaluate("location.hash") == "#debate=q&by=talk%2Fc2"
    pick(page, sort="question")
    assert page.locator("[role=status]").inner_text() == BOARD["nothing"]
    pick(page, sort="", debate="", by="")
    # What the columns left out has come, and stays.
    assert shown(page) == everything | {f"more-{n}" for n in range(9)}


def test_the_board_narrows_what_its_columns_leave_out_too(show):
    page = show("open/")
    everything = shown(page)
    more = {f"more-{n}" for n in range(9)}
    assert not more <= everything
    assert page.locator("#question .rm-all").inner_text() == "All 10"
    pick(page, by="talk/c4")
    page.wait_for_function("document.querySelectorAll('#question li[data-n]').length > 6")
    assert shown(page) == more
    assert page.locator("#question .rm-all").count() == 0
    assert BOARD["told"].format(number=9) in page.locator("[role=status]").inner_text()
    pick(page, by="")
    assert shown(page) == everything | more


def test_an_address_narrows_the_board_and_one_of_a_column_does_not(show):
    assert shown(show("open/#by=talk%2Fc3")) == {"far-off"}
    page = show("open/#challenge")
    assert {"how", "far-off"} <= shown(page)
    assert page.locator(":target").get_attribute("id") == "challenge"


def test_the_board_is_whole_without_a_script(show):
    page = show("open/", java_script_enabled=False)
    assert not page.locator("select").first.is_visible()
    assert page.locator(".rm-board > section:visible").count() >= 3
