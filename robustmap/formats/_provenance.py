"""Who says what, and where: PROV-O, and a Web Annotation for each text that a node is from.

As everywhere, a named person is told only what is said explicitly, and at a place that can be
looked up; the rest stays with the handle of whoever speaks in the text.
"""

from collections.abc import Iterable, Iterator, Mapping

from robustmap.formats._values import Name, Ref
from robustmap.graph.edges import there
from robustmap.model import ids
from robustmap.model.fields import SourceRef
from robustmap.model.map import Map
from robustmap.model.nodes import Node, Person, Proposal

Triple = tuple[str, str, Ref | Name | str]


def located(source: SourceRef) -> bool:
    """Tell whether somebody says a thing explicitly, at a place that is given."""
    return source.at is not None and source.attributed != "inferred" and source.asserts


def speakers(map_: Map) -> Mapping[str, str]:
    """Give the person behind each id and handle of one."""
    people: dict[str, str] = {}
    for person in map_.of_kind("person"):
        if isinstance(person, Person):
            people |= dict.fromkeys((person.id, *person.handle), person.id)
    return people


def provenance(map_: Map, nodes: Iterable[Node], people: Mapping[str, str]) -> Iterator[Triple]:
    """Yield what nodes and stances are taken from, and which `speakers` stand behind them."""
    for node in nodes:
        yield from _cited(map_, node.id, node.sources)
        for source in node.sources:
            if source.by and source.by in people and located(source):
                yield node.id, "prov:wasAttributedTo", Ref(people[source.by])
        if isinstance(node, Proposal):
            earlier = (there(map_, one) for one in node.revises)
            yield from ((node.id, "prov:wasRevisionOf", Ref(one)) for one in earlier if one)
        elif isinstance(node, Person):
            yield from _stances(map_, node)


def _stances(map_: Map, node: Person) -> Iterator[Triple]:
    for position in node.positions:
        if position.source and located(position.source):
            stance = ids.join(node.id, position.id)
            yield stance, "prov:wasAttributedTo", Ref(node.id)
            yield from _cited(map_, stance, (position.source,))


def _cited(map_: Map, what: str, sources: Iterable[SourceRef]) -> Iterator[Triple]:
    """Yield an annotation for each text: its body is what is taken, its target where from."""
    for number, source in enumerate(sources, start=1):
        text = there(map_, source.source)
        if text is None:
            continue
        # No local id has a dot, so nothing of the map goes by this name.
        name = f"{what}.source.{number}" if "#" in what else f"{what}#source.{number}"
        yield what, "prov:wasDerivedFrom", Ref(text)
        yield name, "rdf:type", Name("oa:Annotation")
        yield name, "rdf:type", Name("rm:Citation")
        yield name, "dcterms:identifier", name
        yield name, "oa:hasBody", Ref(what)
        yield name, "rm:voice", source.voice
        yield name, "rm:attribution", source.attributed
        if source.by and "/" in source.by:
            yield name, "rm:handle", source.by
        yield from _target(name, text, source.at)


def _target(name: str, text: str, place: str | None) -> Iterator[Triple]:
    """Yield the text, or the place in it where one is given."""
    if place is None:
        yield name, "oa:hasTarget", Ref(text)
        return
    part, selector = f"{name}.part", f"{name}.place"
    yield name, "oa:hasTarget", Ref(part)
    yield part, "rdf:type", Name("oa:SpecificResource")
    yield part, "oa:hasSource", Ref(text)
    yield part, "oa:hasSelector", Ref(selector)
    yield selector, "rdf:type", Name("rm:Place")
    yield selector, "rdf:value", place
