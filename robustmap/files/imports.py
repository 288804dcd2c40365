"""The kbs that a map imports, read from folders and from the cache of fetched commits."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from robustmap.files.find import SETTINGS
from robustmap.model.codes import problem
from robustmap.model.imports import Import, imported
from robustmap.model.map import Map
from robustmap.model.nodes import FOLDERS, Node
from robustmap.model.places import Places
from robustmap.model.problem import Problem, Span, clip, has_errors
from robustmap.model.suggest import nearest

CACHE = ".imports"
"""The folder beside map.yaml that holds fetched commits; hidden, so no part of the kb."""

MOST = 16
"""So deep may kbs import each other."""


Read = Callable[[Path, str], Map]
"""Reads the kb in a folder alone, given how messages call it."""


class _Kb(NamedTuple):
    """A kb's folder, how messages call it, and the folder out of which it may not lead."""

    folder: Path
    shown: str
    home: Path | None


class _Found(NamedTuple):
    nodes: list[Node]
    places: dict[str, Places]
    problems: list[Problem]


def with_imports(map_: Map, folder: Path, shown: str, read: Read) -> Map:
    """Give a map with the nodes of the kbs that it imports; what is wrong is found.

    Reads folders and the cache alone. Linear in all that is imported.
    """
    if not map_.settings.imports:
        return map_
    cache = folder / CACHE
    found = _bring(map_, _Kb(folder.resolve(), shown, None), cache, (_key(folder),), read)
    return Map(
        [*map_.nodes.values(), *found.nodes],
        map_.settings,
        {**found.places, **map_.places},
        [*map_.problems, *found.problems],
        map_.settings_places,
    )


def wrong(map_: Map) -> Iterator[tuple[Import, Problem | None]]:
    """Yield each import of a map with what is wrong with how it is written, if anything is."""
    seen: set[str] = set()
    for number, one in enumerate(map_.settings.imports):
        fault = one.fault()
        if not fault and one.as_ in seen:
            fault = f"two imports are called `{one.as_}`"
        seen.add(one.as_)
        span = map_.settings_places.span(("imports", number))
        yield one, problem("RM221", clip(fault, 200), span) if fault else None


def cached(cache: Path, one: Import) -> Path:
    """Give the folder of the cache that holds, or is to hold, a pinned import."""
    from hashlib import sha256

    # The address too: a commit's id says nothing about which folder of it was taken.
    name = sha256(f"{one.source}\n{one.commit}\n{one.folder}".encode()).hexdigest()
    return cache / f"{one.commit}-{name[:16]}"


def _bring(map_: Map, kb: _Kb, cache: Path, above: tuple[str, ...], read: Read) -> _Found:
    all_ = _Found([], {}, [])
    for number, (one, miswritten) in enumerate(wrong(map_)):
        span = map_.settings_places.span(("imports", number, "from"))
        other = _place(one, kb, cache)
        key = cached(cache, one).name if one.commit else _key(other.folder)
        fault = miswritten or _unread(one, other, span) or _round(one, key, above, span)
        if fault is not None:
            all_.problems.append(fault)
            continue
        own = read(other.folder, other.shown)
        below = _bring(own, other, cache, (*above, key), read)
        errors = sum(p.severity == "error" for p in [*own.problems, *below.problems])
        if has_errors([*own.problems, *below.problems]):
            told = f"`{one.as_}` has {errors} {'error' if errors == 1 else 'errors'} in its files"
            all_.problems.append(problem("RM225", told, span))
        all_.problems.extend(
            problem(p.code, f"in `{one.as_}`: {p.message}", span, way_out=p.way_out)
            for p in below.problems
            if p.code in ("RM222", "RM223")
        )
        made = imported(one.as_, [*own.nodes.values(), *below.nodes])
        old = {**below.places, **own.places}
        all_.nodes.extend(made)
        for node, before in zip(made, [*own.nodes, *(n.id for n in below.nodes)], strict=True):
            all_.places[node.id] = old[before]
    return all_


def _place(one: Import, kb: _Kb, cache: Path) -> _Kb:
    """Give where an imported kb has to lie."""
    if one.commit:
        found = cached(cache, one)
        return _Kb(found, f"{CACHE}/{found.name}", found)
    shown = f"{kb.shown}/{one.source}"
    return _Kb((kb.folder / one.source).resolve(), shown, kb.home)


def _unread(one: Import, other: _Kb, span: Span) -> Problem | None:
    """Say why an import is not read, if it is not there, or is out of bounds."""
    if other.home is not None and not other.folder.resolve().is_relative_to(other.home.resolve()):
        message = f"`{clip(one.source)}` leads out of the kb that was fetched"
        return problem("RM221", message, span)
    if not other.folder.is_dir():
        if one.commit:
            message = f"`{one.as_}` has not been fetched: {clip(one.source)} at {one.commit}"
            return problem("RM222", message, span)
        near = other.folder.parent
        names = [p.name for p in near.iterdir() if p.is_dir()] if near.is_dir() else []
        hint = nearest(other.folder.name, names)
        path = one.source.rpartition("/")[0]
        return problem(
            "RM222",
            f"there is no folder `{clip(one.source)}`",
            span,
            suggestion=(f"{path}/{hint}" if path else hint) if hint else "",
            way_out="write the path to its folder, from the folder of this map.yaml",
        )
    if not _is_kb(other.folder):
        message = f"`{clip(one.source)}` holds no kb: no `{SETTINGS}`"
        way_out = f"write the path to the folder that holds the other {SETTINGS}"
        return problem("RM222", message, span, way_out=way_out)
    return None


def _round(one: Import, key: str, above: tuple[str, ...], span: Span) -> Problem | None:
    if key in above:
        return problem("RM223", f"`{one.as_}` is a kb that imports this one, or is it", span)
    if len(above) > MOST:
        return problem("RM223", f"`{one.as_}` is imported by way of more than {MOST} kbs", span)
    return None


def _key(folder: Path) -> str:
    return folder.resolve().as_posix()


def _is_kb(folder: Path) -> bool:
    return (folder / SETTINGS).is_file() or any((folder / kind).is_dir() for kind in FOLDERS)
