"""The shell of a page: what a template writes around it, rendered once for all that share it.

A site has thousands of pages whose shells differ in a title, a description and an address
alone. So a shell is rendered with marks in these places, cut there, and filled for every
page. What a template asks of the content of a page (whether it needs a script) is asked of
each page again, and a page that answers otherwise gets a shell of its own.
"""

import copy
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from markupsafe import escape

if TYPE_CHECKING:
    from jinja2 import Template

SHARED = "main.html"
"""The template of pages."""

TEXTS = ("title", "heading", "description", "verdict", "node", "moved", "canonical")
"""What a page says of itself, which stands in its shell as it is."""

_ESCAPED = frozenset(("heading", "moved", "canonical"))
"""Those which the template escapes; the others say the same escaped or not."""

# No text of a kb reaches a template with such characters: what is not printable is taken out.
_OPEN, _CLOSE = "\ue000", "\ue001"
_MARKS = re.compile(f"{_OPEN}([a-z0-9-]+){_CLOSE}")
_BLANK = re.compile(r"\s*\n\s*")
"""What templates leave of their own layout: a sixth of a shell, and of no use to a reader."""

Answers = tuple[tuple[str, bool], ...]
"""What a template asked of the content of a page, and what the answers were."""


class _Asked(str):
    """Stands for the content of a page, answers what is in it, and notes what was asked."""

    __slots__ = ("answers", "content")
    answers: dict[str, bool]
    content: str

    def __contains__(self, needle: object) -> bool:
        found = str(needle) in self.content
        self.answers[str(needle)] = found
        return found


def _mark(name: str) -> str:
    return f"{_OPEN}{name}{_CLOSE}"


class Block(NamedTuple):
    """A page written by this package, as it was read: see `robustmap.publish.tree.markdown`.

    `url` is its path below the root, `address` the one by which the whole world knows it, if any.
    """

    url: str
    meta: Mapping[str, Any]
    content: str
    address: str | None = None


class Filled(NamedTuple):
    """A shell, cut at its marks, whose names stand in between; and what stands in their places."""

    pieces: list[str]
    shown: Mapping[str, str]

    def text(self, content: str) -> str:
        """Give the page."""
        given = {**self.shown, "content": content}
        return "".join([given[one] if at % 2 else one for at, one in enumerate(self.pieces)])


class Shells:
    """The shells that are known, and one page of each sort as the renderer knows it."""

    def __init__(self, known: dict[str, list[tuple[Answers, list[str]]]] | None = None) -> None:
        """Begin with the shells of an earlier build."""
        self.known = known or {}
        self.grown = False
        self._samples: dict[tuple[str, int], tuple[Template, Mapping[str, Any]]] = {}

    def filled(self, block: Block) -> str | None:
        """Give a page in its shell; None where none is known, or only its template can write it."""
        found = self.fitting(block)
        return found.text(block.content) if found else None

    def fitting(self, block: Block) -> "Filled | None":
        """Give the shell of a page, and what stands in it; None as `filled` does."""
        values = _values(block)
        shown = _shown(values)
        if shown is None:
            return None
        content, asked = block.content, dict[str, bool]()
        for answers, pieces in self.known.get(_key(block, values), ()):
            for needle, answer in answers:
                found = asked.get(needle)
                if found is None:
                    found = asked[needle] = needle in content
                if found is not answer:
                    break
            else:
                return Filled(pieces, shown)
        return None

    def take(self, block: Block, answers: Answers, rendered: str, *, lean: bool = True) -> None:
        """Learn the shell of a page that was rendered with marks."""
        key = _key(block, _values(block))
        pieces = _MARKS.split(_BLANK.sub("\n", rendered).lstrip() if lean else rendered)
        self.known.setdefault(key, []).append((answers, pieces))
        self.grown = True

    def sample(self, template: "Template", context: Mapping[str, Any]) -> None:
        """Keep how a page is rendered; others of its sort are rendered alike."""
        self._samples.setdefault(sort_of(context["page"].file.url), (template, {**context}))

    def rendered(self, block: Block) -> str:
        """Give a page of a sort of which there is a sample, as its template writes it."""
        template, context = self._samples[sort_of(block.url)]
        return template.render({**context, "page": _like(context["page"], block)})


def sort_of(url: str) -> tuple[str, int]:
    """Give what pages share that are rendered alike: where they lie, and how deep.

    >>> sort_of("n/for-2/")
    ('n', 2)
    """
    return url.partition("/")[0], url.count("/")


def template_class(shells: Shells) -> "type[Template]":
    """Give a class of templates that render the pages written by this package from shells.

    Any other page, and any other template, is rendered as it always is.
    """
    from jinja2 import Template

    class ShellTemplate(Template):
        def render(self, *args: Any, **kwargs: Any) -> str:
            """Give the page as the template would write it."""
            context = dict(*args, **kwargs)
            page: Any = context.get("page")
            if self.name != SHARED or not getattr(page, "block", False):
                return super().render(context)
            block = Block(page.file.url, page.meta, page.content, page.canonical_url)
            filled = shells.filled(block)
            if filled is None and _shown(_values(block)):
                stand_in, asked = _stand_in(page, block)
                rendered = super().render({**context, "page": stand_in})
                lean = not getattr(page, "titled", False)
                shells.take(block, tuple(asked.answers.items()), rendered, lean=lean)
                filled = shells.filled(block)
            return super().render(context) if filled is None else filled

    return ShellTemplate


def _values(block: Block) -> dict[str, str]:
    """Give what stands in the shell of a page, by the name of its mark."""
    values = {name: block.meta[name] for name in TEXTS if name in block.meta}
    steps = block.url.rstrip("/").split("/")
    values |= {f"step-{at}": step for at, step in enumerate(steps) if at}
    if block.address:
        values["url"] = block.address
    return values


def _shown(values: Mapping[str, str]) -> dict[str, str] | None:
    """Give values as a shell shows them; None where a template would not escape what changes so."""
    shown = {name: str(escape(value)) for name, value in values.items()}
    fine = all(shown[name] == values[name] for name in values if name not in _ESCAPED)
    return shown if fine else None


def _key(block: Block, values: Mapping[str, str]) -> str:
    """Give what shells differ by: where a page lies, and what it says of itself at all."""
    steps = block.url.split("/")
    others = {name: one for name, one in block.meta.items() if name not in TEXTS}
    return repr((steps[0], len(steps), _own(steps, values), tuple(values), others))


def _own(steps: list[str], values: Mapping[str, str]) -> tuple[int, ...]:
    """Give the steps of an address that name the page's node: its data lie beside it."""
    return tuple(at for at, one in enumerate(steps) if at and one and one == values.get("node"))


def _stand_in(page: Any, block: Block) -> tuple[Any, _Asked]:
    """Give a page like another, with marks where the two may differ."""
    steps = block.url.split("/")
    own = _own(steps, block.meta)
    marked = [
        one if not at or not one else _mark("node" if at in own else f"step-{at}")
        for at, one in enumerate(steps)
    ]
    asked = _Asked(_mark("content"))
    asked.content, asked.answers = block.content, {}
    meta = {**block.meta, **{name: _mark(name) for name in TEXTS if name in block.meta}}
    address = _mark("url") if block.address else block.address
    return _like(page, Block("/".join(marked), meta, asked, address)), asked


def _like(page: Any, block: Block) -> Any:
    """Give a page as the renderer knows another of its sort."""
    made = copy.copy(page)
    made.file = copy.copy(page.file)
    made.file.url = block.url
    made.meta, made.content, made.canonical_url = block.meta, block.content, block.address
    if not getattr(page, "titled", False):  # as in the navigation
        made.title = block.meta.get("title", page.title)
    return made
