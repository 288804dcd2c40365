"""HTML made from pieces: what is text is escaped, what is markup has the type `Html`.

Text from a kb is untrusted. It becomes `Html` only through `text`, `attribute` or
`robustmap.publish.markdown`, so that mypy finds the place where somebody forgets.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from html import escape
from typing import NewType

Html = NewType("Html", str)

NOTHING = Html("")

# Control characters, half surrogates, and characters that turn the direction of a line.
_UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)
_LOOK_ALIKE = str.maketrans(
    {
        "<": "\N{SINGLE LEFT-POINTING ANGLE QUOTATION MARK}",
        ">": "\N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK}",
        "&": "\N{FULLWIDTH AMPERSAND}",
        '"': "\N{RIGHT DOUBLE QUOTATION MARK}",
        "'": "\N{RIGHT SINGLE QUOTATION MARK}",
        "`": "\N{RIGHT SINGLE QUOTATION MARK}",
        "{": "\N{MEDIUM LEFT CURLY BRACKET ORNAMENT}",
        "}": "\N{MEDIUM RIGHT CURLY BRACKET ORNAMENT}",
        "\\": "\N{SET MINUS}",
    }
)


def clean(value: str) -> str:
    """Take out the characters that no page should carry: controls, broken halves.

    >>> clean("a" + chr(0) + "b")
    'ab'
    """
    return value if value.isprintable() else _UNSAFE.sub("", value)


@lru_cache(maxsize=5_000)
def text(value: str) -> Html:
    """Give text as markup that shows it as it is.

    >>> text("<script> & 'co'")
    '&lt;script&gt; &amp; &#x27;co&#x27;'
    """
    return Html(escape(clean(value)))


def coded(value: str) -> Html:
    """Give text of ours in which code stands between backticks.

    >>> coded("a `#` cuts")
    'a <code>#</code> cuts'
    """
    pieces = value.split("`")
    return join(*(el("code", text(p)) if n % 2 else text(p) for n, p in enumerate(pieces)))


def el(tag: str, *children: Html, **attributes: str) -> Html:
    """Give an element; `cls` is its attribute `class`.

    Names with an underscore get a hyphen (`aria_label`), attributes without a value are
    left out, so that callers need not ask.

    >>> el("p", text("1 < 2"), cls="note", id="")
    '<p class="note">1 &lt; 2</p>'
    """
    start = tag
    for name, value in attributes.items():
        if value:
            start += f'{_BEGUN[name]}{text(value)}"'
    return Html(f"<{start}>{''.join(children)}</{tag}>")


class _Begun(dict[str, str]):
    """How attributes begin, by what they are called in `el`."""

    def __missing__(self, name: str) -> str:
        self[name] = begun = f' {name.replace("_", "-")}="'
        return begun


_BEGUN = _Begun(cls=' class="')


def link(url: str, *content: Html, cls: str = "", **attributes: str) -> Html:
    """Give a link, or its content alone where the address is empty."""
    if not url:
        return join(*content)
    if not cls and not attributes:
        return Html(f'<a href="{text(url)}">{"".join(content)}</a>')
    return el("a", *content, href=url, cls=cls, **attributes)


def join(*pieces: Html, by: str = "") -> Html:
    """Put pieces one after the other, leaving out the empty ones."""
    return Html(by.join(filter(None, pieces)))


def lines(pieces: Iterable[Html]) -> Html:
    """Put pieces on lines of their own."""
    return join(*pieces, by="\n")


def head(value: str) -> str:
    """Give text that says the same wherever a template puts it, escaped or not.

    Themes write titles and descriptions into the head as they are, and some take the
    escaping out again; so the characters that mean something to HTML, YAML or a
    template give way to look-alikes. The page itself shows the true text.

    >>> head("</title> {{ x }}").isascii(), head("a  b")
    (False, 'a b')
    """
    return one_line(value).translate(_LOOK_ALIKE)


def one_line(value: str) -> str:
    """Give text on one line, without any character that is not seen.

    >>> one_line("two" + chr(10) + "  lines")
    'two lines'
    """
    if value.isprintable() and "  " not in value:
        return value.strip()  # no other blank is printable
    flat = " ".join(clean(value).split())
    return flat if flat.isprintable() else "".join(c if c.isprintable() else " " for c in flat)
