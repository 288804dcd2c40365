"""One style sheet in place of several: a page asks once for the looks that all pages share."""

import re
from collections.abc import Mapping, Sequence

LOOKS = "assets/looks.css"
"""The name of the one sheet, below the theme's folder."""

_COMMENT = re.compile(rb"/\*.*?\*/\s*", re.DOTALL)


def joined(named: Sequence[str], theme: Mapping[str, bytes]) -> tuple[list[str], dict[str, bytes]]:
    """Give the sheets that pages ask for, and the files of the theme, with its sheets as one.

    They stand in their order, without comments. What is `named` and the theme has not is
    somebody else's, and stays.

    >>> joined(["a.css", "x.css"], {"a.css": b"/* A */ a {}", "b.svg": b""})
    (['assets/looks.css', 'x.css'], {'b.svg': b'', 'assets/looks.css': b'a {}'})
    """
    ours = [one for one in named if one in theme]
    if not ours:
        return [*named], dict(theme)
    sheet = b"".join(_COMMENT.sub(b"", theme[one]) for one in ours)
    left = {name: data for name, data in theme.items() if name not in ours}
    return [LOOKS, *(one for one in named if one not in theme)], left | {LOOKS: sheet}
