"""A plain map as arg-microtexts XML."""

from collections.abc import Iterator, Mapping
from xml.sax.saxutils import escape, quoteattr

from robustmap.formats.exchange._arguments import Graph, Step
from robustmap.formats.exchange._microtexts.shape import (
    ADDED,
    AGAIN,
    BY,
    EXAMPLE,
    NOWHERE,
    REBUT,
    ROOT,
    SEGMENT,
    SUPPORT,
    UNDERCUT,
    Side,
)


def document(
    graph: Graph, sides: Mapping[str, Side], implicit: set[str], about: Mapping[str, str]
) -> str:
    """Give the file: one segment for each statement, one edge for each aim of a step. Linear."""
    lines = ['<?xml version="1.0" encoding="UTF-8"?>']
    lines.append(_open(ROOT, {**about, "generator": BY}))
    aimless = [f"{step.id}{NOWHERE}" for step in graph.steps.values() if not step.aims]
    texts = {one.id: one.text for one in graph.statements.values()} | dict.fromkeys(aimless, "")
    for name, text in texts.items():
        unsaid = {"implicit": "true"} if name in implicit else {}
        lines.append(f"  {_open('edu', {'id': f'e:{name}', **unsaid})}{escape(text)}</edu>")
    types = {name: sides.get(name, "pro") for name in texts}
    lines += [f"  {_empty('adu', {'id': name, 'type': types[name]})}" for name in texts]
    lines += [_edge(f"s:{name}", f"e:{name}", name, SEGMENT) for name in texts]
    for step in graph.steps.values():
        lines += _edges(step, graph)
    return "\n".join([*lines, f"</{ROOT}>", ""])


def _edges(step: Step, graph: Graph) -> Iterator[str]:
    first, *more = step.premises
    for number, aim in enumerate(step.aims or (f"{step.id}{NOWHERE}",), start=1):
        name = step.id if number == 1 else f"{step.id}{AGAIN}{number}"
        yield _edge(name, first, aim, _type(step, aim in graph.steps))
        for place, premise in enumerate(more, start=1):
            yield _edge(f"{name}+{place}", premise, name, ADDED)


def _type(step: Step, on_step: bool) -> str:  # noqa: FBT001
    if step.attacks:
        return UNDERCUT if on_step else REBUT
    return EXAMPLE if step.scheme and not on_step else SUPPORT


def _edge(name: str, source: str, target: str, type_: str) -> str:
    return f"  {_empty('edge', {'id': name, 'src': source, 'trg': target, 'type': type_})}"


def _open(name: str, attributes: Mapping[str, str]) -> str:
    return f"<{name}{_attributes(attributes)}>"


def _empty(name: str, attributes: Mapping[str, str]) -> str:
    return f"<{name}{_attributes(attributes)}/>"


def _attributes(given: Mapping[str, str]) -> str:
    kept = {"\n": "&#10;", "\t": "&#9;"}
    return "".join(f" {key}={quoteattr(given[key], kept)}" for key in given)
