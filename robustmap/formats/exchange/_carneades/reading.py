"""The argument graph of a Carneades file."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from robustmap.formats.exchange._arguments import Graph, Statement, Step
from robustmap.formats.exchange._arguments.telling import At, nowhere
from robustmap.formats.exchange._carneades.parsing import Parsed, tight
from robustmap.formats.exchange._carneades.shape import (
    AIM,
    ASSERTION,
    BACKING,
    DENIAL,
    UNDERCUT,
    Entry,
    applies,
    not_,
)
from robustmap.formats.exchange._packed import MARK, plainly
from robustmap.formats.exchange._reading import MAX_NODES
from robustmap.formats.exchange._yaml import Keys, at
from robustmap.model.expand import BACK
from robustmap.model.fields import MAX_TITLE_LENGTH
from robustmap.model.problem import clip


class Reading:
    """Makes statements and steps of what was parsed.

    With `own`, the file is one that robustmap wrote: what it added is told by its marks, and
    what stands beside texts and relations is known already.
    """

    def __init__(self, parsed: Parsed, sources: dict[str, str], *, own: bool) -> None:
        """Find what stands for what."""
        self.parsed = parsed
        self.sources = sources
        self.own = own
        used = [ref for entry in parsed.entries.values() for ref in entry.premises]
        self.needed = {*used, *parsed.assumed}
        self.ids: dict[str, str] = {}
        self.undercut: dict[str, list[str]] = {}
        self.asserted: set[str] = set(parsed.assumed)
        self.entries: list[Entry] = []
        for entry in parsed.entries.values():
            if entry.step == ASSERTION and not entry.premises:
                self.asserted.add(entry.conclusion)
                continue
            self.entries.append(entry)
            self.ids[entry.id] = self.step_id(entry)
            if entry.undercutter:
                steps = self.undercut.setdefault(entry.undercutter, [])
                steps += [self.ids[entry.id]] if self.ids[entry.id] not in steps else []
        self.added = {name: what for name in parsed.statements if (what := self.stands_for(name))}

    def step_id(self, entry: Entry) -> str:
        """Give the id of the step of which an argument is a part; statements go before."""
        return self.free(entry.step or entry.id)

    def free(self, wanted: str) -> str:
        """Give an id that no statement has."""
        while wanted in self.parsed.statements:
            wanted = f"argument({wanted})"
        return wanted

    def stands_for(self, name: str) -> str:
        """Tell for what a statement stands that is no claim; "" where it is one."""
        if name in self.needed:
            return ""
        stated = self.parsed.statements[name]
        if stated.mark == DENIAL and name[1:] in self.parsed.statements and name[:1] == "¬":
            return DENIAL
        if name in self.undercut:
            usual = {not_(applies(step)) for step in self.undercut[name]}
            return UNDERCUT if stated.mark == UNDERCUT or usual == {name} else ""
        if stated.mark == UNDERCUT:
            return AIM
        if stated.mark == BACKING:
            return BACKING if not_(name) in self.undercut else AIM
        return AIM if stated.mark == AIM else ""

    def graph(self) -> Graph:
        """Give the graph."""
        statements = {
            name: Statement(name, one.text, partial(self.fields, name), partial(at, one.key))
            for name, one in self.parsed.statements.items()
            if name not in self.added
        }
        steps: dict[str, Step] = {}
        for step in (*self.arguments(), *self.undercuts(), *self.exclusions()):
            before = steps.get(step.id)
            steps[step.id] = self.joined(before, step) if before else step
        return Graph(statements, steps)

    def joined(self, one: Step, other: Step) -> Step:
        """Join the parts of one step; what differs between them is told."""
        if {*one.premises} != {*other.premises} or one.attacks != other.attacks:
            told = f"the arguments of `{clip(one.id)}` do not rest on the same premises"
            self.parsed.faults.add(told, **other.at(), expected=f"the `{MARK}` of one of them gone")
        return one._replace(aims=(*one.aims, *other.aims))

    def arguments(self) -> Iterator[Step]:
        for entry in self.entries:
            attacks, aims = self.aims(entry.conclusion)
            yield Step(
                self.ids[entry.id],
                attacks,
                entry.premises,
                aims,
                entry.scheme or None,
                entry.text,
                partial(self.fields_of, entry),
                partial(at, entry.key),
            )

    def aims(self, conclusion: str) -> tuple[bool, tuple[str, ...]]:
        """Tell whether a conclusion speaks against something, and what it speaks to."""
        what = self.added.get(conclusion)
        if what == UNDERCUT:
            return True, tuple(self.undercut[conclusion])
        if what == DENIAL:
            return True, (conclusion[1:],)
        if what == BACKING:
            return False, tuple(self.undercut[not_(conclusion)])
        return False, () if what else (conclusion,)

    def undercuts(self) -> Iterator[Step]:
        """Yield a step for each undercutter that is a claim."""
        for name, steps in self.undercut.items():
            if name not in self.added and name in self.parsed.statements:
                where = partial(at, self.parsed.statements[name].key)
                one = self.free(f"undercut({name})")
                yield attack(one, (name,), tuple(steps), where)

    def exclusions(self) -> Iterator[Step]:
        """Yield the two halves of each contradiction between positions of an issue."""
        seen: dict[str, str] = {}
        pairs = 0
        for issue, words in self.parsed.issues:
            names = [*dict.fromkeys(map(tight, words))]
            names = [one for one in names if one not in self.added]
            for word in words:
                other = seen.setdefault(tight(word), issue)
                if other != issue:
                    told = f"`{clip(word)}` is a position of `{clip(other)}` too"
                    self.parsed.faults.warn(told, **at(word), expected="one issue")
            if len(words) < 2:  # noqa: PLR2004
                told = f"the issue `{clip(issue)}` has fewer than two positions"
                self.parsed.faults.warn(told, **at(words[0] if words else None))
            pairs += len(names) * (len(names) - 1) // 2
            if pairs > MAX_NODES:
                told = f"the positions of issues make more than {MAX_NODES:,} pairs"
                self.parsed.faults.add(told, **at(words[0]), expected="fewer positions")
                return
            for number, one in enumerate(names):
                for other in names[number + 1 :]:
                    first = f"{one}#contradicts-{other}"
                    yield attack(first, (one,), (other,))
                    yield attack(f"{first}{BACK}", (other,), (one,))

    def fields(self, name: str, _: str) -> dict[str, Any]:
        """Give what a statement's file shall say beside its text."""
        stands = name in self.asserted
        if self.own:
            return {} if stands else {"standing": "open"}
        meta = self.parsed.statements[name].meta
        return {"standing": "presumed" if stands else "open", **self.beside(meta)}

    def fields_of(self, entry: Entry, _: str) -> dict[str, Any]:
        """Give what an argument's file shall say beside its relations."""
        return {} if self.own else entry.fields | self.beside(entry.fields.get("x-meta"))

    def beside(self, meta: Any) -> dict[str, Any]:
        """Keep what is said about something, and its source where that is listed."""
        if not isinstance(meta, dict) or not meta:
            return {}
        named = meta.get("source")
        source = self.sources.get(named) if isinstance(named, str) else None
        found: dict[str, Any] = {"sources": [source]} if source else {}
        return {"x-meta": plainly(meta) if isinstance(meta, Keys) else meta, **found}


def attack(
    name: str, premises: tuple[str, ...], aims: tuple[str, ...], where: At = nowhere
) -> Step:
    """Give a step that speaks against something."""
    return Step(name, attacks=True, premises=premises, aims=aims, at=where)


def title_of(meta: Keys) -> str:
    """Give the title of a file, "" where it has none that fits."""
    title = meta.get("title")
    plain = " ".join(title.split()) if isinstance(title, str) else ""
    return plain if len(plain) <= MAX_TITLE_LENGTH else f"{plain[: MAX_TITLE_LENGTH - 1]}…"
