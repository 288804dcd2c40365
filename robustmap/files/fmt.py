"""`fmt`: rewrite files in the canonical form without changing what they say.

It works on the fields as they are read, before the model makes defaults of what is not
there: what stands in a file stays in it, comments too. Only two things are spelled
differently: a list of one text, and inline premises that have no name yet.
"""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from robustmap.files.comments import comments
from robustmap.files.document import decode, split
from robustmap.files.emit import emit, emit_front
from robustmap.files.find import MAX_SETTINGS, SETTINGS, Tree, is_node_file
from robustmap.files.front import read_front
from robustmap.files.read import read_tree
from robustmap.model.expand import named_premises
from robustmap.model.fields import Premise
from robustmap.model.nodes import FOLDERS, Argument
from robustmap.model.problem import Problem
from robustmap.model.settings import Settings

_UNREADABLE = ("RM0", "RM1", "RM206")
"""Errors in reading, in keys and values, or in the kind: what is meant is not certain."""


class Formatted(NamedTuple):
    """A file of a kb, in its canonical form.

    `name` is the path within the kb. Where `faults` are found the file is left alone, so
    `data` is what was there before.
    """

    name: str
    before: bytes
    data: bytes
    faults: tuple[Problem, ...] = ()

    @property
    def changed(self) -> bool:
        """Tell whether the file is not in its canonical form yet."""
        return self.before != self.data


def formatted(tree: Tree) -> Iterator[Formatted]:
    """Yield every node file of a kb, and map.yaml, in canonical form.

    Linear in the files. Those with errors in them are given as they are: `fmt` never guesses.
    """
    faults: dict[str, list[Problem]] = {}
    for problem in read_tree(tree).problems:
        if problem.severity == "error" and problem.code.startswith(_UNREADABLE):
            faults.setdefault(problem.span.path, []).append(problem)
    unread = {path.removeprefix(f"{tree.root}/"): b"" for path in faults}
    for name, data in sorted({**unread, **tree.files}.items()):
        found = faults.get(f"{tree.root}/{name}")
        if found:
            yield Formatted(name, data, data, tuple(found))
        elif name == SETTINGS:
            yield Formatted(name, data, _settings(data).encode())
        elif is_node_file(name):
            yield Formatted(name, data, _node(name, data).encode())


def _settings(data: bytes) -> str:
    text, _ = decode(SETTINGS, data, MAX_SETTINGS)
    assert text is not None  # a file that cannot be decoded has faults
    return emit_front(Settings, read_front(text, SETTINGS).fields, comments(text))


def _node(name: str, data: bytes) -> str:
    document, _ = split(name, data)
    assert document is not None  # a file that cannot be split has faults
    fields = read_front(document.front, name).fields
    cls = FOLDERS[name.partition("/")[0]]
    if cls.premises_key:
        fields = with_named_premises(fields, cls.premises_key)
    return emit(cls, fields, document.body, comments(document.front))


def with_named_premises(fields: Mapping[str, Any], key: str = "premises") -> dict[str, Any]:
    """Give the fields of an argument or story with a local id for each inline premise.

    The ids are those that the map gives them as long as they have none.

    >>> with_named_premises({"premises": ["Plans change.", "plans-help"]})
    {'premises': [{'p1': 'Plans change.'}, 'plans-help']}
    """
    if key not in fields:
        return dict(fields)
    given = fields[key]
    node = Argument.model_validate({"id": "here", "premises": given})
    if all(premise.local or premise.ref for premise in node.premises):
        return dict(fields)
    listed = given if isinstance(given, list) else [given]
    locals_ = iter(local for local, _ in named_premises(node))
    pairs = zip(listed, node.premises, strict=True)
    return {**fields, key: [_named(raw, premise, locals_) for raw, premise in pairs]}


def _named(raw: Any, premise: Premise, locals_: Iterator[str]) -> Any:
    """Give an entry of `premises` as it stands, or with its local id if it has none yet."""
    local = None if premise.ref else next(locals_)
    return raw if local in (None, premise.local) else {local: raw}
