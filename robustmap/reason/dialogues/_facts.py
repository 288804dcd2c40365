"""What the rules of a protocol need to know of the map."""

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property

from robustmap.model import ids
from robustmap.model.map import Map
from robustmap.model.nodes import Argument, Claim, Node, Proposal, Story
from robustmap.reason.semantics import IN
from robustmap.reason.solution import Solution

Exclusion = tuple[str, str]
"""A proposal, and the class of failures that cannot happen to it."""


class Facts:
    """What a map says of the nodes that moves put forward; solved only when it must be."""

    def __init__(self, map_: Map, solve: Callable[[], Solution]) -> None:
        """Take a map, and what solves it."""
        self.map = map_
        self._solve = solve

    def node(self, ref: str) -> Node | None:
        """Give the node that a reference belongs to, if its file can be relied on.

        What is unknown, withdrawn or broken is a finding of its own: nobody should be told
        twice, so the rules pass over it.
        """
        found = self.map.owner(ref) if ref else None
        if found is None or found.review == "withdrawn" or found.id in self.map.broken:
            return None
        return found

    def told_against(self, story: Story) -> frozenset[str]:
        """Give the nodes against which, or against a part of which, a story is told."""
        owners = (self.map.owner(link.to) for link in story.against)
        return frozenset(node.id for node in owners if node is not None)

    def classes(self, story: Story) -> frozenset[str]:
        """Give the classes of failures to which a story belongs, by today's ids."""
        return frozenset(self.map.resolve(one) or one for one in story.failure_class)

    def exclusions(self, node: Node) -> Iterator[tuple[str, Exclusion]]:
        """Yield (claim, what it excludes) for a claim, or for the claims an argument is for."""
        if isinstance(node, Argument):
            for link in node.for_:
                aimed = self.node(link.to)
                if isinstance(aimed, Claim):
                    yield from self.exclusions(aimed)
        elif isinstance(node, Claim):
            found = exclusion(self.map, node)
            if found is not None:
                yield node.id, found

    @cached_property
    def stories_on(self) -> Mapping[str, tuple[Story, ...]]:
        """Proposal -> the stories told against it or against a part of it, by id."""
        found: dict[str, list[Story]] = {}
        for story in self.map.stories():
            for owner in sorted(self.told_against(story)):
                found.setdefault(owner, []).append(story)
        return {owner: tuple(found[owner]) for owner in found}

    @cached_property
    def excluding(self) -> Mapping[Exclusion, tuple[str, ...]]:
        """What cannot happen to a proposal -> the claims that say so, by id."""
        found: dict[Exclusion, list[str]] = {}
        for node in self.map.of_kind("claim"):
            pair = exclusion(self.map, node) if isinstance(node, Claim) else None
            if pair is not None:
                found.setdefault(pair, []).append(node.id)
        return {pair: tuple(found[pair]) for pair in found}

    def stands(self, claim: str) -> bool:
        """Tell whether a claim stands in the view of the map, and counts in it."""
        node = self.map.nodes.get(claim)
        solution = self._solve()
        counted = node is not None and solution.view.counts(node.basis)
        return counted and solution.statement_label(claim) == IN

    def addressed(self, proposal: str) -> Iterator[str]:
        """Yield what a proposal answers, or a proposal of which it is a revision, by id.

        Walks back through `revises`: linear in what lies behind the proposal.
        """
        seen, pending = {proposal}, [proposal]
        while pending:
            node = self.map.nodes.get(pending.pop())
            if not isinstance(node, Proposal) or node.review == "withdrawn":
                continue
            yield from (self.map.resolve(one) or one for one in node.addresses)
            for ref in node.revises:
                earlier = self.map.resolve(ref) or ref
                if earlier not in seen:
                    seen.add(earlier)
                    pending.append(earlier)


def exclusion(map_: Map, claim: Claim) -> Exclusion | None:
    """Give the proposal and class of failures that a claim about the world keeps apart."""
    states = claim.states
    if states is None or states.excludes is None or states.scope != "world":
        return None
    proposal, failure = states.excludes
    owner = ids.split(map_.resolve(proposal) or proposal)[0]
    return owner, map_.resolve(failure) or failure
