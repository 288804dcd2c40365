"""What-if in a real browser: switched, granted, shared by its address, and put back."""

from collections.abc import Iterator
from functools import partial
from typing import Any

import pytest

from robustmap.explain.whatif import LOST, PANEL
from robustmap.kb import KB
from robustmap.model.map import Map
from robustmap.publish.build import build
from robustmap.publish.figures.signs import STROKES
from robustmap.publish.site import Site
from robustmap.publish.source import find
from robustmap.reason.camps import camps
from robustmap.reason.strengths import shown, strengths
from tests.browser.conftest import DESK, Opened, Quiet, Served, serving, watch
from tests.support.maps import SUPPOSED, argument, claim, person, proposal, question

pytestmark = pytest.mark.browser

PHONE = {"width": 390, "height": 844}
SAID = {"source": "talk", "at": "p. 1", "by": "talk/pat", "attribution": "explicit"}
MARKS = """() => [...document.querySelectorAll('.rm .v[data-v]')]
  .filter(one => !one.closest('[data-still], .rm-if-banner'))
  .map(one => [one.dataset.v || one.previousElementSibling.getAttribute('href').split('?')[0]
    .split('/').at(-2), one.lastChild.textContent.trim()])"""
BOXES = """() => Object.fromEntries([...document.querySelectorAll('.fig-map .fig-node')]
  .map(one => [one.dataset.ref, [...one.classList].find(c => /^fig-(holds|granted|disputed|fallen|silent|uncounted)$/.test(c))]))"""  # noqa: E501
HELD = "() => document.querySelector('.rm').innerHTML"
HIT = "() => window.hit"
FOCUSED = """() => document.activeElement.getAttribute('aria-label')
  || document.activeElement.textContent"""
DEBATE, MAIN, PLAN = "d/q/", "n/main/", "n/plan/"


def kb() -> KB:
    nodes = [
        question("q", about="main", lists=["pro", "con"]),
        claim("main", standing="open"),
        claim("other", contradicts=["rival"]),
        claim("rival"),
        claim("law", sort="definitional"),
        argument("pro", [{"ground": "There is ground for it."}, "other"], for_="main", number=1),
        argument(
            "cut", [{"why": "It does not follow."}], undercuts="pro", title="Cuts & <b>all</b>"
        ),
        argument("counter", undercuts="cut", basis="reading"),
        argument("con", ["rival", "law"], against="main", number=1),
        argument("never", reframes="con"),
        argument("maybe", for_="rival", sources=SUPPOSED),
        argument("both", for_="rival", undercuts="works"),
        proposal("plan", relies_on=["main"]),
        argument("works", ["other"], for_="plan"),
        person("pat", {"about": "other", "stance": "rejects", "source": SAID}),
        person("sam", {"about": "con", "stance": "rejects", "source": SAID}),
        person("quiet", {"about": "main", "stance": "accepts"}),
    ]
    return KB(Map(nodes))


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("what-if")
    output = build(Site(kb()), find(folder / "kb"), folder / "build").output
    with serving(partial(Quiet, directory=str(output))) as url:
        yield Served(output, url, ())


@pytest.fixture
def visit(browser: Any, tab: Any, published: Served) -> Iterator[Any]:
    """Give a function that opens a page; it ends the test if a page asks elsewhere or complains."""
    opened: list[Opened] = []
    ends = []

    def go(path: str, home: str = "", **options: Any) -> Any:
        own = home or options or opened
        page = browser.new_context(**{"viewport": DESK, **options}).new_page() if own else tab
        opened.append(Opened(page, [], []))
        if page is not tab:
            page.set_default_timeout(15_000)
        ends.append(watch(opened[-1], home or published.url, quiet=True))
        page.goto((home or published.url) + path)
        return page

    yield go
    for end in ends:
        end()
    for one in opened:
        assert (one.outside, one.complaints) == ([], [])
        if one.page is not tab:
            one.page.context.close()


def panel(page: Any, *, unfold: bool = True) -> Any:
    """Open the panel, and what is folded, so that every button can be pressed."""
    page.get_by_role("button", name="What if?").click()
    page.locator(".rm-if-panel").wait_for()
    if unfold:
        page.evaluate(
            "() => document.querySelectorAll('.rm details').forEach(d => { d.open = true })"
        )
    return page


def press(page: Any, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).first.click()


def follows(page: Any, expected: KB) -> None:
    """Check every mark and box on a page against what Python says."""
    site = Site(expected)
    marks = page.evaluate(MARKS)
    assert len(marks) > 1
    assert marks == [[ref, site.short(ref)] for ref, _ in marks]
    for ref, look in page.evaluate(BOXES).items():
        verdict = site.verdict(ref)
        if verdict and verdict.inferences and verdict.counted:
            assert look == "fig-uncounted", ref
        elif verdict:
            assert look == f"fig-{site.mark(ref).tone}", ref


def verdict_of(page: Any) -> str:
    return " ".join(page.locator("p.verdict span").first.inner_text().split())


def test_it_is_closed_at_first_and_loads_nothing(visit):
    page = visit(MAIN)
    files = page.evaluate("() => performance.getEntriesByType('resource').map(one => one.name)")
    assert not any("assets/what-if/" in name for name in files)
    assert page.locator(".rm-if-panel, .rm-if-banner, .rm-if-do").count() == 0
    panel(page)
    assert page.locator(".rm-if-do button").count() > 1
    assert page.locator(".rm-if-banner").count() == 0
    page.get_by_role("button", name="What if?").click()
    assert page.locator(".rm-if-do").count() == 0
    assert page.locator(".rm-if-panel").is_hidden()


def test_nothing_changes_while_nothing_is_changed(visit, published):
    page = visit(MAIN)
    for path in (DEBATE, MAIN, PLAN, "n/pro/", "n/other/", "n/both/"):
        page.goto(published.url + path)
        text = page.locator(".rm").inner_text().split()
        panel(page, unfold=False)
        follows(page, kb())
        press(page, "What if?")
        assert page.locator(".rm").inner_text().split() == text, path


def test_without_the_undercut_the_main_claim_stands_again(visit):
    page = panel(visit(DEBATE))
    assert verdict_of(page) == Site(kb()).words("main") == "not yet argued for"
    press(page, "switch off: Cuts & <b>all</b>")
    expected = kb().view(off={"cut"})
    follows(page, expected)
    assert verdict_of(page) == Site(expected).words("main") == "in dispute"
    assert page.url.endswith("d/q/?if=off:cut")
    banner = page.get_by_role("region", name="Hypothetical")
    assert "“Cuts & <b>all</b>” switched off" in banner.inner_text()
    said = page.locator(".rm-unseen[aria-live=polite]").inner_text()
    changed = [
        node.id
        for node in expected.map.live
        if (one := expected.verdict(node.id))
        and node.id != "cut"
        and one.answer != kb().verdict(node.id).answer
    ]
    number = f"{len(changed)} verdicts of the map change"
    assert said.startswith(f"{number}: Claim main, in dispute; ")
    banner.locator("summary").click()
    rows = [" ".join(one.split()) for one in banner.locator("li").all_inner_texts()]
    assert len(rows) == len(changed)
    assert "Item pro: ⊣ step broken, now ≈ in dispute" in rows
    assert "1 fallen" not in page.locator(".ledger").inner_text()
    assert page.evaluate(HIT) is None
    assert page.locator(".rm-if-still").count() == page.locator("[data-still]").count() > 0


def test_the_matrix_and_the_arrows_follow(visit):
    page = panel(visit(DEBATE))
    cell = page.locator(".matrix td a[href*='/n/cut/']")
    assert cell.get_attribute("class") == "fallen"
    arrow = page.locator(".fig-map .fig-edge[data-from=cut]").first
    assert "fig-spent" not in arrow.get_attribute("class")
    press(page, "switch off: Cuts & <b>all</b>")
    assert cell.get_attribute("class") == "silent"
    assert "has no effect here: switched off" in cell.get_attribute("title")
    assert "fig-spent" in arrow.get_attribute("class")
    title = page.locator(".fig-map .fig-node[data-ref=pro] title").text_content()
    assert title == "For 1: Item pro (in dispute)"


def test_claims_are_granted_denied_and_let_go(visit):
    page = panel(visit("n/pro/"))
    press(page, "deny: Claim other")
    follows(page, kb().view(denied={"other"}))
    press(page, "withdraw the denial: Claim other")
    follows(page, kb())
    assert page.locator(".rm-if-banner").count() == 0
    press(page, "grant: There is ground for it.")
    press(page, "grant: Claim other")
    expected = kb().view(granted={"other", "pro#ground"})
    follows(page, expected)
    assert page.url.endswith("?if=grant:other;grant:pro%23ground")
    assert verdict_of(page) == "step broken by Cuts & <b>all</b>"


@pytest.mark.parametrize(
    ("label", "value", "changed"),
    [
        ("What counts", "reading", {"basis": "reading"}),
        ("What counts", "stated", {"basis": "stated"}),
        ("Rejecting the question breaks steps", None, {"reframings": True}),
        ("What is only supposed counts", None, {"suppositions": True}),
    ],
)
def test_what_counts_can_be_chosen(visit, label, value, changed):
    page = panel(visit(DEBATE))
    control = page.get_by_label(label)
    control.select_option(value) if value else control.check()
    follows(page, kb().view(**changed))
    held = page.url
    page.goto(held)
    page.locator(".rm-if-banner").wait_for()
    follows(page, kb().view(**changed))


@pytest.mark.parametrize("who", ["pat", "sam"])
def test_it_looks_as_somebody_sees_it(visit, who):
    page = panel(visit(DEBATE))
    eyes = page.get_by_label("As seen by")
    assert eyes.locator("option").all_inner_texts()[1:] == ["Somebody pat", "Somebody sam"]
    eyes.select_option(who)
    follows(page, kb().as_seen_by(who))
    assert "as seen by Somebody" in page.locator(".rm-if-banner").inner_text()
    assert "not anybody's own words" in page.locator(".rm-if-panel").inner_text()


def test_what_a_person_denies_can_be_let_go(visit):
    page = panel(visit("n/pro/"))
    page.get_by_label("As seen by").select_option("pat")
    press(page, "withdraw the denial: Claim other")
    follows(page, kb())
    assert page.url.endswith("?if=eyes:pat;free:other")


def test_strengths_and_camps_stand_beside_the_verdicts(visit):
    page = panel(visit(DEBATE))
    page.get_by_label("Beside each verdict").select_option("strengths")
    press(page, "switch off: Cuts & <b>all</b>")
    found = strengths(kb().view(off={"cut"}).solution)
    tags = page.locator(".outline .v[data-v]:has(small)").all_inner_texts()
    assert any(f"strength {shown(found['pro'])}" in one for one in tags)
    assert page.locator(".outline .v", has_text="switched off").locator("small").count() == 0
    press(page, "Reset")
    page.get_by_label("Beside each verdict").select_option("camps")
    shares = camps(kb().solution)
    rival = next(iter(shares[ref] for ref in shares if ref == "con"))
    assert page.locator(".rm-if-banner").count() == 0
    assert f"in {rival.camps} of {rival.of} camps" in page.locator(".outline").inner_text()
    press(page, "switch off: Item con")
    assert " camps" not in page.locator(".outline").inner_text()


def test_the_address_restores_and_links_carry_it(visit):
    page = visit(f"{DEBATE}?if=grant:rival;off:cut#outline", viewport=PHONE)
    page.locator(".rm-if-banner").wait_for()
    expected = kb().view(off={"cut"}, granted={"rival"})
    follows(page, expected)
    assert page.evaluate("() => location.hash") == "#outline"
    page.locator(".outline a", has_text="Item pro").first.click()
    page.wait_for_url("**/n/pro/?if=grant:rival;off:cut")
    page.locator(".rm-if-banner").wait_for()
    follows(page, expected)
    press(page, "Reset")
    assert page.url.endswith("/n/pro/")
    hrefs = page.evaluate(
        "() => [...document.querySelectorAll('.rm a')].map(a => a.getAttribute('href'))"
    )
    assert not any("if=" in (href or "") for href in hrefs if href)


NOT_HERE = (
    "off:nothing-like-it",
    "off:<img src=x onerror=window.hit=1>",
    "grant:cut",
    "off:main",
    "by:magic",
    "eyes:nobody",
    "eyes:quiet",
    "__proto__:x",
    "%E0%A4%A",
    "off:%E0%A4%A",
    "basis:on",
    "off:cut2;" * 5000,
)


def test_an_address_that_names_what_is_not_here_says_so(visit, published):
    page = visit(MAIN)
    for asked in NOT_HERE:
        page.goto(f"{published.url}{MAIN}?if={asked}")
        page.locator(".rm-if-notice", has_text="was ignored").wait_for()
        follows(page, kb())
        assert page.locator(".rm-if-banner").count() == 0, asked
        assert page.evaluate(HIT) is None, asked


@pytest.mark.parametrize("lost", ["common.js", "0.js", "whatif-panel.js"])
def test_what_does_not_load_is_said_and_can_be_tried_again(browser, published, lost):
    page = browser.new_page()
    page.set_default_timeout(15_000)
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.route(f"**/{lost}", lambda route: route.abort())
    page.goto(f"{published.url}n/pro/")
    page.get_by_role("button", name="What if?").click()
    told = page.get_by_role("alert")
    told.wait_for()
    assert told.inner_text() == LOST
    assert page.locator(".rm-if-panel").count() == 0
    page.unroute_all()
    panel(page)
    assert told.count() == 0
    press(page, "grant: Claim other")
    follows(page, kb().view(granted={"other"}))
    assert wrong == []
    page.close()


def test_a_note_is_shown_while_what_it_tells_of_is_chosen(visit):
    page = panel(visit(DEBATE))
    shown = page.locator(".rm-if-panel [data-for]:visible")
    assert shown.count() == 0
    page.get_by_label("Beside each verdict").select_option("camps")
    assert shown.all_inner_texts() == [PANEL["camps-note"]]
    page.get_by_label("As seen by").select_option("pat")
    assert shown.all_inner_texts() == [PANEL["eyes-note"], PANEL["camps-note"]]


def test_a_box_that_had_no_effect_gets_its_glyph(visit):
    page = panel(visit(DEBATE))
    glyph = page.locator(".fig-map .fig-node[data-ref=counter] .fig-glyph")
    assert glyph.get_attribute("d") == ""
    page.get_by_label("What counts").select_option("reading")
    assert glyph.get_attribute("d") == STROKES["✓"]


def test_reset_puts_every_byte_back(visit, published):
    page = visit(DEBATE)
    for path in (DEBATE, "n/pro/", "n/other/", PLAN):
        page.goto(published.url + path)
        panel(page)
        before = page.evaluate(HELD)
        for name in ("reading", "stated"):
            page.get_by_label("What counts").select_option(name)
        page.get_by_label("As seen by").select_option("pat")
        page.get_by_label("Beside each verdict").select_option("strengths")
        press(page, "Reset")
        page.get_by_label("Beside each verdict").select_option("")
        assert page.evaluate("() => document.querySelector('.rm-unseen').textContent")
        page.evaluate("() => { document.querySelector('.rm-unseen').textContent = '' }")
        assert page.evaluate(HELD) == before
        assert "?" not in page.url


def test_without_javascript_nothing_is_missing_and_nothing_is_broken(visit):
    page = visit(DEBATE, java_script_enabled=False)
    assert (
        page.locator(".rm-whatif").is_hidden() or not page.locator(".rm-whatif button").is_visible()
    )
    assert "step broken" in page.locator(".outline").inner_text()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_on_a_phone_it_fits_and_nothing_moves(visit, scheme):
    options = {"viewport": PHONE, "color_scheme": scheme, "reduced_motion": "reduce"}
    page = panel(visit(DEBATE, has_touch=True, **options))
    press(page, "switch off: Cuts & <b>all</b>")
    assert page.evaluate("() => document.documentElement.scrollWidth") == PHONE["width"]
    ours = "() => document.getAnimations().filter(a => a.effect.target.closest('.rm')).length"
    assert page.evaluate(ours) == 0


def test_the_keyboard_is_enough(visit):
    page = visit(DEBATE)
    page.keyboard.press("Tab")
    to(page, "What if?")
    page.keyboard.press("Enter")
    page.locator(".rm-if-panel").wait_for()
    to(page, "2 replies")
    page.keyboard.press("Enter")
    to(page, "switch off: Cuts & <b>all</b>")
    page.keyboard.press("Space")
    label = "() => document.activeElement.getAttribute('aria-label')"
    assert page.evaluate(label) == "switch on: Cuts & <b>all</b>"
    follows(page, kb().view(off={"cut"}))
    to(page, "Reset", back=True)
    page.keyboard.press("Enter")
    assert page.evaluate("() => document.activeElement.textContent") == "What if?"
    follows(page, kb())


def to(page: Any, name: str, *, back: bool = False) -> None:
    for _ in range(300):
        page.keyboard.press("Shift+Tab" if back else "Tab")
        if page.evaluate(FOCUSED) == name:
            return
    pytest.fail(f"the keyboard does not reach {name}")


def test_it_works_from_a_folder(visit, published):
    home = published.folder.as_uri() + "/"
    page = panel(visit(f"{DEBATE}index.html", home))
    press(page, "switch off: Cuts & <b>all</b>")
    follows(page, kb().view(off={"cut"}))
    assert page.url.endswith("d/q/index.html?if=off:cut")
    page.locator(".outline a", has_text="Item pro").first.click()
    page.wait_for_url("**/n/pro/index.html?if=off:cut")
    page.locator(".rm-if-banner").wait_for()
    follows(page, kb().view(off={"cut"}))
