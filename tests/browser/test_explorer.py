"""The order explorer in a real browser: dragged, typed at, shared, and attacked."""

from collections.abc import Iterator
from functools import partial
from typing import Any

import pytest

from robustmap.kb import KB
from robustmap.model.map import Map
from robustmap.publish.build import build
from robustmap.publish.site import Site
from robustmap.publish.source import find
from tests.browser.conftest import Opened, Quiet, Served, serving, watch
from tests.support.maps import argument, claim, proposal, threshold

pytestmark = pytest.mark.browser

PHONE = {"width": 390, "height": 844}
ORDER = "() => [...document.querySelectorAll('.rm-orders > ol > li')].map(li => li.dataset.id)"
HIT = "() => window.hit"


def site() -> Site:
    nodes = [
        *(threshold(name) for name in ("alpha", "beta", "gamma", "delta")),
        claim("law", states={"before": ["alpha", "beta"]}, sort="definitional"),
        claim("guess", states={"before": ["gamma", "delta"]}),
        argument("doubt", against="guess"),
        proposal(
            "box",
            needs=["alpha"],
            breaks=[{"at": "gamma", "why": "The box opens.", "failure": "silent"}],
        ),
        proposal("ladder", requires_order=[{"first": "beta", "then": "delta"}]),
        proposal("maybe", breaks=["delta"]),
        argument("no", against="maybe#breaks-delta"),
        proposal("mute"),
    ]
    return Site(KB(Map(nodes)))


@pytest.fixture(scope="module")
def explored(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("explorer")
    output = build(site(), find(folder / "kb"), folder / "build").output
    with serving(partial(Quiet, directory=str(output))) as url:
        yield Served(output, url, ())


@pytest.fixture
def page(tab: Any, explored: Served) -> Iterator[Any]:
    """Give a page that ends the test if it asks elsewhere or complains."""
    found = Opened(tab, [], [])
    end = watch(found, explored.url)
    tab.home = f"{explored.url}thresholds/"
    tab.goto(tab.home)
    yield tab
    end()
    assert (found.outside, found.complaints) == ([], [])


def told(page: Any, part: str) -> str:
    return " ".join(page.locator(f".rm-orders-{part}").inner_text().split())


def row(page: Any, name: str) -> Any:
    return page.locator(f".rm-orders > ol > li[data-id={name}]")


def test_it_begins_with_an_order_that_the_facts_allow(page):
    assert page.evaluate(ORDER) == ["alpha", "beta", "delta", "gamma"]
    assert "goes against no fact that stands" in told(page, "against")
    assert "gamma" in row(page, "gamma").inner_text().lower()
    assert "Plan box fails unnoticed: The box opens." in row(page, "gamma").inner_text()
    assert "Plan box comes into its working range" in row(page, "alpha").inner_text()
    assert page.locator(".rm-orders-plain").is_hidden()


def test_the_keyboard_moves_and_keeps_its_place(page):
    grip = row(page, "gamma").locator(".rm-grip")
    grip.focus()
    page.keyboard.press("Home")
    assert page.evaluate(ORDER) == ["gamma", "alpha", "beta", "delta"]
    page.keyboard.press("ArrowDown")
    assert page.evaluate(ORDER) == ["alpha", "gamma", "beta", "delta"]
    assert page.evaluate("() => document.activeElement.closest('li').dataset.id") == "gamma"
    said = page.locator("[aria-live=polite]").inner_text()
    assert said.startswith("Point gamma is now 2 of 4.")
    assert "Step 2, Point gamma: Plan box fails unnoticed" in said
    row(page, "gamma").get_by_role("button", name="Move Point gamma later").click()
    assert page.evaluate(ORDER) == ["alpha", "beta", "gamma", "delta"]
    assert grip.get_attribute("aria-label").startswith("Move Point gamma, now 3 of 4")


def test_a_drag_moves_at_once_and_the_address_holds_it(page):
    grip = row(page, "alpha").locator(".rm-grip")
    grip.scroll_into_view_if_needed()
    start, end = grip.bounding_box(), row(page, "gamma").bounding_box()
    page.mouse.move(start["x"] + 5, start["y"] + 5)
    page.mouse.down()
    page.mouse.move(start["x"] + 5, end["y"] + end["height"], steps=8)
    assert page.evaluate(ORDER)[-1] == "alpha"
    assert row(page, "alpha").get_attribute("class") == "rm-dragged"
    page.mouse.up()
    assert page.evaluate(ORDER) == ["beta", "delta", "gamma", "alpha"]
    assert page.url.endswith("#order=beta,delta,gamma,alpha&crossed=0")
    assert "Point alpha comes before Point beta, by definition: Claim law" in told(page, "against")
    href = page.locator(".rm-orders-against a", has_text="Claim law").get_attribute("href")
    assert href == "../n/law/"
    assert "(before it ever was in its working range)" in row(page, "gamma").inner_text()


def test_what_is_in_dispute_is_told_and_changes_nothing(page):
    page.goto(f"{page.home}#order=delta,gamma,alpha,beta")
    page.reload()
    against = told(page, "against")
    assert "Point alpha" not in against
    delta = row(page, "delta").inner_text()
    assert "Plan ladder fails" in delta
    assert "Plan maybe would stop here, but that is in dispute" in delta
    page.goto(f"{page.home}#order=alpha,beta,delta,gamma")
    page.reload()
    assert "which is in dispute: Claim guess" in told(page, "against")
    assert "goes against no fact that stands" in told(page, "against")


def test_the_address_restores_the_order_and_the_mark(page):
    page.goto(f"{page.home}#order=gamma,alpha,delta,beta&crossed=2&assume=delta:beta")
    page.reload()
    assert page.evaluate(ORDER) == ["gamma", "alpha", "delta", "beta"]
    assert page.locator("li.rm-crossed").count() == 2
    assert "With 2 of 4 crossed" in told(page, "state")
    assert "With what you assume, 8 of 12 possible orders are left." in told(page, "count")
    page.evaluate("() => { location.hash = '#order=beta,alpha,gamma,delta' }")
    page.wait_for_function(f"({ORDER})()[0] === 'beta'")


@pytest.mark.parametrize(
    "hash_",
    [
        "order=alpha,alpha,beta,gamma",
        "order=alpha,nothing",
        "order=%E0%A4%A",
        "order=",
        "order=__proto__,constructor",
        "order=<img src=x onerror=window.hit=1>",
        "order=alpha,beta,gamma,delta&crossed=99",
        "order=alpha,beta,gamma,delta&crossed=-1",
        "order=alpha,beta,gamma,delta&assume=alpha:alpha",
        "order=alpha,beta,gamma,delta&assume=alpha",
        "order=" + "alpha," * 20_000,
    ],
)
def test_a_broken_address_is_ignored(page, hash_):
    page.evaluate("text => { location.hash = text }", hash_)
    page.locator(".rm-orders-notice", has_text="was ignored").wait_for()
    assert page.evaluate(ORDER) == ["alpha", "beta", "delta", "gamma"]
    assert page.evaluate(HIT) is None
    assert page.locator(".rm-orders img").count() == 0


def test_an_address_from_before_a_threshold_was_added_still_leads_somewhere(page):
    page.evaluate("() => { location.hash = 'order=gamma,beta' }")
    page.locator(".rm-orders-notice", has_text="put at the end").wait_for()
    assert page.evaluate(ORDER) == ["gamma", "beta", "alpha", "delta"]


def test_the_mark_tells_what_stands_so_far(page):
    row(page, "beta").get_by_role("checkbox").check()
    assert page.locator("li.rm-crossed").count() == 2
    state = told(page, "state")
    assert "With 2 of 4 crossed" in state
    assert "✓ In their working range Plan box Plan ladder Plan maybe" in state
    assert "clause that counts says anything of these thresholds Plan mute" in state
    assert page.url.endswith("&crossed=2")
    row(page, "alpha").get_by_role("checkbox").uncheck()
    assert page.locator("li.rm-crossed").count() == 0
    assert "still needs Point alpha" in told(page, "state")


def test_every_step_of_every_proposal_is_in_the_table(page):
    rows = page.locator(".rm-steps tbody tr")
    cells = {
        rows.nth(at).locator("th").inner_text(): [
            cell.split()[0] for cell in rows.nth(at).locator("td").all_inner_texts()
        ]
        for at in range(rows.count())
    }
    assert cells == {
        "Plan box": ["…", "✓", "✓", "✓", "✕"],
        "Plan ladder": ["✓"] * 5,
        "Plan maybe": ["✓"] * 5,
    }


def test_it_counts_and_takes_assumptions(page):
    count = told(page, "count")
    assert "leave 12 possible orders of 4 thresholds" in count
    page.get_by_label("first", exact=True).select_option("alpha")
    page.get_by_label("then", exact=True).select_option("gamma")
    assert "comes before Point gamma in 8 of 12 possible orders" in told(page, "count")
    page.get_by_role("button", name="Assume this").click()
    assert "With what you assume, 8 of 12 possible orders are left." in told(page, "count")
    assert page.url.endswith("&assume=alpha:gamma")
    first = page.locator(".rm-ranks tbody tr", has_text="Point alpha").locator("td").first
    assert first.inner_text() == "75"
    assert first.get_attribute("title") == "6 of 8 possible orders"
    page.get_by_label("first", exact=True).select_option("beta")
    page.get_by_label("then", exact=True).select_option("alpha")
    page.get_by_role("button", name="Assume this").click()
    assert "no possible order is left" in told(page, "count")
    for _ in range(2):
        page.get_by_role("button", name="Drop this assumption").first.click()
    assert "With what you assume" not in told(page, "count")
    assert "assume" not in page.url


def test_without_javascript_it_can_be_read(browser, explored):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{explored.url}thresholds/")
    said = " ".join(page.locator("#explorer").inner_text().split())
    assert "1. Point alpha 2. Point beta 3. Point delta 4. Point gamma" in said
    assert "Step 4, Point gamma: Plan box fails unnoticed, by the clause “The box opens”" in said
    assert "Stops working once Point gamma is reached fails unnoticed" in said
    assert page.locator("#explorer button").count() == 0
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_on_a_phone_it_fits(browser, explored, scheme):
    context = browser.new_context(viewport=PHONE, color_scheme=scheme, has_touch=True)
    page = context.new_page()
    page.goto(f"{explored.url}thresholds/")
    page.locator(".rm-orders .rm-grip").first.wait_for()
    assert page.evaluate("() => document.documentElement.scrollWidth") == PHONE["width"]
    context.close()


def test_scripts_are_loaded_only_where_they_are_needed(explored):
    with_it = (explored.folder / "thresholds/index.html").read_text(encoding="utf-8")
    without = (explored.folder / "n/alpha/index.html").read_text(encoding="utf-8")
    assert "assets/javascripts/explorer.js" in with_it
    for name in ("orders", "panels", "counts", "explorer", "tables"):
        assert f"assets/javascripts/{name}.js" not in without


def test_hostile_titles_stay_text(visit):
    opened = visit("thresholds/")
    page = opened.page
    page.locator(".rm-orders > ol > li").first.wait_for()
    page.locator(".rm-orders .rm-grip").first.focus()
    page.keyboard.press("ArrowDown")
    assert "<script>" in page.locator(".rm-orders > ol").inner_text()
    assert page.locator(".rm-orders img, .rm-orders svg").count() == 0
    assert page.locator(".rm-orders script").count() == 0
    assert page.evaluate(HIT) is None
    assert (opened.outside, opened.complaints) == ([], [])
