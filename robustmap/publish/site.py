"""What every page is made from: a kb with its verdicts, solved once, and its addresses."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from robustmap.explain import words
from robustmap.explain.ledger import Ledger, ledger
from robustmap.explain.words import Phrase
from robustmap.graph.coverage import Coverage, coverage
from robustmap.graph.debate import Debate, debate, debates
from robustmap.model import ids
from robustmap.model.map import Map
from robustmap.model.nodes import Question
from robustmap.model.problem import Problem
from robustmap.model.reads import suspects
from robustmap.model.references import references
from robustmap.publish.asked.seen import through
from robustmap.publish.figures.labels import label, theses
from robustmap.publish.fragile import fragile
from robustmap.publish.history import History
from robustmap.publish.html import Html
from robustmap.publish.marks import MARKS, NO_EFFECT, Mark
from robustmap.reason.camps import Share, camps
from robustmap.reason.robustness import Robustness

if TYPE_CHECKING:
    from robustmap.explain.verdict import Verdict
    from robustmap.kb import KB
    from robustmap.model.nodes import Answer
    from robustmap.reason.owed import Moves
    from robustmap.reason.solution import Solution

NODES = "n/"
DEBATES = "d/"

SHOWS = 0.0005
"""A move of a strength by less than this does not show in three decimals."""


@dataclass(frozen=True, eq=False)
class Site:
    """A kb about to be published. Everything is worked out when first asked for, once."""

    kb: "KB"
    problems: tuple[Problem, ...] = ()
    """Findings to show, where somebody looks at a kb that is not yet right."""
    history: History = field(default_factory=History)
    """The past of the kb; nothing is known of it where nobody says where it lies."""

    @property
    def map(self) -> Map:
        """The map that is published."""
        return self.kb.map

    @property
    def solution(self) -> "Solution":
        """Every verdict, under the kb's own view."""
        return self.kb.solution

    @cached_property
    def debates(self) -> Mapping[str, Debate]:
        """The debates by the id of their question, the main one first."""
        return {node.id: debate(self.map, node) for node in debates(self.map)}

    def page(self, ref: str) -> str:
        """Give the path of the page on which a reference is told, "" where there is none."""
        found = self.map.resolve(ref)
        if found is None:
            return ""
        node = self.map.nodes[ids.split(found)[0]]
        if not ids.is_id(node.id):
            return ""
        is_debate = isinstance(node, Question) and node.id in self.debates
        return f"{DEBATES if is_debate else NODES}{node.id}/"

    def path(self, ref: str) -> str:
        """Give the page of a reference with the anchor of the part that it names."""
        known = self._paths.get(ref)
        if known is None:
            found = self.map.resolve(ref) or ""
            known = self.page(ref)
            if known and self._has_anchor(found):
                known += f"#{anchor(ids.split(found)[1])}"
            self._paths[ref] = known
        return known

    def _has_anchor(self, ref: str) -> bool:
        """Tell whether a page shows a part of its node at a place of its own."""
        statement = self.map.statements.get(ref)
        if statement is not None:
            return statement.role in ("premise", "clause", "works", "definition")
        inference = self.map.inferences.get(ref)
        if inference is None or ref == inference.owner:
            return False
        return inference.relation != "contradicts" and inference.owner in self._several

    @cached_property
    def _several(self) -> frozenset[str]:
        """The arguments with several inferences, each of which has a place on the page."""
        return frozenset(
            node.id
            for node in self.map.arguing()
            if sum(bool(self.map.inferences[one].target) for one in self.map.inferences_of[node.id])
            > 1
        )

    @cached_property
    def _paths(self) -> dict[str, str]:
        return {}

    @through
    def url(self, ref: str, page: str) -> str:
        """Give the relative address of what `ref` names, seen from the page at path `page`.

        "" where it leads nowhere (or its file's name cannot stand in an address).

        The path of a page is its place below the site's root, as "n/for-2/", "d/main/",
        "undercuts/", or "" for the home page.
        """
        path = self.path(ref)
        return to_root(page) + path if path else ""

    def heading(self, ref: str) -> str:
        """Give the line by which a node, premise, clause or inference is known, as plain text."""
        known = self._headings.get(ref)
        if known is None:
            found = self.map.resolve(ref) or ref
            # An inference has no line of its own: it goes by that of its argument.
            named = self.map.inferences[found].owner if found in self.map.inferences else found
            known = self._headings[ref] = words.title(self.solution, named)
        return known

    @cached_property
    def _headings(self) -> dict[str, str]:
        return {}

    def label(self, ref: str) -> str:
        """Give what a numbered argument is called in its list ("For 2"), else ""."""
        # A sentence of an argument is not called by the argument's name; its steps are.
        return (
            "" if ref in self.map.statements else label(self.map, ids.split(ref)[0], self._theses)
        )

    @cached_property
    def _theses(self) -> frozenset[str]:
        return theses(self.map)

    def answer(self, ref: str) -> "Answer | str":
        """Give the verdict in the word of the files, "" where there is none."""
        verdict = self.verdict(ref)
        return verdict.answer if verdict else ""

    def verdict(self, ref: str) -> "Verdict | None":
        """Give the verdict on a reference, None where there is none."""
        if ref not in self._verdicts:
            self._verdicts[ref] = self.kb.verdict(ref)
        return self._verdicts[ref]

    @cached_property
    def _verdicts(self) -> "dict[str, Verdict | None]":
        return {}

    def phrase(self, ref: str) -> Phrase | None:
        """Give the verdict in readers' words, None where there is none."""
        verdict = self.verdict(ref)
        return verdict.words if verdict else None

    def words(self, ref: str) -> str:
        """Give the verdict in readers' words as plain text, "" where there is none."""
        phrase = self.phrase(ref)
        return phrase.fill(self.heading) if phrase else ""

    def short(self, ref: str) -> str:
        """Give the verdict in a word or two, without naming what brought it about."""
        phrase = self.phrase(ref)
        if phrase is None:
            return ""
        if not phrase.refs:
            return phrase.text
        return phrase.brief or words.ARGUMENT[self.answer(ref)]  # type: ignore[index]

    def mark(self, ref: str) -> Mark | None:
        """Give the glyph and tone of a verdict, None where there is none."""
        verdict = self.verdict(ref)
        if verdict is None:
            return None
        return NO_EFFECT if verdict.counted else MARKS[verdict.answer]

    def ledger(self, statement: str) -> Ledger:
        """Give what speaks for and against a statement, by how it has fared."""
        return ledger(self.solution, statement)

    @cached_property
    def robustness(self) -> Mapping[str, Mapping[str, Robustness]]:
        """What each kind of scaling does to each proposal: proposal -> kind -> answer."""
        return self.kb.robustness_table

    @cached_property
    def owed(self) -> "Mapping[str, Moves]":
        """What each strength is owed to, of those that something moves by as much as shows."""
        from robustmap.reason.owed import Owing

        return Owing(self.solution).moved(SHOWS)

    @cached_property
    def camps(self) -> Mapping[str, Share] | None:
        """In how many camps each thing in dispute stands; see `robustmap.reason.camps`."""
        return camps(self.solution)

    @cached_property
    def marks(self) -> dict[tuple[str, str], Html]:
        """Marks already written: they name no address, so all pages share them."""
        return {}

    @cached_property
    def rows(self) -> dict[tuple[int, str, str], Html]:
        """Lines already written: (depth of the page, reference, what is judged) -> line."""
        return {}

    @cached_property
    def crumbs(self) -> dict[tuple[int, str, str], Html]:
        """Ways here already written: (depth of the page, kind, debate) -> way."""
        return {}

    @cached_property
    def incoming(self) -> Mapping[str, tuple[tuple[str, str, str], ...]]:
        """Node -> (field, node that names it, part named), for every reference between nodes."""
        found: dict[str, dict[tuple[str, str, str], None]] = {}
        for node in self.map.live:
            for one in references(node):
                target = self.map.resolve(one.ref)
                if target:
                    owner = ids.split(target)[0]
                    found.setdefault(owner, {})[one.field, node.id, target] = None
        return {owner: tuple(found[owner]) for owner in found}

    @cached_property
    def turned(self) -> frozenset[str]:
        """The nodes whose verdict one argument, switched off, would turn."""
        return fragile(self.kb)

    @cached_property
    def suspects(self) -> frozenset[tuple[str, str]]:
        """(Node, what it names) for every link that was read against an earlier wording."""
        return frozenset(
            (one.node, found)
            for one in suspects(self.map)
            for found in (self.map.resolve(one.ref), self.map.statement_id(one.ref))
            if found
        )

    @cached_property
    def taken_from(self) -> Mapping[str, tuple[str, ...]]:
        """Source -> the nodes that name it as theirs, by id."""
        found: dict[str, dict[str, None]] = {}
        for node in self.map.live:
            for source in node.sources:
                found.setdefault(self.map.resolve(source.source) or "", {})[node.id] = None
        return {source: tuple(found[source]) for source in found}

    @cached_property
    def coverage(self) -> Mapping[str, Coverage]:
        """What became of each part of each text: source -> its parts."""
        return coverage(self.map)

    @cached_property
    def debates_of(self) -> Mapping[str, tuple[str, ...]]:
        """Node -> the debates that it bears on, the main one first."""
        found: dict[str, dict[str, None]] = {}
        for question, one in self.debates.items():
            for ref in (*one.arguments, *one.statements, *one.challenges):
                found.setdefault(ids.split(ref)[0], {})[question] = None
        return {node: tuple(found[node]) for node in found}

    def file(self, node: str) -> str:
        """Give the path of a node's file, seen from the folder above the kb; "" if imported."""
        root = self.map.settings_places.path.removesuffix("map.yaml")
        places = self.map.places.get(node) if self.map.settings.origin(node) is None else None
        return f"kb/{places.path.removeprefix(root)}" if places else ""


def anchor(local: str) -> str:
    """Give the anchor of a part within its page.

    >>> anchor("on-for-2#p1")
    'on-for-2-p1'
    """
    return "".join(c if c.isalnum() and c.isascii() else "-" for c in local)


def to_root(page: str) -> str:
    """Give the way from a page to the site's root.

    >>> to_root("n/for-2/"), to_root("")
    ('../../', '')
    """
    return "../" * page.count("/")
