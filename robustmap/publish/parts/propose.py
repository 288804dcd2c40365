"""Links that open a new file on a forge with its first lines written."""

import re
from urllib.parse import quote, urlencode

from robustmap.explain.labels import PROPOSE
from robustmap.model.expand import Relation
from robustmap.model.nodes import ARGUING, Claim, Node, Proposal
from robustmap.publish.html import NOTHING, Html, el, join, link, text
from robustmap.publish.markdown import external
from robustmap.publish.parts.writer import Writer

BRANCH = "main"

_FORGES = {
    "github": "{repository}/new/{branch}/{folder}?{query}",
    "gitlab": "{repository}/-/new/{branch}/{folder}?{query}",
}
_EDITORS = {
    "github": "{repository}/edit/{branch}/{path}",
    "gitlab": "{repository}/-/edit/{branch}/{path}",
}
_HOST = re.compile(r"https?://([\w.-]+)(?::\d+)?/")
_NAMES = {"github": ("filename", "value"), "gitlab": ("file_name", "content")}


def propose(writer: Writer, node: Node) -> Html:
    """Give links that propose a reply to a node, or nothing where the map names no forge."""
    links = [_link(writer, node, relation) for relation in _relations(node)]
    known = [one for one in links if one]
    return el("p", join(*known, by=" "), cls="propose") if known else NOTHING


def _relations(node: Node) -> tuple[Relation, ...]:
    if isinstance(node, ARGUING):
        return "undercuts", "backs"
    return ("for", "against") if isinstance(node, Claim | Proposal) else ()


def _link(writer: Writer, node: Node, relation: Relation) -> Html:
    url = address(writer.site.map.settings.repository or "", node.id, relation)
    return link(url, text(PROPOSE[relation]), rel="nofollow noopener") if url else NOTHING


def address(repository: str, node: str, relation: str) -> str:
    """Give the address on a forge that opens a new argument about a node, else "".

    >>> address("https://github.com/a/b", "for-2", "undercuts").split("?")[0]
    'https://github.com/a/b/new/main/kb/arguments'
    """
    repository, forge = _forge(repository)
    if not forge:
        return ""
    name, value = _NAMES[forge]
    start = f"---\ntitle: \n{relation}: {node}\npremises:\n  - p1: \nsources: \n---\n\n"
    query = urlencode({name: f"about-{node.replace('#', '-')}.md", value: start}, quote_via=quote)
    return _FORGES[forge].format(
        repository=repository, branch=BRANCH, folder="kb/arguments", query=query
    )


def edit(repository: str, path: str) -> str:
    """Give the address on a forge that opens a file of the kb to be changed, else "".

    >>> edit("https://github.com/a/b", "kb/proposals/plan.md")
    'https://github.com/a/b/edit/main/kb/proposals/plan.md'
    """
    repository, forge = _forge(repository)
    if not forge or not path:
        return ""
    return _EDITORS[forge].format(repository=repository, branch=BRANCH, path=quote(path))


def _forge(repository: str) -> tuple[str, str]:
    """Give the address of a repository, and which forge it is on, "" where that is not known."""
    repository = external(repository.rstrip("/"))
    host = _HOST.match(repository)
    return repository, next((name for name in _FORGES if host and name in host[1]), "")
