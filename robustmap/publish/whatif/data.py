"""What-if: the map as the script of the pages is told it, unflattened, in files of its own.

A page loads them only when its reader opens the panel, or when its address carries a
state. They are scripts, so that a page that was opened from a folder can load them too.
What does not hang together with a page cannot change what it shows: a large map is cut
into parts, of which a page names its own.
"""

import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from robustmap.explain.whatif import camp
from robustmap.model.expand import Inference, Statement
from robustmap.model.eyes import as_named_today, with_eyes
from robustmap.model.nodes import Argument
from robustmap.model.positions import everybody, held
from robustmap.model.view import BASIS_LEVELS, View
from robustmap.publish.asked.formal import spoken
from robustmap.publish.html import Html, clean, text
from robustmap.publish.whatif.panel import choices, panel, usual
from robustmap.publish.whatif.parts import parts
from robustmap.publish.whatif.words import RELATIONS, WORDS

if TYPE_CHECKING:
    from robustmap.publish.site import Site
    from robustmap.reason.camps import Share

FOLDER = "assets/what-if/"
COMMON = f"{FOLDER}common.js"

WHOLE = 400_000
"""A map whose file would have no more characters is not cut."""

SUPPOSED, DEFINITIONAL, CLAUSE, UNASSESSED, ANCHORED, TEMPLATE = 1, 2, 4, 8, 16, 32
"""The marks of a row, as sums; an inference has SUPPOSED, TEMPLATE and ANCHORED alone."""

STANDINGS = ("open", "asserted", "presumed")
"""A row names the standing of a statement by its place here."""

Weight = tuple[int, tuple[bool, ...]]
"""How many characters the file of a single node has, and which of its lists hold anything."""

_ANCHORED_ROLES = frozenset(("premise", "clause", "works", "definition"))


@dataclass(frozen=True, eq=False)
class WhatIf:
    """The files of one site, and which of them a page needs."""

    site: "Site"

    def needed(self, *nodes: str) -> tuple[int, ...]:
        """Give the numbers of the parts that the verdicts on some nodes hang on.

        A small map has one, which every page needs: any may show a verdict.
        """
        if len(self.parts) == 1:
            return (0,)
        return tuple(sorted({self.part_of[node] for node in nodes if node in self.part_of}))

    @cached_property
    def parts(self) -> tuple[frozenset[str], ...]:
        """The nodes of each part; all in one where the map is small.

        None where the published view weighs: the script of the pages does not.
        """
        if not self.site.map.inferences or self.site.solution.view.weighing != "none":
            return ()
        whole = frozenset(one.owner for one in self.site.map.statements.values())
        whole |= {one.owner for one in self.site.map.inferences.values()}
        if self._size(whole) <= WHOLE:
            return (whole,)
        return parts(self.site.map, WHOLE, lambda node: self.weights[node][0])

    @cached_property
    def part_of(self) -> dict[str, int]:
        """The number of the part of each node."""
        return {node: number for number, one in enumerate(self.parts) for node in one}

    def _size(self, whole: frozenset[str]) -> int:
        """Give how many characters the file of a map has that is not cut.

        What stands in files of single nodes stands in it, parted by commas where there is any.
        """
        if self.lacking:
            return len(_json(self.part(whole)))  # what several name that is missing is told once
        empty = len(_json(self.part(frozenset())))
        filled = zip(*(self.weights[one][1] for one in whole), strict=True)
        commas: int = sum(max(0, sum(column) - 1) for column in filled)
        return empty + commas + sum(self.weights[one][0] - empty for one in whole)

    @cached_property
    def weights(self) -> dict[str, Weight]:
        """How much each node has to say; see `after`."""
        return {node: self._weight(node) for node in sorted({**self.owned[0], **self.owned[1]})}

    def after(self, before: Mapping[str, Weight], changed: Collection[str]) -> None:
        """Take over what was `lasting` before some nodes changed in form, words or camps."""
        if before and not self.lacking:
            same = before.keys() - set(changed)
            vars(self)["weights"] = {  # where a cached property keeps it
                node: before[node] if node in same else self._weight(node)
                for node in sorted({**self.owned[0], **self.owned[1]})
            }

    @property
    def lasting(self) -> Mapping[str, Weight]:
        """How much nodes have to say, of use for as long as they stay as they are.

        None where something names what is missing: that may go by its words, or be there one day.
        """
        return {} if self.lacking else self.weights

    def _weight(self, node: str) -> Weight:
        told = self.part(frozenset((node,)))
        return len(_json(told)), tuple(map(bool, told.values()))

    @cached_property
    def lacking(self) -> bool:
        """Whether any premise is missing."""
        known, steps = self.site.map.statements, self.site.map.inferences.values()
        return any(ref not in known for one in steps for ref in one.premises)

    def common(self) -> dict[str, Any]:
        """Give what all parts share: words, the view that is published, choices, earlier ids."""
        map_, people = self.site.map, [*self._people()]
        view = _view(as_named_today(map_, self.site.solution.view))
        return {
            "words": WORDS,
            "view": view,
            "usual": usual(view),
            "choices": [*choices(view, people)],
            "aliases": [one for one in map_.aliases.items() if one[0] not in map_.nodes],
            "panel": panel(people, camps=self.camps is not None),
        }

    def _people(self) -> Iterator[dict[str, Any]]:
        """Yield those who hold anything explicit at a place that can be looked up."""
        map_ = self.site.map
        for person in everybody(map_):
            located = [one for one in held(map_, person) if one.located]
            seen = as_named_today(map_, with_eyes(map_, located, View(), person.id))
            if seen.off or seen.granted or seen.denied:
                yield {"id": person.id, "title": clean(self.site.heading(person.id)), **_sets(seen)}

    @cached_property
    def owned(self) -> tuple[dict[str, list[Statement]], dict[str, list[Inference]]]:
        """The statements and the inferences of each node."""
        statements: dict[str, list[Statement]] = {}
        inferences: dict[str, list[Inference]] = {}
        for statement in self.site.map.statements.values():
            statements.setdefault(statement.owner, []).append(statement)
        for inference in self.site.map.inferences.values():
            inferences.setdefault(inference.owner, []).append(inference)
        return statements, inferences

    def part(self, owners: frozenset[str]) -> dict[str, Any]:
        """Give the statements and inferences of some nodes, with names for the nodes."""
        statements = [one for owner in sorted(owners) for one in self.owned[0].get(owner, ())]
        inferences = [one for owner in sorted(owners) for one in self.owned[1].get(owner, ())]
        shares = self.camps or {}
        mine = [one.id for one in statements] + [one.id for one in inferences]
        camps_ = {ref: camp(shares[ref]) for ref in mine if ref in shares}
        for one in inferences:  # an argument goes by the first of its inferences that has any
            if one.id in camps_:
                camps_.setdefault(one.owner, camps_[one.id])
        named = {one: self._named(one) for one in sorted(owners)}
        return {
            "statements": [self._statement(one) for one in statements],
            "inferences": [self._inference(one) for one in inferences],
            "nodes": {one: [name, *self._number(one)] for one, name in named.items()},
            "names": dict(self._names(named, statements, inferences)),
            "camps": camps_,
        }

    def _names(
        self, named: Mapping[str, str], statements: list[Statement], inferences: list[Inference]
    ) -> Iterator[tuple[str, str]]:
        """Yield what goes by no name of a node: parts of nodes, and what is missing."""
        for one in statements:
            if (name := text(one.text)) != named[one.owner]:
                yield one.id, name
        known = self.site.map.statements
        lost = {ref for one in inferences for ref in one.premises if ref not in known}
        yield from ((ref, self._named(ref)) for ref in sorted(lost))

    @property
    def camps(self) -> "Mapping[str, Share] | None":
        """In how many camps each thing in dispute stands."""
        return self.site.camps

    def _statement(self, one: Statement) -> list[Any]:
        marks = SUPPOSED * one.supposed + DEFINITIONAL * one.definitional
        marks += CLAUSE * (one.role == "clause") + UNASSESSED * (one.role == "works")
        marks += ANCHORED * (one.role in _ANCHORED_ROLES)
        return [one.id, STANDINGS.index(one.standing), marks, BASIS_LEVELS.index(one.basis)]

    def _inference(self, one: Inference) -> list[Any]:
        marks = SUPPOSED * one.supposed + TEMPLATE * one.template
        marks += ANCHORED * ("#" in self.site.naming.path(one.id))
        level = BASIS_LEVELS.index(one.basis)
        relation = RELATIONS.index(one.relation)
        return [one.id, one.owner, marks, relation, one.target, [*one.premises], level]

    def _named(self, ref: str) -> Html:
        return text(self.site.naming.heading(ref))

    def _number(self, ref: str) -> list[int]:
        node = self.site.map.nodes.get(ref)
        return [node.number] if isinstance(node, Argument) and node.number else []


def _view(view: View) -> dict[str, Any]:
    level = BASIS_LEVELS.index(view.basis)
    chosen = {"reframings": view.reframings, "suppositions": view.suppositions}
    return {"basis": level, **chosen, **_sets(view)}


def _sets(view: View) -> dict[str, list[str]]:
    given = {"off": view.off, "grant": view.granted, "deny": view.denied}
    return {name: sorted(refs) for name, refs in given.items()}


def script(value: dict[str, Any]) -> bytes:
    """Write what a file tells as the script that the page loads."""
    # Half a surrogate pair has no UTF-8; escaped it means the same to a script.
    return f"robustmapWhatIf.push({_json(value)});\n".encode("utf-8", "backslashreplace")


_json = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode


_KNOWN: "WeakKeyDictionary[object, WhatIf]" = WeakKeyDictionary()


@spoken
def whatif(site: "Site") -> WhatIf:
    """Give the what-if of a site, made once."""
    found = _KNOWN.get(site)
    if found is None:
        found = _KNOWN[site] = WhatIf(site)
    return found
