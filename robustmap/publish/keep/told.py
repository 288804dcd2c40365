"""What is told of each node, and on which others a change of some nodes can bear."""

import hashlib
import marshal
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from robustmap.model import ids
from robustmap.model.expand import Statement, heading
from robustmap.model.nodes import Node
from robustmap.model.references import references
from robustmap.publish.asked.plain import PROSE, formal
from robustmap.publish.past.history import Past
from robustmap.publish.site import Site
from robustmap.reason.solution import CAUTIOUS

_PROSE = {*PROSE, "titles"}
"""The fields of a node that are only read by people; a page asks for the rival titles together."""

_IN_ORDER = sorted(_PROSE)


class Told(NamedTuple):
    """What is known of a node, as fingerprints, and the nodes that it names.

    `form` is all but prose, of which it has what is there, with every label of its parts;
    `said` is that and the words by which others tell of it; `whole` is everything that its
    file says, `past` what became of it.
    """

    form: str
    said: str
    whole: str
    names: tuple[str, ...]
    past: str


class Own(NamedTuple):
    """What a node's own file says, as fingerprints: all but prose, and prose.

    `read` tells what the file held, nothing where nobody knows.
    """

    read: bytes
    form: str
    prose: str


def own(site: Site, before: Mapping[str, Own]) -> dict[str, Own]:
    """Give what the file of each node says, given what it said `before`. Linear in the map."""
    return {name: _own(site, node, before.get(name)) for name, node in site.map.nodes.items()}


def packed(owns: Mapping[str, Own]) -> bytes:
    """Give what files say in little space."""
    return marshal.dumps({name: tuple(one) for name, one in owns.items()})


def unpacked(given: bytes) -> dict[str, Own]:
    """Give what files say as it was `packed` by this very package."""
    found = marshal.loads(given) if given else {}  # noqa: S302 - notes bear the right sum
    return {name: Own._make(one) for name, one in found.items()}


def _own(site: Site, node: Node, before: Own | None) -> Own:
    read = site.read.get(node.id, b"")
    if read and before is not None and before.read == read:
        return before
    fields = vars(node)
    prose = [fields.get(key) for key in _IN_ORDER]
    there = [bool(one) for one in prose], [one.by for one in node.titles]
    formed = _hash((formal(node, _PROSE), repr(there)))
    return Own(read, formed, _hash((repr(prose),)))


def told(site: Site, owns: Mapping[str, Own] | None = None) -> dict[str, Told]:
    """Give what is known of each node, given what its `own` file says. Linear in the map."""
    parts, owns = _parts(site), own(site, {}) if owns is None else owns
    return {
        name: _told(site, node, owns[name], parts.get(name, []))
        for name, node in site.map.nodes.items()
    }


def form(known: Mapping[str, Told]) -> str:
    """Give what tells the form of a map, all but its prose, from any other."""
    return _hash(f"{name} {one.form}" for name, one in known.items())


def _parts(site: Site) -> dict[str, list[tuple[str, str]]]:
    """Give what each node spells out, with its labels: its form, and its text."""
    solution, found = site.solution, dict[str, list[tuple[str, str]]]()
    for one in site.map.statements.values():
        label, without = solution.statement_label(one.id), solution.flat.uncounted.get(one.id)
        formed = repr((*one[:_TEXT], *one[_TEXT + 1 :], label, without))
        found.setdefault(one.owner, []).append((formed, one.text))
    for inference in site.map.inferences.values():
        label, counts = solution.inference_label(inference.id), solution.counts(inference.id)
        without = solution.flat.uncounted.get(inference.id)
        formed = repr((*inference, label, counts, without))
        found.setdefault(inference.owner, []).append((formed, ""))
    return found


_TEXT = Statement._fields.index("text")


def _told(site: Site, node: Node, said_by: Own, parts: list[tuple[str, str]]) -> Told:
    names = tuple(dict.fromkeys(_named(site, node)))
    debates = site.debates_of.get(node.id, ()), node.id in site.debates
    formed = _hash((said_by.form, repr((names, debates)), *(a for a, _ in parts)))
    itself = site.map.statements.get(node.id)
    title = itself.text if itself else heading(node)
    said = _hash((formed, title, *(text for _, text in parts)))
    whole = _hash((said, said_by.prose, site.file(node.id)))
    return Told(formed, said, whole, names, _past(site.history.of(node)))


@lru_cache
def _past(past: Past) -> str:
    """Tell what became of a node: of most nodes nothing did, which is held once."""
    return _hash((repr(past),))


def _named(site: Site, node: Node) -> Iterator[str]:
    nodes = site.map.nodes
    for one in references(node):
        if one.ref in nodes:
            yield one.ref
            continue
        found = site.map.resolve(one.ref)
        yield ids.split(found)[0] if found else ids.split(one.ref)[0]


def _hash(told: Iterable[str]) -> str:
    data = "\0".join(told).encode("utf-8", "surrogatepass")
    return hashlib.blake2b(data, digest_size=12).hexdigest()


class Touched(NamedTuple):
    """On which nodes a change bears: those beside it, and all that hang on it; None is on all."""

    near: Collection[str] | None
    hanging: Collection[str] | None


def touched(site: Site, before: Mapping[str, Told], now: Mapping[str, Told]) -> Touched:
    """Give the nodes that a change of some can bear on, given what was told of each before.

    Whatever bears on a node is what names it or argues for what it rests on, and so on: of a
    change in form or words, everything that hangs on the changed node is touched, and the nodes
    that it names; and of any change, the nodes that name the changed one. What only people read
    bears on nothing that a node names: more of it is told only where the node itself is asked.
    All hang on a change of form in other semantics than the cautious one, which can be turned by
    anything, and where arguments are weighed.
    """
    changed = {one for one in before.keys() | now.keys() if before.get(one) != now.get(one)}
    if not changed:
        return Touched((), ())
    spoken = reworded(before, now)
    formed = {one for one in spoken if _form(before, one) != _form(now, one)}
    tellings = (known[one] for known in (before, now) for one in spoken if one in known)
    named = {name for one in tellings for name in one.names}
    near = {*_naming(now, changed), *named}
    if formed and (site.solution.semantics != CAUTIOUS or site.solution.view.weighing != "none"):
        return Touched(near, None)
    seeds = spoken.union(*(before[one].names for one in spoken if one in before))
    # What only hangs on a change has the labels and words that it had, or it is changed itself.
    hanging = near | _hanging(site, now, seeds)
    # Of what a debate has lost, that is still in it by which it was led to.
    return Touched(near, hanging.union(*(site.debates_of.get(one, ()) for one in hanging)))


def reworded(before: Mapping[str, Told], now: Mapping[str, Told]) -> set[str]:
    """Give the nodes of which a map tells otherwise than before, by form or words."""
    return {one for one in before.keys() | now.keys() if _said(before, one) != _said(now, one)}


def _said(known: Mapping[str, Told], one: str) -> str:
    return known[one].said if one in known else ""


def _form(known: Mapping[str, Told], one: str) -> str:
    return known[one].form if one in known else ""


def _hanging(site: Site, now: Mapping[str, Told], seeds: Collection[str]) -> set[str]:
    """Give what hangs on some nodes: what they name, and whatever has them as a premise.

    A premise does not hang on what rests on it, unless that is aimed at it as well. What an
    attack does hangs on who else argues for what it denies, or rests on it.
    """
    denying: dict[str, set[str]] = {}
    resting: dict[str, set[str]] = {}
    beneath: dict[str, set[str]] = {}
    aims: dict[str, set[str]] = {}
    for inference in site.map.inferences.values():
        target = site.map.resolve(inference.target) or inference.target
        aim = ids.split(target)[0]
        aims.setdefault(inference.owner, set()).add(aim)
        if inference.relation == "against":
            denying.setdefault(aim, set()).add(inference.owner)
        for premise in inference.premises:
            below = ids.split(premise)[0]
            resting.setdefault(below, set()).add(inference.owner)
            beneath.setdefault(inference.owner, set()).add(below)
    found, pending = {*seeds}, [*seeds]
    while pending:
        one = pending.pop()
        names = now[one].names if one in now else ()
        under = beneath.get(one, set()) - aims.get(one, set())
        for other in (*names, *resting.get(one, ())):
            if other not in found and other not in under:
                found.add(other)
                pending.append(other)
    named = {*seeds}.union(*(now[one].names for one in seeds if one in now))
    return found.union(*(denying.get(one, ()) for one in named))


def _naming(now: Mapping[str, Told], some: Collection[str]) -> Iterator[str]:
    """Yield nodes, with those that name them."""
    yield from some
    wanted = {*some}
    for name, known in now.items():
        if not wanted.isdisjoint(known.names):
            yield name
