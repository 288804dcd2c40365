"""Where something is said: the text, the place in it, and who says it how."""

from robustmap.explain import words
from robustmap.explain.concepts import inferred
from robustmap.explain.voices import (
    ATTRIBUTION,
    CONFIRMED,
    CONFIRMED_OF,
    SOMEBODY,
    VOICE,
    VOICE_OF,
)
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
    pieces = [writer.link(source.source), text(source.at or ""), manner(writer, source)]
    who = _speaker(writer, source)
    if who:
        pieces.append(writer.fill(ATTRIBUTION[source.attributed], who=who))
    return join(*pieces, by=", ")


def manner(writer: Writer, source: SourceRef) -> Html:
    """Say how it is said, and whose words or view it is where that is known.

    Whether the text itself names whoever stands behind a handle is known of speakers alone: so
    another's handle stays as it is.
    """
    confirmed = source.voice == "paraphrases" and source.confirmed == "yes"
    if source.of is None or source.voice not in VOICE_OF:
        return text(CONFIRMED if confirmed else VOICE[source.voice])
    said = CONFIRMED_OF if confirmed else VOICE_OF[source.voice]
    return writer.fill(said, of=_person(writer, source.of, source.of, source))


def _speaker(writer: Writer, source: SourceRef) -> Html:
    """Name who speaks; a person is named, and linked, only where the text itself names them.

    What is only inferred stays with the handle that the source gives.
    """
    if source.by is None or source.attributed == "unattributed":
        return NOTHING
    return _person(writer, source.by, writer.site.map.resolve(source.by) or "", source)


def _person(writer: Writer, handle: str, person: str, source: SourceRef) -> Html:
    if not isinstance(writer.site.map.nodes.get(person), Person):
        return text(handle)
    return writer.link(handle) if source.attributed == "explicit" else text(SOMEBODY)


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
