"""What is wrong with one reference, and what was probably meant."""

import re
from typing import Any

from robustmap.check.rules._kinds import NAMES, fits, way_out, what
from robustmap.model import ids
from robustmap.model.codes import problem
from robustmap.model.expand import RELATIONS
from robustmap.model.fields import SourceRef
from robustmap.model.map import Map
from robustmap.model.nodes import ARGUING, Node
from robustmap.model.problem import Problem, Span, clip
from robustmap.model.references import Allowed, Reference
from robustmap.model.suggest import Suggester

_BY_KIND: dict[str, Allowed] = {
    "claim": "statement",
    "proposal": "proposal",
    "argument": "argument",
    "story": "argument",
    "threshold": "threshold",
    "axis": "axis",
    "question": "question",
    "source": "source",
    "person": "handle",
}

_HANDLE = re.compile(r"[\w.+@-]*\w")
_NO_HANDLE = re.compile(r"[^\w.+@-]+")

MAX_PARTS = 6
"""More parts of a node than this are not listed in a message."""

MAX_ID = ids.MAX_ID_LENGTH + 20
"""A reference longer than this is cut in a message."""


class Judge:
    """Judges the references of a map; keeps what it has looked up.

    `meant` collects what unknown references were probably meant to name.
    """

    def __init__(self, map_: Map) -> None:
        """Take the map in which references are looked up."""
        self.map = map_
        self.meant: set[str] = set()
        self._near: dict[str, Suggester] = {}
        self._unsure = {one.span.path for one in map_.problems if one.code == "RM206"}

    def of_node(self, node: Node, reference: Reference) -> Problem | None:
        """Say what is wrong with a reference of a node, if anything is."""
        if reference.allowed == "handle":
            return self.handle(node, reference)
        found = self.map.resolve(reference.ref)
        itself = found == node.id and _needs_two(reference)
        if found is not None and fits(self.map, found, reference.allowed):
            if itself:
                message = f"`{reference.field}` names the node itself"
                return problem("RM310", message, self.span(node, reference), node=node.id)
            if self.unnamed(node, found):
                return self.renumbered(node, reference, found)
            if self.map.nodes[ids.split(found)[0]].review != "withdrawn":
                return None
        return self.of_map(self.span(node, reference), reference, node)

    def renumbered(self, node: Node, reference: Reference, found: str) -> Problem:
        """Tell of a premise that is named by its number."""
        owner = self.map.span(ids.split(found)[0]).path
        return problem(
            "RM208",
            f"the premise `{found}` has no id of its own yet",
            self.span(node, reference),
            node=node.id,
            way_out=f"run `robustmap fmt`, which names it in {owner}",
        )

    def of_map(self, span: Span, reference: Reference, node: Node | None = None) -> Problem | None:
        """Say what is wrong with a reference that stands at `span`, if anything is."""
        found = self.map.resolve(reference.ref)
        if found is None:
            return self.unknown(span, reference, node)
        owner = self.map.nodes[ids.split(found)[0]]
        if owner.review == "withdrawn":
            return self.withdrawn(span, reference, owner, node)
        if fits(self.map, found, reference.allowed) or self.uncertain(found):
            return None
        return self.wrong_kind(span, reference, found, node)

    def span(self, node: Node, reference: Reference) -> Span:
        """Give the place of a reference, within a compact source line too."""
        span = self.map.span(node.id, *reference.path)
        places = self.map.places.get(node.id)
        if places is None or reference.path in places.spans or not span.end:
            return span
        value: Any = node
        for step in reference.path[:-1]:
            if value is not None:
                value = value[step] if isinstance(step, int) else getattr(value, step, None)
        return _narrowed(span, value, reference.ref) if isinstance(value, SourceRef) else span

    def handle(self, node: Node, reference: Reference) -> Problem | None:
        """Judge a person's id, or a handle inside a source, which needs no file."""
        source, slash, rest = reference.ref.partition("/")
        owner = self.map.nodes.get(self.map.aliases.get(source, source))
        if owner is not None and owner.kind == ("source" if slash else "person"):
            return self.misspelt(node, reference, rest) if slash else None
        span = self.span(node, reference)
        if owner is None and self.is_foreign(source):
            return self.foreign(span, reference, node)
        if not slash or owner is not None:
            if owner is not None:
                meant: Allowed = "source" if slash else "handle"
                return self.wrong_kind(span, reference._replace(allowed=meant), owner.id, node)
            return self.unknown(span, reference, node)
        near = self.near("source").nearest(source)
        self.meant.add(near)
        return problem(
            "RM201",
            f"`{reference.field}` names `{clip(reference.ref, MAX_ID)}`, but there is no source "
            f"`{clip(source, MAX_ID)}`",
            span,
            node=node.id,
            expected="a handle inside a source, written `source/handle`",
            suggestion=f"{near}/{rest}" if near else "",
        )

    def misspelt(self, node: Node, reference: Reference, handle: str) -> Problem | None:
        """Tell of a handle that holds, or ends with, what belongs to no name."""
        if _HANDLE.fullmatch(handle):
            return None
        source = reference.ref.partition("/")[0]
        left = _NO_HANDLE.sub("", handle).strip(".+-@")
        return problem(
            "RM102",
            f"`{clip(handle, MAX_ID)}` cannot be a handle" if handle else "the handle is missing",
            self.span(node, reference),
            node=node.id,
            expected="letters, digits, and `.`, `-`, `+` or `@` between them",
            suggestion=f"{source}/{left}" if left else "",
            way_out="write the name that the source uses, without quotes around it",
        )

    def unknown(self, span: Span, reference: Reference, node: Node | None) -> Problem | None:
        """Tell of an id that nothing has."""
        if self.is_foreign(reference.ref):
            return self.foreign(span, reference, node)
        owner, local = ids.split(reference.ref)
        owner = self.map.aliases.get(owner, owner)
        if local and owner in self.map.nodes:
            if owner in self.map.broken:
                return None  # its part may stand in what could not be read
            return self.dangling(span, reference, owner, node)
        near = self.near(reference.allowed).nearest(reference.ref)
        if node is not None and ids.join(node.id, reference.ref) in self.map:
            near = ids.join(node.id, reference.ref)
        self.meant.add(ids.split(near)[0])
        by_hand = "add a file for the person in `people/`, or write the handle as `source/handle`"
        return problem(
            "RM201",
            f"`{reference.field}` names `{clip(reference.ref, MAX_ID)}`, which does not exist",
            span,
            node=node.id if node else "",
            expected=NAMES[reference.allowed],
            suggestion=near,
            way_out=by_hand if reference.allowed == "handle" else "",
        )

    def is_foreign(self, ref: str) -> bool:
        """Tell whether a reference is to a kb that this one imports."""
        return self.map.settings.origin(ref) is not None

    def foreign(self, span: Span, reference: Reference, node: Node | None) -> Problem:
        """Tell of an id that an imported kb does not have."""
        near = self.near(reference.allowed).nearest(reference.ref)
        self.meant.add(ids.split(near)[0])
        return problem(
            "RM224",
            f"`{reference.field}` names `{clip(reference.ref, MAX_ID)}`, which is not at hand",
            span,
            node=node.id if node else "",
            expected=f"an id of the imported kb `{ids.space(reference.ref)}`",
            suggestion=near if self.is_foreign(near) else "",
        )

    def dangling(self, span: Span, reference: Reference, owner: str, node: Node | None) -> Problem:
        """Tell of a part that its node does not have."""
        parts = [ids.split(part)[1] for part in self.map.parts.get(owner, ())]
        if owner not in self._near:
            self._near[owner] = Suggester(parts)
        listed = ", ".join(f"`#{part}`" for part in parts[:MAX_PARTS])
        more = f" and {len(parts) - MAX_PARTS} more" if len(parts) > MAX_PARTS else ""
        local = ids.split(reference.ref)[1]
        near = parts[0] if len(parts) == 1 else self._near[owner].nearest(local)
        return problem(
            "RM207",
            f"`{owner}` has no part `#{clip(local, MAX_ID)}`",
            span,
            node=node.id if node else "",
            expected=f"one of its parts: {listed}{more}" if parts else "no `#`: it has no parts",
            suggestion=(ids.join(owner, near) if near else "") if parts else owner,
        )

    def withdrawn(
        self, span: Span, reference: Reference, owner: Node, node: Node | None
    ) -> Problem | None:
        """Tell of a reference to what counts as absent."""
        if reference.field == "replaced_by":
            return None
        return problem(
            "RM209",
            f"`{reference.field}` names `{owner.id}`, which has been withdrawn",
            span,
            node=node.id if node else "",
            suggestion=owner.replaced_by or "",
        )

    def uncertain(self, found: str) -> bool:
        """Tell whether the kind of what was found is only guessed."""
        return self.map.span(ids.split(found)[0]).path in self._unsure

    def wrong_kind(
        self, span: Span, reference: Reference, found: str, node: Node | None
    ) -> Problem:
        """Tell of a reference to something that its relation does not take."""
        meant = way_out(self.map, reference, found)
        return problem(
            "RM210",
            f"`{reference.field}` names `{clip(found, MAX_ID)}`, which is {what(self.map, found)}",
            span,
            node=node.id if node else "",
            expected=NAMES[reference.allowed],
            suggestion="" if meant else self.near(reference.allowed).nearest(found),
            way_out=meant or f"name {NAMES[reference.allowed]}",
        )

    def unnamed(self, node: Node, found: str) -> bool:
        """Tell whether another file names a premise whose id is only its number."""
        owner_id, local = ids.split(found)
        owner = self.map.nodes[owner_id]
        if not local or owner_id == node.id or not isinstance(owner, ARGUING):
            return False
        statement = self.map.statements.get(found)
        if statement is None or statement.role != "premise":
            return False
        return all(premise.local != local for premise in owner.premises)

    def near(self, allowed: Allowed) -> Suggester:
        """Give the names among which a mistyped one is looked for."""
        if allowed not in self._near:
            self._near[allowed] = Suggester(self._candidates(allowed))
        return self._near[allowed]

    def _candidates(self, allowed: Allowed) -> list[str]:
        fitting = {allowed} | ({"proposal"} if allowed == "statement" else set())
        return [
            node.id
            for node in self.map.live
            if allowed in ("any", "node") or _BY_KIND.get(node.kind) in fitting
        ]


def _needs_two(reference: Reference) -> bool:
    """Tell whether a node may not stand on both sides of a relation.

    Arguments that aim at themselves, or rest on what they conclude, have findings of
    their own; one may well be an entry of the list that it rests on.
    """
    own = (*RELATIONS, "premises", "assumes", "rests_on_list")
    return reference.field not in own and reference.allowed not in ("handle", "source")


def _narrowed(span: Span, source: SourceRef, ref: str) -> Span:
    """Find a reference within a compact source line, if that is written in the usual way."""
    pieces = [source.source, *([source.at] if source.at else [])]
    pieces += [f"by {source.by}"] if source.by else []
    line = ", ".join(pieces)
    quoted = span.end - span.column - len(line)
    if quoted not in (0, 2):
        return span
    start = span.column + quoted // 2
    if ref == source.by:
        start += len(line) - len(ref)
    return Span(span.path, span.line, start, start + len(ref))
