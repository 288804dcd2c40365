"""Links and verdict marks as one page shows them: every address is relative to that page."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import Any

from robustmap.explain import words
from robustmap.explain.labels import NOTES
from robustmap.explain.words import Phrase
from robustmap.publish import markdown
from robustmap.publish.html import NOTHING, Html, el, join, link, text
from robustmap.publish.marks import Mark
from robustmap.publish.site import NODES, Mention, Site, to_root

_HOLE = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, eq=False)
class Writer:
    """Writes for the page at `path`."""

    site: Site
    path: str
    further: list[Any] = field(default_factory=list)
    """What this page has the beginning of alone: see `pages._further`."""
    brief: int = 0
    """How often the lists of this page are halved, since it would weigh too much (`longer`)."""

    @cached_property
    def root(self) -> str:
        """The way to the site's root."""
        return to_root(self.path)

    def most(self, number: int) -> int:
        """Give how many lines of a list are told, where a page that is not brief has `number`."""
        return max(number >> self.brief, min(number, 1))

    def to(self, page: str) -> str:
        """Give the address of a page or file of the site, by its path; short if it lies below."""
        if self.path and page.startswith(self.path) and page != self.path:
            return page[len(self.path) :]
        return self.root + page or "./"

    def url(self, ref: str) -> str:
        """Give the address of what a reference names, "" where it leads nowhere."""
        return self.site.url(ref, self.path)

    def link(self, ref: str, shown: str = "", *, title: str = "") -> Html:
        """Give a link to a reference, showing its heading unless told otherwise.

        Links stand within sentences: one that is a sentence itself is shown without its stop.
        """
        known = self.site.mention(ref)
        return link(self._to(known), text(shown or unstopped(known.heading)), title=title)

    def _to(self, known: Mention) -> str:
        return self.root + known.path if known.path else ""

    def mark(self, ref: str, of: str = "") -> Html:
        """Give the verdict as a glyph and a word, or nothing where there is none.

        It says what it is the verdict on, so that a script can make it follow what a reader
        supposes; `of` is how, where that is not simply its id.
        """
        return _mark(self.site.mention(ref), of)

    def row(
        self, ref: str, *, step: str = "", before: Html = NOTHING, after: Html = NOTHING
    ) -> Html:
        """Give a line with what a reference names: its link, its verdict.

        `step` names the one inference of an argument whose verdict is shown: what an argument
        does to one target may fare otherwise than what it does to another.
        """
        known = self.site.mention(ref)
        judged = self.site.mention(step) if step and step != ref else known
        # Where the address of the link, a page of a node or a part on it, already tells of what
        # the verdict is, the mark beside it says nothing more.
        mark = _mark(judged, BOUND if judged is known and told_by(known.path, ref) else "")
        shown = link(self._to(known), text(known.heading))
        return join(before, _label(known), shown, mark, after, by=" ")

    def label(self, ref: str) -> Html:
        """Give what a numbered argument is called in its list, or nothing."""
        return _label(self.site.mention(ref))

    def rows(self, refs: Iterable[str]) -> Html:
        """Give a list of lines."""
        return items(self.row(ref) for ref in refs)

    def phrase(self, phrase: Phrase) -> Html:
        """Give a verdict in words, its names as links."""
        return self.fill(phrase.text, **{hole: self.link(ref) for hole, ref in phrase.refs.items()})

    def fill(self, sentence: str, **holes: Html) -> Html:
        """Fill the holes of a sentence of ours with markup."""
        return Html(_HOLE.sub(lambda hole: holes[hole[1]], text(sentence)))

    def prose(self, source: str) -> Html:
        """Render text of the kb that may use a little Markdown."""
        return markdown.render(source, self._address) if source.strip() else NOTHING

    def _address(self, named: str) -> str:
        return self.url(named) or markdown.external(named)

    def kind(self, ref: str) -> str:
        """Name the kind of the node that a reference belongs to."""
        node = self.site.map.owner(ref)
        return words.KIND[node.kind][0] if node else ""


def _mark(known: Mention, of: str) -> Html:
    return pill(known.mark, known.short, of or bind(known.judged)) if known.mark else NOTHING


def _label(known: Mention) -> Html:
    return el("b", text(known.label), cls="num") if known.label else NOTHING


def unstopped(sentence: str) -> str:
    """Give a sentence as it stands within another.

    >>> unstopped("Losses hit back."), unstopped("And so on ...")
    ('Losses hit back', 'And so on ...')
    """
    return sentence if sentence.endswith("..") else sentence.removesuffix(".")


def small(content: Html) -> Html:
    """Give something in small letters, or nothing."""
    return el("small", content) if content else NOTHING


BOUND = Html(" data-v")
"""Binds a mark to the verdict on what the link beside it leads to."""


def bind(ref: str) -> Html:
    """Give the attribute that binds a mark to the verdict on something."""
    return Html(f' data-v="{text(ref)}"')


def told_by(path: str, ref: str) -> bool:
    """Tell whether the path of a page, or of a place on it, tells all of what it leads to.

    >>> told_by("n/for-2/#p1", "for-2#p1"), told_by("d/main/", "main")
    (True, False)
    """
    node, cut, local = ref.partition("#")
    return path == f"{NODES}{node}/{cut}{local}"


def unheard(*shown: Html) -> Html:
    """Give something for the eye alone; a link that holds nothing else goes by its title."""
    return Html(f'<i aria-hidden="true">{"".join(shown)}</i>')


def pill(mark: Mark, word: str, of: str = "") -> Html:
    """Give a verdict's mark: its glyph for the eye, its word for everybody.

    `of` is the attribute that binds it to what is judged; a mark without it is no verdict, or
    one that stays as it is published.
    """
    glyph = f'<i aria-hidden="true">{mark.glyph}</i>'
    return Html(f'<b class="v {mark.tone}"{of}>{glyph} {text(word)}</b>')


def items(rows: Iterable[Html], *, tag: str = "ul", cls: str = "rows") -> Html:
    """Give a list of what is there, or nothing."""
    found = [Html(f"<li>{row}</li>") for row in rows if row]
    return el(tag, *found, cls=cls) if found else NOTHING


def section(
    title: str,
    *content: Html,
    anchor: str = "",
    note: str = "",
    still: bool = False,
) -> Html:
    """Give a section with its heading, or nothing where it has no content.

    What it tells stays as it is published where it is `still`, whatever a reader supposes.

    Its heading carries no id of its own: it is led to by its `anchor`, if it has one.
    """
    inside = join(*content)
    if not inside:
        return NOTHING
    remark = el("p", text(note), cls="hint") if note else NOTHING
    return Html(f"{_head(title, anchor, still)}{remark}{inside}</section>")


@cache
def _head(title: str, anchor: str, still: bool) -> str:  # noqa: FBT001 - one caller, just above
    named = f' id="{text(anchor)}"' if anchor else ""
    return f"<section{named}{' data-still' if still else ''}>{el('h2', text(title))}"


@cache
def lead(words: str) -> Html:
    """Give the words that introduce a line; they are few, and the same on all pages."""
    return el("i", text(words)) if words else NOTHING


def details(summary: Html, *content: Html, cls: str = "") -> Html:
    """Give something to open, or nothing where it is empty."""
    inside = join(*content)
    return el("details", el("summary", summary), inside, cls=cls) if inside else NOTHING


def folded(rows: list[Html], shown: int, more: str, *, cls: str = "rows") -> Html:
    """Give a list whose rows beyond the first `shown` are behind something to open."""
    if len(rows) <= shown + 1:
        return items(rows, cls=cls)
    rest = details(text(more.format(number=len(rows) - shown)), items(rows[shown:], cls=cls))
    return join(items(rows[:shown], cls=cls), rest)


def few(writer: Writer, refs: Sequence[str], most: int, page: str) -> Html:
    """Name a few of many, and lead to the address that has them all."""
    most = writer.most(most)
    most = most if len(refs) > most + 1 else len(refs)
    left = link(page, text(NOTES["others"].format(number=len(refs) - most)))
    return join(*map(writer.link, refs[:most]), left if refs[most:] else NOTHING, by=", ")
