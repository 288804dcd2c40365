"""What was rendered last time: so that a second build renders only what has changed.

A page depends on its own source, on what all pages share (configuration, templates, the
renderer), and, where it is written by hand, on which other pages there are: its links are
looked up among them. All of that is hashed, but for the many files that this package wrote:
they are known by size and time, as it touches none that has not changed. So is what came out,
so that a file which somebody changed or took away is made again.
"""

import hashlib
import json
import os
import re
import time
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote

from robustmap import disk
from robustmap.disk.walk import UNKNOWN, Lying
from robustmap.publish.tree import DOCS, parted

NAME = ".rendered.json"
_DOCS = f"{DOCS}/"
_APART = (_DOCS, "theme/assets/")
_HEAD = 4096


class Read(NamedTuple):
    """A file of the tree of which nobody knows who wrote it: its hash, and where it may lead.

    `names` is what one of the docs names of that by which files are led to: see `named_by`.
    """

    told: str
    names: tuple[str, ...] | None = None


@dataclass(frozen=True)
class Inputs:
    """What a site is rendered from: one hash for what all pages share, and how the tree lies.

    `read` are the files that had to be read, as they need not be again while size and time stay;
    `hashes` tell each of them, and "" the day. All others are told by how they lie.
    """

    shared: str = ""
    lies: Lying = field(default_factory=dict)
    read: Mapping[str, Read] = field(default_factory=dict)
    hashes: Mapping[str, str] = field(default_factory=dict)

    def told(self, name: str) -> object:
        """Give what tells a file of the tree from any other; None of what is none."""
        return self.hashes.get(name) or self.lies.get(name)

    def other(self, before: "Inputs") -> set[str]:
        """Give the files that lie otherwise than before, new ones and those that are gone too."""
        return {name for name, _ in self.lies.items() ^ before.lies.items()}


@dataclass(frozen=True)
class Rendered:
    """What was rendered, and from what. Without `inputs` nothing is known."""

    inputs: Inputs | None = None
    outputs: Lying = field(default_factory=dict)

    def fits(self, inputs: Inputs) -> bool:
        """Tell whether what is shared has stayed, so that pages may be kept."""
        return self.inputs is not None and self.inputs.shared == inputs.shared

    def missing(self, lying: Lying) -> set[str]:
        """Give what came out, and does not lie in the site as it did."""
        return {name for name, _ in self.outputs.items() - lying.items()}

    def keeps(self, lying: Lying, made: str, *, source: str, inputs: Inputs) -> bool:
        """Tell whether the output `made` of a source can stay as it is, by what lies in the site.

        A source that is no file of the tree ("" for those of the theme's package) is known
        by what all pages share.
        """
        found = lying.get(made, UNKNOWN)
        if found == UNKNOWN or self.outputs.get(made) != found:
            return False
        if not source:
            return True
        before = self.inputs.told(source) if self.inputs else None
        return before is not None and before == inputs.told(source)


def read_inputs(
    tree: Path, lies: Lying, versions: Collection[str], before: Rendered | None = None
) -> Inputs:
    """Hash everything in a tree of which the files lie so; `versions` names the renderer.

    Files that lie as they did `before` are not read again.
    """
    known = (before and before.inputs) or Inputs()
    anew = {name for name, _ in lies.items() - known.lies.items()}
    found = {name: one for name, one in known.read.items() if name in lies and name not in anew}
    found |= {name: one for name in anew if (one := _read(tree, name)) is not None}
    read = dict(sorted(found.items()))
    led = _led(lies, {name for one in read.values() for name in one.names or ()})
    rest = "\n".join(led.pop("", ())).encode()
    # The day stands in the list of pages that search engines read.
    shared, hashes = [*sorted(versions)], {"": _today()}
    for name, one in read.items():
        if not name.startswith(_APART):
            shared.append(f"{name} {one.told}")
        hashes[name] = one.told
        if one.names is not None:
            leads = "\n".join(other for by in one.names for other in led.get(by, ()))
            hashes[name] = _hash(one.told.encode(), rest, leads.encode())
    return Inputs(_hash("\n".join(shared).encode()), lies, read, hashes)


def _led(names: Iterable[str], named: Collection[str]) -> dict[str, list[str]]:
    """Give the docs that some names lead to, by name, and after "" those that any text may."""
    found: dict[str, list[str]] = {}
    for name in names:
        by = named_by(name)
        if by in named or (not by and name.startswith(_DOCS)):
            found.setdefault(by, []).append(name)
    return found


def _read(tree: Path, name: str) -> Read | None:
    """Read as much of a file as it takes to know it; None where this package wrote it."""
    page, docs = name.endswith(".md"), name.startswith(_DOCS)
    if docs and not page:
        return None
    with open(f"{tree}/{name}", "rb", buffering=0) as file:  # noqa: PTH123 - a path is made for each file
        data = file.read(_HEAD) if docs else file.readall()
        if docs and parted(data.decode("utf-8", "ignore")):
            return None
        data += file.readall()
    text = data.decode("utf-8", "replace")
    if docs and parted(text):
        return None
    return Read(_hash(data), _names(text) if docs else None)


def _today() -> str:
    """Give the day as the renderer knows it."""
    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    at = int(given) if given.isdecimal() else time.time()
    return time.strftime("%Y-%m-%d", time.gmtime(at))


def named_by(name: str) -> str:
    """Give what a link has to name to lead to a file of the tree; "" where it may name anything.

    >>> named_by("docs/n/for-2.md"), named_by("docs/n/for-2/index.json")
    ('for-2', 'for-2')
    >>> named_by("docs/undercuts/17.md"), named_by("docs/guide/index.md")
    ('17', '')
    """
    if name.startswith(_NODES):
        return name[len(_NODES) :].partition("/")[0].removesuffix(".md")
    stem = name.rpartition("/")[2].partition(".")[0]
    return "" if stem in _OF_FOLDERS else stem


_NODES = f"{DOCS}/n/"
_OF_FOLDERS = ("index", "README")
"""Links lead to these as they lead to their folder."""
_NAMED = re.compile(r"(?<=/)[\w-]+|[\w-]+(?=/|\.\w)")


def _names(text: str) -> tuple[str, ...]:
    """Give all that the links of a text may name, however they are written."""
    ways = text, unescape(text), unquote(unescape(text))
    return tuple(sorted({one for way in ways for one in _NAMED.findall(way)}))


def load(out: Path) -> Rendered:
    """Read what was noted beside a site; nothing where that is missing, broken or old."""
    try:
        given = json.loads((out / NAME).read_text(encoding="utf-8"))
        read = {name: _noted(*one) for name, one in given["read"].items()}
        hashes = {name: str(one) for name, one in given["hashes"].items()}
        inputs = Inputs(str(given["shared"]), _lying(given["lies"]), read, hashes)
        outputs = _lying(given["outputs"])
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return Rendered()
    return Rendered(inputs, outputs)


def forget(out: Path) -> None:
    """Note that what lies in the site is no longer known: a build has begun.

    Raises:
        WriteError: the note cannot be written.
    """
    disk.write(out, NAME, "{}\n")


def _lying(given: Mapping[str, tuple[int, int]]) -> Lying:
    return {name: (size, at) for name, (size, at) in given.items()}


def _noted(told: str, names: Iterable[str] | None) -> Read:
    return Read(str(told), None if names is None else (*map(str, names),))


def note(out: Path, outputs: Lying, inputs: Inputs) -> None:
    """Note what was rendered, and from what.

    Raises:
        WriteError: the note cannot be written.
    """
    given = {**vars(inputs), "outputs": outputs}
    disk.write(out, NAME, json.dumps(given, separators=(",", ":")) + "\n")


def _hash(*data: bytes) -> str:
    made = hashlib.blake2b(digest_size=16)
    for one in data:
        made.update(len(one).to_bytes(8, "big"))
        made.update(one)
    return made.hexdigest()
