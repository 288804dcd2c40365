"""How to cite a page: a line of text, BibTeX and CSL-JSON; and its data for machines.

Nothing is invented: an address stands only where the map gives that of its site, a date and
a commit only where git has them.
"""

import json
import re
from functools import cache
from typing import NamedTuple

from robustmap.explain.history import CITE
from robustmap.explain.words import KIND
from robustmap.model.nodes import Node, Person
from robustmap.publish.data.alternates import DATA
from robustmap.publish.html import NOTHING, Html, el, join, link, one_line, text
from robustmap.publish.markdown import external
from robustmap.publish.parts.writer import Writer, details
from robustmap.publish.past.history import Past

_written = json.JSONEncoder(ensure_ascii=False).encode

_SPECIAL = re.compile(r"[\\{}$&#^_~%]")
_TEX = {
    "\\": r"\textbackslash{}",
    "^": r"\textasciicircum{}",
    "~": r"\textasciitilde{}",
}


class Cited(NamedTuple):
    """What is told of a page whenever it is cited; texts are on one line."""

    id: str
    kind: str
    title: str
    site: str
    url: str


def cite(writer: Writer, node: Node) -> Html:
    """Give what it takes to cite a page, to be opened; nothing for people."""
    if isinstance(node, Person):
        return NOTHING
    site = writer.site
    past, url = site.history.of(node), address(writer)
    title, of = one_line(site.heading(node.id)), one_line(site.map.settings.title)
    cited = Cited(node.id, KIND[node.kind][0], title, of, url)
    shown = (
        el("p", text(sentence(cited, past))),
        *_code("bibtex", bibtex(cited, past)),
        *_code("csl", csl(cited, past)),
    )
    return details(text(CITE["title"]), *shown, cls="citing")


def _code(name: str, content: str) -> tuple[Html, Html]:
    # Between tags a quote is a quote: only in attributes it would end something.
    code = Html(text(content).replace("&quot;", '"').replace("&#x27;", "'"))
    return el("p", text(CITE[name])), el("pre", el("code", code))


def data(writer: Writer, node: Node) -> Html:
    """Give links to the same as JSON and as Turtle."""
    links = (link(writer.to(DATA[form].format(id=node.id)), text(CITE[form])) for form in DATA)
    return join(*links, by=" ")


def sentence(cited: Cited, past: Past) -> str:
    """Give the citation as text."""
    said = [CITE["text"].format_map(cited._asdict())]
    if past.last is not None:
        said.append(CITE["state"].format(day=past.last.day, commit=past.last.short))
    else:
        said.append(CITE["undated"])
    if past.edited:
        said.append(CITE["edited"])
    return " ".join([*said, cited.url] if cited.url else said)


def address(writer: Writer) -> str:
    """Give the address of the page, "" where the map does not say where its site is."""
    site = _site(writer.site.map.settings.site_url or "")
    return f"{site}/{writer.path}" if site else ""


@cache
def _site(given: str) -> str:
    return external(given).rstrip("/")


def bibtex(cited: Cited, past: Past) -> str:
    """Give the citation for BibTeX; what TeX would obey is escaped."""
    fields = {
        # Twice in braces, so that capitals stay as they are.
        "title": f"{{{_set(cited.title)}}}",
        "howpublished": _set(cited.site),
    }
    note = f"{cited.kind} {cited.id}"
    if past.last is not None:
        year, month, _ = past.last.day.split("-")
        fields |= {"year": year, "month": str(int(month))}
        note += f", commit {past.last.short}"
    fields |= {"note": _set(note), "url": cited.url}
    lines = [f"  {name} = {{{value}}}" for name, value in fields.items() if value]
    return f"@misc{{{cited.id},\n" + ",\n".join(lines) + "\n}"


def tex(value: str) -> str:
    r"""Give text that TeX sets as it is.

    >>> print(tex("50% of a_b"))
    50\% of a\_b
    """
    return _set(one_line(value))


def _set(line: str) -> str:
    return _SPECIAL.sub(lambda found: _TEX.get(found[0], f"\\{found[0]}"), line)


def csl(cited: Cited, past: Past) -> str:
    """Give the citation as CSL-JSON."""
    said: dict[str, object] = {
        "id": cited.id,
        "type": "webpage",
        "title": cited.title,
        "container-title": cited.site,
        "genre": cited.kind,
    }
    if past.last is not None:
        said["issued"] = {"date-parts": [[int(one) for one in past.last.day.split("-")]]}
        said["version"] = past.last.id
    if cited.url:
        said["URL"] = cited.url
    lines = (f'  "{key}": {_written(value)}' for key, value in said.items())
    return "[{\n" + ",\n".join(lines) + "\n}]"
