"""What a person's page tells: only what the texts say explicitly, and where."""

from collections.abc import Iterator

from robustmap.explain.labels import SECTIONS, STANCE
from robustmap.model.fields import SourceRef
from robustmap.model.nodes import Node, Person
from robustmap.publish.html import NOTHING, Html, el, join, text
from robustmap.publish.parts.sources import place
from robustmap.publish.parts.writer import Writer, items, section


def holds(writer: Writer, node: Person) -> Html:
    """Give the positions and statements of a person that are explicit and located."""
    positions = (
        join(
            el("i", text(STANCE[one.stance])),
            writer.link(one.about),
            place(writer, one.source) if one.source else NOTHING,
            by=" ",
        )
        for one in node.positions
        if one.source and _located(one.source)
    )
    said = (
        join(writer.link(one.id), place(writer, source), by=": ")
        for one, source in _said(writer, node)
    )
    return join(
        section(SECTIONS["positions"], items(positions)),
        section(SECTIONS["said"], items(said)),
    )


def _said(writer: Writer, person: Person) -> Iterator[tuple[Node, SourceRef]]:
    handles = {person.id, *person.handle}
    for node in writer.site.map.live:
        for source in node.sources:
            if source.by in handles and source.attributed == "explicit" and _located(source):
                yield node, source


def _located(source: SourceRef) -> bool:
    return bool(source.at) and source.attributed != "inferred"
