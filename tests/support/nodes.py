"""Hypothesis strategies for nodes, settings and maps, made from the models themselves.

Every kind and every field is covered, also those that are yet to come: a strategy is read
off the type of a field. What it makes is what a file can say, in the long form.
"""

import types
from collections.abc import Callable, Iterable
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from annotated_types import Ge
from hypothesis import strategies as st
from pydantic import BaseModel, StringConstraints

from robustmap.model.fields import Premise, Ref
from robustmap.model.map import Map
from robustmap.model.nodes import KINDS, Node
from robustmap.model.settings import Settings

IDS = tuple("abcdefgh")
"""The ids that generated nodes share, so that their references lead somewhere."""

LOCALS = ("p1", "p2", "reason", "works", "robust-up", "on-a", "on-b", "needs-a", "breaks-b")

_REF_PATTERN = next(m.pattern for m in get_args(Ref) if isinstance(m, StringConstraints))

# What the reader lets through: no control characters but line ends and tabs.
_CHARACTERS = st.characters(exclude_categories=("Cs", "Cc"), include_characters="\n\t")

texts = st.text(_CHARACTERS, min_size=1, max_size=20).filter(str.strip) | st.sampled_from(
    ('a "quoted" word', 'ends in """', "back\\slash", "{braces}", "<tag>", "#", "a: b", "@en")
)
refs = st.sampled_from(IDS) | st.builds(
    "{}#{}".format, st.sampled_from(IDS), st.sampled_from(LOCALS)
)
strays = st.sampled_from(("nowhere", "scale-post/c4", "a#b#c", 'quote"in>it', "å"))
data: st.SearchStrategy[Any] = st.recursive(
    texts, lambda inner: st.lists(inner, max_size=2) | st.dictionaries(texts, inner, max_size=2)
)

_PREMISES = (
    st.builds(lambda ref: {"ref": ref, "local": None, "text": None}, refs)
    | st.builds(lambda ref: {"to": ref, "read": "3f9a21c0"}, refs)
    # One word without a blank would be an id, so that no file can say it without a local id.
    | st.builds(
        lambda text: {"ref": None, "local": None, "text": text},
        texts.filter(lambda text: len(text.split()) > 1),
    )
    | st.builds(
        lambda local, text: {"ref": None, "local": local, "text": text},
        st.sampled_from(LOCALS),
        texts,
    )
)


def nodes(cls: type[Node], name: str, *, every: bool = False) -> st.SearchStrategy[Node]:
    """Give nodes of a kind with some of its fields, or with each of them."""
    own = st.dictionaries(st.sampled_from(("x-a", "x-b c")), data, min_size=int(every), max_size=2)
    body = texts if every else st.just("") | texts
    fields = _fields(cls, leave_out=("id", "body", "x"), every=every)
    return st.builds(
        lambda said, body, own: cls.model_validate({**said, "id": name, "body": body, "x": own}),
        fields,
        body,
        own,
    )


def any_node(name: str) -> st.SearchStrategy[Node]:
    """Give nodes of any kind."""
    return st.one_of([nodes(cls, name) for cls in KINDS.values()])


def settings() -> st.SearchStrategy[Settings]:
    """Give what `map.yaml` may say."""
    return _fields(Settings).map(Settings.model_validate)


def maps(max_size: int = 6) -> st.SearchStrategy[Map]:
    """Give maps of a few nodes that mostly name one another."""
    chosen = st.lists(st.sampled_from(IDS), unique=True, max_size=max_size)
    filled = chosen.flatmap(lambda names: st.tuples(*(any_node(name) for name in names)))
    return st.builds(Map, filled, settings())


@cache
def _fields(
    cls: type[BaseModel], *, leave_out: Iterable[str] = (), every: bool = False
) -> st.SearchStrategy[dict[str, Any]]:
    made = {
        field.alias or name: (field.is_required(), _value(field.annotation, tuple(field.metadata)))
        for name, field in cls.model_fields.items()
        if name not in leave_out
    }
    needed = {name: value for name, (required, value) in made.items() if required or every}
    rest = {name: value for name, (_, value) in made.items() if name not in needed}
    return st.fixed_dictionaries(needed, optional=rest)


def _value(kind: Any, limits: tuple[Any, ...] = ()) -> st.SearchStrategy[Any]:
    """Give values of a type; `None` is left to fields that are not given at all."""
    origin, inner = get_origin(kind), get_args(kind)
    if origin is Annotated:
        return _value(inner[0], (*limits, *inner[1:]))
    if origin in _MADE:
        return _MADE[origin](inner, limits)
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return _PREMISES if kind is Premise else st.deferred(lambda: _fields(kind))
    return _SCALARS[kind](limits)


def _either(inner: tuple[Any, ...], limits: tuple[Any, ...]) -> st.SearchStrategy[Any]:
    return st.one_of([_value(one, limits) for one in inner if one is not type(None)])


def _sequence(inner: tuple[Any, ...], _: tuple[Any, ...]) -> st.SearchStrategy[Any]:
    if inner[1:] == (...,):
        return st.lists(_value(inner[0]), max_size=3)
    return st.tuples(*map(_value, inner)).map(list)


def _mapping(inner: tuple[Any, ...], _: tuple[Any, ...]) -> st.SearchStrategy[Any]:
    return st.dictionaries(_value(inner[0]), _value(inner[1]), max_size=2)


def _string(limits: tuple[Any, ...]) -> st.SearchStrategy[str]:
    bounds = next((one for one in limits if isinstance(one, StringConstraints)), None)
    if bounds is None:
        return st.sampled_from(LOCALS)
    if bounds.pattern == _REF_PATTERN:
        return refs | strays
    if bounds.pattern:
        return st.from_regex(str(bounds.pattern).replace("$", r"\Z").replace(r"\d", "[0-9]"))
    return texts.map(lambda text: text[: bounds.max_length])


_MADE: dict[Any, Callable[[tuple[Any, ...], tuple[Any, ...]], st.SearchStrategy[Any]]] = {
    Literal: lambda inner, _: st.sampled_from(inner),
    Union: _either,
    types.UnionType: _either,
    tuple: _sequence,
    dict: _mapping,
}

_SCALARS: dict[Any, Callable[[tuple[Any, ...]], st.SearchStrategy[Any]]] = {
    Any: lambda _: data,
    bool: lambda _: st.booleans(),
    float: lambda _: st.floats(allow_nan=False, allow_infinity=False),
    int: lambda limits: st.integers(next((one.ge for one in limits if isinstance(one, Ge)), None)),
    str: _string,
}
