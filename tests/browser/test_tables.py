"""Tables that sort, filter and download, in a real browser."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.browser

ASSETS = Path(__file__).parents[2] / "site/theme/assets"
TABLE = """<!doctype html><html lang="en"><title>Some & Title</title><body><div class="rm">
<div role="region" class="table"><table class="rm-sortable"><thead><tr>
<th scope="col">Name</th><th scope="col">Number</th><th scope="col"><a href="#x">Share</a></th>
</tr></thead><tbody>
<tr><th scope="row">beta</th><td>10</td><td><span data-sort="0.5">half of it</span></td></tr>
<tr><th scope="row">=SUM(A1)</th><td>9</td><td data-sort="0.25">a quarter</td></tr>
<tr><th scope="row"><i aria-hidden="true">✓</i> alpha, "one"</th>
<td><a class="invite" href="#x">+</a></td><td>2</td></tr>
<tr><th scope="row">&lt;img src=x onerror=window.hit=1&gt;</th><td>1,000</td><td>-1</td></tr>
</tbody></table></div>
<table class="plain"><thead><tr><th>As it is</th></tr></thead>
<tbody><tr><td>x</td></tr></tbody></table>
<table class="rm-sortable fixed"><thead><tr><th>Five slots</th></tr></thead>
<tbody><tr><td>1</td></tr><tr><td>2</td></tr><tr><td>3</td></tr><tr><td>4</td></tr></tbody></table>
</div></body></html>"""


@pytest.fixture
def page(browser: Any) -> Iterator[Any]:
    context = browser.new_context(accept_downloads=True)
    made = context.new_page()
    wrong: list[str] = []
    made.on("pageerror", lambda error: wrong.append(str(error)))
    made.on("console", lambda said: said.type == "error" and wrong.append(said.text))
    made.on("request", lambda one: one.url.startswith("blob:") or wrong.append(one.url))
    made.set_content(TABLE)
    made.add_style_tag(path=ASSETS / "scripted.css")
    made.add_script_tag(path=ASSETS / "javascripts/tables.js")
    yield made
    assert wrong == []
    assert made.evaluate("() => window.hit") is None
    context.close()


def column(page: Any, at: int) -> list[str]:
    cells = page.locator("table.rm-sorts tbody tr:visible")
    return [cells.nth(n).locator("th, td").nth(at).inner_text() for n in range(cells.count())]


def direction(page: Any, at: int) -> str:
    return page.locator("table.rm-sortable thead th").nth(at).get_attribute("aria-sort")


def test_numbers_sort_as_numbers_and_empty_cells_come_last(page):
    button = page.get_by_role("button", name="Number")
    assert direction(page, 1) == "none"
    button.click()
    assert column(page, 1) == ["9", "10", "1,000", "+"]
    assert direction(page, 1) == "ascending"
    button.focus()
    page.keyboard.press("Enter")
    assert column(page, 1) == ["1,000", "10", "9", "+"]
    assert direction(page, 1) == "descending"
    page.keyboard.press("Space")
    assert column(page, 1) == ["10", "9", "+", "1,000"]
    assert direction(page, 1) == "none"


def test_a_given_key_is_sorted_by_and_a_link_in_a_heading_stays(page):
    page.get_by_role("button", name="Sort by Share").click()
    assert column(page, 2) == ["-1", "a quarter", "half of it", "2"]
    assert page.locator("thead a").get_attribute("href") == "#x"
    page.get_by_role("button", name="Name").click()
    assert direction(page, 2) == "none"
    assert direction(page, 0) == "ascending"


def test_the_filter_shows_rows_with_all_words(page):
    field = page.get_by_role("searchbox")
    field.fill("ALPHA one")
    assert column(page, 1) == ["+"]
    assert page.locator(".rm-shown").inner_text() == "1 of 4 rows"
    field.fill("nothing like it")
    assert column(page, 1) == []
    field.fill("")
    assert len(column(page, 1)) == 4
    assert page.locator(".rm-shown").inner_text() == ""


def downloaded(page: Any) -> tuple[str, list[list[str]]]:
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Download as CSV").click()
    data = Path(waiting.value.path()).read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    return waiting.value.suggested_filename, rows


def test_the_download_holds_what_is_shown_and_no_formula(page):
    page.get_by_role("button", name="Number").click()
    name, rows = downloaded(page)
    assert name == "some-title.csv"
    assert rows == [
        ["Name", "Number", "Share"],
        ["'=SUM(A1)", "9", "a quarter"],
        ["beta", "10", "half of it"],
        ["<img src=x onerror=window.hit=1>", "1,000", "-1"],
        ['alpha, "one"', "", "2"],
    ]
    page.get_by_role("searchbox").fill("beta")
    assert downloaded(page)[1][1:] == [["beta", "10", "half of it"]]


@pytest.mark.parametrize("cell", ["=1+1", "+1+1", "-1+1", "@x", " =x", "\uff1dx", "|x", "%x"])
def test_a_cell_that_begins_like_a_formula_gets_an_apostrophe(page, cell):
    page.evaluate(
        "text => { document.querySelector('table.rm-sortable td').textContent = text }", cell
    )
    assert downloaded(page)[1][1][1] == f"'{cell.strip()}"


def test_other_tables_stay_as_they_are(page):
    assert page.locator("table.plain button, table.fixed button").count() == 0
    assert page.locator(".rm-tools").count() == 1


def test_the_tables_of_the_site_have_their_tools(visit):
    opened = visit("portfolio/")
    page = opened.page
    counted = "all => all.map(table => table.tBodies[0].rows.length)"
    tables = page.locator("table.rm-sortable:not(.fixed)").evaluate_all(counted)
    assert page.locator(".rm-tools").count() == sum(rows >= 4 for rows in tables) > 0
    page.evaluate("() => document.querySelectorAll('details').forEach(one => { one.open = true })")
    page.locator("table.rm-sortable thead button").first.click()
    assert page.locator("table.rm-sortable [aria-sort=ascending]").count() == 1
    assert (opened.outside, opened.complaints) == ([], [])
