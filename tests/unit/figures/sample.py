"""Small maps to draw, and a site that has just what the pictures need."""

import re
from collections.abc import Iterable
from xml.etree import ElementTree as ET

from robustmap.explain import words
from robustmap.graph.debate import Debate, debate, debates, every_debate
from robustmap.kb import KB
from robustmap.model import ids
from robustmap.model.map import Map
from robustmap.model.nodes import (
    Node,
    Person,
    Question,
    SourceText,
)
from robustmap.model.settings import Settings
from robustmap.model.view import View
from robustmap.publish.naming import Mention, Naming
from tests.support.maps import argument, claim, question

HOSTILE = (
    '</title></svg><script>alert(1)</script><img src=x onerror="alert(2)"> &amp; {{7*7}} href='
)
"""A title that breaks out wherever somebody forgets to escape."""


class Site:
    """The smallest site: addresses by the plainest rule, verdicts from the kb."""

    def __init__(self, nodes: Iterable[Node], view: View | None = None) -> None:
        self.kb = KB(Map(nodes, Settings(title="The island", main="q")), view)

    @property
    def map(self):
        return self.kb.map

    @property
    def solution(self):
        return self.kb.solution

    @property
    def debates(self):
        return every_debate(self.map)

    def url(self, ref: str, page: str) -> str:
        found = self.map.resolve(ref)
        if found is None:
            return ""
        owner, local = ids.split(found)
        folder = "d/" if owner in {one.id for one in debates(self.map)} else "n/"
        anchor = f"#{local.replace('#', '-')}" if local else ""
        return "../" * page.count("/") + f"{folder}{owner}/{anchor}"

    def mention(self, ref: str) -> Mention:
        return Naming(self.kb, {one.id for one in debates(self.map)}).mention(ref)

    def heading(self, ref: str) -> str:
        return words.title(self.solution, self.map.resolve(ref) or ref)

    def answer(self, ref: str) -> str:
        verdict = self.kb.verdict(ref)
        return verdict.answer if verdict else ""

    def words(self, ref: str) -> str:
        verdict = self.kb.verdict(ref)
        return verdict.words.fill(self.heading) if verdict else ""

    def debate(self, question: str = "q") -> Debate:
        node = self.map.nodes[question]
        assert isinstance(node, Question)
        return debate(self.map, node)


def person(name: str) -> Person:
    return Person.model_validate({"id": name, "title": name})


def source(name: str) -> SourceText:
    return SourceText.model_validate({"id": name, "title": name})


THESIS = "A bridge serves the island better than the ferry"


def island() -> list[Node]:
    """Give a debate with every relation in it."""
    return [
        question(
            title="Should a bridge replace the ferry?",
            about="bridge",
            lists=["for-1", "for-2", "against-1"],
        ),
        claim("bridge", title=THESIS, standing="open"),
        claim("paid", title="Bridges to other islands have paid for themselves"),
        claim("unpaid", title="No bridge to any island has paid for itself", contradicts="paid"),
        argument(
            "for-1",
            [{"p1": "A bridge is open at night."}],
            for_="bridge",
            number=1,
            title="It is open at night",
        ),
        argument("for-2", ["paid"], for_="bridge", number=2, title="It would pay for itself"),
        argument(
            "against-1",
            [{"p1": "Storms close bridges."}],
            against=["bridge", "for-1#p1"],
            undercuts="for-2",
            number=1,
            title="Storms close bridges as well as ferries",
        ),
        argument("busier", undercuts="for-2", title="The other islands are far busier"),
        argument("growth", undercuts="busier", title="Traffic grows once there is a bridge"),
        argument("shelter", backs="for-1", title="Lights make a bridge safe at night"),
        argument("only-cars", qualifies="for-1", title="That holds for those who have a car"),
        argument("wrong-question", reframes="q", title="Ask first who needs to cross"),
        argument("hunch", undercuts="for-1", basis="reading", title="Few people cross at night"),
        Question.model_validate(
            {
                "id": "how-many",
                "title": "How many cross?",
                "sort": "challenge",
                "asks_about": "busier",
            }
        ),
    ]


def tree(svg: str) -> ET.Element:
    """Read a picture as strict XML."""
    found = re.search(r"<svg.*?</svg>", svg, re.DOTALL)
    assert found, svg
    return ET.fromstring(found[0])  # noqa: S314 - our own picture


def links(svg: str) -> dict[str, ET.Element]:
    """Give the boxes and pills of a picture by their addresses."""
    return {one.attrib["href"]: one for one in tree(svg).iter("a")}


def told(one: ET.Element) -> str:
    """Give all text of a piece but its hidden title."""
    return " ".join("".join(part.itertext()).strip() for part in one.iter("text"))


def frame(one: ET.Element) -> tuple[float, float, float, float]:
    """Give left, top, right, bottom of a box or pill."""
    rect = one.find("rect")
    assert rect is not None
    x, y, width, height = (float(rect.attrib[key]) for key in ("x", "y", "width", "height"))
    return x, y, x + width, y + height


def edges(svg: str, kind: str) -> list[ET.Element]:
    """Give the arrows of one look."""
    return [g for g in tree(svg).iter("g") if f"fig-{kind}" in g.attrib["class"].split()]


def line_end(edge: ET.Element) -> tuple[float, float]:
    """Give where the line of an arrow ends: the last pair of numbers of its first subpath."""
    data = edge.findall("path")[0].attrib["d"]
    first = "M" + data.split("M")[1]
    x = y = 0.0
    for letter, given in re.findall(r"([MLHVC])([^MLHVC]*)", first):
        found = [float(n) for n in re.findall(r"-?[\d.]+", given)]
        if letter == "H":
            x = found[-1]
        elif letter == "V":
            y = found[-1]
        else:
            x, y = found[-2:]
    return x, y


def distance(point: tuple[float, float], box: tuple[float, float, float, float]) -> float:
    """Give how far a place is from a box, 0 on its border or inside."""
    (x, y), (left, top, right, bottom) = point, box
    return max(left - x, x - right, top - y, y - bottom, 0.0)


def overlaps(frames: list[tuple[float, float, float, float]]) -> list[tuple[int, int]]:
    """Give the pairs of boxes that cover each other."""
    found = []
    for second, (left, top, right, bottom) in enumerate(frames):
        for first, other in enumerate(frames[:second]):
            if left < other[2] and other[0] < right and top < other[3] and other[1] < bottom:
                found.append((first, second))
    return found
