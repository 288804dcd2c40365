"""What many models have in common, held once."""

from typing import TypeVar

from pydantic import BaseModel

Model = TypeVar("Model", bound=BaseModel)

_GIVEN: dict[frozenset[str], set[str]] = {}
"""Sets of fields that were given. A frozen model never changes its own, and copies have others."""


def lean(model: Model) -> Model:
    """Give a frozen model that shares its note of the fields given, as its parts do theirs.

    A set for each model of a kb would be a fifth of what the kb takes in memory, for a few dozen
    that differ.
    """
    given = model.__pydantic_fields_set__
    object.__setattr__(model, "__pydantic_fields_set__", shared(given))
    for name in given:
        value = model.__dict__[name]
        for part in value if type(value) is tuple else (value,):
            if isinstance(part, BaseModel):
                lean(part)
    return model


def shared(given: set[str]) -> set[str]:
    """Give the one set that all models share of which these fields were given."""
    return _GIVEN.setdefault(frozenset(given), given)
