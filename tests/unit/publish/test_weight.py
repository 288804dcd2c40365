"""The weight of pages stays bounded, whatever the size of the kb."""

import re
from pathlib import Path

import pytest

from robustmap.files.read import read
from robustmap.kb import KB
from robustmap.publish import build as building
from robustmap.publish.pages import thresholds, undercuts
from robustmap.publish.parts import leaves, parted
from robustmap.publish.site import Site
from tests.bench.generate import generate

MOST = 14_500
"""Bytes of a page without its shell and pictures: 20 kB with its shell."""

MOST_MAP = 40_000
"""Bytes of a picture within a page, or of the table of which argument attacks which."""

MOST_EMBED = 320_000
"""Bytes of the picture of a debate to take away: 200 boxes and pills at most."""

ROOT = Path(__file__).parents[3]

GROWS = ("explore/", "data/")
"""What tells of everything at once, and so grows with the kb."""

CUTS = (
    *((undercuts, "MOST", 10), (leaves, "ROOM", 3_000), (parted, "BEGINNING", 100)),
    (thresholds, "LIGHT", thresholds.BESIDE),
)

_MAP = re.compile(
    rb'<svg.*?</svg>|<div class="rm-attacks"><div class="scroll".*?</table>', re.DOTALL
)


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
    assert {name: size for name, size in pages.items() if size > MOST} == {}
    assert [name for name, size in maps.items() if size > MOST_MAP] == []
    pictures = [len(data) for name, data in made.items() if name.endswith(("embed.html", ".svg"))]
    assert pictures
    assert max(pictures) <= MOST_EMBED


def test_no_page_that_is_made_from_the_map_of_this_project_is_heavy():
    made = building.pages(Site(KB(read(ROOT / "kb", "kb"))))
    pages = {name: len(_MAP.sub(b"", data)) for name, data in made.items() if _is_page(name)}
    assert {name: size for name, size in pages.items() if size > MOST} == {}


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
    assert len(lists) > 1
    assert all(f"n/{one}/" in rows for one in points)
    order = told("thresholds/order")
    assert [order.count(f"n/{one}/") for one in points] == [1] * len(points)
    asked = told("thresholds/asked")
    assert asked
    proposals = {one.id for one in site.map.of_kind("proposal")}
    assert {one for one in proposals if f"n/{one}/" in asked} >= {
        one for one in proposals if f"n/{one}/" in told("thresholds.md")
    }
