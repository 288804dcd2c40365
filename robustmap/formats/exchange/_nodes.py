"""Nodes made of what a foreign file says: sound ones, with ids of their own, or faults."""

import re
from collections.abc import Iterable, Mapping
from itertools import count
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from robustmap.formats.exchange._reading import MAX_NODES, Faults, Where
from robustmap.model import ids
from robustmap.model.nodes import KINDS, Node
from robustmap.model.problem import clip
from robustmap.model.settings import Settings
from robustmap.model.suggest import nearest

Model = TypeVar("Model", bound=BaseModel)

_UNSAYABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_DERIVED = frozenset({"id", "body", "x"})
_MAX_LENGTH = 256 * 1024
"""Of longer texts than this no file of a kb is made."""


class Maker:
    """Makes the nodes of one file. Ids are unique; what cannot be made becomes a fault."""

    def __init__(self, faults: Faults, taken: Iterable[str] = ()) -> None:
        """Begin with no node; `taken` are ids that none may get."""
        self.faults = faults
        self.nodes: dict[str, Node] = {}
        self._used = {*taken, *ids.RESERVED_IDS}
        self._full = False
        self._next: dict[str, int] = {}

    def name(self, wanted: str, title: str = "", otherwise: str = "claim") -> str:
        """Give a free id and keep it: `wanted` where it is a slug, else one from the words.

        >>> maker = Maker(Faults())
        >>> maker.name("rain"), maker.name("rain"), maker.name("7 %", "It rains; really.")
        ('rain', 'rain-2', 'it-rains-really')
        """
        slug = wanted if ids.is_slug(wanted) else ids.titled(title or wanted) or otherwise
        if slug in self._used:
            slug = self._numbered(slug[: ids.MAX_ID_LENGTH - 8].rstrip("-"))
        self._used.add(slug)
        return slug

    def _numbered(self, slug: str) -> str:
        # The count goes on where it stood: many nodes may have the same words.
        for number in count(self._next.get(slug, 2)):
            if f"{slug}-{number}" not in self._used:
                self._next[slug] = number + 1
                break
        return f"{slug}-{number}"

    def add(
        self,
        kind: str,
        name: str,
        fields: Mapping[str, Any],
        body: str = "",
        *,
        line: int = 0,
        column: int = 0,
    ) -> Node | None:
        """Make a node of what a file of it would say: keys as in files, own ones with `x-`.

        None where that cannot be; the faults say why, each at the place given.
        """
        where = Where(line=line, column=column)
        if len(self.nodes) >= MAX_NODES:
            if not self._full:
                self.faults.add(f"there are more than {MAX_NODES:,} nodes", **where)
            self._full = True
            return None
        if not self._named(kind, name, where):
            return None
        fields, body = _evened(dict(fields)), _evened(body)
        own = {key: fields[key] for key in fields if str(key).startswith("x-")}
        rest = {key: fields[key] for key in fields if key not in own}
        taken = [key for key in rest if key in _DERIVED]
        for key in taken:
            self.faults.add(f"`{clip(name)}`: `{key}` is not a key of a node", **where)
        given = {**rest, "id": name, "body": body, "x": own}
        if taken or not self._sayable(name, given, where):
            return None
        node = self._made(KINDS[kind], given, f"`{name}`", where)
        if node is not None:
            self._used.add(name)
            self.nodes[name] = node
        return node

    def settings(self, given: Any, *, line: int = 0, column: int = 0) -> Settings | None:
        """Make settings of what a `map.yaml` would say; None, with faults, where it is wrong."""
        where = Where(line=line, column=column)
        if not self._sayable("the settings", given, where):
            return None
        return self._made(Settings, given, "the settings", where)

    def _named(self, kind: Any, name: Any, where: Where) -> bool:
        """Tell whether there is such a kind, and the id is free and one that a file may have."""
        if not isinstance(kind, str) or kind not in KINDS:
            hint = nearest(kind, [*KINDS]) if isinstance(kind, str) else ""
            told = f"there is no kind of node called `{clip(str(kind))}`"
            self.faults.add(told, **where, expected=f"one of {', '.join(KINDS)}", fix=hint)
            return False
        if not isinstance(name, str) or not ids.is_slug(name) or name in ids.RESERVED_IDS:
            hint = ids.titled(name) if isinstance(name, str) else ""
            told = f"`{clip(str(name))}` cannot be an id"
            expected = f"lower-case letters, digits and hyphens, at most {ids.MAX_ID_LENGTH}"
            self.faults.add(told, **where, expected=expected, fix=hint)
            return False
        if name in self.nodes:
            self.faults.add(f"the id `{name}` is given to two nodes", **where, expected="one each")
            return False
        return True

    def _sayable(self, name: str, given: Any, where: Where) -> bool:
        """Tell whether every text in something can stand in a file."""
        pending = [given]
        while pending:
            one = pending.pop()
            if isinstance(one, Mapping):
                pending += [*one.keys(), *one.values()]
            elif isinstance(one, (list, tuple)):
                pending += one
            elif isinstance(one, str):
                wrong = _UNSAYABLE.search(one)
                if wrong:
                    told = f"`{name}`: the character U+{ord(wrong[0]):04X} cannot be in a file"
                    self.faults.add(told, **where)
                    return False
                if len(one) > _MAX_LENGTH:
                    most = f"at most {_MAX_LENGTH:,} characters"
                    self.faults.add(f"`{name}` has a text that is too long", **where, expected=most)
                    return False
        return True

    def _made(self, cls: type[Model], given: Any, what: str, where: Where) -> Model | None:
        try:
            return cls.model_validate(given)
        except ValidationError as error:
            for detail in error.errors(include_url=False):
                self.faults.add(f"{what}: {_told(detail)}", **where, fix=_hint(cls, detail))
            return None


def _evened(value: Any) -> Any:
    """Let every line of a text end as lines do in files; readers bound how deep values are."""
    if isinstance(value, str):
        return value.replace("\r\n", "\n").replace("\r", "\n") if "\r" in value else value
    if isinstance(value, dict):
        return {_evened(key): _evened(inner) for key, inner in value.items()}
    return [_evened(inner) for inner in value] if isinstance(value, (list, tuple)) else value


def _told(detail: Any) -> str:
    place = ".".join(str(step) for step in detail["loc"])
    if detail["type"] == "extra_forbidden":
        return f"`{clip(place)}` is not a key that it may have"
    reason = f"{detail['msg'][0].lower()}{detail['msg'][1:]}"
    return f"`{clip(place)}` cannot be read: {reason}" if place else f"cannot be read: {reason}"


def _hint(cls: type[BaseModel], detail: Any) -> str:
    if detail["type"] != "extra_forbidden" or len(detail["loc"]) != 1:
        return ""
    keys = [field.alias or name for name, field in cls.model_fields.items()]
    return nearest(str(detail["loc"][0]), keys)
