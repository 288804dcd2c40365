"""Data that give the exact words of what the text draws: they count where both agree."""

from collections.abc import Callable
from typing import Any

from pydantic import TypeAdapter, ValidationError

from robustmap.formats.exchange._argdown.plain import clean
from robustmap.model import ids
from robustmap.model.expand import named_premises
from robustmap.model.fields import Link, Links
from robustmap.model.nodes import Argument

_LINKS: TypeAdapter[tuple[Link, ...]] = TypeAdapter(Links)


def exact_links(
    drawn: list[str],
    given: Any,
    owner: Callable[[str], str],
    kept: Callable[[str], bool],
) -> tuple[list[Any], list[str]]:
    """Give the targets as the data spell them, and those in the data that nothing draws.

    `owner` gives the id by which a drawing knows a target, `kept` tells whether one may
    stand in the data alone.
    """
    spelled = given if isinstance(given, list) else [] if given is None else [given]
    try:
        names = [link.to for link in _LINKS.validate_python(spelled)]
    except ValidationError:
        return [*drawn], [str(one) for one in spelled]
    known = set(drawn)
    found = [
        one for one, name in zip(spelled, names, strict=True) if owner(name) in known or kept(name)
    ]
    told = {owner(name) for name in names}
    lost = [name for name in names if owner(name) not in known and not kept(name)]
    return [*found, *(one for one in drawn if one not in told)], lost


def exact_premises(name: str, drawn: list[Any], given: Any) -> list[Any]:
    """Give premises as the data spell them, where they are those that the text has."""
    spelled = given if isinstance(given, list) else [] if given is None else [given]
    return spelled if spelled and _essence(name, spelled) == _essence(name, drawn) else drawn


def _essence(name: str, given: list[Any]) -> Any:
    """Give the premises of an argument by id, and what its own say."""
    try:
        node = Argument.model_validate({"id": name, "premises": given})
    except ValidationError:
        return None
    own = list(named_premises(node))
    inline = iter(own)
    refs = [one.ref or ids.join(name, next(inline)[0]) for one in node.premises]
    return refs, {(local, clean(text)) for local, text in own}
