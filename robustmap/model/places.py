"""Where every key and value of a file stands."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from robustmap.model.problem import Span

Path = tuple[str | int, ...]
"""The way to a value: keys and list positions from the top of the front matter."""

KEY = "<key>"
"""As the last step of a path: the key itself rather than its value."""


@dataclass(frozen=True, slots=True)
class Places:
    """The places of one file: path within the front matter -> line, column, end column.

    `words` are kept of a file that could not be read whole: ids may be among them.
    """

    path: str
    spans: Mapping[Path, tuple[int, int, int]] = field(default_factory=dict)
    body_line: int = 1
    words: frozenset[str] = frozenset()

    def span(self, path: Path = ()) -> Span:
        """Give the place of `path`, or of the nearest thing above it that has one.

        >>> Places("a.md", {("for",): (2, 6, 9)}).span(("for", 0, "to"))
        Span(path='a.md', line=2, column=6, end=9)
        """
        while path and path not in self.spans:
            path = path[:-1]
        return Span(self.path, *self.spans.get(path, (1, 1, 0)))

    def key(self, *path: str | int) -> Span:
        """Give the place of a key, or of its value where there is no key."""
        return self.span((*path, KEY) if (*path, KEY) in self.spans else path)

    def under(self, *prefix: str | int) -> "Places":
        """Give the places below `prefix`, as if it were the top."""
        size = len(prefix)
        below = {path[size:]: at for path, at in self.spans.items() if path[:size] == prefix}
        return Places(self.path, below, self.body_line)
