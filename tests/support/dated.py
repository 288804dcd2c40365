"""Maps of thresholds with dates, and their draws."""

from typing import Any

from robustmap.model.map import Map
from robustmap.model.nodes import Node
from robustmap.model.settings import Settings
from robustmap.reason.dates import Drawn
from robustmap.reason.robustness import World
from robustmap.reason.solution import Solution
from tests.support.maps import threshold


def drawn(*nodes: Node, today: Any = None, **more: Any) -> Drawn:
    """Give the draws of a map of some nodes."""
    settings = Settings.model_validate({"title": "Dates", **({"today": today} if today else {})})
    return Drawn(World(Solution.of(Map(nodes, settings))), **more)


def dated(name: str, said: Any = None, **more: Any) -> Node:
    """Make a threshold with a date as a file states it; `start` stands for its `from`."""
    fields = {"from" if key == "start" else key: value for key, value in more.items()}
    return threshold(name, date=said or {key: str(value) for key, value in fields.items()})
