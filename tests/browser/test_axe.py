"""No serious or critical finding of axe-core on any sort of page, in either palette."""

from collections.abc import Sequence
from importlib.resources import files
from typing import Any

import pytest

pytestmark = pytest.mark.browser

AXE = files("axe_playwright_python") / "axe.min.js"

# Of a page all is judged by day; what a palette may change, by night too, and what a narrow
# screen may change, on a phone.
BY_COLOUR = ["color-contrast", "link-in-text-block"]
ON_PHONES = ("", "d/calm-debate/", "n/calm-for/", "n/bad-proposal/", "robustness/", "everything/")
PHONE = {"width": 390, "height": 844}

FRAME = [".md-header", ".md-sidebar--primary", ".md-footer"]
"""What is the same on all pages is judged on one."""

RUN = """([rules, exclude]) => axe.run({
  include: [["html"]], exclude: exclude.map((one) => [one]),
}, {
  resultTypes: ["violations"],
  runOnly: rules ? { type: "rule", values: rules }
    : { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa",
        "best-practice"] },
}).then((found) => found.violations
  .filter((one) => ["serious", "critical"].includes(one.impact))
  .map((one) => [one.id, one.nodes.length, one.nodes[0].target.join(" "),
    one.nodes[0].failureSummary.replace(/\\s+/g, " ")]))"""

NIGHT = "() => document.body.setAttribute('data-md-color-scheme', 'slate')"


def with_axe(opened: Any) -> Any:
    """Let every page that is opened from now on bring axe with it."""
    opened.page.add_init_script(AXE.read_text(encoding="utf-8"))
    return opened.page


def judged(page: Any, rules: list[str] | None = None, without: Sequence[str] = ()) -> list[Any]:
    """Give what axe finds on the page that is open."""
    return page.evaluate(RUN, [rules, list(without)])


def test_axe_finds_what_is_wrong(visit):
    page = with_axe(visit("everything/", reduced_motion="reduce"))
    page.reload()
    page.evaluate("() => { document.querySelector('.rm h1 + p').style.color = '#ddd'; }")
    page.evaluate("() => document.querySelector('#rm-q').removeAttribute('aria-label')")
    page.evaluate("() => document.querySelector('#rm-q').removeAttribute('placeholder')")
    assert "color-contrast" in {one[0] for one in judged(page, BY_COLOUR)}


def test_no_sort_of_page_has_a_serious_finding(visit, visited):
    served, every = visited
    page = with_axe(visit(reduced_motion="reduce"))
    found = {}
    for path in every:
        page.goto(served.url + path)
        without = FRAME if path else ()
        found[path, "light"] = judged(page, None, without)
        page.evaluate(NIGHT)
        found[path, "dark"] = judged(page, BY_COLOUR, without)
    assert {where: said for where, said in found.items() if said} == {}


def test_no_page_on_a_phone_has_a_serious_finding(visit, served):
    page = with_axe(visit(viewport=PHONE, reduced_motion="reduce"))
    found = {}
    for path in ON_PHONES:
        page.goto(served.url + path)
        found[path] = judged(page)
    assert {where: said for where, said in found.items() if said} == {}
