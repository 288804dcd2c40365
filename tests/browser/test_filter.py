"""The table of all nodes in a real browser: choices, counts, sorting, address, download."""

import csv
import io
from pathlib import Path
from typing import Any

import pytest

from tests.unit.publish import payload

pytestmark = pytest.mark.browser


def ready(page: Any) -> Any:
    page.locator("table.rm-nodes").wait_for()
    page.evaluate(
        "() => document.querySelectorAll('.rm-facets details').forEach(e => { e.open = true })"
    )
    return page


def ids(page: Any) -> list[str]:
    return page.locator(".rm-nodes tbody code").all_inner_texts()


def count(page: Any, facet: str, choice: str) -> str:
    group = page.get_by_role("group", name=facet, exact=True)
    return group.locator("label", has_text=choice).first.locator("small").inner_text()


def check(page: Any, facet: str, choice: str) -> None:
    page.get_by_role("group", name=facet, exact=True).locator(
        "label", has_text=choice
    ).first.click()


def shown(page: Any) -> str:
    return page.locator(".rm-filter [role=status]").inner_text()


def test_choices_narrow_down_across_boxes_and_widen_within_one(visit):
    page = ready(visit("everything/").page)
    everything = int(shown(page).split()[0])
    assert everything == len(ids(page))
    check(page, "Kind", "threshold")
    some = ids(page)
    assert 0 < len(some) < everything
    check(page, "Kind", "argument")
    assert len(ids(page)) > len(some)
    check(page, "Kind", "threshold")
    check(page, "Look for", "an undercut is aimed at it")
    assert "calm-for" in ids(page)
    assert "calm-against" not in ids(page)
    check(page, "Verdict", "step broken")
    assert "calm-for" in ids(page)
    assert page.url.endswith("#kind=argument&verdict=undercut&mark=undercut")


def test_counts_say_what_a_choice_would_give(visit):
    page = ready(visit("everything/").page)
    check(page, "Kind", "argument")
    promised = int(count(page, "Verdict", "holds"))
    check(page, "Verdict", "holds")
    assert len(ids(page)) == promised
    assert int(count(page, "Kind", "argument")) == promised


def test_what_one_change_would_turn_is_found(visit):
    page = ready(visit("everything/#mark=fragile").page)
    assert "calm-for" in ids(page)


def test_the_address_brings_everything_back(visit):
    page = ready(visit("everything/#kind=argument,nonsense&words=capabilities&sort=-id").page)
    found = ids(page)
    assert "calm-against" in found
    assert found == sorted(found, reverse=True)
    assert page.locator(".rm-notice").inner_text().endswith("ignored: nonsense.")
    assert page.get_by_label("With the words").input_value() == "capabilities"
    page.get_by_role("button", name="Begin again").click()
    assert "#" not in page.url
    assert page.locator(".rm-notice").inner_text() == ""
    page.evaluate("() => { location.hash = '#kind=question' }")
    page.wait_for_function("() => document.querySelectorAll('.rm-nodes tbody tr').length < 10")
    assert "calm-debate" in ids(page)


def test_columns_sort_both_ways_and_back(visit):
    page = ready(visit("everything/").page)
    given = ids(page)
    head = page.locator(".rm-nodes thead button").last
    head.click()
    assert ids(page) == sorted(given)
    assert head.locator("..").get_attribute("aria-sort") == "ascending"
    head.click()
    assert ids(page) == sorted(given, reverse=True)
    head.click()
    assert ids(page) == given


def test_the_download_holds_the_selection_and_no_formula(visit):
    page = ready(visit("everything/#kind=argument").page)
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Download these as CSV").click()
    data = Path(waiting.value.path()).read_bytes().decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(data, newline="")))
    assert rows[0][:4] == ["Id", "Title", "Kind", "Verdict"]
    assert [row[0] for row in rows[1:]] == ids(page)
    row = next(row for row in rows if row[0] == "calm-for")
    assert row[2:4] == ["argument", "step broken"]
    assert not [cell for one in rows for cell in one if cell.startswith(("=", "+", "@", "|", "%"))]


def test_it_works_from_a_folder_and_shows_hostile_text_as_text(visit, served):
    page = visit().page
    page.goto(f"file://{served.folder}/everything/index.html#words=onerror")
    ready(page)
    assert payload.IMAGE in page.locator(".rm-nodes").inner_text()
    assert page.locator(".rm-filter :is(img, script, iframe)").count() == 0
    assert page.evaluate("() => window.hit") is None
    page.get_by_role("link", name="calm").first.wait_for(state="detached")


def test_without_javascript_the_lists_are_there(visit):
    page = visit("everything/", java_script_enabled=False).page
    assert "JavaScript" in page.locator(".rm-filter").inner_text()
    page.locator("article").get_by_role("link", name="arguments", exact=False).first.click()
    assert page.locator("article a[href$='n/calm-for/']").count() == 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_fits_a_phone(visit, scheme):
    page = visit("everything/", viewport={"width": 390, "height": 844}, color_scheme=scheme).page
    ready(page)
    assert page.evaluate("() => document.documentElement.scrollWidth") == 390
