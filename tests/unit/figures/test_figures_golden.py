"""A few pictures, byte for byte.

`ROBUSTMAP_UPDATE_GOLDEN=1 pytest tests/unit/figures/test_figures_golden.py` draws them
anew; look at the difference before it is committed.
"""

import os
from pathlib import Path

import pytest

from robustmap.publish.figures.debate_map import debate_map
from robustmap.publish.figures.legend import legend
from robustmap.publish.figures.neighbourhood import neighbourhood
from tests.unit.figures.sample import Site, island

FOLDER = Path(__file__).parents[2] / "golden" / "figures"

DRAWN = {
    "argument.svg": lambda site: neighbourhood(site, "for-1"),
    "claim.svg": lambda site: neighbourhood(site, "bridge"),
    "debate.svg": lambda site: debate_map(site, site.debate()).split("</div>")[0].split(">", 1)[1],
    "legend.html": lambda _: legend(),
}


@pytest.mark.parametrize("name", DRAWN)
def test_the_picture_is_the_same(name: str) -> None:
    # One element per line, so that a difference can be read.
    drawn = DRAWN[name](Site(island())).replace("><", ">\n<") + "\n"
    path = FOLDER / name
    if os.environ.get("ROBUSTMAP_UPDATE_GOLDEN"):
        path.write_text(drawn, encoding="utf-8")
    assert drawn == path.read_text(encoding="utf-8")
