"""What every page is made from: a kb with its verdicts, solved once, and its addresses."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from inspect import getattr_static
from itertools import chain
from typing import TYPE_CHECKING

from robustmap.explain.ledger import Ledger, ledger
from robustmap.graph.coverage import Coverage, coverage
from robustmap.graph.debate import Debate, every_debate
from robustmap.model import ids
from robustmap.model.map import Map
from robustmap.model.problem import Problem
from robustmap.model.reads import suspects
from robustmap.model.references import references
from robustmap.publish.asked.ways import through, together
from robustmap.publish.fragile import turned_by
from robustmap.publish.marks import Mark
from robustmap.publish.moving import owed
from robustmap.publish.naming import DEBATES, NODES, Mention, Naming
from robustmap.publish.past.history import History
from robustmap.reason.camps import Counts, Shape, Share, camps
from robustmap.reason.robustness import Robustness

if TYPE_CHECKING:
    from robustmap.explain.verdict import Verdict
    from robustmap.kb import KB
    from robustmap.model.nodes import Answer
    from robustmap.reason.moves import Moves
    from robustmap.reason.solution import Solution

__all__ = ["DEBATES", "NODES", "Mention", "Site", "to_root"]


@dataclass(frozen=True, eq=False)
class Site:
    """A kb about to be published. Everything is worked out when first asked for, once."""

    kb: "KB"
    problems: tuple[Problem, ...] = ()
    """Findings to show, where somebody looks at a kb that is not yet right."""
    history: History = field(default_factory=History)
    """The past of the kb; nothing is known of it where nobody says where it lies."""
    read: Mapping[str, bytes] = field(default_factory=dict)
    """Node -> what tells what its file says; not all need be known."""

    def let_go(self, *names: str) -> None:
        """Let go of what was worked out, all or by name: it is made again if asked for again."""
        for one in (self.kb, self.map, self):
            for name in {*vars(one)}.intersection(names) if names else {*vars(one)}:
                if names or isinstance(getattr_static(type(one), name, None), cached_property):
                    del vars(one)[name]

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
        return every_debate(self.map)

    def page(self, ref: str) -> str:
        """Give the path of the page on which a reference is told, "" where there is none."""
        return self.naming.page(ref)

    @through
    def path(self, ref: str) -> str:
        """Give the page of a reference with the anchor of the part that it names."""
        return self.mention(ref).path

    @through
    def url(self, ref: str, page: str) -> str:
        """Give the relative address of what `ref` names, seen from the page at path `page`.

        "" where it leads nowhere (or its file's name cannot stand in an address).

        The path of a page is its place below the site's root, as "n/for-2/", "d/main/",
        "undercuts/", or "" for the home page.
        """
        path = self.mention(ref).path
        return to_root(page) + path if path else ""

    def mention(self, ref: str) -> Mention:
        """Give all that is told of something where it is named: worked out once, asked as one."""
        return self.naming.mention(ref)

    @cached_property
    def naming(self) -> Naming:
        """What names everything in the kb."""
        return Naming(self.kb, frozenset(self.debates))

    @through
    def heading(self, ref: str) -> str:
        """Give the line by which a node, premise, clause or inference is known, as plain text."""
        return self.mention(ref).heading

    @through
    def label(self, ref: str) -> str:
        """Give what a numbered argument is called in its list ("For 2"), else ""."""
        return self.mention(ref).label

    @through
    def answer(self, ref: str) -> "Answer | str":
        """Give the verdict in the word of the files, "" where there is none."""
        return self.mention(ref).answer

    def verdict(self, ref: str) -> "Verdict | None":
        """Give the verdict on a reference, None where there is none."""
        return self.kb.verdict(ref)

    def rests_on(self, ref: str) -> tuple[str, ...]:
        """Give the statements beneath a verdict for which nobody has argued; often none."""
        verdict = self.verdict(ref)
        return verdict.rests_on if verdict else ()

    @through
    def words(self, ref: str) -> str:
        """Give the verdict in readers' words as plain text, "" where there is none."""
        return self.mention(ref).words

    @through
    def short(self, ref: str) -> str:
        """Give the verdict in a word or two, without naming what brought it about."""
        return self.mention(ref).short

    @through
    def mark(self, ref: str) -> Mark | None:
        """Give the glyph and tone of a verdict, None where there is none."""
        return self.mention(ref).mark

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
        return owed(self.solution)

    @cached_property
    def camps(self) -> Mapping[str, Share] | None:
        """In how many camps each thing in dispute stands; see `robustmap.reason.camps`."""
        return camps(self.solution, self.shapes)

    @cached_property
    def shapes(self) -> dict[Shape, Counts]:
        """The camps of parts by their shape, as far as they are known."""
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
    def aimed_by(self) -> Mapping[str, tuple[str, ...]]:
        """Node -> the other nodes of which a step is aimed at it or its parts, by id."""
        found: dict[str, set[str]] = {}
        for one in self.map.inferences.values():
            target = ids.split(self.map.resolve(one.target) or one.target)[0]
            if target not in ("", one.owner):
                found.setdefault(target, set()).add(one.owner)
        return {node: tuple(sorted(found[node])) for node in found}

    @cached_property
    def turned(self) -> frozenset[str]:
        """The nodes whose verdict one argument, switched off, would turn."""
        return frozenset().union(*self.turned_by.values())

    @cached_property
    def turned_by(self) -> Mapping[str, tuple[str, ...]]:
        """Argument -> the nodes whose verdict it would turn, switched off, where there are any."""
        return turned_by(self.kb)

    @cached_property
    def suspects(self) -> Mapping[str, tuple[str, ...]]:
        """Node -> what it names by a link that was read against an earlier wording."""
        found: dict[str, dict[str, None]] = {}
        for one in suspects(self.map):
            for ref in (self.map.resolve(one.ref), self.map.statement_id(one.ref)):
                if ref:
                    found.setdefault(one.node, {})[ref] = None
        return {node: tuple(found[node]) for node in found}

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

    @cached_property
    def refs(self) -> Mapping[str, tuple[str, ...]]:
        """Node -> all under which a map has anything of it: itself, its parts, what is named so."""
        found: dict[str, dict[str, None]] = {}
        keyed = [getattr(self.map, name) for name in (*_SPELLED, *_SAID)]
        for ref in chain(*keyed, *(getattr(self, name) for name in _OF_SITE)):
            found.setdefault(ids.split(ref)[0], {})[ref] = None
        return {node: tuple(sorted(found[node])) for node in found}

    def file(self, node: str) -> str:
        """Give the path of a node's file, seen from the folder above the kb; "" if imported."""
        root = self.map.settings_places.path.removesuffix("map.yaml")
        places = self.map.places.get(node) if self.map.settings.origin(node) is None else None
        return f"kb/{places.path.removeprefix(root)}" if places else ""


_SPELLED = ("inferences", "inferences_of", "parts", "statements", "written")
_SAID = ("aimed_at", "uses")
_OF_SITE = ("aimed_by", "debates_of", "incoming", "suspects")


@together(Map, *_SPELLED)
def spelled_out(site: Site, node: str) -> tuple[object, ...]:
    """Give all that a node spells out, as its map has it."""
    return tuple(_entries(site, node, [getattr(site.map, name) for name in _SPELLED]))


@together(Map, *_SAID)
@together(Site, *_OF_SITE)
def said_of(site: Site, node: str) -> tuple[object, ...]:
    """Give all that others say of a node or of its parts."""
    own = [getattr(site, name) for name in _OF_SITE]
    return tuple(_entries(site, node, [*(getattr(site.map, name) for name in _SAID), *own]))


def _entries(
    site: Site, node: str, mappings: Sequence[Mapping[str, object]]
) -> Iterator[tuple[int, str, object]]:
    for ref in site.refs.get(node, ()):
        yield from ((at, ref, one[ref]) for at, one in enumerate(mappings) if ref in one)


def to_root(page: str) -> str:
    """Give the way from a page to the site's root.

    >>> to_root("n/for-2/"), to_root("")
    ('../../', '')
    """
    return "../" * page.count("/")
