"""Nodes as plain data and back, without a second look at what has been found sound."""

from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple

from pydantic import BaseModel

from robustmap.files.lean import shared
from robustmap.files.shape import part

Fields = dict[str, Any]
"""The fields that were given of a model, by name; a model among them as its own fields."""


def frozen(model: BaseModel) -> Fields:
    """Give the fields that a model was given, as plain data."""
    held = vars(model)
    return {name: _frozen(held[name]) for name in held if name in model.model_fields_set}


def _frozen(value: Any) -> Any:
    if isinstance(value, BaseModel):
        return frozen(value)
    return tuple(map(_frozen, value)) if type(value) is tuple else value


class _Form(NamedTuple):
    """What models of a class have where nothing is given, and the pieces in some of their fields.

    What could be changed is made anew for each model.
    """

    defaults: Fields
    made: tuple[tuple[str, Any], ...]
    parts: tuple[tuple[str, type[BaseModel]], ...]


@cache
def _form(cls: type[BaseModel]) -> _Form:
    fields = cls.model_fields.items()
    parts = ((name, part(field.annotation)) for name, field in fields)
    return _Form(
        # Those that must be given have their place in the order all the same.
        {name: field.default for name, field in fields},
        tuple((name, field.default_factory) for name, field in fields if field.default_factory),
        tuple((name, inner) for name, inner in parts if inner is not None),
    )


def thawed(cls: type[BaseModel], given: Mapping[str, Any]) -> Any:
    """Give the model of which these are the fields, as it was before it was `frozen`."""
    form = _form(cls)
    held = {**form.defaults, **given}
    for name, make in form.made:
        if name not in given:
            held[name] = make()
    for name, inner in form.parts:
        if name in given:
            held[name] = _thawed(inner, given[name])
    model = cls.__new__(cls)
    # As one that was pickled is made again.
    model.__setstate__(
        {
            "__dict__": held,
            "__pydantic_fields_set__": shared({*given}),
            "__pydantic_extra__": None,
            "__pydantic_private__": None,
        }
    )
    return model


def _thawed(inner: type[BaseModel], value: Any) -> Any:
    if type(value) is tuple:
        return tuple(_thawed(inner, one) for one in value)
    return thawed(inner, value) if type(value) is dict else value
