"""One page of every sort, found in a built site: a new sort of page joins by itself."""

import re
from pathlib import Path

REFRESH = 'http-equiv="refresh"'

_KIND = re.compile(r'<p class="kind"><i class="k k-(\w+)"')
_BELOW = re.compile(r"^[^/]+/([^/]+)")
_LIST = re.compile(r'<h1><i class="k k-\w+"')


def sorts(folder: Path) -> tuple[str, ...]:
    """Give the path of one page of every sort, of each sort the page with the most on it.

    Pages of the first level are sorts of their own, but for the lists of kinds; below, the
    folder makes the sort, for nodes their kind, and for what their pages lead on to its name.
    Pages that lead elsewhere are left out.
    """
    found: dict[tuple[str, str], tuple[int, str]] = {}
    for path in sorted(folder.rglob("*.html")):
        written = path.read_text(encoding="utf-8")
        name = path.relative_to(folder).as_posix()
        if REFRESH not in written:
            address = name.removesuffix("index.html")
            sort = _sort(address, written)
            found[sort] = max(found.get(sort, (0, "")), (len(written), address))
    return tuple(sorted(address for _, address in found.values()))


def _sort(address: str, written: str) -> tuple[str, str]:
    first, _, rest = address.partition("/")
    if not rest:
        return ("list", "") if _LIST.search(written) else (first, "")
    kind = _KIND.search(written)
    below = _BELOW.search(rest) if first in ("d", "n") else None
    return f"{first}/", kind[1] if kind else below[1] if below else ""


MAIN = (
    *("", "d/calm-debate/", "d/bad-debate/", "n/calm-for/", "n/bad-claim/", "n/bad-proposal/"),
    *("thresholds/", "robustness/", "everything/", "open/", "cruxes/", "undercuts/"),
    "explore/",
)
"""The sorts of page that every run visits; the long one visits them all."""
