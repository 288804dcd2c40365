"""The weight of pages stays bounded, whatever the size of the kb."""

import re
from pathlib import Path

import pytest

from robustmap.files.read import read
from robustmap.kb import KB
from robustmap.publish import build as building
from robustmap.publish.pages import asked as asked_pages
from robustmap.publish.pages import robustness, thresholds, undercuts
from robustmap.publish.parts.orders import explorer
from robustmap.publish.site import Site
from tests.bench.generate import generate

MOST = 60_000
"""Bytes of a page without its shell, which has 7 kB."""

MOST_NODE = 14_500
"""Bytes of the page of a node, without its shell and picture: 20 kB with its shell."""

MOST_MAP = 60_000
"""Bytes of a picture within a page."""

MOST_EMBED = 320_000
"""Bytes of the picture of a debate to take away: 200 boxes and pills at most."""

GROWS = ("explore/", "data/")
"""What tells of everything at once, and so grows with the kb."""

CUTS = (
    *((undercuts, "MOST", 10), (robustness, "MOST", 3), (asked_pages, "MOST", 3)),
    *((explorer, "SHOWN", 2), (asked_pages, "SHOWN", 2), (thresholds, "MOST", 3)),
)

_MAP = re.compile(rb"<svg.*?</svg>", re.DOTALL)


@pytest.mark.parametrize(
    "size",
    [300, pytest.param(1000, marks=pytest.mark.long), pytest.param(3000, marks=pytest.mark.long)],
)
def test_no_page_grows_without_bound(tmp_path: Path, size: int):
    folder = generate(tmp_path / "kb", size)
    made = building.pages(Site(KB(read(folder, "kb"))))
    told = {name: data for name, data in made.items() if _is_page(name)}
    pages = {name: len(_MAP.sub(b"", data)) for name, data in told.items()}
    maps = {name: max(map(len, _MAP.findall(data)), default=0) for name, data in told.items()}
    assert len(pages) > size
    assert {name: size for name, size in pages.items() if size > most(name)} == {}
    assert [name for name, size in maps.items() if size > MOST_MAP] == []
    pictures = [len(data) for name, data in made.items() if name.endswith(("embed.html", ".svg"))]
    assert pictures
    assert max(pictures) <= MOST_EMBED


def most(name: str) -> int:
    """Give how heavy a page may be: those of nodes are many, and less."""
    return MOST_NODE if name.startswith("n/") else MOST


def _is_page(name: str) -> bool:
    return name.endswith(".md") and not name.startswith(GROWS)


def test_what_is_cut_into_pages_is_told_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    for where, name, most in CUTS:
        monkeypatch.setattr(where, name, most)
    folder = generate(tmp_path / "kb", 300)
    site = Site(KB(read(folder, "kb")))
    made = building.pages(site)

    def told(start: str) -> str:
        return "".join(data.decode() for name, data in made.items() if name.startswith(start))

    number = sum(one.relation == "undercuts" for one in site.map.inferences.values())
    assert "undercuts/2.md" in made
    assert told("undercuts").count('class="onto"') == number
    assert "robustness/2.md" in made
    named = told("robustness")
    assert all(f"n/{one}/" in named for one in site.robustness)
    points = [one.id for one in site.map.of_kind("threshold")]
    lists = [made[name].decode() for name in made if re.fullmatch(r"thresholds(/\d+)?\.md", name)]
    rows = "".join(one.partition('class="rows numbered"')[2].partition("<h2>")[0] for one in lists)
    assert len(lists) == -(-len(points) // 3)
    assert all(f"n/{one}/" in rows for one in points)
    order = told("thresholds/order")
    assert [order.count(f"n/{one}/") for one in points] == [1] * len(points)
    asked = told("thresholds/asked")
    assert asked
    proposals = {one.id for one in site.map.of_kind("proposal")}
    assert {one for one in proposals if f"n/{one}/" in asked} >= {
        one for one in proposals if f"n/{one}/" in told("thresholds.md")
    }
