"""Other kbs that a map builds on: how they are named, and their nodes under a namespace."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pydantic import BaseModel, Field

from robustmap.model import ids
from robustmap.model.expand import inferences, statements
from robustmap.model.fields import Part, Ref, Text
from robustmap.model.nodes import Node, Person
from robustmap.model.references import references

_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*::?//|[A-Za-z]+::|[^/\s]+:")
_SSH = re.compile(r"[\w.-]+@[\w.-]+:(?!/?/)")
_COMMIT = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")
ALLOWED = ("https://", "ssh://")
"""How an address begins; beside these there are `user@host:path`, by ssh, and paths."""


class Import(Part):
    """Another kb, whose nodes are read under a namespace: `agi.some-id`."""

    as_: Ref = Field(alias="as")
    """The namespace: a short name for the other kb."""
    source: Text = Field(alias="from")
    """Its folder as a path from this kb's, or the address of its git repository."""
    commit: Ref | None = None
    """The full id of the commit at which it is read; an address needs one."""
    folder: Text = "kb"
    """Where the kb lies in the repository."""

    @property
    def remote(self) -> bool:
        """Whether it is the address of a repository, no path."""
        return _ADDRESS.match(self.source) is not None

    @property
    def told(self) -> str:
        """Where it comes from, in one line."""
        return f"{self.source} at {self.commit}" if self.commit else self.source

    def fault(self) -> str:
        """Say why it cannot be read as it is written, "" where it can."""
        return next((told for wrong, told in self._faults() if wrong), "")

    def _faults(self) -> Iterator[tuple[bool, str]]:
        source, commit, folder = self.source, self.commit, self.folder
        start = source.startswith(("-", "/", "~"))
        no_path = f"`{source}` is no path from this kb, and no address"
        spoken = source.startswith(ALLOWED) or _SSH.match(source) is not None
        yield not ids.is_slug(self.as_), f"`{self.as_}` cannot be a namespace"
        yield start or "\\" in source or _odd(source), no_path
        yield self.remote and not spoken, f"`{source}` is not an address by https or ssh"
        whole = commit is None or _COMMIT.fullmatch(commit) is not None
        yield not whole, f"`{commit}` is not the full id of a commit"
        yield self.remote and commit is None, f"`{source}` is pinned to no commit"
        out = folder.startswith(("/", "-")) or ".." in folder.split("/")
        yield out, f"`{folder}` is no folder of the repository"


def _odd(text: str) -> bool:
    return not text.isprintable() or any(one.isspace() for one in text)


def named(space: str, ref: str) -> str:
    """Give the id under which something of another kb is known here.

    >>> named("agi", "for-2#p1"), named("agi", "scale-post/c4")
    ('agi.for-2#p1', 'agi.scale-post/c4')
    """
    return f"{space}{ids.SPACE}{ref}"


def imported(space: str, nodes: Iterable[Node]) -> list[Node]:
    """Give the nodes of another kb as they are known here, all that they name included.

    Clauses and steps are called after what they name, so their ids have the namespace twice:
    `agi.plan#breaks-agi.dawn`. What a node pins is the other kb's business. Linear.
    """
    given = [*nodes]
    plain = [_renamed(space, node, {}) for node in given]
    parts: dict[str, str] = {}
    for node, made in zip(given, plain, strict=True):
        parts |= zip(_parts(node), _parts(made), strict=True)
    return [_renamed(space, node, parts) for node in given]


def _parts(node: Node) -> list[str]:
    own = (one.id for one in statements(node))
    return [*own, *(one.id for one in inferences(node))]


def _renamed(space: str, node: Node, parts: Mapping[str, str]) -> Node:
    found: Any = node
    for one in references(node):
        found = _put(found, one.path, one.ref, parts.get(one.ref) or named(space, one.ref))
    changed: dict[str, Any] = {
        "id": named(space, node.id),
        "aliases": tuple(named(space, one) for one in node.aliases),
    }
    fields = type(node).model_fields
    if "expect" in fields:
        changed["expect"] = fields["expect"].get_default(call_default_factory=True)
    if isinstance(node, Person):
        changed["handle"] = tuple(named(space, one) for one in node.handle)
    made: Node = found.model_copy(update=changed)
    return made


def _put(value: Any, path: tuple[str | int, ...], old: str, new: str) -> Any:
    """Give a value with one text in it replaced, where the path leads or just below."""
    if isinstance(value, BaseModel):
        names = type(value).model_fields
        name = next((n for n in names if path and path[0] in (n, names[n].alias)), "")
        if name:
            path = path[1:]
        else:
            name = next((n for n in names if getattr(value, n) == old), "")
        return value.model_copy(update={name: _put(getattr(value, name), path, old, new)})
    if isinstance(value, Mapping):
        return {**value, path[0]: _put(value[path[0]], path[1:], old, new)}
    if isinstance(value, tuple) and path and isinstance(path[0], int):
        at = path[0]
        return (*value[:at], _put(value[at], path[1:], old, new), *value[at + 1 :])
    return new
