"""The shell of a page: what a template writes around it, rendered once for all that share it.

A site has thousands of pages whose shells differ in a title, a description and an address
alone. So a shell is rendered with marks in these places, cut there, and filled for every
page. What a template asks of the content of a page (whether it needs a script) is asked of
each page again, and a page that answers otherwise gets a shell of its own.
"""

import copy
import re
from collections.abc import Mapping
from typing import Any

from jinja2 import Template
from markupsafe import escape

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


class ShellTemplate(Template):
    """A template that renders the pages written by this package from shells.

    Any other page, and any other template, is rendered as it always is.
    """

    def render(self, *args: Any, **kwargs: Any) -> str:
        """Give the page as the template would write it."""
        context = dict(*args, **kwargs)
        page: Any = context.get("page")
        if self.name != SHARED or not getattr(page, "block", False):
            return super().render(context)
        values = _values(page)
        if any(
            str(escape(value)) != value for name, value in values.items() if name not in _ESCAPED
        ):
            return super().render(context)
        pieces = self._pieces(context, values)
        shown = {name: str(escape(value)) for name, value in values.items()}
        shown["content"] = page.content
        return "".join(shown[one] if at % 2 else one for at, one in enumerate(pieces))

    def _pieces(self, context: Mapping[str, Any], values: Mapping[str, str]) -> list[str]:
        known = self.__dict__.setdefault("shells", {})
        page = context["page"]
        shells = known.setdefault(_key(page, values), [])
        for answers, pieces in shells:
            if all((needle in page.content) == found for needle, found in answers):
                return pieces  # type: ignore[no-any-return]
        stand_in, asked = _stand_in(page, values)
        rendered = super().render({**context, "page": stand_in})
        pieces = _MARKS.split(_BLANK.sub("\n", rendered).lstrip())
        shells.append((tuple(asked.answers.items()), pieces))
        return pieces


def _values(page: Any) -> dict[str, str]:
    """Give what stands in the shell of a page, by the name of its mark."""
    values = {name: page.meta[name] for name in TEXTS if name in page.meta}
    steps = page.file.url.rstrip("/").split("/")
    values |= {f"step-{at}": step for at, step in enumerate(steps) if at}
    if page.canonical_url:
        values["url"] = page.canonical_url
    return values


def _key(page: Any, values: Mapping[str, str]) -> tuple[object, ...]:
    """Give what shells differ by: where a page lies, and what it says of itself at all."""
    steps = page.file.url.split("/")
    others = repr({name: one for name, one in page.meta.items() if name not in TEXTS})
    return steps[0], len(steps), _own(steps, values), tuple(values), others


def _own(steps: list[str], values: Mapping[str, str]) -> tuple[int, ...]:
    """Give the steps of an address that name the page's node: its data lie beside it."""
    return tuple(at for at, one in enumerate(steps) if at and one and one == values.get("node"))


def _stand_in(page: Any, values: Mapping[str, str]) -> tuple[Any, _Asked]:
    """Give a page like another, with marks where the two may differ."""
    steps = page.file.url.split("/")
    own = _own(steps, values)
    marked = [
        one if not at or not one else _mark("node" if at in own else f"step-{at}")
        for at, one in enumerate(steps)
    ]
    made = copy.copy(page)
    made.file = copy.copy(page.file)
    made.file.url = "/".join(marked)
    made.meta = {**page.meta, **{name: _mark(name) for name in TEXTS if name in page.meta}}
    made.title = made.meta.get("title", page.title)
    made.canonical_url = _mark("url") if page.canonical_url else page.canonical_url
    asked = _Asked(_mark("content"))
    asked.content, asked.answers = page.content, {}
    made.content = asked
    return made, asked
