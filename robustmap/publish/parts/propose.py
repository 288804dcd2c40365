"""Links that open a new file on a forge with its first lines written."""

import re
from collections.abc import Iterator
from urllib.parse import quote, urlencode

from robustmap.model.nodes import Argument, Claim, Node, Proposal
from robustmap.publish.html import NOTHING, Html, el, join, text
from robustmap.publish.markdown import external
from robustmap.publish.parts.writer import Writer

BRANCH = "main"

_FORGES = {
    "github": "{repository}/new/{branch}/{folder}?{query}",
    "gitlab": "{repository}/-/new/{branch}/{folder}?{query}",
}
_HOST = re.compile(r"https?://([\w.-]+)(?::\d+)?/")
_NAMES = {"github": ("filename", "value"), "gitlab": ("file_name", "content")}


def propose(writer: Writer, node: Node) -> Html:
    """Give links that propose a reply to a node, or nothing where the map names no forge."""
    links = [_link(writer, words, node, relation) for words, relation in _replies(node)]
    known = [one for one in links if one]
    return el("p", join(*known, by=" "), cls="propose") if known else NOTHING


def _replies(node: Node) -> Iterator[tuple[str, str]]:
    if isinstance(node, Argument):
        yield "Propose an undercut", "undercuts"
        yield "Defend its step", "backs"
    elif isinstance(node, Claim | Proposal):
        yield "Propose a support", "for"
        yield "Propose a reply", "against"


def _link(writer: Writer, shown: str, node: Node, relation: str) -> Html:
    url = address(writer.site.map.settings.repository or "", node.id, relation)
    return el("a", text(shown), href=url, rel="nofollow noopener") if url else NOTHING


def address(repository: str, node: str, relation: str) -> str:
    """Give the address on a forge that opens a new argument about a node, else "".

    >>> address("https://github.com/a/b", "for-2", "undercuts").split("?")[0]
    'https://github.com/a/b/new/main/kb/arguments'
    """
    repository = external(repository.rstrip("/"))
    host = _HOST.match(repository)
    forge = next((name for name in _FORGES if host and name in host[1]), None)
    if forge is None:
        return ""
    name, value = _NAMES[forge]
    start = f"---\ntitle: \n{relation}: {node}\npremises:\n  - p1: \nsources: \n---\n\n"
    query = urlencode({name: f"about-{node}.md", value: start}, quote_via=quote)
    return _FORGES[forge].format(
        repository=repository, branch=BRANCH, folder="kb/arguments", query=query
    )
