"""The search in a real browser: from a server and a folder, by keyboard, and for lost addresses."""

import re
from collections.abc import Iterator
from functools import partial
from typing import Any

import pytest

from tests.browser.conftest import DESK, Quiet, Served, serving
from tests.unit.publish import payload

pytestmark = pytest.mark.browser

PHONE = {"width": 390, "height": 844}
OPTION = "[role=option]"


def search(page: Any, query: str) -> list[str]:
    """Type a query, and give what is found."""
    page.keyboard.press("/")
    page.keyboard.type(query)
    page.locator(".rm-find[data-ready=all]").wait_for()
    return [re.sub(r"\s+", " ", one) for one in page.locator(OPTION).all_inner_texts()]


FOUND = [
    (
        "calm-for",
        "For 1: Reality corrects beliefs, and nothing corrects aims argument ⊣ step broken",
    ),
    (
        "Reality corrects",
        "For 1: Reality corrects beliefs, and nothing corrects aims argument ⊣ step broken",
    ),
    ("corrects aims", "For 1: Reality corrects beliefs"),
    ("calm-for-of-old", "For 1: Reality corrects beliefs"),
    ("for 1", "For 1: Reality corrects beliefs"),
    ("punishes false", "For 1: Reality corrects beliefs"),
    ("reailty corects", "For 1: Reality corrects beliefs"),
    ("kind:argument oversight", "Against 1: Capabilities can be put to work on oversight argument"),
    ('kind:argument verdict:"step broken" aims', "For 1: Reality corrects beliefs"),
    ("do capabilities generalise", "Do capabilities generalise further than alignment? question"),
]


@pytest.mark.parametrize("way", ["server", "folder"])
def test_it_finds_by_id_title_text_and_earlier_id(visit, served, way):
    home = served.url if way == "server" else f"file://{served.folder}/index.html"
    opened = visit()
    opened.page.goto(home)
    for query, first in FOUND:
        found = search(opened.page, query)
        assert first in (found[0] if found else ""), (query, found[:3])
        opened.page.locator("#rm-q").press("Escape")
        opened.page.locator("#rm-q").press("Escape")
        assert opened.page.locator(OPTION).count() == 0
    if way == "server":
        assert (opened.outside, opened.complaints) == ([], [])


def test_the_headings_of_the_guide_are_found(visit):
    page = visit().page
    found = search(page, "fix the colours")
    assert found == []
    page.locator("#rm-q").fill("in your editor")
    page.locator(OPTION).first.wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/guide/editors/**")


def test_nothing_is_loaded_before_somebody_searches(visit):
    opened = visit(viewport=DESK)
    asked: list[str] = []
    opened.page.on("request", lambda request: asked.append(request.url))
    opened.page.reload()
    opened.page.wait_for_load_state("networkidle")
    assert [url for url in asked if "/search/" in url or "search-rank" in url] == []
    search(opened.page, "calm")
    assert [url for url in asked if url.endswith("/search/index.js")]


def test_it_goes_by_keyboard_and_says_what_it_found(visit):
    page = visit("n/calm-claim/").page
    page.keyboard.press("s")
    field = page.get_by_role("combobox", name="Search")
    assert field.evaluate("e => e === document.activeElement")
    assert field.get_attribute("aria-expanded") == "false"
    search(page, "calm")
    assert field.get_attribute("aria-expanded") == "true"
    assert page.locator(".rm-find [role=status]").inner_text().endswith("found")
    options = page.get_by_role("option")
    for press, at in (("ArrowDown", 0), ("ArrowDown", 1), ("ArrowUp", 0)):
        page.keyboard.press(press)
        chosen = options.nth(at)
        assert chosen.get_attribute("aria-selected") == "true"
        assert field.get_attribute("aria-activedescendant") == chosen.get_attribute("id")
    assert page.locator("[aria-selected=true]").count() == 1
    page.keyboard.press("Escape")
    assert field.input_value() == ""
    page.keyboard.press("Escape")
    assert page.locator(".rm-find__panel").is_hidden()
    search(page, "calm-undercut")
    page.keyboard.press("Enter")
    page.wait_for_url("**/n/calm-undercut/")


def test_letters_in_other_fields_start_no_search(visit):
    page = visit("everything/").page
    field = page.get_by_label("With the words")
    field.fill("")
    field.press("s")
    assert field.input_value() == "s"
    assert field.evaluate("e => e === document.activeElement")


def test_hostile_titles_are_shown_as_text(visit):
    page = visit().page
    found = search(page, "onerror")
    assert any(payload.IMAGE in one for one in found)
    search(page, payload.IMAGE)
    assert page.locator(".rm-find :is(img, script, iframe)").count() == 0
    assert page.evaluate("() => window.hit") is None


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_fits_a_phone(visit, scheme):
    page = visit("n/calm-for/", viewport=PHONE, color_scheme=scheme).page
    page.get_by_title("Search", exact=True).click()
    page.keyboard.type("calm")
    page.locator(OPTION).first.wait_for()
    box = page.locator(".rm-find__panel").bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= PHONE["width"]
    field = page.locator("#rm-q").bounding_box()
    assert field["width"] > 300
    assert page.evaluate("() => document.documentElement.scrollWidth") == PHONE["width"]


def test_there_is_one_search_field_and_without_javascript_a_link(visit):
    page = visit().page
    assert page.locator("input:not([type=checkbox], [type=radio])").count() == 1
    still = visit(java_script_enabled=False).page
    assert still.locator("#rm-q").is_hidden()
    still.locator(".rm-find a").click()
    still.wait_for_url("**/everything/")
    assert "Claims" in still.locator("article").inner_text() or still.locator("article a").count()


# --- Addresses that lead nowhere ---------------------------------------------------------


class Below(Quiet):
    """Serves a site below a folder, and its page of missing addresses everywhere else."""

    below = ""

    def translate_path(self, path: str) -> str:
        given = path.partition("?")[0]
        if not given.startswith(f"{self.below}/"):
            return f"{self.directory}/no-such-file"
        return super().translate_path(given.removeprefix(self.below))

    def send_error(self, code: int, *_: Any, **__: Any) -> None:
        with open(f"{self.directory}/404.html", "rb") as page:  # noqa: PTH123 - a test's server
            data = page.read()
        self.send_response(code)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)


@pytest.fixture(scope="module", params=["", "/some/folder"])
def hosted(served: Served, request: pytest.FixtureRequest) -> Iterator[str]:
    handler = type("Hosted", (Below,), {"below": request.param})
    with serving(partial(handler, directory=str(served.folder))) as url:
        yield f"{url.removesuffix('/')}{request.param}/"


LOST = {
    "n/calm-fro/": "n/calm-for/",
    "n/calm-for-of-old2/": "n/calm-for/",
    "d/clam-debate": "d/calm-debate/",
    "n/deep/er/calm-premise/index.html": "n/calm-premise/",
    "corrects-aims-nothing": "n/calm-for/",
}


def test_a_lost_address_gets_suggestions_wherever_the_site_is_hosted(visit, hosted):
    page = visit().page
    for address, first in LOST.items():
        page.goto(hosted + address)
        link = page.locator(".rm-near a").first
        link.wait_for()
        assert link.evaluate("e => e.href") == hosted + first
        assert page.evaluate("() => document.baseURI") == hosted
        assert page.evaluate(
            "() => getComputedStyle(document.querySelector('.rm')).getPropertyValue('--rm-soft')"
        )
        found = search(page, "calm-claim")
        assert "Capabilities generalise" in found[0]
    page.keyboard.press("Enter")
    page.wait_for_url(f"{hosted}n/calm-claim/")


def test_a_lost_address_that_is_like_nothing_says_so(visit, hosted):
    page = visit().page
    page.goto(f"{hosted}qqqqqqqqqqqq/%3Cimg%20src=x%20onerror=window.hit=1%3E%E0%A4%A/xyzxyzxyz")
    page.locator(".rm-near p").wait_for()
    assert page.locator(".rm-near li").count() == 0
    assert page.evaluate("() => window.hit") is None
    page.locator(".rm > p a").click()
    page.wait_for_url(f"{hosted}everything/")


def test_an_address_cannot_make_the_page_ask_another_host(visit, hosted):
    opened = visit()
    root = hosted.split("/", 3)
    opened.page.goto(f"{root[0]}//{root[2]}//elsewhere.test/n/x/")
    opened.page.wait_for_load_state("networkidle")
    assert [url for url in opened.outside if "//elsewhere.test" in url.split("?")[0][:30]] == []
    assert opened.page.evaluate("() => new URL(document.baseURI).origin") == f"{root[0]}//{root[2]}"
