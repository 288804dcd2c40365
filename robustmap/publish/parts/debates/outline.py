"""A debate as an indented outline: for and against in published order, with the replies.

It is the same as the picture, for small screens and for those who listen.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from robustmap.explain import words
from robustmap.explain.labels import NOTES, REPLY, SECTIONS
from robustmap.explain.maps import MAP
from robustmap.graph.debate import Debate
from robustmap.model.expand import Inference
from robustmap.model.nodes import ARGUING, Node, Proposal
from robustmap.publish.html import NOTHING, Html, el, join, text
from robustmap.publish.parts.longer import Long, lead_on
from robustmap.publish.parts.points.replies import Reply, aimed_at, on_premises, reply_of
from robustmap.publish.parts.writer import Writer, details, items, small
from robustmap.publish.site import Site

MOST = 60
"""How many arguments are told on one page; beyond, the pages of the arguments tell more."""

DEEPEST = 6

FIRST = 40
"""So many of each side stand on a page, halved as often as it is brief; a whole one has all."""

_RELATIONS = {"for": ("for",), "against": ("against", "contradicts")}
"""The sides of a thesis, and what is on each."""


class Entry(NamedTuple):
    """What an outline begins with: on which side of which thesis, and the step that shows how."""

    debate: str
    thesis: str
    side: str
    ref: str
    step: str


def outline(writer: Writer, debate: Debate) -> Html:
    """Give every argument of a debate, each told once, below what it is aimed at.

    A brief page has the first of each side, counts the replies to them, and leads on to all.
    """
    teller = _Teller(writer, debate)
    theses = [_thesis(writer, teller, one) for one in debate.theses]
    told = join(*theses, _side("others", teller.list(teller.rest())))
    if not writer.brief:
        return told
    node = writer.site.map.nodes[debate.question]
    return join(told, lead_on(writer, node, OUTLINE, len(teller.told), MAP["outline-apart"]))


def _thesis(writer: Writer, teller: "_Teller", thesis: str) -> Html:
    aimed = writer.site.map.aimed_at.get(thesis, ())
    found = [_side(side, teller.list(steps)) for side, steps in _sides(writer, aimed)]
    planned = any(_of_plan(writer, one) for one in aimed)
    note = el("p", text(NOTES["planned"]), cls="hint") if planned else NOTHING
    return el("div", teller.title(thesis), *found, note, cls="outline")


def _entries(site: Site, node: Node) -> Sequence[Entry]:
    """Give what the outline of a debate begins with, in order."""
    writer, found = Writer(site, site.page(node.id)), list[Entry]()
    teller = _Teller(writer, site.debates[node.id])
    for thesis in teller.debate.theses:
        for side, steps in _sides(writer, site.map.aimed_at.get(thesis, ())):
            found += (Entry(node.id, thesis, side, one, steps[one]) for one in teller.sorted(steps))
            teller.list(steps)
    return found + [Entry(node.id, "", "others", one, "") for one in teller.rest()]


def _set(writer: Writer, entries: Sequence[Entry]) -> Html:
    found = list[Html]()
    teller = _Teller(writer, writer.site.debates[entries[0].debate])
    for (thesis, side), piece in groupby(entries, key=itemgetter(1, 2)):
        steps = {one.ref: one.step for one in piece}
        found.append(join(teller.title(thesis), _side(side, teller.list(steps))))
    return el("div", *found, cls="outline")


OUTLINE = Long("outline", SECTIONS["outline"], _entries, _set, shown=0, each=12, switched=True)
"""All that is for and against in a debate, on pages of its own, with the replies."""


def _of_plan(writer: Writer, one: Inference) -> bool:
    """Tell whether it is what a plan itself leans on, which its own page tells."""
    return isinstance(writer.site.map.nodes[one.owner], Proposal)


def _sides(writer: Writer, aimed: Iterable[Inference]) -> Iterator[tuple[str, dict[str, str]]]:
    """Give, side by side, what is aimed at a thesis, each with its step."""
    argued = [reply_of(writer.site, one) for one in aimed if not _of_plan(writer, one)]
    for side, relations in _RELATIONS.items():
        yield side, {one.item: one.step for one in argued if one.relation in relations}


def _side(side: str, content: Html) -> Html:
    return join(el("h4", text(SECTIONS[side])), content) if content else NOTHING


class _Teller:
    """Tells arguments depth first, each once."""

    def __init__(self, writer: Writer, debate: Debate) -> None:
        self.writer, self.debate = writer, debate
        self.order = {ref: number for number, ref in enumerate(debate.arguments)}
        self.told: set[str] = set()
        self.top = {
            one.owner
            for thesis in debate.theses
            for one in writer.site.map.aimed_at.get(thesis, ())
        }

    def title(self, thesis: str) -> Html:
        """Name a thesis, where there are several."""
        return el("h3", self.writer.row(thesis)) if thesis and self.debate.theses[1:] else NOTHING

    def rest(self) -> dict[str, str]:
        """Give what the debate lists and has not been told, each without a step."""
        return {one: "" for one in self.debate.listed if one not in self.told}

    def sorted(self, refs: Iterable[str]) -> Sequence[str]:
        """Give items in published order."""
        return sorted(refs, key=lambda ref: (self.order.get(ref, MOST), ref))

    def list(self, steps: Mapping[str, str]) -> Html:
        """List items in published order; each is given the step whose verdict is shown."""
        rows = [self.item(ref, steps[ref], NOTHING, 0) for ref in self.sorted(steps)]
        most = self.writer.most(FIRST)
        if not self.writer.brief or len(rows) <= most + 1:
            return items(rows, cls="rows tree")
        others = text(NOTES["others"].format(number=len(rows) - most))
        return items((*rows[:most], others), cls="rows tree")

    def item(self, ref: str, step: str, lead: Html, depth: int) -> Html:
        node = self.writer.site.map.nodes.get(ref)
        # What has a place of its own at the top is told there, with the replies to it.
        if ref in self.told or (depth and ref in self.top):
            elsewhere = el("small", text(NOTES["elsewhere"]))
            return self.writer.row(ref, step=step, before=lead, after=elsewhere)
        self.told.add(ref)
        row = self.writer.row(ref, step=step, before=lead)
        if not isinstance(node, ARGUING) or depth >= DEEPEST or len(self.told) > MOST:
            return row
        replies = [self.item(r.item, r.step, self._lead(r), depth + 1) for r in self._replies(ref)]
        if not replies:
            return row
        listed = items(replies, cls="rows tree")
        if depth:
            return join(row, listed)
        number = text(words.count(len(replies), "reply", "replies"))
        return (
            join(row, small(number), by=" ")
            if self.writer.brief
            else join(row, details(number, listed))
        )

    def _replies(self, ref: str) -> Iterator[Reply]:
        yield from (reply for reply in aimed_at(self.writer.site, ref) if reply.relation in REPLY)
        yield from on_premises(self.writer.site, ref)

    def _lead(self, reply: Reply) -> Html:
        return el("i", text(REPLY[reply.relation]))
