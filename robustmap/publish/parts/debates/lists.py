"""What the page of a debate lists: what nobody has answered, what is asked for or rejected."""

from collections.abc import Sequence

from robustmap.explain.labels import NOTES, SECTIONS
from robustmap.model.expand import Relation
from robustmap.model.nodes import Node
from robustmap.publish.asked.by_node import by_node
from robustmap.publish.asked.formal import formal
from robustmap.publish.html import Html, el
from robustmap.publish.parts.longer import Long
from robustmap.publish.parts.points.replies import Reply, aimed_at, line
from robustmap.publish.parts.writer import Writer, items
from robustmap.publish.site import Site

SHOWN = 12
"""How many lines of a list stand on the page of the debate itself."""
EACH = 50
"""How many stand on each further page."""


def _missing(site: Site, node: Node) -> Sequence[str]:
    return unanswered(site, node.id)


@formal
def unanswered(site: Site, question: str) -> tuple[str, ...]:
    """Give the arguments of a debate that hold only because nobody has answered, as published."""
    return tuple(ref for ref in site.debates[question].arguments if _is_unanswered(site, ref))


@by_node
def _is_unanswered(site: Site, ref: str) -> bool:
    known = site.verdict(ref)
    if known is None or known.answer != "stands":
        return False
    return not known.counted and not known.replies


def _challenges(site: Site, node: Node) -> Sequence[str]:
    return site.debates[node.id].challenges


def _reframings(site: Site, node: Node) -> Sequence[Reply]:
    found: dict[Reply, None] = {}
    for ref in reframed(site, node.id):
        replies = aimed_at(site, ref)
        found |= dict.fromkeys(one for one in replies if one.relation == "reframes")
    return tuple(found)


@formal
def reframed(site: Site, question: str) -> tuple[str, ...]:
    """Give what of a debate is reframed, itself or by one of its inferences."""
    debate = site.debates[question]
    told = (question, *debate.arguments, *debate.statements)
    return tuple(ref for ref in told if _has(site, ref, "reframes"))


def _has(site: Site, ref: str, relation: Relation) -> bool:
    """Tell whether anything bears a relation to something, or to one of its inferences."""
    targets = (ref, *site.map.inferences_of.get(ref, ()))
    return any(one.relation == relation for at in targets for one in site.map.aimed_at.get(at, ()))


def _set_reframings(writer: Writer, found: Sequence[Reply]) -> Html:
    return items(
        line(
            writer,
            writer.site.map.inferences[reply.inference],
            after=el("small", writer.fill(NOTES["on"], to=writer.link(reply.on))),
        )
        for reply in found
    )


MISSING = Long(
    "missing",
    SECTIONS["missing"],
    _missing,
    Writer.rows,
    shown=SHOWN,
    each=EACH,
    note=NOTES["missing"],
    still=True,
)
"""The arguments that hold only because nobody has answered: the listed ones first."""

CHALLENGES = Long(
    "challenges",
    SECTIONS["challenges"],
    _challenges,
    Writer.rows,
    shown=SHOWN,
    each=EACH,
    note=NOTES["challenge"],
)

REFRAMINGS = Long(
    "reframings",
    SECTIONS["reframings"],
    _reframings,
    _set_reframings,
    shown=SHOWN,
    each=EACH,
    note=NOTES["reframing"],
)
