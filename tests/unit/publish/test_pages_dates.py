"""The page about dates: what it shows, its text twins, and when it is not there."""

import re
from pathlib import Path

import pytest

from robustmap.explain.dates import DATES
from robustmap.explain.field_terms import FIELD_TERMS
from robustmap.publish import dates as shared
from robustmap.publish.figures.dates import ranges, tornado
from robustmap.query.dates import Dated
from robustmap.reason.dates import Estimate, Swing
from tests.support.dated import dated
from tests.support.maps import claim, proposal, threshold
from tests.unit.publish.test_pages import ALLOWED, Reader, body, of

PAGE = "thresholds/dates/"
WORLD = (
    dated("low", start=2026, p10=2028, p90=2040),
    dated("high", start=2028, mean=9, never=0.2),
    dated("seen", "2031"),
    dated("law", "never"),
    threshold("free"),
    claim("fact", states={"before": ["seen", "high"]}),
    proposal("plan", needs="low", breaks="high"),
    proposal("other", needs="seen", breaks="free"),
)


@pytest.fixture(scope="module")
def pages():
    return of(*WORLD)


def cells(page: str, label: str) -> list[list[str]]:
    """Give the cells of the table with a label, as text."""
    pattern = rf'aria-label="{re.escape(label)}"><table.*?<tbody>(.*?)</tbody>'
    found = re.search(pattern, page, re.DOTALL)
    assert found
    rows = re.findall(r"<tr>(.*?)</tr>", found[1], re.DOTALL)
    return [
        [
            re.sub("<.*?>", "", cell).replace("\xa0", " ")
            for cell in re.findall(r"<t[hd].*?</t[hd]>", row)
        ]
        for row in rows
    ]


def test_the_page_is_whole_and_says_no_bare_term(pages) -> None:
    reader = Reader(body(pages, PAGE))
    assert reader.open == []
    assert reader.tags <= ALLOWED
    said = " ".join(reader.text).lower()
    assert [term for term in FIELD_TERMS if re.search(rf"\b{re.escape(term)}\b", said)] == []
    assert "nan" not in said.split()


def test_each_date_is_told_in_the_plot_and_in_the_table(pages) -> None:
    page = body(pages, PAGE)
    rows = cells(page, DATES["ranges"])
    assert [row[0] for row in rows] == ["Point seen", "Point low", "Point high", "Point law"]
    assert rows[0][1:] == ["2031", "2031", "2031", "2031", "0 %"]
    assert rows[3][1:] == ["never", "never", "never", "never", "100 %"]
    svg = next(one for one in re.findall(r"<svg.*?</svg>", page, re.DOTALL) if "fig-dates" in one)
    for row in rows:
        told = DATES["bar"].format(name=row[0], p10=row[2], p50=row[3], p90=row[4], never=row[5])
        assert told in svg
    assert "No date is stated for" in page


def test_room_pairs_and_conflicts_are_told(pages) -> None:
    page = body(pages, PAGE)
    rooms = {row[0]: row[1] for row in cells(page, DATES["rooms"])}
    assert "%" in rooms["Plan plan"]
    assert rooms["Plan other"] == "not told: Point free without a date"
    pairs = cells(page, DATES["pairs"])
    assert len(pairs) == 6
    assert {row[5] for row in pairs if {"Point law", "Point high"} == {*row[:2]}} != {"in no draw"}
    ((first, then, said, _),) = cells(page, DATES["conflicts"])
    assert (first, then, said) == ("Point seen", "Point high", "Claim fact")
    assert "fig-tornado" in page
    swings = cells(page, DATES["tornado"])
    assert {row[0] for row in swings} == {"Point low", "Point high"}


def test_it_is_linked_and_each_threshold_tells_its_date(pages) -> None:
    assert 'href="dates/"' in body(pages, "thresholds/")
    own = body(pages, "n/low/")
    assert "from 2026, p10 2028, p90 2040" in own
    assert 'href="../../thresholds/dates/"' in own
    assert 'id="date"' not in body(pages, "n/free/")


@pytest.mark.parametrize("nodes", [(), (threshold("a"),), (dated("a", {"p50": "2030"}),)])
def test_it_is_not_there_without_a_date(nodes) -> None:
    pages = of(*nodes)
    assert PAGE not in pages
    assert "thresholds/dates" not in body(pages, "thresholds/")


def test_one_date_makes_a_page_and_what_hangs_on_a_pair_is_told_without_proposals() -> None:
    assert "fig-tornado" not in body(of(dated("a", "2030")), PAGE)
    pair = body(of(dated("a", start=2026, mean=3), dated("b", start=2026, mean=4)), PAGE)
    assert "fig-tornado" in pair
    assert re.search(r"<h3>.*Point a.* before .*Point b.*</h3>", pair)


def test_many_dates_do_not_make_a_heavy_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shared, "MOST_DATES", 5)
    monkeypatch.setattr(shared, "MOST_PAIRS", 4)
    nodes = [dated(f"t{n}", start=2026, mean=n + 1) for n in range(8)]
    page = body(of(*nodes), PAGE)
    assert len(cells(page, DATES["ranges"])) == 5
    assert "3 dates more" in page
    assert len(cells(page, DATES["pairs"])) == 4
    assert "6 pairs more" in page


def test_plots_of_strange_dates_hold_together() -> None:
    class Site:
        def heading(self, ref: str) -> str:
            return f"<{ref}> & more"

        def url(self, ref: str, _: str) -> str:
            return f"../{ref}/"

    inf = float("inf")
    found = [
        Dated("a", "x", 2026.0, 1e200, inf, 0.0),
        Dated("b", "x", 2030.5, 2030.5, 2030.5, 0.0),
        Dated("c", "never", inf, inf, inf, 1.0),
    ]
    drawn = ranges(Site(), found, "p/")  # type: ignore[arg-type]
    assert "nan" not in drawn
    assert "inf" not in drawn
    assert "&lt;a&gt; &amp; more" in drawn
    assert ranges(Site(), found[2:], "p/") == ""  # type: ignore[arg-type]
    one = Estimate(0.5, 0.01, 100)
    swing = Swing("a", 2026.0, inf, Estimate(0, 0.001, 100), Estimate(1, 0.001, 100), 1.0, 0.01)
    assert "in all 100 draws if it is late" in tornado(Site(), one, [swing], "p/")  # type: ignore[arg-type]


def test_the_words_of_shares_and_of_dates_are_not_mixed() -> None:
    root = Path(__file__).parents[3] / "robustmap"
    said = (root / "explain/dates.py").read_text(encoding="utf-8")
    assert "probab" not in said
    table = (root / "publish/parts/orders/dates.py").read_text(encoding="utf-8")
    assert "possible order" not in table
