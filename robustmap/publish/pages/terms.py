"""`ns/`: a page for each class and property of the RDF, and a list of them all.

An entry of the list has the term's name as its anchor, so that a term's address, which ends
with `#Claim`, leads there wherever the namespace is made to lead to this page.
"""

import json
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from operator import itemgetter
from sys import intern
from typing import Any, NamedTuple
from weakref import WeakKeyDictionary

from robustmap.explain.ontology import ONTOLOGY
from robustmap.formats._terms import RM
from robustmap.formats._triples import Place, Triple, of_map, placed
from robustmap.formats._values import Name
from robustmap.formats.vocabulary import CLASSES, LABELS, PROPERTIES, Term, path
from robustmap.model import ids
from robustmap.model.nodes import Person
from robustmap.model.owned import Owned
from robustmap.publish.asked.by_node import by_node
from robustmap.publish.asked.formal import formal
from robustmap.publish.html import NOTHING, Html, coded, el, join, link, text
from robustmap.publish.keep.units import Unit, in_units
from robustmap.publish.page import File, Page
from robustmap.publish.parts.leaves import leaves
from robustmap.publish.parts.turn import numbered
from robustmap.publish.parts.writer import Writer, items, section
from robustmap.publish.registry import PAGES
from robustmap.publish.site import Site

PATH = "ns/"
PROPERTIES_PATH = f"{PATH}property/"
FILES = ("vocabulary.ttl", "shapes.ttl", "context.jsonld")
SORTS = {"class": CLASSES, "label": LABELS, "property": PROPERTIES}
_HEADS = {"class": "classes", "label": "labels", "property": "properties"}
_BY_NAME = {term.name: term for terms in SORTS.values() for term in terms}
_OURS = dict.fromkeys(f"rm:{name}" for name in _BY_NAME)

SHOWN = 5
"""How many things of the map a page names as examples."""


@PAGES.entry("terms")
@in_units
def pages(site: Site) -> Iterator[Unit]:
    """Yield the files, the list and the page of each term."""
    del site
    yield Unit(f"{PATH}files", _published)
    yield Unit(PATH, _list)
    yield Unit(PROPERTIES_PATH, _defined)
    for sort, terms in SORTS.items():
        for term in terms:
            yield Unit(path(term), _page, (sort, term.name))


def _published(site: Site) -> Iterator[File]:
    yield from (File(f"{PATH}{name}", data.encode()) for name, data in _files(site).items())


def _files(site: Site) -> dict[str, str]:
    from robustmap.formats._terms import Names
    from robustmap.formats.rdf import vocabulary
    from robustmap.formats.vocabulary.context import context
    from robustmap.formats.vocabulary.shapes import shapes

    written = json.dumps({"@context": context()}, indent=2, ensure_ascii=False) + "\n"
    made = (vocabulary(Names(site.map.settings).site), shapes(), written)
    return dict(zip(FILES, made, strict=True))


class Used(NamedTuple):
    """How often a map uses a term, and for what first."""

    number: int
    first: tuple[str, ...]


@formal
def used(site: Site) -> Mapping[str, Used]:
    """Give how a map uses each term, worked out once. Looks at every triple."""
    found = _USED.get(site)
    if found is None:
        found = _USED[site] = _used(site)
    return found


_USED: WeakKeyDictionary[Site, Mapping[str, Used]] = WeakKeyDictionary()


def _used(site: Site) -> Mapping[str, Used]:
    """Count by what each node uses, and look only at what is said by those that come first."""
    numbers, having = dict.fromkeys(_OURS, 0), {term: _Having() for term in _OURS}
    for _, name, value in of_map(site.solution):
        term = _term(name, value)
        if term in numbers:
            numbers[term] += 1
    alike: dict[str, list[str]] = {}
    for node in site.map.nodes:
        alike.setdefault(_uses(site, node), []).append(node)
    for uses, nodes in alike.items():
        # Who a person is stands on their own page alone: what ties them to a text may be
        # no more than an inference.
        shown = [node for node in nodes if not _person(site, node)]
        for use, number in Counter(uses.split()).items():
            term, beside, portion = use.partition(_BESIDE)
            if not beside:
                term, _, portion = use.partition(_IN)
            numbers[term] += number * len(nodes)
            there = having[term].setdefault((int(portion), bool(beside)), [])
            there += shown if beside else shown[:SHOWN]
    first = _first(site, {node for one in having.values() for node in _coming(one)})
    return {term: Used(numbers[term], tuple(first[term])) for term in numbers}


_Having = dict[tuple[int, bool], list[str]]
"""Portion, and whether another node's edge may come before those of these -> nodes.

It is enough to have the first that use a term in a portion, where each comes by its id.
"""


def _coming(having: _Having) -> Iterator[str]:
    """Yield the nodes among which the first are that use a term."""
    for portion, beside in having:
        before = (nodes for (other, late), nodes in having.items() if other < portion and not late)
        if sum(map(len, before)) < SHOWN:
            found = having[portion, beside]
            yield from found if beside else sorted(found)[:SHOWN]


def _first(site: Site, nodes: Collection[str]) -> dict[str, dict[str, None]]:
    """Give what terms are first used for by some nodes."""
    first: dict[str, dict[str, None]] = {term: {} for term in _OURS}
    there = (one for node in sorted(nodes) for one in _placed(site, node))
    said = (one for _, several in sorted(there, key=itemgetter(0)) for one in several)
    for ref, name, value in said:
        found = first.get(_term(name, value))
        if found is not None and len(found) < SHOWN and not _person(site, ref):
            # A citation has no place of its own: what is taken from the text has.
            found[ref if site.map.resolve(ref) else ids.split(ref)[0]] = None
    return first


@by_node
def _uses(site: Site, node: str) -> str:
    """Tell which terms the file of a node uses and in which portion, each as often as it does."""
    found = list[str]()
    for place, said in _placed(site, node):
        beside = len(place) > 1 and ids.split(str(place[1]))[0] != node
        where = f"{_BESIDE if beside else _IN}{place[0]}"
        terms = (_term(name, value) for _, name, value in said)
        found += [term + where for term in terms if term in _OURS]
    # Many nodes use the same: what tells so is held once.
    return intern(" ".join(sorted(found)))


_IN, _BESIDE = "@", "@@"


def _term(name: str, value: Any) -> str:
    return value.curie if name == "rdf:type" and isinstance(value, Name) else name


def _placed(site: Site, ref: str) -> Iterator[tuple[Place, Iterable[Triple]]]:
    map_ = site.map
    own = (ref, *map_.parts.get(ref, ()))
    statements = [map_.statements[one] for one in own if one in map_.statements]
    inferences = [map_.inferences[one] for one in own if one in map_.inferences]
    # No term of ours tells to whom a thing is attributed.
    return placed(site.solution, map_.nodes[ref], Owned(tuple(statements), tuple(inferences)), {})


def _person(site: Site, ref: str) -> bool:
    owner = site.map.resolve(ids.split(ref)[0]) or ""
    return isinstance(site.map.nodes.get(owner), Person)


def _list(site: Site) -> Iterator[Page]:
    writer, words = Writer(site, PATH), ONTOLOGY
    how = words["how"].format(namespace=f"`{RM}`", prefix="`rm:`")
    files = (join(link(one, text(one)), text(words[one]), by=" ") for one in FILES)
    parts = (section(words[_HEADS[sort]], _terms(writer, sort)) for sort in SORTS)
    body = join(
        el("h1", text(words["title"])),
        el("p", text(words["intro"])),
        el("p", coded(how)),
        *parts,
        section(words["files"], items(files)),
    )
    yield Page(PATH, words["title"], body, words["intro"])


def _terms(writer: Writer, sort: str) -> Html:
    """List terms with what they mean; of properties, which are many, the names alone."""
    if sort != "property":
        return el("dl", *(_entry(writer, one) for one in SORTS[sort]))
    names = (
        el("span", link(writer.to(path(one)), text(one.name)), id=one.name) for one in SORTS[sort]
    )
    whole = link(writer.to(PROPERTIES_PATH), text(ONTOLOGY["defined"]))
    return join(el("p", join(*names, by=", ")), el("p", whole))


def _defined(site: Site) -> Iterator[Page]:
    """Yield the pages of the properties with what they mean."""
    words = ONTOLOGY
    for leaf in leaves(site, numbered(PROPERTIES_PATH), SORTS["property"], _meaning):
        body = join(
            el("nav", link(leaf.writer.to(PATH), text(words["title"])), cls="crumbs"),
            el("h1", text(words["properties"])),
            leaf.turn,
            el("dl", *leaf.rows),
            leaf.turn,
        )
        # Each has a page of its own, which the search finds.
        yield Page(leaf.writer.path, words["properties"], body, search=False, listed=False)


def _meaning(writer: Writer, term: Term) -> Html:
    name = el("dt", link(writer.to(path(term)), text(term.name)))
    return join(name, el("dd", text(term.definition)))


def _entry(writer: Writer, term: Term) -> Html:
    name = el("dt", link(writer.to(path(term)), text(term.name)), id=term.name)
    return join(name, el("dd", text(term.definition)))


def _page(site: Site, sort: str, name: str) -> Iterator[Page]:
    term = _BY_NAME[name]
    writer, words = Writer(site, path(term)), ONTOLOGY
    facts = [(words["address"], el("code", text(RM + term.name)))]
    if sort == "property":
        facts += [
            (words["domain"], _named(writer, term.domain)),
            (words["range"], _named(writer, term.range)),
        ]
    for predicate in dict.fromkeys(predicate for predicate, _ in term.like):
        others = (other for said, other in term.like if said == predicate)
        facts.append((words[predicate], _named(writer, others)))
    title = f"rm:{term.name}"
    body = join(
        el("nav", link(writer.to(PATH), text(words["title"])), cls="crumbs"),
        el("p", text(words[sort]), cls="kind"),
        el("h1", el("code", text(title))),
        el("p", text(term.definition)),
        el(
            "dl", *(join(el("dt", text(head)), el("dd", what)) for head, what in facts), cls="facts"
        ),
        section(words["used"], _examples(writer, used(site)[title])),
    )
    yield Page(writer.path, title, body, term.definition, search=False)


def _named(writer: Writer, names: Iterable[str]) -> Html:
    """Name terms, those of ours as links."""
    shown = [_name(writer, one) for one in names]
    return join(*shown, by=", ") if shown else text(ONTOLOGY["anything"])


def _name(writer: Writer, name: str) -> Html:
    term = _BY_NAME.get(name.removeprefix("rm:"))
    shown = el("code", text(f"rm:{term.name}" if term else name))
    return link(writer.to(path(term)), shown) if term else shown


def _examples(writer: Writer, known: Used) -> Html:
    if not known.number:
        return el("p", text(ONTOLOGY["none"]))
    number = f"{known.number:,}"
    refs = [ref for ref in known.first if writer.url(ref)]
    head = el("p", text(ONTOLOGY["number"].format(number=number))) if refs else NOTHING
    return join(head, items(writer.row(ref) for ref in refs)) or el("p", text(number))
