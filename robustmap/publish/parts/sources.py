"""Where something is said: the text, the place in it, and who says it how."""

from collections.abc import Iterator

from robustmap.explain import words
from robustmap.explain.concepts import inferred
from robustmap.explain.labels import ATTRIBUTION, CONFIRMED, SOMEBODY, VOICE
from robustmap.model.fields import SourceRef
from robustmap.model.nodes import Node, Person
from robustmap.model.parts import Definition
from robustmap.publish.html import NOTHING, Html, join, text
from robustmap.publish.parts.writer import Writer, items


def sources(writer: Writer, node: Node) -> Html:
    """Give the places at which a node is said."""
    return items((place(writer, source) for source in node.sources), cls="sources")


def place(writer: Writer, source: SourceRef) -> Html:
    """Give one place as a line."""
    pieces = [writer.link(source.source), *(text(piece) for piece in _manner(source))]
    who = speaker(writer, source)
    if who:
        pieces.append(writer.fill(ATTRIBUTION[source.attributed], who=who))
    return join(*pieces, by=", ")


def _manner(source: SourceRef) -> Iterator[str]:
    if source.at:
        yield source.at
    voice = VOICE[source.voice]
    if source.voice == "paraphrases" and source.confirmed == "yes":
        voice = CONFIRMED
    if voice:
        yield voice


def speaker(writer: Writer, source: SourceRef) -> Html:
    """Name who speaks; a person is named, and linked, only where the text itself names them.

    What is only inferred stays with the handle that the source gives.
    """
    handle = source.by
    if handle is None or source.attributed == "unattributed":
        return NOTHING
    node = writer.site.map.nodes.get(writer.site.map.resolve(handle) or "")
    if source.attributed == "explicit":
        return writer.link(handle) if isinstance(node, Person) else text(handle)
    return text(SOMEBODY if isinstance(node, Person) else handle)


def basis(ref_basis: str) -> Html:
    """Say how something follows from its source, where that is not simply said."""
    if ref_basis == "stated":
        return NOTHING
    return text(words.BASIS[ref_basis])  # type: ignore[index]  # a basis is a key


def definer(writer: Writer, one: Definition) -> Html:
    """Name who gave a definition; a person only where no place merely infers it of them."""
    if not one.by:
        return NOTHING
    node = writer.site.map.nodes.get(writer.site.map.resolve(one.by) or "")
    guessed = inferred(one)
    if not isinstance(node, Person):
        who = text(one.by)
    else:
        who = text(SOMEBODY) if guessed else writer.link(one.by)
    return writer.fill(ATTRIBUTION["inferred" if guessed else "explicit"], who=who)
