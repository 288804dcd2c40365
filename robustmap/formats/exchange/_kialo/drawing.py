"""A map as a discussion: one tree, in which what is said again only refers to its first place."""

import re
from collections.abc import Iterator
from typing import Any

from robustmap.formats.exchange._arguments import joined
from robustmap.formats.exchange._arguments.wording import cleaned
from robustmap.formats.exchange._kialo.tree import Discussion, Line, Path
from robustmap.model.expand import Inference, is_back
from robustmap.model.map import Map
from robustmap.model.nodes import Claim, Question

DEEPEST = 60
"""A claim that would stand deeper becomes a thesis, so that paths stay short."""

Edge = tuple[str, str, str]
"""What stands above, the stance, and what stands below."""

_PROS = ("for", "backs")
_CONS = ("against", "undercuts", "contradicts")


def discussion(map_: Map) -> Discussion:
    """Give the discussion that a map is. Linear, but for sorting."""
    return _Drawing(map_).found()


class _Drawing:
    def __init__(self, map_: Map) -> None:
        self.map = map_
        self.texts: dict[str, str] = {}
        self.below: dict[str, dict[tuple[str, str], None]] = {}
        self.roots: list[str] = []
        self.is_root: set[str] = set()
        self.walked = 0
        self.visits: dict[str, int] = {}
        self.first: dict[str, Edge] = {}
        self.children: dict[str, list[Edge]] = {}
        for node in map_.live:
            if isinstance(node, Claim):
                self.texts[node.id] = cleaned(joined(node.title, node.body)) or node.id
        for one in map_.inferences.values():
            self.step(one)

    def step(self, one: Inference) -> None:
        """Put what an inference rests on below what it is aimed at."""
        item = self.item(one)
        if item is None:
            return
        if one.relation in (*_PROS, *_CONS) and not one.template:
            stance = "Pro" if one.relation in _PROS else "Con"
            for parent in self.parents(one):
                self.below.setdefault(parent, {})[(stance, item)] = None

    def item(self, one: Inference) -> str | None:
        """Give the line of an inference: its only premise, or the words of its argument."""
        node = self.map.nodes[one.owner]
        refs = [ref for ref in dict.fromkeys(one.premises) if ref in self.map.statements]
        told = joined(node.title, node.body) if one.relation != "contradicts" else ""
        reason = len(refs) == 1 and self.map.statements[refs[0]].role == "reason"
        if len(refs) == 1 and (reason or not told):
            self.take(refs[0], told if reason and refs[0].startswith(f"{one.owner}#") else "")
            return refs[0]
        if not refs and not told:
            return None
        item = f"step {one.owner}"
        if item not in self.texts:
            words = [self.map.statements[ref].text for ref in refs]
            self.texts[item] = cleaned(told) or cleaned(" ".join(words)) or one.owner
            for ref in refs:
                self.take(ref)
                self.below.setdefault(item, {})[("Pro", ref)] = None
        return item

    def take(self, ref: str, text: str = "") -> str:
        if ref not in self.texts:
            self.texts[ref] = cleaned(text or self.map.statements[ref].text) or ref
        return ref

    def parents(self, one: Inference) -> Iterator[str]:
        """Yield the lines to which an inference speaks."""
        if one.relation not in ("undercuts", "backs"):
            if one.target in self.map.statements:
                yield self.take(one.target)
            return
        for name in self.map.inferences_of.get(one.target, ()):
            item = self.item(self.map.inferences[name])
            if item is not None and not is_back(self.map.inferences[name]):
                yield item

    def found(self) -> Discussion:
        """Give the discussion: theses of debates first, then what stands below nothing."""
        debates = [one for one in self.map.live if isinstance(one, Question)]
        debates = [one for one in debates if one.sort == "debate"]
        asked = [self.map.statement_id(ref) or ref for one in debates for ref in one.about]
        under = {child for below in self.below.values() for _, child in below}
        everything = sorted(self.texts, key=self.order)
        rest = (one for one in everything if one not in under)
        for item in (*asked, *rest):
            if item in self.texts:
                self.root(item)
        self.walk_all()
        for item in everything:
            # What is left stands on a circle.
            if item not in self.visits:
                self.root(item)
                self.walk_all()
        return self.numbered(self.title(debates))

    def root(self, item: str) -> None:
        """Make something a thesis."""
        if item not in self.is_root:
            self.is_root.add(item)
            self.roots.append(item)

    def walk_all(self) -> None:
        """Walk from every thesis that was not walked from; walking may make new ones."""
        while self.walked < len(self.roots):
            self.walk(self.roots[self.walked])
            self.walked += 1

    def walk(self, root: str) -> None:
        """Give every claim below a thesis its place: the first at which it is met."""
        pending: list[tuple[str, int, Edge]] = [(root, 0, ("", "", root))]
        while pending:
            item, depth, edge = pending.pop()
            if item in self.visits:
                continue
            self.visits[item] = len(self.visits)
            self.first[item] = edge
            below = sorted(self.below.get(item, ()), key=self.beside)
            self.children[item] = [(item, stance, child) for stance, child in below]
            deeper = [one for one in self.children[item] if one[2] not in self.is_root]
            if depth < DEEPEST:
                pending += [(one[2], depth + 1, one) for one in reversed(deeper)]
                continue
            for one in deeper:
                if one[2] not in self.visits:
                    self.root(one[2])

    def beside(self, one: tuple[str, str]) -> Any:
        """Sort what stands below the same claim: what speaks for it first."""
        return one[0] == "Con", self.order(one[1])

    def order(self, item: str) -> Any:
        """Sort by text, then by what has its place, then by ids as they are counted."""
        place = (0, self.visits[item]) if item in self.visits else (1, 0)
        return self.texts[item], place, _counted(item)

    def numbered(self, title: str) -> Discussion:
        """Give every place its path, and let repetitions refer to the first one."""
        lines: dict[Path, tuple[Edge, bool]] = {}
        paths: dict[str, Path] = {}
        start: Path = () if len(self.roots) < 2 else (1,)  # noqa: PLR2004
        pending = [
            (("", "", one), (*start, number)) for number, one in enumerate(self.roots, start=1)
        ]
        pending.reverse()
        while pending:
            edge, path = pending.pop()
            item = edge[2]
            first = item not in paths and self.first[item] == edge
            lines[path] = edge, first
            if not first:
                continue
            paths[item] = path
            below = [*enumerate(self.children[item], start=1)]
            pending += [(one, (*path, number)) for number, one in reversed(below)]
        found = {start: Line(start, text=title or "Theses")} if start else {}
        for path, ((_, stance, item), first) in lines.items():
            text, see = (self.texts[item], ()) if first else ("", paths[item])
            found[path] = Line(path, stance, text, see)
        return Discussion(title, found)

    def title(self, debates: list[Question]) -> str:
        """Give the title of the first debate, or of the map."""
        if not debates:
            return " ".join(self.map.settings.title.split())
        one = debates[0]
        whole = joined(one.title, one.body)
        text = whole if whole and whole == cleaned(one.body) else one.title or one.id
        return " ".join(cleaned(text).split())


def _counted(name: str) -> list[tuple[int, str]]:
    pieces = re.split(r"(\d{1,18})", name)
    return [(int(one), "") if one.isdigit() else (0, one) for one in pieces]
