"""The site in a real browser: nothing runs, nothing leaves, everything is found and readable."""

from typing import Any, NamedTuple
from urllib.parse import unquote, urlsplit

import pytest

from tests.browser.conftest import DESK, Opened, Served, watch
from tests.support.sorts import MAIN
from tests.unit.publish import payload

pytestmark = pytest.mark.browser

SORTS = (
    "",
    "debates/",
    "d/calm-debate/",
    "d/bad-debate/",
    "n/calm-claim/",
    "n/calm-for/",
    "n/calm-gone/",
    "n/bad-claim/",
    "n/bad-argument/",
    "n/bad-proposal/",
    "n/bad-person/",
    "n/bad-text/",
    "n/bad-threshold/",
    "undercuts/",
    "thresholds/",
    "robustness/",
    "portfolio/",
    "loops/",
    "everything/",
    "claims/",
    "sources/",
    "graph/",
    "data/",
    "changes/",
    "messages/",
    "messages/RM201/",
    "guide/",
    "guide/contribute/",
    "guide/without-git/",
    "guide/glossary/",
)
"""One page of every sort."""

PHONE = {"width": 390, "height": 844}
# The theme shows the mark of the site as an image; nothing else of a page may be one.
ACTING = "img:not(.md-logo img), iframe, object, embed, form[action]"
REFRESH = 'http-equiv="refresh"'
READ = """(acting) => ({
  links: [...document.querySelectorAll('a')].map(a => a.href.baseVal === undefined
    ? a.href : new URL(a.href.baseVal, location.href).href),
  schemes: [...document.links].map(a => a.protocol),
  hit: window.hit === undefined ? null : String(window.hit),
  acting: document.querySelectorAll(acting).length,
  handlers: [...document.querySelectorAll('*')].flatMap(e => [...e.attributes])
    .map(a => a.name).filter(name => name.startsWith('on')),
})"""
WIDE = "() => document.documentElement.scrollWidth"


class Seen(NamedTuple):
    """What a page holds, asks for elsewhere, complains of, and how wide it is on a phone."""

    told: dict[str, Any]
    outside: list[str]
    complaints: list[str]
    wide: int


def leading(served: Served) -> set[str]:
    """Give the pages that lead to another at once."""
    return {path for path in served.pages if REFRESH in (served.folder / path).read_text()}


@pytest.fixture(scope="module")
def chosen(served: Served, request: pytest.FixtureRequest) -> list[str]:
    """Give a page of every sort and all with hostile text; with the long tests every page."""
    moved = leading(served)
    assert len(moved) == 1 + 2  # an earlier id, and the two debates
    every = not request.config.getoption("markexpr")
    more = [path for path in served.pages if (every or "bad" in path) and path not in moved]
    return [*dict.fromkeys([*SORTS, *MAIN, *(one.removesuffix("index.html") for one in more)])]


@pytest.fixture(scope="module")
def seen(browser: Any, served: Served, chosen: list[str]) -> dict[str, Seen]:
    """Visit each page once for all that is asked of it; the last is what comes late."""
    context = browser.new_context(viewport=DESK)
    opened = Opened(context.new_page(), [], [])
    watch(opened, served.url)
    found = {}
    for path in chosen:
        opened.page.goto(served.url + path)
        told = opened.page.evaluate(READ, ACTING)
        opened.page.set_viewport_size(PHONE)
        wide = opened.page.evaluate(WIDE)
        opened.page.set_viewport_size(DESK)
        found[path] = Seen(told, [*opened.outside], [*opened.complaints], wide)
    opened.page.wait_for_load_state("networkidle")
    context.close()
    return {**found, "late": Seen({}, opened.outside, opened.complaints, 0)}


def test_nothing_is_asked_of_other_hosts_and_nothing_complains(seen, chosen):
    assert seen.keys() == {*chosen, "late"}
    for path, one in seen.items():
        assert (path, one.outside, one.complaints) == (path, [], [])


def test_what_is_written_in_a_kb_stays_text_on_every_page(seen, chosen):
    assert sum("bad" in path for path in chosen) > 10
    for path in chosen:
        told = seen[path].told
        assert (path, told["hit"], told["acting"], told["handlers"]) == (path, None, 0, [])
        assert set(told["schemes"]) <= {"http:", "https:"}, path


def test_hostile_text_is_shown_as_it_was_written(visit, served):
    cases = {
        "n/bad-other/": payload.HIDDEN,
        "n/bad-claim/": payload.IMAGE,
        "n/bad-argument/": payload.LIST,
        "d/bad-debate/": payload.SCRIPT,
    }
    page = visit().page
    for path, title in cases.items():
        page.goto(served.url + path)
        assert page.locator("h1").inner_text() == title
        assert page.title().startswith(f"{title} - ")
    page.goto(f"{served.url}n/bad-argument/")
    premise = page.locator("#p1")
    assert premise.inner_text() == payload.EVERYTHING


def test_every_link_of_every_sort_of_page_leads_to_a_page(seen, served):
    """What is served is the files of the folder, so a page is there if its file is."""
    known: set[str] = set()
    for path in SORTS:
        inside = {href for href in seen[path].told["links"] if href.startswith(served.url)}
        assert inside
        known |= {urlsplit(href).path for href in inside}
    pages = {one: served.folder / unquote(one).lstrip("/") for one in known}
    files = {one: page / "index.html" if page.is_dir() else page for one, page in pages.items()}
    assert {one for one, file in files.items() if not file.is_file()} == set()


def test_every_node_of_a_picture_is_a_link(visit):
    page = visit("d/calm-debate/").page
    names = page.evaluate(
        "() => [...document.querySelectorAll('svg.fig-map a')].map(a => a.getAttribute('href'))"
    )
    assert {"../../n/calm-for/", "../../n/calm-undercut/", "../../n/calm-claim/"} <= set(names)


def test_an_earlier_id_leads_to_the_page_of_today(visit):
    page = visit("n/calm-for-of-old/").page
    page.wait_for_url("**/n/calm-for/")


def test_verdicts_are_readable_without_javascript(visit):
    opened = visit("n/calm-for/", java_script_enabled=False)
    told = opened.page.locator("article").inner_text()
    assert "step broken by Correction within a life is not the same as in evolution" in told
    assert "Undercut by" in told
    debate = visit("d/calm-debate/", java_script_enabled=False).page
    assert "For 1" in debate.locator("#outline").inner_text()
    assert debate.locator("table.matrix td a").count() == 1


def test_no_page_is_wider_than_a_phone(seen, chosen):
    assert {path: seen[path].wide for path in chosen if seen[path].wide != PHONE["width"]} == {}


def test_what_matters_most_is_on_the_first_screen_of_a_phone(visit):
    page = visit("", viewport=PHONE).page
    for what in (".rm .purpose", ".rm h1", ".rm .verdict", ".rm .ledger", ".rm .told"):
        box = page.locator(what).first.bounding_box()
        assert box["y"] + box["height"] <= PHONE["height"], what
    assert "undercuts" in page.locator(".rm .told").inner_text()


def test_for_and_against_stand_side_by_side_and_on_a_phone_one_below_the_other(visit):
    boxes = [
        [page.locator(f".columns #{side}").bounding_box() for side in ("for", "against")]
        for page in (visit("n/calm-claim/").page, visit("n/calm-claim/", viewport=PHONE).page)
    ]
    (left, right), (above, below) = boxes
    assert left["y"] == right["y"]
    assert left["x"] + left["width"] < right["x"]
    assert above["x"] == below["x"]
    assert above["y"] + above["height"] + 10 < below["y"]


@pytest.mark.parametrize("scripts", [True, False])
def test_a_tap_on_a_phone_opens_the_menu_and_an_entry_leads_on(visit, served, scripts):
    page = visit("n/calm-for/", viewport=PHONE, java_script_enabled=scripts).page
    page.locator("label.md-header__button[for=__drawer]").click(timeout=5000)
    page.locator(".rm-nav a", has_text="Undercuts").click(timeout=5000)
    assert page.url == f"{served.url}undercuts/"


def test_the_colours_can_be_turned_dark_and_stay_so(visit, served):
    page = visit(color_scheme="light").page
    assert page.locator("body").get_attribute("data-md-color-scheme") == "default"
    light = page.evaluate("() => getComputedStyle(document.body).backgroundColor")
    page.get_by_role("button", name="Light or dark colours").click()
    assert page.locator("body").get_attribute("data-md-color-scheme") == "slate"
    assert page.evaluate("() => getComputedStyle(document.body).backgroundColor") != light
    page.goto(f"{served.url}n/calm-claim/")
    assert page.locator("body").get_attribute("data-md-color-scheme") == "slate"


def test_without_a_choice_the_colours_follow_the_system_before_anything_is_drawn(visit):
    page = visit(color_scheme="dark").page
    assert page.locator("body").get_attribute("data-md-color-scheme") == "slate"
    page.emulate_media(color_scheme="light")
    page.wait_for_function("document.body.dataset.mdColorScheme === 'default'", timeout=5000)
    first = page.evaluate("() => document.body.querySelector('script').src")
    assert first.endswith("/colours.js")


def test_a_choice_that_may_not_be_kept_holds_for_the_page(visit):
    page = visit(color_scheme="light").page
    refused = "Object.defineProperty(window, 'localStorage', { get() { throw new Error(); } })"
    page.add_init_script(refused)
    page.reload()
    page.get_by_role("button", name="Light or dark colours").click()
    assert page.locator("body").get_attribute("data-md-color-scheme") == "slate"


def test_without_scripts_no_button_promises_other_colours(visit):
    page = visit(java_script_enabled=False).page
    assert page.locator(".rm-colours").count() == 1
    assert not page.locator(".rm-colours").is_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_letters_stand_out_from_their_ground(visit, served, scheme):
    """Contrast of at least 4.5 for every mark, small print and link (WCAG 2.2, 1.4.3)."""
    page = visit(color_scheme=scheme).page
    for path in ("n/calm-for/", "n/calm-claim/", "", "robustness/", "d/calm-debate/"):
        page.goto(served.url + path)
        low = page.evaluate(CONTRAST)
        assert (path, low) == (path, [])


CONTRAST = """() => {
  const parts = colour => colour.match(/[\\d.]+/g).map(Number);
  const over = (top, under) => {
    const alpha = top[3] === undefined ? 1 : top[3];
    return top.slice(0, 3).map((c, i) => c * alpha + under[i] * (1 - alpha));
  };
  const ground = e => {
    const layers = [];
    for (; e; e = e.parentElement) layers.push(parts(getComputedStyle(e).backgroundColor));
    return layers.reverse().reduce((under, top) => over(top, under), [255, 255, 255]);
  };
  const light = rgb => rgb.map(n => n / 255)
    .map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
    .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
  const seen = e => e.offsetParent !== null && e.textContent.trim();
  const what = '.rm :is(.v, .verdict, small, .hint, .cells a, .kind, a, i)';
  return [...document.querySelectorAll(what)]
    .filter(e => seen(e) && !e.closest('svg')).map(e => {
      const under = ground(e), ink = over(parts(getComputedStyle(e).color), under);
      const [a, b] = [light(ink), light(under)].sort((x, y) => y - x);
      return [e.className, e.textContent.slice(0, 40), (a + 0.05) / (b + 0.05)];
    }).filter(found => found[2] < 4.5);
}"""


def test_the_focus_of_the_keyboard_is_seen(visit):
    page = visit("n/calm-for/").page
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.textContent").strip() == "Skip to content"
    page.keyboard.press("Enter")
    for _ in range(4):
        page.keyboard.press("Tab")
        style, inside = page.evaluate(
            "() => { const e = document.activeElement; const s = getComputedStyle(e);"
            " return [s.outlineStyle + ' ' + s.outlineWidth, !!e.closest('.rm')]; }"
        )
        assert (inside, style) == (True, "solid 2px")


def test_a_person_is_kept_out_of_search_engines(visit):
    robots = visit("n/bad-person/").page.locator("meta[name=robots]")
    assert robots.get_attribute("content") == "noindex"
    assert visit("n/calm-for/").page.locator("meta[name=robots]").count() == 0


def test_links_to_propose_open_a_form_with_the_node_filled_in(visit):
    page = visit("n/calm-for/").page
    href = page.locator(".propose a").first.get_attribute("href")
    assert href.startswith("https://github.com/nobody/nothing/issues/new?template=undercut.yml")
    assert href.endswith("&undercuts=calm-for")
