"""A debate as an indented outline: for and against in published order, with the replies.

It is the same as the picture, for small screens and for those who listen.
"""

from collections.abc import Iterable, Iterator, Mapping

from robustmap.explain import words
from robustmap.explain.labels import NOTES, REPLY, SECTIONS
from robustmap.graph.debate import Debate
from robustmap.model.expand import Inference
from robustmap.model.nodes import ARGUING, Proposal
from robustmap.publish.html import NOTHING, Html, el, join, text
from robustmap.publish.parts.points.replies import Reply, aimed_at, on_premises, reply_of
from robustmap.publish.parts.writer import Writer, details, items

MOST = 60
"""How many arguments are told on one page; beyond, the pages of the arguments tell more."""

DEEPEST = 6


def outline(writer: Writer, debate: Debate) -> Html:
    """Give every argument of a debate, each told once, below what it is aimed at."""
    teller = _Teller(writer, debate)
    theses = [
        _thesis(writer, teller, thesis, several=len(debate.theses) > 1) for thesis in debate.theses
    ]
    rest = {one: "" for one in debate.listed if one not in teller.told}
    return join(*theses, _side(SECTIONS["others"], teller.list(rest)))


def _thesis(writer: Writer, teller: "_Teller", thesis: str, *, several: bool) -> Html:
    title = el("h3", writer.row(thesis)) if several else NOTHING
    aimed = writer.site.map.aimed_at.get(thesis, ())
    found = [
        _side(SECTIONS[name], teller.list({reply.item: reply.step for reply in side}))
        for name, side in _sides(writer, aimed)
    ]
    planned = any(_of_plan(writer, one) for one in aimed)
    note = el("p", text(NOTES["planned"]), cls="hint") if planned else NOTHING
    return el("div", title, *found, note, cls="outline")


def _of_plan(writer: Writer, one: Inference) -> bool:
    """Tell whether it is what a plan itself leans on, which its own page tells."""
    return isinstance(writer.site.map.nodes[one.owner], Proposal)


def _sides(writer: Writer, aimed: Iterable[Inference]) -> Iterator[tuple[str, list[Reply]]]:
    site = writer.site
    argued = [reply_of(site, one) for one in aimed if not _of_plan(writer, one)]
    yield "for", [one for one in argued if one.relation == "for"]
    yield "against", [one for one in argued if one.relation in ("against", "contradicts")]


def _side(title: str, content: Html) -> Html:
    return join(el("h4", text(title)), content) if content else NOTHING


class _Teller:
    """Tells arguments depth first, each once."""

    def __init__(self, writer: Writer, debate: Debate) -> None:
        self.writer = writer
        self.order = {ref: number for number, ref in enumerate(debate.arguments)}
        self.told: set[str] = set()
        self.top = {
            one.owner
            for thesis in debate.theses
            for one in writer.site.map.aimed_at.get(thesis, ())
        }

    def list(self, steps: Mapping[str, str]) -> Html:
        """List items in published order; each is given the step whose verdict is shown."""
        wanted = sorted(steps, key=lambda ref: (self.order.get(ref, MOST), ref))
        return items((self.item(ref, steps[ref], NOTHING, 0) for ref in wanted), cls="rows tree")

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
        return join(row, details(text(words.count(len(replies), "reply", "replies")), listed))

    def _replies(self, ref: str) -> Iterator[Reply]:
        yield from (reply for reply in aimed_at(self.writer.site, ref) if reply.relation in REPLY)
        yield from on_premises(self.writer.site, ref)

    def _lead(self, reply: Reply) -> Html:
        return el("i", text(REPLY[reply.relation]))
