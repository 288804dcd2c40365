"""`list`: the debates and kinds of a kb, or the nodes of one kind."""

from pydantic import Field

from robustmap.assist.inputs import Paged
from robustmap.assist.marked import kept, page, said
from robustmap.assist.registry import TOOLS, Data, Desk, Tool
from robustmap.assist.told import briefly, known_name, named
from robustmap.model.nodes import FOLDERS, KINDS


class Listed(Paged):
    """A kind, or nothing for an overview."""

    kind: str = Field(
        default="", max_length=40, description=f"One of: {', '.join(KINDS)}; empty: an overview."
    )


def contents(desk: Desk, given: Listed) -> Data:
    """Give the overview, or the nodes of a kind."""
    if not given.kind:
        return _overview(desk, given)
    kind = FOLDERS[given.kind].kind if given.kind in FOLDERS else given.kind
    known_name("kind", kind, KINDS)
    found = page([node.id for node in desk.map.of_kind(kind)], given.offset, given.limit)
    return {"kind": kind, **found, "entries": [named(desk.kb, ref) for ref in found["entries"]]}


def _overview(desk: Desk, given: Listed) -> Data:
    from robustmap.graph.debate import debate, debates

    kb, map_ = desk.kb, desk.map
    counts = ((kind, len(list(map_.of_kind(kind)))) for kind in KINDS)
    found = page(debates(map_), given.offset, given.limit)
    known = [(one, debate(map_, one)) for one in found["entries"]]
    told = [
        {
            **named(kb, question.id),
            "theses": [briefly(kb, ref) for ref in one.theses],
            "arguments": len(one.arguments),
            **kept(listed=one.listed, challenges=one.challenges),
        }
        for question, one in known
    ]
    return {
        "map": said(map_.settings.title),
        "nodes": len(map_.live),
        "kinds": [{"kind": kind, "nodes": number} for kind, number in counts if number],
        "debates": {**found, "entries": told},
    }


TOOLS.add(
    "list",
    Tool(
        "Debates and kinds",
        "Without a kind: how many nodes of each kind there are, and the debates with their theses"
        " and listed arguments. With a kind: its nodes, by id.",
        Listed,
        contents,
    ),
)
