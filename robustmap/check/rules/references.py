"""References: ids that are unknown, dangling, withdrawn, or of the wrong kind."""

from collections.abc import Iterator

from robustmap.check.registry import Solve, rule
from robustmap.model import ids
from robustmap.model.codes import problem
from robustmap.model.expand import RELATIONS
from robustmap.model.map import Map
from robustmap.model.nodes import Argument, Node
from robustmap.model.problem import Problem, Span
from robustmap.model.references import Allowed, Reference, references
from robustmap.model.suggest import Suggester

_NAMES: dict[Allowed, str] = {
    "statement": "a claim or a proposal",
    "argument": "an argument",
    "threshold": "a threshold",
    "axis": "an axis",
    "proposal": "a proposal",
    "question": "a question",
    "source": "a source",
    "handle": "a person, or a handle inside a source",
    "node": "a node",
    "any": "anything with an id",
}

_BY_KIND: dict[str, Allowed] = {
    "claim": "statement",
    "proposal": "proposal",
    "argument": "argument",
    "threshold": "threshold",
    "axis": "axis",
    "question": "question",
    "source": "source",
}


@rule("RM201", "RM207", "RM208", "RM209", "RM210")
def wrong_references(map_: Map, _solve: Solve) -> Iterator[Problem]:
    """Find references that lead nowhere, or to the wrong kind of thing."""
    finder = _Finder(map_)
    for node in map_.live:
        for reference in references(node):
            found = finder.judge(node, reference)
            if found is not None:
                yield found
    yield from finder.settings()


class _Finder:
    def __init__(self, map_: Map) -> None:
        self.map = map_
        self.by_kind: dict[str, Suggester] = {}

    def judge(self, node: Node, reference: Reference) -> Problem | None:
        span = self.map.span(node.id, *reference.path)
        if reference.allowed == "handle":
            return self.handle(node, reference, span)
        found = self.map.resolve(reference.ref)
        if found is None:
            return self.unknown(node.id, reference, span)
        if self.map.nodes[ids.split(found)[0]].review == "withdrawn":
            return self.withdrawn(node, reference, span, found)
        if not self.fits(found, reference.allowed):
            return self.wrong_kind(node, reference, span, found)
        if self.unnamed(node, found):
            return problem(
                "RM208", f"the premise `{found}` has no id of its own yet", span, node=node.id
            )
        return None

    def handle(self, node: Node, reference: Reference, span: Span) -> Problem | None:
        source, slash, _ = reference.ref.partition("/")
        owner = self.map.nodes.get(source)
        if owner is not None and owner.kind == ("source" if slash else "person"):
            return None
        allowed: Allowed = "source" if slash else "handle"
        if owner is not None:
            return self.wrong_kind(node, reference._replace(allowed=allowed), span, source)
        return self.unknown(node.id, reference._replace(ref=source, allowed=allowed), span)

    def unknown(self, node: str, reference: Reference, span: Span) -> Problem:
        owner, local = ids.split(reference.ref)
        owner = self.map.aliases.get(owner, owner)
        if local and owner in self.map.nodes:
            return self.dangling(node, reference, span, owner)
        return problem(
            "RM201",
            f"`{reference.field}` names `{reference.ref}`, which does not exist",
            span,
            node=node,
            expected=_NAMES[reference.allowed],
            suggestion=self.suggest(reference.ref, reference.allowed),
            way_out=""
            if reference.allowed != "handle"
            else ("add a file for the person, or write the handle as `source/handle`"),
        )

    def dangling(self, node: str, reference: Reference, span: Span, owner: str) -> Problem:
        parts = self.map.parts.get(owner, ())
        listed = ", ".join(f"`{part}`" for part in parts[:6])
        return problem(
            "RM207",
            f"`{owner}` has no part `{reference.ref}`",
            span,
            node=node,
            expected=f"one of {listed}" if parts else f"`{owner}` itself, which has no parts",
            suggestion=Suggester(parts).nearest(reference.ref) or (parts[0] if parts else owner),
        )

    def withdrawn(self, node: Node, reference: Reference, span: Span, found: str) -> Problem | None:
        owner = self.map.nodes[ids.split(found)[0]]
        if reference.field == "replaced_by":
            return None
        return problem(
            "RM209",
            f"`{reference.field}` names `{found}`, which has been withdrawn",
            span,
            node=node.id,
            suggestion=owner.replaced_by or "",
        )

    def fits(self, found: str, allowed: Allowed) -> bool:
        if allowed == "any":
            return True
        if allowed == "statement":
            return self.map.statement_id(found) is not None
        node = self.map.nodes.get(found)
        if allowed == "argument":
            return isinstance(node, Argument) or self.undercuttable(found)
        return node is not None and (allowed in ("node", node.kind))

    def undercuttable(self, found: str) -> bool:
        inference = self.map.inferences.get(found)
        return inference is not None and inference.relation != "contradicts"

    def wrong_kind(self, node: Node, reference: Reference, span: Span, found: str) -> Problem:
        owner = self.map.nodes.get(found)
        is_a = _a(owner.kind) if owner else self.part(found)
        return problem(
            "RM210",
            f"`{reference.field}` names `{found}`, which is {is_a}",
            span,
            node=node.id,
            expected=_NAMES[reference.allowed],
            way_out=self.way_out(reference, found),
        )

    def part(self, found: str) -> str:
        statement = self.map.statements.get(found)
        return f"a {statement.role} of a node" if statement else "one step of an argument"

    def way_out(self, reference: Reference, found: str) -> str:
        """Say what would have been meant, for the slips that happen most."""
        if reference.field in ("undercuts", "backs"):
            verb = "against" if reference.field == "undercuts" else "for"
            if self.map.statement_id(found) is not None:
                steps = [
                    one.id for one in self.map.aimed_at.get(found, ()) if one.relation == "for"
                ]
                aim = f", or name the argument whose step is meant (`{steps[0]}`)" if steps else ""
                return f"to speak {verb} it, write `{verb}: {found}`{aim}"
        if reference.field in ("for", "against") and self.fits(found, "argument"):
            verb = "backs" if reference.field == "for" else "undercuts"
            premise = next(iter(self.map.inferences[self.map.inferences_of[found][0]].premises), "")
            return f"write `{verb}: {found}` to meet its step, or name its premise `{premise}`"
        return ""

    def unnamed(self, node: Node, found: str) -> bool:
        """Tell whether another file names a premise whose id is only its number."""
        owner_id, local = ids.split(found)
        owner = self.map.nodes[owner_id]
        if not local or owner_id == node.id or not isinstance(owner, Argument):
            return False
        statement = self.map.statements.get(found)
        if statement is None or statement.role != "premise":
            return False
        return all(premise.local != local for premise in owner.premises)

    def suggest(self, ref: str, allowed: Allowed) -> str:
        if allowed not in self.by_kind:
            self.by_kind[allowed] = Suggester(self.candidates(allowed))
        return self.by_kind[allowed].nearest(ref)

    def candidates(self, allowed: Allowed) -> Iterator[str]:
        for node in self.map.live:
            kind = _BY_KIND.get(node.kind)
            fits = allowed in ("any", "node", kind) or (
                allowed == "statement" and node.kind == "proposal"
            )
            if fits or (allowed == "handle" and node.kind in ("person", "source")):
                yield node.id

    def settings(self) -> Iterator[Problem]:
        """Judge the references of map.yaml."""
        settings = self.map.settings
        evaluate = settings.evaluate
        listed: list[Reference] = [
            *_all(("evaluate", "off"), evaluate.off, "argument"),
            *_all(("evaluate", "grant"), evaluate.grant, "statement"),
            *_all(("evaluate", "deny"), evaluate.deny, "statement"),
        ]
        if settings.today:
            listed += _all(("today", "crossed"), settings.today.crossed, "threshold")
        if settings.main:
            listed.append(Reference(("main",), "main", settings.main, "question"))
        for reference in listed:
            found = self.map.resolve(reference.ref)
            span = self.map.settings_places.span(reference.path)
            if found is None:
                yield self.unknown("", reference, span)
            elif not self.fits(found, reference.allowed):
                yield problem(
                    "RM210",
                    f"`{reference.field}` names `{found}`",
                    span,
                    expected=_NAMES[reference.allowed],
                )


def _all(path: tuple[str, ...], refs: tuple[str, ...], allowed: Allowed) -> list[Reference]:
    return [Reference((*path, n), path[-1], ref, allowed) for n, ref in enumerate(refs)]


def _a(kind: str) -> str:
    return f"an {kind}" if kind[0] in "aeiou" else f"a {kind}"


@rule("RM203")
def duplicate_aliases(map_: Map, _solve: Solve) -> Iterator[Problem]:
    """Find aliases that are another node's id or alias, also where only case differs."""
    owners = {node.lower(): node for node in map_.nodes}
    for node in map_.nodes.values():
        for number, alias in enumerate(node.aliases):
            other = owners.setdefault(alias.lower(), node.id)
            if other == node.id and alias.lower() != node.id:
                continue
            what = "its own id" if other == node.id else f"also the id or an alias of `{other}`"
            yield problem(
                "RM203",
                f"the alias `{alias}` is {what}",
                map_.span(node.id, "aliases", number),
                node=node.id,
            )


@rule("RM310")
def self_references(map_: Map, _solve: Solve) -> Iterator[Problem]:
    """Find nodes that name themselves in a relation that needs two."""
    for node in map_.live:
        for reference in references(node):
            if reference.field in RELATIONS or reference.allowed in ("handle", "source"):
                continue
            if reference.field == "premises" or map_.resolve(reference.ref) != node.id:
                continue
            yield problem(
                "RM310",
                f"`{reference.field}` names the node itself",
                map_.span(node.id, *reference.path),
                node=node.id,
            )
