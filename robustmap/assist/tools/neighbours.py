"""`neighbours`: who attacks, supports, uses or names something, and whom it does."""

from pydantic import Field

from robustmap.assist.inputs import About, Paged
from robustmap.assist.marked import kept, page
from robustmap.assist.people import Tellable
from robustmap.assist.registry import TOOLS, Data, Desk, Tool
from robustmap.assist.told import known_name, named
from robustmap.graph.edges import KINDS, Edge

_INNER = "belongs_to"


class Around(About, Paged):
    """What to look around, and along which edges."""

    edge: str = Field(default="", max_length=40, description=f"One of: {', '.join(KINDS)}.")


def neighbours(desk: Desk, given: Around) -> Data:
    """Give the edges that lead to a node or a part of it, and those that lead away."""
    if given.edge:
        known_name("edge", given.edge, KINDS)
    kb = desk.kb
    ref = kb[given.id].id
    own = {ref, *kb.map.parts.get(ref, ())}
    may_be_told = Tellable(kb.map)
    chosen = (one for one in desk.snapshot.edges if given.edge in ("", one.kind))
    found = [one for one in chosen if one.kind != _INNER and may_be_told(one)]
    coming = [one for one in found if one.target in own and one.source not in own]
    going = [one for one in found if one.source in own and one.target not in own]

    def told(one: Edge, other: str) -> Data:
        end = {"from": one.source, "to": one.target}
        return {
            "edge": one.kind,
            **end,
            "basis": one.basis,
            **kept(via=one.via if one.via not in end.values() else ""),
            "other": named(kb, other) if other in kb.map else {},
        }

    here = page([told(one, one.source) for one in coming], given.offset, given.limit)
    there = page([told(one, one.target) for one in going], given.offset, given.limit)
    present = dict.fromkeys(one.kind for one in (*coming, *going))
    return {
        **named(kb, ref),
        **kept(parts=sorted(own - {ref})),
        "incoming": here,
        "outgoing": there,
        "edges": [{"edge": kind, "from_what_to_what": KINDS[kind]} for kind in sorted(present)],
    }


TOOLS.add(
    "neighbours",
    Tool(
        "What is around it",
        "List the edges to and from something and its premises, clauses and steps: who attacks,"
        " supports, undercuts, uses or names it. `basis` is `stated`, `implied` or `reading`"
        " (a curator's inference, which the usual view does not count).",
        Around,
        neighbours,
    ),
)
