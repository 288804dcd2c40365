"""Links to a forge: a form about a node with its first answers given, or a new file."""

import re
from urllib.parse import quote, urlencode

from robustmap.explain.labels import PROPOSE, PROPOSE_FILE, PROPOSE_STORY
from robustmap.formats.issues import FORMS, form_query
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
_COMMITS = {
    "github": "{repository}/commit/{commit}",
    "gitlab": "{repository}/-/commit/{commit}",
}
_HOST = re.compile(r"https?://([\w.-]+)(?::\d+)?/")
_ISSUES = {"github": "{repository}/issues/new?{query}"}
"""Forges that have issue forms."""

_FORMS: dict[str, str] = {"undercuts": "undercut"}
"""The form for a relation, where it has one of its own; else the one for arguments."""

_NAMES = {"github": ("filename", "value"), "gitlab": ("file_name", "content")}


def propose(writer: Writer, node: Node) -> Html:
    """Give links that propose a reply to a node, or nothing where the map names no forge."""
    repository = writer.site.map.settings.repository or ""
    relations = _relations(node)
    links = {address(repository, node.id, one): PROPOSE[one] for one in relations}
    if isinstance(node, Proposal):
        links.setdefault(form_address(repository, "story", "against", node.id), PROPOSE_STORY)
    for one in relations[:1]:
        # A form is for everybody; whoever knows the files can write one at once.
        links.setdefault(file_address(repository, node.id, one), PROPOSE_FILE)
    links.pop("", None)
    known = [link(url, text(links[url]), rel="nofollow noopener") for url in links]
    return el("p", join(*known, by=" "), cls="propose") if known else NOTHING


def _relations(node: Node) -> tuple[Relation, ...]:
    if isinstance(node, ARGUING):
        return "undercuts", "backs"
    return ("for", "against") if isinstance(node, Claim | Proposal) else ()


def address(repository: str, node: str, relation: str) -> str:
    """Give the address on a forge where a new argument about a node can be proposed, else "".

    That is the form for it with the node filled in, or a new file where a forge has no forms.

    >>> address("https://github.com/a/b", "for-2", "undercuts")
    'https://github.com/a/b/issues/new?template=undercut.yml&undercuts=for-2'
    """
    form = _FORMS.get(relation, "argument")
    found = form_address(repository, form, relation, node)
    return found or file_address(repository, node, relation)


def form_address(repository: str, form: str, key: str, node: str) -> str:
    """Give the address that opens a form on a forge with a node filled in, else "".

    >>> form_address("https://gitlab.com/a/b", "story", "against", "plan")
    ''
    """
    repository, forge = _forge(repository)
    if forge not in _ISSUES or key not in {ask.key for ask in FORMS[form].asks}:
        return ""
    return _ISSUES[forge].format(repository=repository, query=form_query(form, {key: node}))


def file_address(repository: str, node: str, relation: str) -> str:
    """Give the address on a forge that opens a new file with an argument about a node, else "".

    >>> file_address("https://github.com/a/b", "for-2", "undercuts").split("?")[0]
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


def commit_address(repository: str, commit: str) -> str:
    """Give the address on a forge that shows a commit, else "".

    >>> commit_address("https://gitlab.com/a/b", "0f3c")
    'https://gitlab.com/a/b/-/commit/0f3c'
    """
    repository, forge = _forge(repository)
    return _COMMITS[forge].format(repository=repository, commit=commit) if forge else ""


def _forge(repository: str) -> tuple[str, str]:
    """Give the address of a repository, and which forge it is on, "" where that is not known."""
    repository = external(repository.rstrip("/"))
    host = _HOST.match(repository)
    return repository, next((name for name in _FORGES if host and name in host[1]), "")
