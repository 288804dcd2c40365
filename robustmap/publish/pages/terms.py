"""`ns/`: a page for each class and property of the RDF, and a list of them all.

An entry of the list has the term's name as its anchor, so that a term's address, which ends
with `#Claim`, leads there wherever the namespace is made to lead to this page.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple
from weakref import WeakKeyDictionary

from robustmap.explain.ontology import ONTOLOGY
from robustmap.formats._terms import RM
from robustmap.formats._triples import triples
from robustmap.formats._values import Name
from robustmap.formats.vocabulary import CLASSES, LABELS, PROPERTIES, Term, path
from robustmap.model import ids
from robustmap.model.nodes import Person
from robustmap.publish.asked.formal import formal
from robustmap.publish.html import NOTHING, Html, coded, el, join, link, text
from robustmap.publish.keep.units import Unit, in_units
from robustmap.publish.page import File, Page
from robustmap.publish.parts.writer import Writer, items, section
from robustmap.publish.registry import PAGES
from robustmap.publish.site import Site

PATH = "ns/"
FILES = ("vocabulary.ttl", "shapes.ttl", "context.jsonld")
SORTS = {"class": CLASSES, "label": LABELS, "property": PROPERTIES}
_HEADS = {"class": "classes", "label": "labels", "property": "properties"}
_BY_NAME = {term.name: term for terms in SORTS.values() for term in terms}

SHOWN = 5
"""How many things of the map a page names as examples."""


@PAGES.entry("terms")
@in_units
def pages(site: Site) -> Iterator[Unit]:
    """Yield the files, the list and the page of each term."""
    del site
    yield Unit(f"{PATH}files", _published)
    yield Unit(PATH, _list)
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
    numbers = dict.fromkeys((f"rm:{name}" for name in _BY_NAME), 0)
    first: dict[str, dict[str, None]] = {term: {} for term in numbers}
    for ref, name, value in triples(site.solution, in_aif=False):
        term = value.curie if name == "rdf:type" and isinstance(value, Name) else name
        if term not in numbers:
            continue
        numbers[term] += 1
        # Who a person is stands on their own page alone: what ties them to a text may be
        # no more than an inference.
        if ref and len(first[term]) < SHOWN and not _person(site, ref):
            # A citation has no place of its own: what is taken from the text has.
            first[term][ref if site.map.resolve(ref) else ids.split(ref)[0]] = None
    return {term: Used(numbers[term], tuple(first[term])) for term in numbers}


def _person(site: Site, ref: str) -> bool:
    owner = site.map.resolve(ids.split(ref)[0]) or ""
    return isinstance(site.map.nodes.get(owner), Person)


def _list(site: Site) -> Iterator[Page]:
    writer, words = Writer(site, PATH), ONTOLOGY
    how = words["how"].format(namespace=f"`{RM}`", prefix="`rm:`")
    files = (join(link(one, text(one)), text(words[one]), by=" ") for one in FILES)
    parts = (
        section(words[_HEADS[sort]], el("dl", *(_entry(writer, one) for one in terms)))
        for sort, terms in SORTS.items()
    )
    body = join(
        el("h1", text(words["title"])),
        el("p", text(words["intro"])),
        el("p", coded(how)),
        *parts,
        section(words["files"], items(files)),
    )
    yield Page(PATH, words["title"], body, words["intro"])


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
