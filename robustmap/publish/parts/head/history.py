"""When something was committed first and last, and who did: on its page, in a line."""

from robustmap.explain.history import HISTORY
from robustmap.files.log import Entry
from robustmap.model.nodes import Node
from robustmap.publish.html import Html, el, join, link, text
from robustmap.publish.parts.propose import commit_address
from robustmap.publish.parts.writer import Writer
from robustmap.publish.past.history import Past


def history(writer: Writer, node: Node) -> Html:
    """Give the first and last commit of a node's file, or say that they are not known."""
    past = writer.site.history.of(node)
    if not past.known:
        return text(HISTORY["unknown"])
    said = [_told(writer, past)]
    if past.edited:
        said.append(text(HISTORY["edited" if past.number else "uncommitted"]))
    return join(*said, by="; ")


def _told(writer: Writer, past: Past) -> Html:
    if past.last is None:
        return text(HISTORY["unknown"] if past.number else "")
    holes = {"last": commit(writer, past.last), "by": text(past.last.who)}
    if past.first is None:
        return writer.fill(HISTORY["last"], **holes)
    first = {"first": commit(writer, past.first), "who": text(past.first.who)}
    if past.number == 1:
        return writer.fill(HISTORY["once"], **first)
    whole = text(HISTORY["commits"].format(number=past.number))
    return join(writer.fill(HISTORY["since"], **holes, **first), whole, by=", ")


def commit(writer: Writer, one: Entry) -> Html:
    """Give the day and the short id of a commit, a link where the map names a forge."""
    url = commit_address(writer.site.map.settings.repository or "", one.id)
    named = link(url, el("code", text(one.short)), rel="nofollow noopener" if url else "")
    return join(text(one.day), named, by=" ")
