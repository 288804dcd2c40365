"""A difference as one page that needs nothing else: no script, no other file, no other host."""

import html as _html

from robustmap.diff.report import REPORTS, Compared
from robustmap.diff.report._content import glossary, opening, sections
from robustmap.diff.report._line import Item, Line, Name, plain

_HEAD = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>What changes in the argument</title>
<style>
:root { color-scheme: light dark; }
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 50rem; margin: 2rem auto; padding: 0 1rem; }
h2 { font-size: 1.15rem; margin: 2rem 0 0.5rem; }
code { font-size: 0.9em; overflow-wrap: anywhere; }
q { font-weight: 600; }
li { margin: 0.5rem 0; }
ul ul { list-style: none; padding-left: 1rem; }
ul ul li { margin: 0; }
dt { font-weight: 600; }
</style>
</head>
<body>
<main>
<h1>What changes in the argument</h1>
"""


@REPORTS.entry("html")
def html(compared: Compared) -> str:
    """Write the consequences, then the changes, then new findings."""
    parts = [f"<p>{_set(line)}</p>" for line in opening(compared)]
    for section in sections(compared):
        items = "\n".join(_item(item) for item in section.items)
        parts.append(f"<h2>{_escaped(section.heading)}</h2>\n<ul>\n{items}\n</ul>")
    known = glossary(compared)
    if known:
        meant = "\n".join(f"<dt>{_escaped(a)}</dt><dd>{_escaped(b)}</dd>" for a, b in known)
        parts.append(f"<h2>What these words mean</h2>\n<dl>\n{meant}\n</dl>")
    return _HEAD + "\n".join(parts) + "\n</main>\n</body>\n</html>\n"


def _item(item: Item) -> str:
    said = [f"<q>{_escaped(item.title)}</q>"] if item.title else []
    first, *more = [*said, *(_set(line) for line in (item.line, *item.more))]
    below = "".join(f"<li>{one}</li>" for one in more)
    return f"<li>{first}{f'<ul>{below}</ul>' if below else ''}</li>"


def _set(line: Line) -> str:
    return "".join(
        f"<code>{_escaped(piece.text)}</code>"
        if isinstance(piece, Name)
        else _html.escape(piece.replace("->", "→"))
        for piece in line
    )


def _escaped(text: str) -> str:
    return _html.escape(plain(text))
