"""How `diff` and `impact` look at both sides: the options, and the views that they make."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import click

from robustmap.cli.shared.common import Function

if TYPE_CHECKING:
    from robustmap.diff.mix import Views
    from robustmap.explain.words import Phrase
    from robustmap.kb import KB
    from robustmap.model.map import Map
    from robustmap.model.view import View

Options = Mapping[str, Any]


def semantics_option(function: Function) -> Function:
    """Add the option `--semantics`."""
    return click.option(
        "--semantics",
        metavar="NAME",
        callback=_known,
        help="How verdicts are worked out (default: grounded, the cautious view).",
    )(function)


def _known(_ctx: click.Context, _option: click.Parameter, given: str | None) -> str:
    from robustmap.errors import UnknownNameError
    from robustmap.reason.semantics import SEMANTICS
    from robustmap.reason.solution import CAUTIOUS

    if given is None:
        return CAUTIOUS
    try:
        return SEMANTICS[given].name
    except UnknownNameError as error:
        raise click.BadParameter(str(error)) from error


def views(base: "Map", head: "Map", options: Options) -> "Views | None":
    """Give what the options make of both sides' own views, or None where none is given.

    Ids may be those of either side. With a person's eyes each side is seen by what the
    person holds there.

    Raises:
        UnknownIdError: neither side has one of the ids; the message names the nearest.
        NoVerdictError: what is to be granted or denied can neither stand nor fall.
    """
    from robustmap.diff.changes import SETTINGS
    from robustmap.diff.mix import Views
    from robustmap.kb import KB

    if not any(options.values()):
        return None
    kbs = KB(base), KB(head)
    _names(kbs, options)
    old, new = (_seen(kb, kbs, options) for kb in kbs)
    same = kbs[0].current_view == kbs[1].current_view
    return Views(old, new, _beholder(kbs, options["eyes"]) if same else SETTINGS)


def _names(kbs: "tuple[KB, KB]", options: Options) -> None:
    """Refuse what neither side knows."""
    from robustmap.errors import RobustmapError

    for name, asked in (("off", "__getitem__"), ("grant", "statement"), ("deny", "statement")):
        for ref in options[name]:
            faults: list[RobustmapError] = []
            for kb in reversed(kbs):
                try:
                    getattr(kb, asked)(ref)
                except RobustmapError as error:
                    faults.append(error)
            if len(faults) == len(kbs):
                raise max(faults, key=lambda one: "did you mean" in str(one))


def _seen(kb: "KB", kbs: "tuple[KB, KB]", options: Options) -> "View":
    from dataclasses import replace

    eyes = options["eyes"]
    view = _with_eyes(kb, kbs, eyes) if eyes else kb.current_view
    view = view.but(
        basis=options["basis"],
        reframings=options["reframings"] or None,
        suppositions=options["suppositions"] or None,
        weighing=options["weighing"],
        off=(kb.map.resolve(ref) or ref for ref in options["off"]),
        granted=(kb.map.statement_id(ref) or ref for ref in options["grant"]),
        denied=(kb.map.statement_id(ref) or ref for ref in options["deny"]),
    )
    return replace(view, eyes=_beholder(kbs, eyes) if "/" not in eyes else eyes) if eyes else view


def _with_eyes(kb: "KB", kbs: "tuple[KB, KB]", eyes: str) -> "View":
    """Give the view of somebody on one side; who is only on the other one holds nothing here."""
    from robustmap.errors import UnknownIdError

    faults: list[UnknownIdError] = []
    for one in (kb, *(other for other in kbs if other is not kb)):
        for name in (eyes, *_names_of(kbs, eyes)):
            try:
                found = one.as_seen_by(name).current_view
            except UnknownIdError as error:
                faults.append(error)
                continue
            return found if one is kb else kb.current_view
    raise faults[0]


def _names_of(kbs: "tuple[KB, KB]", eyes: str) -> list[str]:
    """Give the other names that a person has on either side, who may have been renamed."""
    nodes = [node for kb in kbs if (node := kb.map.owner(eyes)) is not None]
    return [name for node in nodes for name in (node.id, *node.aliases)]


def _beholder(kbs: "tuple[KB, KB]", eyes: str | None) -> str:
    """Name whose file says what somebody holds, as it is called in the head."""
    from robustmap.diff.changes import SETTINGS
    from robustmap.model.positions import claimants

    if not eyes:
        return SETTINGS
    for kb in reversed(kbs):
        people = claimants(kb.map, eyes) if "/" in eyes else [kb.map.owner(eyes)]
        for node in people:
            if node is not None:
                return kbs[1].map.resolve(node.id) or node.id
    return SETTINGS


def notes(chosen: "Views | None") -> "list[Phrase]":
    """Say in words how both sides are seen, where they are not seen as usual."""
    from robustmap.explain.seen import seen

    if chosen is None:
        return []
    told = [seen(chosen.base), seen(chosen.head)]
    if told[0] == told[1]:
        return [told[0]] if told[0] else []
    return [
        one._replace(text=f"{side}: {one.text}")
        for side, one in zip(("before", "after"), told, strict=True)
        if one
    ]
