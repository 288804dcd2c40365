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
_APART = (f"{DOCS}/", "theme/assets/")
_HEAD = 4096


class Read(NamedTuple):
    """A file of the tree as it was read: its size and time, what tells it, and whether by hand.

    `told` is the hash of a file of which nobody knows who wrote it, "" where size and time do.
    `names` are the nodes to whose pages or data one written by hand may lead, None where it was
    made.
    """

    size: int
    at: int
    told: str = ""
    names: tuple[str, ...] | None = None


@dataclass(frozen=True)
class Inputs:
    """What a site is rendered from: one hash for what all pages share, one for each file.

    `read` are the files of the tree, which need not be read again while size and time stay.
    """

    shared: str
    files: Mapping[str, str]
    read: Mapping[str, Read] = field(default_factory=dict)


@dataclass(frozen=True)
class Rendered:
    """What was rendered, and from what. Without `inputs` nothing is known."""

    inputs: Inputs | None = None
    outputs: Mapping[str, tuple[int, int]] = field(default_factory=dict)

    def fits(self, inputs: Inputs) -> bool:
        """Tell whether what is shared has stayed, so that pages may be kept."""
        return self.inputs is not None and self.inputs.shared == inputs.shared

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
        before = self.inputs.files.get(source) if self.inputs else None
        return before is not None and before == inputs.files.get(source)


def read_inputs(
    tree: Path, lies: Lying, versions: Collection[str], before: Rendered | None = None
) -> Inputs:
    """Hash everything in a tree of which the files lie so; `versions` names the renderer.

    Files that lie as they did `before` are not read again.
    """
    known = before.inputs.read if before and before.inputs else {}
    read = {
        name: known[name] if name in known and known[name][:2] == at else _read(tree, name, at)
        for name, at in lies.items()
    }
    docs = [name for name in read if name.startswith(f"{DOCS}/")]
    apart: dict[str, list[str]] = {}
    for name in docs:
        apart.setdefault(of_node(name), []).append(name)
    rest = "\n".join(apart.pop("", ()))
    # The day stands in the list of pages that search engines read.
    shared, hashes = [*sorted(versions)], {"": _today()}
    for name, one in read.items():
        if not name.startswith(_APART):
            shared.append(f"{name} {one.told}")
        if one.names is not None:
            led = (other for stem in one.names for other in apart.get(stem, ()))
            hashes[name] = _hash(one.told.encode(), rest.encode(), "\n".join(led).encode())
        else:
            hashes[name] = _told(one)
    return Inputs(_hash("\n".join(shared).encode()), hashes, read)


def _read(tree: Path, name: str, at: tuple[int, int]) -> Read:
    """Read as much of a file as it takes to know it."""
    page, docs = name.endswith(".md"), name.startswith(f"{DOCS}/")
    if docs and not page:
        return Read(*at)
    with open(f"{tree}/{name}", "rb", buffering=0) as file:  # noqa: PTH123 - a path is made for each file
        data = file.read(_HEAD) if docs else file.readall()
        if docs and parted(data.decode("utf-8", "ignore")):
            return Read(*at)
        data += file.readall()
    text = data.decode("utf-8", "replace")
    if docs and parted(text):
        return Read(*at)
    return Read(*at, _hash(data), _names(text) if docs else None)


def _told(one: Read) -> str:
    return one.told or f"{one.size} {one.at}"


def _today() -> str:
    """Give the day as the renderer knows it."""
    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    at = int(given) if given.isdecimal() else time.time()
    return time.strftime("%Y-%m-%d", time.gmtime(at))


def of_node(name: str) -> str:
    """Give the node whose page or data a file of the tree is, "" where it is none.

    >>> of_node("docs/n/for-2.md"), of_node("docs/n/for-2/index.json"), of_node("docs/index.md")
    ('for-2', 'for-2', '')
    """
    found = _OF_NODE.match(name)
    return found[1] if found else ""


_OF_NODE = re.compile(rf"{DOCS}/n/([^/]+?)(?:/|\.md$)")
_LED = re.compile("n/([a-z0-9-]+)")


def _names(text: str) -> tuple[str, ...]:
    """Give the nodes to which a text may lead, however their names are written in its links."""
    ways = text, unescape(text), unquote(unescape(text))
    return tuple(sorted({one for way in ways for one in _LED.findall(way)}))


def load(out: Path) -> Rendered:
    """Read what was noted beside a site; nothing where that is missing, broken or old."""
    try:
        given = json.loads((out / NAME).read_text(encoding="utf-8"))
        read = {name: _noted(*one) for name, one in given["read"].items()}
        files = {k: str(v) for k, v in given["files"].items()}
        # What lies as it did has the hash that it had, unless it is written by hand.
        files |= {name: _told(one) for name, one in read.items() if name not in files}
        inputs = Inputs(str(given["shared"]), files, read)
        outputs = {name: (int(size), int(at)) for name, (size, at) in given["outputs"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return Rendered()
    return Rendered(inputs, outputs)


def forget(out: Path) -> None:
    """Note that what lies in the site is no longer known: a build has begun.

    Raises:
        WriteError: the note cannot be written.
    """
    disk.write(out, NAME, "{}\n")


def _noted(size: int, at: int, told: str = "", names: Iterable[str] | None = None) -> Read:
    return Read(int(size), int(at), str(told), None if names is None else (*map(str, names),))


def note(out: Path, outputs: Lying, inputs: Inputs) -> None:
    """Note what was rendered, and from what.

    Raises:
        WriteError: the note cannot be written.
    """
    read = inputs.read
    files = {
        name: told
        for name, told in inputs.files.items()
        if name not in read or _told(read[name]) != told
    }
    noted = {name: one if one.told else one[:2] for name, one in read.items()}
    given = {"shared": inputs.shared, "files": files, "read": noted, "outputs": outputs}
    disk.write(out, NAME, json.dumps(given, separators=(",", ":")) + "\n")


def _hash(*data: bytes) -> str:
    made = hashlib.blake2b(digest_size=16)
    for one in data:
        made.update(len(one).to_bytes(8, "big"))
        made.update(one)
    return made.hexdigest()
