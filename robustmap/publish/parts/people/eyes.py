"""What would follow from a person's explicit views: computed, and marked as such."""

from collections.abc import Iterator, Mapping, Sequence
from weakref import WeakKeyDictionary

from robustmap.explain.holders import PEOPLE
from robustmap.explain.words import ARGUMENT, CLAIM
from robustmap.kb import KB
from robustmap.model.eyes import with_eyes
from robustmap.model.nodes import Answer, Person
from robustmap.model.positions import Held, everybody, held, in_force
from robustmap.publish.asked.seen import asked
from robustmap.publish.html import NOTHING, Html, el, join, text
from robustmap.publish.marks import MARKS
from robustmap.publish.parts.writer import Writer, folded, pill, section
from robustmap.publish.site import Site

SHOWN = 8
MOST = 40
"""For how many people a site works out what follows: each costs a solution of the whole map."""

Change = tuple[str, Answer, Answer]
"""A node, its verdict by default, and its verdict with the person's views taken over."""

_COMPUTED: "WeakKeyDictionary[Site, frozenset[str]]" = WeakKeyDictionary()


def computed(writer: Writer, person: Person, located: Sequence[Held]) -> Html:
    """Give the verdicts that change with a person's located views, the views themselves aside."""
    views = in_force(located)
    if not any(one.side for one in views):
        return NOTHING
    who = writer.site.heading(person.id)
    if person.id not in _chosen(writer.site):
        said = el("p", text(PEOPLE["uncomputed"].format(who=person.id)))
        return section(PEOPLE["computed"], said)
    rows = [_row(writer, one) for one in changes(writer.site, person.id, views)]
    return section(
        PEOPLE["computed"],
        folded(rows, SHOWN, PEOPLE["more"]) or el("p", text(PEOPLE["same"])),
        note=PEOPLE["computed-note"].format(who=who),
        anchor="computed",
        still=True,
    )


def changes(site: Site, eyes: str, views: Sequence[Held]) -> Iterator[Change]:
    """Yield the nodes whose verdict differs from the default one. Linear in the map."""
    seen = KB(site.map, with_eyes(site.map, views, site.kb.current_view, eyes), site.kb.semantics)
    touched = {*seen.current_view.off, *seen.current_view.granted, *seen.current_view.denied}
    for node in site.map.live:
        here, there = site.verdict(node.id), seen.verdict(node.id)
        if here and there and here.answer != there.answer and not touched & {node.id, here.id}:
            yield node.id, here.answer, there.answer


def _row(writer: Writer, change: Change) -> Html:
    ref, here, there = change
    pieces = {"before": _pill(here), "after": _pill(there)}
    return join(writer.link(ref), writer.fill(PEOPLE["change"], **pieces), by=": ")


def _pill(answer: Answer) -> Html:
    return pill(MARKS[answer], _WORDS[answer])


_WORDS: Mapping[str, str] = dict([*ARGUMENT.items(), *CLAIM.items()])


@asked
def _chosen(site: Site) -> frozenset[str]:
    """Give the people for whom it is worked out: the first by id who hold anything in place."""
    known = _COMPUTED.get(site)
    if known is None:
        able = (
            person.id
            for person in everybody(site.map)
            if any(one.located and one.side for one in held(site.map, person))
        )
        known = frozenset(one for one, _ in zip(able, range(MOST), strict=False))
        _COMPUTED[site] = known
    return known
