"""What was rendered last time: so that a second build renders only what has changed.

A page depends on its own source, on what all pages share (configuration, templates, the
renderer), and, where it is written by hand, on which other pages there are: its links are
looked up among them. All of that is hashed. What came out is known by size and time, so
that a file which somebody changed or took away is made again.
"""

import hashlib
import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from robustmap import disk
from robustmap.publish.tree import BLOCK, DOCS

NAME = ".rendered.json"
_MADE = f"---\n\n{BLOCK}".encode()
_TEMPLATES = ("mkdocs.yml", ".html")


@dataclass(frozen=True)
class Inputs:
    """What a site is rendered from: one hash for what all pages share, one for each file."""

    shared: str
    files: Mapping[str, str]


@dataclass(frozen=True)
class Rendered:
    """What was rendered, and from what. Without `inputs` nothing is known."""

    inputs: Inputs | None = None
    outputs: Mapping[str, tuple[int, int]] = field(default_factory=dict)

    def fits(self, inputs: Inputs) -> bool:
        """Tell whether what is shared has stayed, so that pages may be kept."""
        return self.inputs is not None and self.inputs.shared == inputs.shared

    def keeps(self, site: Path, made: str, *, source: str, inputs: Inputs) -> bool:
        """Tell whether the output `made` of a source can stay as it is.

        A source that is no file of the tree ("" for those of the theme's package) is known
        by what all pages share.
        """
        if made not in self.outputs or self.outputs[made] != _known(site / made):
            return False
        if not source:
            return True
        before = self.inputs.files.get(source) if self.inputs else None
        return before is not None and before == inputs.files.get(source)


def read_inputs(tree: Path, versions: Collection[str]) -> Inputs:
    """Hash everything in a tree; `versions` names the renderer."""
    found = {path.relative_to(tree).as_posix(): path.read_bytes() for path in _files(tree)}
    docs = "\n".join(name for name in found if name.startswith(f"{DOCS}/"))
    shared, hashes = [*sorted(versions)], {}
    for name, data in found.items():
        if name.endswith(_TEMPLATES) and not name.startswith(f"{DOCS}/"):
            shared.append(f"{name} {_hash(data)}")
        elif name.endswith(".md") and _MADE not in data:
            hashes[name] = _hash(data, docs.encode())
        else:
            hashes[name] = _hash(data)
    return Inputs(_hash("\n".join(shared).encode()), hashes)


def load(out: Path) -> Rendered:
    """Read what was noted beside a site; nothing where that is missing, broken or old."""
    try:
        given = json.loads((out / NAME).read_text(encoding="utf-8"))
        inputs = Inputs(str(given["shared"]), {k: str(v) for k, v in given["files"].items()})
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


def note(out: Path, site: Path, inputs: Inputs) -> None:
    """Note what was rendered, and from what.

    Raises:
        WriteError: the note cannot be written.
    """
    outputs = {path.relative_to(site).as_posix(): _known(path) for path in _files(site)}
    given = {"shared": inputs.shared, "files": inputs.files, "outputs": outputs}
    disk.write(out, NAME, json.dumps(given, separators=(",", ":")) + "\n")


def _files(root: Path) -> Iterator[Path]:
    return (one for one in sorted(root.rglob("*")) if one.is_symlink() or one.is_file())


def _known(path: Path) -> tuple[int, int]:
    """Give size and time of a file; what is no plain file is never known."""
    try:
        found: Any = path.lstat()
    except OSError:
        return -1, -1
    return (-1, -1) if path.is_symlink() else (found.st_size, found.st_mtime_ns)


def _hash(*data: bytes) -> str:
    made = hashlib.blake2b(digest_size=16)
    for one in data:
        made.update(len(one).to_bytes(8, "big"))
        made.update(one)
    return made.hexdigest()
