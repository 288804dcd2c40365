"""A few pictures, byte for byte.

`ROBUSTMAP_UPDATE_GOLDEN=1 pytest tests/unit/figures/test_figures_golden.py` draws them
anew; look at the difference before it is committed.
"""

import os
from pathlib import Path

import pytest

from robustmap.publish.figures.circle import circle
from robustmap.publish.figures.debate_map import debate_map
from robustmap.publish.figures.gauges import Mark, Range, gauges
from robustmap.publish.figures.hasse import hasse
from robustmap.publish.figures.legend import legend
from robustmap.publish.figures.neighbourhood import neighbourhood
from robustmap.publish.figures.steps import steps
from robustmap.publish.figures.strip import strip
from robustmap.reason.loops import loops
from robustmap.reason.orders.poset import standing_facts
from tests.support.maps import claim, proposal, threshold
from tests.unit.figures.sample import Site, island

FOLDER = Path(__file__).parents[2] / "golden" / "figures"

ORDER = ("low", "high", "seen")


def crossing() -> Site:
    """Give three thresholds, and two proposals that make each other easier."""
    return Site(
        [
            *(
                threshold(one, title=f"The water is {one}", number=n + 1)
                for n, one in enumerate(ORDER)
            ),
            claim("rises", states={"before": ["low", "high"]}, sort="definitional"),
            claim("shows", states={"before": ["low", "seen"]}),
            proposal("dam", needs="low", breaks="high", enables="ferry", title="Build a dam"),
            proposal("ferry", enables="dam", title="Run the ferry"),
        ]
    )


def hasse_of(site: Site) -> str:
    found = steps(*standing_facts(site.solution))
    return hasse(site, ORDER, found, {"low"}, "thresholds/")


def gauges_of(site: Site) -> str:
    marks = [Mark("needs", "low", "dam#needs-low"), Mark("breaks", "high", "dam#breaks-high")]
    return gauges(site, "dam", [Range("", ORDER, marks)], [], frozenset({"low"}), "n/dam/")


DRAWN = {
    "argument.svg": lambda site: neighbourhood(site, "for-1"),
    "claim.svg": lambda site: neighbourhood(site, "bridge"),
    "debate.svg": lambda site: debate_map(site, site.debate()).split("</div>")[0].split(">", 1)[1],
    "legend.html": lambda _: legend(),
}


CROSSING = {
    "hasse.svg": hasse_of,
    "gauges.svg": gauges_of,
    "loop.svg": lambda site: circle(site, loops(site.solution)[0], "loops/"),
    "strip.svg": lambda _: strip([(0.0, 1.0), (0.25, 0.5, 0.25), (1.0,)]),
}


@pytest.mark.parametrize("name", DRAWN | CROSSING)
def test_the_picture_is_the_same(name: str) -> None:
    # One element per line, so that a difference can be read.
    site = crossing() if name in CROSSING else Site(island())
    drawn = (CROSSING | DRAWN)[name](site).replace("><", ">\n<") + "\n"
    path = FOLDER / name
    if os.environ.get("ROBUSTMAP_UPDATE_GOLDEN"):
        path.write_text(drawn, encoding="utf-8")
    assert drawn == path.read_text(encoding="utf-8")
