"""What every sort of page must show: served or as a file, with and without scripts."""

import re
from typing import Any

import pytest

from tests.support.sorts import sorts

pytestmark = pytest.mark.browser

DESK = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 844}

SHIFTS = 0.1
"""The most that a page may move while it loads (the measure is that of Web Vitals)."""

STEPS = 20
"""How many elements of a page the keyboard is taken through, from either end."""

WATCH = """
window.shifted = 0;
new PerformanceObserver((list) => {
  for (const one of list.getEntries()) window.shifted += one.value;
}).observe({ type: "layout-shift", buffered: true });
window.focused = [];
addEventListener("focusin", ({ target }) => {
  const look = (e) => {
    const style = getComputedStyle(e);
    const drawn = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1;
    return drawn || style.boxShadow !== "none" || parseFloat(style.strokeWidth) >= 2;
  };
  // A switch of the theme's lies out of sight, and its label is drawn in its stead.
  const beside = target.nextElementSibling;
  const label = target.matches("input.md-option") && beside;
  const seen = [target, label, ...target.querySelectorAll("rect, path, circle, text")];
  const box = (label || target).getBoundingClientRect();
  focused.push({
    name: `${target.tagName} ${target.id || target.textContent.trim().slice(0, 40)}`,
    again: focused.some((one) => one.target === target),
    shown: seen.filter(Boolean).some(look), empty: !(box.width && box.height), target,
  });
});
"""

FOCUSED = "() => focused.map(({ name, again, shown, empty }) => ({ name, again, shown, empty }))"

STILL = """() => document.getAnimations().filter((one) => one.playState === "running").length
  + [...document.querySelectorAll("body *")].filter((e) => {
    const style = getComputedStyle(e);
    return /[1-9]/.test(style.transitionDuration) || style.scrollBehavior === "smooth";
  }).length"""

REACHABLE = """() => [...document.querySelectorAll(
    "a[href], button, input, select, textarea, summary, [tabindex]")]
  .filter((e) => e.tabIndex >= 0 && !e.disabled && !(e.type === "radio" && !e.checked)
    && e.checkVisibility({ visibilityProperty: true })).length"""

READ = """() => {
  const find = (what) => document.querySelector(what);
  const main = find(".md-content") || find("main") || document.body;
  return {
    title: document.title, heads: document.querySelectorAll("h1, figcaption").length,
    lang: document.documentElement.lang, letters: main.innerText.trim().length,
    wide: document.documentElement.scrollWidth,
    marks: [...main.querySelectorAll(".v, .verdict")].map((one) => one.textContent),
    hidden: [...main.querySelectorAll("p, li, h1, h2")]
      .filter((e) => !e.closest("details, [hidden], nav") && e.textContent.trim()
        && getComputedStyle(e).visibility === "hidden").length,
  };
}"""


def listen(page: Any, home: str, heard: list[tuple[str, str]]) -> None:
    """Note whatever a console says, and every request that leaves or fails."""

    def asked(request: Any) -> None:
        if not request.url.startswith((home, "data:", "blob:")):
            heard.append((page.url, f"asks {request.url}"))

    def failed(request: Any) -> None:
        # A page that is left while it loads gives up what it has asked for.
        if "ERR_ABORTED" not in (request.failure or ""):
            heard.append((page.url, f"cannot load {request.url}"))

    page.on("request", asked)
    page.on("requestfailed", failed)
    page.on("console", lambda said: heard.append((page.url, said.text)))
    page.on("pageerror", lambda error: heard.append((page.url, str(error))))


@pytest.fixture
def opened(browser: Any) -> Any:
    """Give a function that opens a page with given options, closed at the end."""
    contexts = []

    def made(**options: Any) -> Any:
        contexts.append(browser.new_context(**options))
        return contexts[-1].new_page()

    yield made
    for context in contexts:
        context.close()


def test_the_sorts_are_found_in_the_site_itself(served):
    every = sorts(served.folder)
    assert {"", "404.html", "undercuts/", "robustness/", "guide/"} <= set(every)
    written = [
        (served.folder / path / "index.html").read_text()
        for path in every
        if path.startswith(("n/", "d/")) and path.endswith("/")
    ]
    kinds = {kind for page in written for kind in re.findall(r'"kind"><i class="k k-(\w+)"', page)}
    assert {"claim", "argument", "proposal", "debate"} <= kinds


def test_every_page_as_it_is_served(visited, opened):
    """Quiet, still, nothing from elsewhere; and the keyboard goes through it and is seen."""
    served, every = visited
    heard: list[tuple[str, str]] = []
    page = opened(viewport=DESK, reduced_motion="reduce")
    page.add_init_script(WATCH)
    listen(page, served.url, heard)
    wrong = []
    for path in every:
        page.goto(served.url + path)
        page.wait_for_timeout(150)
        shifted = page.evaluate("() => window.shifted")
        if shifted >= SHIFTS:
            wrong.append((path, "shifts", shifted))
        if page.evaluate(STILL):
            wrong.append((path, "moves", page.evaluate(STILL)))
        wrong += [(path, *found) for found in walked(page)]
    assert wrong == []
    assert heard == []


def walked(page: Any) -> list[tuple[str, Any]]:
    """Take the keyboard through a page from both ends; give what is wrong with its way."""
    own = page.evaluate("() => !!document.querySelector('.md-skip')")
    for key in ("Tab", "Shift+Tab"):
        page.evaluate("() => { document.activeElement.blur(); window.focused = []; }")
        page.evaluate("() => getSelection().removeAllRanges()")
        for _ in range(STEPS):
            page.keyboard.press(key)
        steps = page.evaluate(FOCUSED)
        if key == "Tab" and own and "Skip to content" not in steps[0]["name"]:
            return [("begins elsewhere than at the skip link", steps[0]["name"])]
        bad = [one["name"] for one in steps if not one["shown"] or one["empty"]]
        if bad:
            return [(f"focus is not seen ({key})", bad[:3])]
        number = page.evaluate(REACHABLE)
        fresh = sum(not one["again"] for one in steps)
        if fresh < min(STEPS - 3, number):
            return [(f"keyboard is caught ({key})", (fresh, number, steps[-1]["name"]))]
    return []


def test_every_page_as_a_file_on_a_phone(visited, opened):
    """No server, dark, narrow: nothing complains, nothing moves sideways or jumps."""
    served, every = visited
    heard: list[tuple[str, str]] = []
    page = opened(viewport=PHONE, color_scheme="dark")
    page.add_init_script(WATCH)
    listen(page, "file://", heard)
    wrong = []
    for path in alone(every):
        page.goto(address(served, path), wait_until="load")
        page.wait_for_timeout(60)
        told = page.evaluate(READ)
        shifted = page.evaluate("() => window.shifted")
        if told["wide"] != PHONE["width"] or shifted >= SHIFTS:
            wrong.append((path, told["wide"], shifted))
    assert wrong == []
    assert heard == []


def test_every_page_without_scripts(visited, opened):
    """All that is told is told without scripts, each verdict by a word, on a phone too."""
    served, every = visited
    page = opened(viewport=PHONE, java_script_enabled=False)
    wrong = []
    for path in alone(every):
        page.goto(address(served, path))
        told = page.evaluate(READ)
        mute = [one for one in told["marks"] if not re.search(r"[a-z]{4}|\b(yes|no)\b", one)]
        if mute or told["hidden"] or told["wide"] != PHONE["width"]:
            wrong.append((path, mute[:3], told["hidden"], told["wide"]))
        if not (told["title"] and told["lang"] == "en" and told["heads"] and told["letters"] > 40):
            wrong.append((path, told["title"], told["lang"], told["heads"], told["letters"]))
    assert wrong == []


def alone(every: tuple[str, ...]) -> list[str]:
    """Leave out the page of missing addresses: only a server shows it, wherever it is asked."""
    return [path for path in every if path != "404.html"]


def address(served: Any, path: str) -> str:
    """Give the address of a page as a file."""
    name = f"{path}index.html" if not path or path.endswith("/") else path
    return (served.folder / name).as_uri()


def test_paper_shows_what_is_folded_and_no_navigation(served, opened):
    page = opened(viewport=DESK, color_scheme="dark")
    page.goto(f"{served.url}d/calm-debate/")
    page.emulate_media(media="print")
    shown = page.evaluate(
        "() => [...document.querySelectorAll('.md-header, .md-sidebar, .md-footer, .rm .propose')]"
        ".filter((e) => getComputedStyle(e).display !== 'none').length"
    )
    assert shown == 0
    folded = page.evaluate(
        "() => [...document.querySelectorAll('.rm details > :not(summary)')]"
        ".filter((e) => !e.getBoundingClientRect().height && e.parentElement.checkVisibility())"
        ".map((e) => e.outerHTML.slice(0, 90))"
    )
    assert folded == []
    grounds = page.evaluate("() => getComputedStyle(document.body).backgroundColor")
    assert grounds == "rgb(255, 255, 255)"


def test_a_verdict_is_seen_where_the_system_gives_the_colours(served, opened):
    page = opened(viewport=DESK, forced_colors="active")
    page.goto(f"{served.url}n/calm-for/")
    box = page.locator(".rm .verdict > i").bounding_box()
    assert min(box["width"], box["height"]) > 12
    style = page.locator(".rm .verdict > i").evaluate("e => getComputedStyle(e).borderTopStyle")
    assert style == "dashed"
