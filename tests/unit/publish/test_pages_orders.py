"""What the pages say of orders, working ranges, what covers what, and loops."""

import re
from itertools import pairwise
from pathlib import Path

import pytest

import robustmap as rm
from robustmap.explain.field_terms import FIELD_TERMS
from robustmap.explain.plots import ordinal, share
from robustmap.files.find import Tree
from robustmap.files.read import read_tree
from robustmap.kb import KB
from robustmap.model.map import Map
from robustmap.model.nodes import Axis
from robustmap.model.settings import Settings
from robustmap.publish import orders as shared
from robustmap.publish.orders import orders
from robustmap.publish.page import Page
from robustmap.publish.pages import loops as loops_page
from robustmap.publish.parts.plans import clause_table
from robustmap.publish.registry import PAGES
from robustmap.publish.render.mkdocs import OPTIONAL
from robustmap.publish.site import Site
from robustmap.reason.orders import worlds
from tests.support.maps import argument, claim, proposal, threshold
from tests.unit.publish.test_pages import Reader, body, made, of, said

REPOSITORY = "https://github.com/nobody/nothing"


def before(name: str, first: str, then: str, **fields):
    return claim(name, states={"before": [first, then]}, **fields)


def world(**settings):
    """Give four thresholds, an order of every sort, and proposals that hang on them."""
    nodes = [
        Axis.model_validate({"id": "power", "title": "Power"}),
        threshold("low", axis="power", number=1),
        threshold("high", axis="power", number=2),
        threshold("seen", number=3),
        threshold("free"),
        before("grows", "low", "high", sort="definitional"),
        before("hopes", "seen", "high"),
        argument("doubt", against="hopes"),
        proposal(
            "plan",
            needs={"at": "low", "failure": "graceful"},
            breaks={"at": "high", "failure": "silent"},
            enables="other",
        ),
        proposal(
            "other",
            needs="seen",
            requires_order=[
                {"first": "seen", "then": "free"},
                {"first": "low", "then": "high"},
                {"first": "high", "then": "low", "grade": "soft"},
            ],
            at_limit="breaks",
            enables="plan",
        ),
        proposal("mute"),
        argument("yes", for_="plan#robust-up"),
        argument("no", against="plan#enables-other"),
    ]
    return of(*nodes, **settings)


@pytest.fixture(scope="module")
def pages():
    return world(today={"crossed": ["low"]})


def rows(pages, path: str, label: str) -> list[list[str]]:
    """Give the cells of the table with a label, as text."""
    found = re.search(
        rf'aria-label="{re.escape(label)}"><table.*?<tbody>(.*?)</tbody>', body(pages, path)
    )
    assert found, label
    return [
        [" ".join("".join(Reader(f"<p>{cell}</p>").text).split()) for cell in cells]
        for row in re.findall(r"<tr>(.*?)</tr>", found[1])
        if (cells := re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row))
    ]


def test_places_and_shares_are_written_as_one_says_them():
    assert [ordinal(n) for n in (1, 2, 3, 12, 22)] == ["1st", "2nd", "3rd", "12th", "22nd"]
    assert share(0.25, 8) == "2 of 8 possible orders"
    assert share(0.0, 8) == "0 of 8 possible orders"
    assert share(1.0, 1) == "the only possible order"
    assert share(1e-4, None) == "hardly any possible order"
    assert share(0.9999, 10**12) == "nearly all possible orders"
    assert share(0.25, 10**12) == "about 25 of 100 possible orders"


def test_the_lines_of_the_picture_are_a_table_too(pages):
    told = rows(pages, "thresholds/", "The lines as a table")
    assert [row[:3] for row in told] == [
        ["Point low", "Point high", "by definition"],
        ["Point seen", "Point high", "in dispute"],
    ]
    assert "Claim hopes" in told[1][3]
    assert 'href="../n/hopes/"' in body(pages, "thresholds/")
    assert "Crossed already: Point low." in said(pages, "thresholds/")


def test_without_a_word_on_today_the_page_says_so():
    told = said(world(), "thresholds/")
    assert "The map does not say which thresholds have been crossed." in told
    assert "The map says that none" not in told
    assert "The map says that none" in said(world(today={"crossed": []}), "thresholds/")


def test_places_have_a_table_with_the_same_shares(pages):
    # Of 4! orders of four, half have low before high.
    assert "12 possible orders, counted exactly." in said(pages, "thresholds/")
    where = "thresholds/places/"
    told = {row[0]: row[1:] for row in rows(pages, where, "Which may come when")}
    assert told["Point low"] == ["50", "33", "17", "0"]
    assert told["Point free"] == ["25"] * 4
    assert "<title>1st: 6 of 12 possible orders</title>" in body(pages, where)
    assert 'href="places/"' in body(pages, "thresholds/")


def test_every_pair_is_told_in_possible_orders_and_marked_where_proposals_hang_on_it(pages):
    where = "thresholds/pairs/"
    grid = {row[0]: row[1:] for row in rows(pages, where, "Pairs")}
    assert len(grid) == 4
    assert sorted(grid["Point low"]) == ["", "100", "67", "67"]
    hang = "Pairs on which something hangs"
    told = {(row[0], row[1]): row[2:] for row in rows(pages, where, hang)}
    assert told["Point low", "Point high"][0] == "all 12 possible orders"
    pair = told.get(("Point seen", "Point free")) or told["Point free", "Point seen"]
    assert "6 of 12 possible orders" in pair[0]
    assert "Plan other cannot work" in pair[1]
    disputed = told["Point seen", "Point high"][0]
    assert "8 of 12 possible orders" in disputed
    assert "most hangs on Claim hopes" in disputed
    shown = body(pages, where)
    for anchor in re.findall(r'href="#(pair-\d+-\d+)"', shown):
        assert f'id="{anchor}"' in shown
    assert shown.count("fig-marked") == 2


def test_what_cannot_all_be_true_is_told_as_a_circle():
    pages = of(
        *(threshold(one) for one in "abc"),
        before("ab", "a", "b"),
        before("bc", "b", "c"),
        before("ca", "c", "a"),
    )
    told = said(pages, "thresholds/")
    assert "What cannot all be true" in told
    assert "Point a before Point b (Claim ab), Point b before Point c (Claim bc)" in told
    assert "the possible orders are counted without: Claim" in told
    assert "contradicted by others that stand" in told
    assert "What cannot all be true" not in said(world(), "thresholds/")


def test_with_too_many_thresholds_the_page_says_so_and_works_out_nothing(monkeypatch):
    monkeypatch.setattr(shared, "MOST_FOR_SHARES", 3)
    pages = world()
    told = said(pages, "thresholds/")
    assert "4 thresholds are too many to count their possible orders on a page" in told
    assert "fig-heat" not in body(pages, "thresholds/")
    assert "portfolio/" not in pages
    assert "There are too many thresholds to count" in said(pages, "n/other/")


def test_one_threshold_or_none_has_no_order():
    for nodes in ([], [threshold("a")]):
        assert "possible order" not in said(of(*nodes), "thresholds/")


def test_the_ranges_say_what_each_proposal_asks_of_each_threshold(pages):
    label = "What each proposal asks of each threshold; scroll to see more"
    told = {row[0]: row[1:] for row in rows(pages, "robustness/ranges/", label)}
    assert told["Plan plan"][0].startswith("needs it, fails gently")
    assert told["Plan plan"][1].startswith("ends there, fails unnoticed")
    assert told["Plan plan"][2:] == ["", "", "of 2: say it"]
    assert "must come before: Point high" in told["Plan other"][0]
    assert "better before: Point low" in told["Plan other"][1]
    assert 'href="../../n/plan/#breaks-high"' in body(pages, "robustness/ranges/")
    assert '<section id="ranges">' in body(pages, "robustness/")
    assert 'href="ranges/"' in body(pages, "robustness/")


def test_what_is_not_said_leads_to_the_file_where_the_map_names_a_forge():
    invite = re.compile(r'<a href="([^"]*)" class="invite"')
    ranges = "robustness/ranges/"
    assert set(invite.findall(body(world(), ranges))) == {"../../guide/contribute/"}
    files = {
        "map.yaml": f"title: A map\nrepository: {REPOSITORY}\n".encode(),
        "proposals/mute.md": b"---\ntitle: A plan\n---\n",
        "thresholds/low.md": b"---\ntitle: A point\n---\n",
    }
    given = made(KB(read_tree(Tree("kb", files, []))))
    found = invite.findall(body(given, "robustness/") + body(given, ranges))
    assert f"{REPOSITORY}/edit/main/kb/proposals/mute.md" in found
    assert sum(one.endswith("for=mute%23robust-up") for one in found) == 1


def test_a_table_that_would_be_too_large_becomes_a_list(monkeypatch):
    monkeypatch.setattr(clause_table, "WIDEST", 3)
    told = said(world(), "robustness/ranges/")
    assert "There are too many thresholds for one table" in told
    assert "Plan plan Point low needs it, fails gently" in told
    assert 'class="invite"' not in body(world(), "robustness/ranges/")


def test_what_is_argued_stands_beside_what_follows_from_the_clauses(pages):
    cells = {row[0]: row[1:] for row in rows(pages, "robustness/", "Robustness to scale")}
    assert "stops once Point high is reached" in cells["Plan plan"][0]
    assert "argued: ✓ supported" in cells["Plan plan"][0]
    assert "Arguments and clauses disagree here." in cells["Plan plan"][0]
    assert "argued" not in cells["Plan plan"][1]
    assert cells["Plan plan"][3] == "all 12 possible orders"
    assert cells["Plan mute"][3] == "nothing to judge by"


def test_tables_can_be_taken_up_by_the_script(pages):
    for path in ("thresholds/", "robustness/", "robustness/ranges/", "portfolio/", "loops/"):
        shown = body(pages, path)
        found = re.findall(r'<table class="rm-sortable[^"]*"><thead><tr>.*?</thead><tbody>', shown)
        assert found, path
        assert len(found) == shown.count("rm-sortable"), path


def test_a_card_tells_the_limit_the_range_and_every_order_it_asks_for(pages):
    told = said(pages, "n/other/")
    assert "in the limit stops" in told
    assert "working range from Point seen on; the other end is not said" in told
    assert "Point seen before Point free ≈ holds in some possible orders only" in told
    assert "Point low before Point high ✓ holds in every possible order" in told
    assert "Point high before Point low ○ a preference: better, but not asked for" in told
    assert "All of them together: 6 of 12 possible orders, by what stands;" in told
    assert told.count("A possible order that keeps to it") == 1


def test_the_good_and_the_bad_order_of_a_card_are_what_they_are_called(pages):
    shown = body(pages, "n/other/")
    ways = re.findall(r"<summary>A possible order that (keeps|does).*?<ol[^>]*>(.*?)</ol>", shown)
    place = {kind: re.findall(r"Point (\w+)", way) for kind, way in ways[:2]}
    for kind, way in place.items():
        assert sorted(way) == ["free", "high", "low", "seen"]
        assert way.index("low") < way.index("high")
        assert (way.index("seen") < way.index("free")) == (kind == "keeps")


def test_a_card_says_how_far_off_the_end_is_and_what_the_answer_rests_on(pages):
    told = said(pages, "n/plan/")
    assert "(1 crossing ahead)" in told
    assert "Rests on Claim grows" in told
    assert "May change with Claim hopes" in told
    assert "fig-gauges" in body(pages, "n/plan/")
    assert "fig-gauges" not in body(pages, "n/mute/")


def test_the_portfolio_tells_what_is_covered_and_what_is_not(pages):
    told = said(pages, "portfolio/")
    assert "Nothing to judge by, so left out: Plan mute." in told
    steps = rows(pages, "portfolio/", "How well what may come is covered")
    assert [row[0] for row in steps] == ["0", "1", "2", "3", "4"]
    assert steps[0][1:] == ["100", "0", "0", "0"]
    assert all(75 <= sum(int(cell) for cell in row[1:] if cell.isdigit()) <= 101 for row in steps)
    assert "nothing crossed yet" in told
    assert "The smallest sets that cover all that is covered Plan other, Plan plan" in told
    assert 'href="../portfolio/"' in body(pages, "robustness/")


def test_without_anything_to_judge_there_is_no_portfolio():
    pages = of(threshold("a"), threshold("b"), proposal("mute"))
    assert "portfolio/" not in pages
    assert "portfolio/" not in body(pages, "robustness/")


def test_loops_tell_each_arrow_and_what_speaks_against_it(pages):
    told = said(pages, "loops/")
    assert "≈ reinforcing, in dispute" in told
    cells = rows(pages, "loops/", "Loops")
    by_source = {row[0]: row for row in cells}
    assert by_source["Plan plan"][1:3] == ["makes easier needed by every loop here", "Plan other"]
    assert "Item no" in by_source["Plan plan"][5]
    assert "What speaks against it Item no" in told
    assert "No loop here outlives: Plan other, Plan plan." in told
    assert 'href="../loops/"' in body(pages, "robustness/")


def test_without_loops_there_is_no_page_of_them():
    pages = of(proposal("a", enables="b"), proposal("b"))
    assert "loops/" not in pages
    assert "loops/" not in body(pages, "robustness/")


def test_many_loops_are_cut_and_the_page_says_so(monkeypatch):
    monkeypatch.setattr(loops_page, "MOST", 2)
    ring = [proposal(one, enables=[other for other in "abc" if other != one]) for one in "abc"]
    told = said(of(*ring), "loops/")
    assert told.count("✓ reinforcing, stands") == 2
    assert "There are more loops than are told here." in told


def test_pages_that_may_be_missing_are_those_that_the_navigation_can_lose():
    full, empty = (
        {one.path for make in PAGES.entries.values() for one in make(Site(kb))}
        for kb in (rm.load("kb"), KB(Map([])))
    )
    optional = {f"{path.removesuffix('/')}.md" for path in full - empty}
    assert optional >= OPTIONAL
    listed = set(re.findall(r"\b\w+\.md$", Path("site/mkdocs.yml").read_text(), re.MULTILINE))
    assert optional & listed == OPTIONAL


def test_no_page_about_orders_uses_a_field_term(pages):
    for path in ("thresholds/", "robustness/", "portfolio/", "loops/", "n/plan/", "n/other/"):
        # Titles and labels are read too, by those who point or listen.
        shown = re.sub(r"<script.*?</script>", "", body(pages, path)).lower()
        for term in FIELD_TERMS:
            assert not re.search(rf"(?<![\w/#-]){re.escape(term)}\b(?!/)", shown), (path, term)


def test_shares_are_worked_out_once_for_all_pages(monkeypatch):
    asked = []
    known = worlds.shares
    monkeypatch.setattr(worlds, "shares", lambda order: asked.append(order) or known(order))
    nodes = [*map(threshold, "abc"), proposal("p", needs="a", breaks="b"), proposal("q", needs="c")]
    site = Site(KB(Map(nodes)))
    assert all(list(PAGES[name](site)) for name in ("thresholds", "robustness", "portfolio"))
    assert orders(site) is orders(site)
    assert [order.elements for order in asked] == [("a", "b", "c")]


def test_what_was_crossed_comes_first_in_the_order_that_is_shown():
    nodes = [threshold(one) for one in "abcd"]
    nodes_ = [*nodes, before("x", "d", "a")]
    kb = KB(Map(nodes_, Settings.model_validate({"today": {"crossed": ["c"]}})))
    found = orders(Site(kb)).in_order
    assert found == ("c", "b", "d", "a")
    assert all(one != other for one, other in pairwise(found))


def test_pages_of_orders_are_balanced(pages):
    for path, page in pages.items():
        if isinstance(page, Page):
            assert (path, Reader(page.body).open) == (path, [])
