"""The catalogue of patterns of reasoning, each with the questions that test it.

An argument names its pattern under `scheme`, in free words; where these name an entry,
its critical questions are offered. A new entry is a line in one of the families.
"""

from collections.abc import Mapping

from robustmap.errors import UnknownNameError
from robustmap.model.ids import slugify
from robustmap.model.schemes import cases, causes, deeds, forms, people
from robustmap.model.schemes._scheme import CONCLUSION, Critical, Put, Scheme, Slot
from robustmap.model.suggest import nearest

FAMILIES: Mapping[str, tuple[Scheme, ...]] = {
    family.TITLE: family.SCHEMES for family in (people, cases, causes, deeds, forms)
}
"""The entries by what they reason from."""

SCHEMES: Mapping[str, Scheme] = {
    scheme.id: scheme for family in FAMILIES.values() for scheme in family
}
"""Every entry by its id, in the order of the catalogue."""

_NAMES: Mapping[str, Scheme] = {
    slugify(name): scheme
    for scheme in SCHEMES.values()
    for name in (*scheme.also, scheme.name, scheme.id)
}


def scheme_of(text: str | None) -> Scheme | None:
    """Give the entry that the words of a node name, or None where they name none.

    >>> scheme_of("Thought experiment").id, scheme_of("authority").id, scheme_of("a joke")
    ('thought-experiment', 'expert-opinion', None)
    """
    return _NAMES.get(slugify(text)) if text else None


def near(text: str) -> str:
    """Give the id of the entry whose name is nearest to some words, or "".

    >>> near("anlogy"), near("sunk costs"), near("zzz")
    ('analogy', 'waste', '')
    """
    found = nearest(slugify(text), _NAMES)
    return _NAMES[found].id if found else ""


def look_up(text: str) -> Scheme:
    """Give the entry of an id or name.

    Raises:
        UnknownNameError: there is none; the message names the nearest.
    """
    found = scheme_of(text)
    if found is not None:
        return found
    hint = near(text)
    asked = f"; did you mean `{hint}`?" if hint else "; `robustmap schemes` lists them all"
    message = f"no pattern of reasoning is called `{text}`{asked}"
    raise UnknownNameError(message)


__all__ = [
    "CONCLUSION",
    "FAMILIES",
    "SCHEMES",
    "Critical",
    "Put",
    "Scheme",
    "Slot",
    "look_up",
    "near",
    "scheme_of",
]
