"""From an Argdown document to nodes."""

from functools import cached_property
from typing import Any

from robustmap.formats.exchange._argdown.aims import Aims
from robustmap.formats.exchange._argdown.check import check
from robustmap.formats.exchange._argdown.document import (
    SYMMETRIC,
    Argument,
    Document,
    Element,
    End,
    Step,
)
from robustmap.formats.exchange._argdown.exact import exact_links, exact_premises
from robustmap.formats.exchange._argdown.fields import common, keys, shortened, texts
from robustmap.formats.exchange._argdown.keeping import SETTINGS
from robustmap.formats.exchange._argdown.plain import clean
from robustmap.formats.exchange._argdown.refs import Refs, step_of, wanted
from robustmap.formats.exchange._argdown.settle import settle
from robustmap.formats.exchange._format import Imported
from robustmap.formats.exchange._nodes import Maker
from robustmap.formats.exchange._reading import Faults
from robustmap.model.fields import MAX_TITLE_LENGTH
from robustmap.model.ids import slugify
from robustmap.model.nodes import KINDS
from robustmap.model.problem import clip

LINKS = ("for", "against", "undercuts", "contradicts")
"""The relations that Argdown draws; the others stand in the data."""


def build(document: Document, faults: Faults) -> Imported | None:
    """Make nodes of a document; None, with faults, where it cannot be trusted.

    What Argdown says nothing about, but should, is told too.
    """
    if not faults.failed:
        settle(document)
    check(document, faults)
    if faults.failed:
        return None
    return _Builder(document, faults).build()


class _Builder:
    def __init__(self, document: Document, faults: Faults) -> None:
        self.document, self.faults = document, faults
        self.maker = Maker(faults, wanted(document))
        self.refs = Refs(document, self.maker)
        self.aims = Aims(document, self.refs, self.maker)
        self.concluded = self.only_concluded()

    def build(self) -> Imported | None:
        for title, statement in self.document.statements.items():
            self.statement(End("statement", title), statement)
        for title, argument in self.document.arguments.items():
            self.argument(End("argument", title), argument)
        for made in self.aims.made:
            fields = {"premises": [made.premise], made.relation: [made.target]}
            self.maker.add("argument", made.id, fields, **made.place)
        front = self.document.settings
        kept = {"model", *(key for key in SETTINGS if isinstance(front.get(key), str))}
        other = [key for key in front if key not in kept]
        if other:
            self.faults.warn(
                f"the front matter's {', '.join(map(clip, other))} is not kept", line=1
            )
        told = {key: front.get(key) for key in SETTINGS}
        settings = self.settings({key: one for key, one in told.items() if isinstance(one, str)})
        nodes = tuple(self.maker.nodes.values())
        return None if self.faults.failed else Imported(nodes, settings)

    def settings(self, given: dict[str, str]) -> Any:
        given = {key: given[key] for key in given if given[key].strip()}
        title = given.get("title", "").strip()
        if len(title) > MAX_TITLE_LENGTH:
            self.faults.warn(f"the title is longer than {MAX_TITLE_LENGTH} characters: it is cut")
            given["title"] = shortened(title)
        return self.maker.settings(given) if given else None

    def only_concluded(self) -> set[str]:
        """Give the titles that are only steps on the way: they stand if what leads there does."""
        found = {
            step.conclusion
            for argument in self.document.arguments.values()
            for step in argument.steps[:-1]
        }
        return {one for one in found if len(self.document.statement(one).members) == 1}

    def statement(self, end: End, statement: Element) -> None:
        kind = self.refs.nodes.get(end)
        if kind is None:
            return
        fields, body = common(self.maker, self.document, kind, end)
        if end.title in self.concluded and kind == "claim":
            fields.setdefault("standing", "open")
        drawn = self.aims.of.get(end, {})
        self.links(fields, drawn, end, kind)
        self.maker.add(kind, self.refs[end], fields, body, **self.document.at(statement.place))

    def argument(self, end: End, argument: Argument) -> None:
        kind = self.refs.nodes.get(end)
        if kind is None:
            return
        fields, body = common(self.maker, self.document, kind, end)
        where = self.document.at(argument.place)
        last = len(argument.steps) - 1
        for number in range(len(argument.steps)):
            told = fields if number == last else {}
            step = argument.steps[number]
            self.premises(told, argument, number, kind)
            rules = ", ".join(step.rules)
            if rules and clean(str(told.get("scheme", ""))) != clean(rules):
                told["scheme"] = rules
            self.inference(told, step, name=end.title)
            if number < last:
                told["for"] = [self.refs.of(step.conclusion)]
                self.maker.add("argument", self.aims.steps[end.title, number], told, **where)
        drawn = dict(self.aims.of.get(end, {}))
        if argument.steps and argument.steps[-1].conclusion not in self.refs.folded:
            target = self.refs.of(argument.steps[-1].conclusion)
            drawn["for"] = list(dict.fromkeys([target, *drawn.get("for", [])]))
        self.links(fields, drawn, end, kind)
        self.maker.add(kind, self.refs[end], fields, body, **where)

    def inference(self, fields: dict[str, Any], step: Step, *, name: str) -> None:
        """Keep what an inference says of itself, under keys of the user's own."""
        for key, value in step.data.items():
            own = f"x-{slugify(key) or 'data'}"
            if key == "uses" or fields.setdefault(own, texts(value)) == texts(value):
                continue
            told = f"`<{clip(name)}>` says `{clip(key)}` of itself and of its inference"
            where = self.document.at(step.place)
            self.faults.warn(f"{told}; the latter is left out", **where, expected="another key")

    def premises(self, fields: dict[str, Any], argument: Argument, number: int, kind: str) -> None:
        """Add what a step rests on: claims, or sentences of the argument's own."""
        name = self.refs[End("argument", argument.title)]
        listed: list[Any] = []
        for title in argument.grounds(number):
            ref = self.refs.of(title)
            node, _, local = ref.partition("#")
            statement = self.document.statement(title)
            inside = any(one.inside == argument.title for one in statement.texts)
            if node == name and local and inside and title not in self.refs.folded:
                listed.append({local: statement.data.get("text") or statement.text})
            else:
                listed.append(ref)
        key = KINDS[kind].premises_key
        fields[key] = exact_premises(name, listed, fields.get(key))

    def links(
        self, fields: dict[str, Any], drawn: dict[str, list[str]], end: End, kind: str
    ) -> None:
        """Add the targets that are drawn, in the exact words of the data where they agree."""
        where = self.document.at(self.document.element(end).place)
        known = keys(kind)
        for relation in {**dict.fromkeys(LINKS), **drawn}:
            targets, given = drawn.get(relation, []), fields.pop(relation, None)
            if relation not in known:
                for target in targets:
                    told = f"a {kind} cannot say `{relation}: {clip(target)}`"
                    self.faults.add(told, **where)
                continue
            found, lost = self.exactly(end, relation, targets, given)
            for one in lost:
                told = f"the data say `{relation}: {clip(one)}`, which no arrow draws; left out"
                self.faults.warn(told, **where)
            if found:
                fields[relation] = found

    def exactly(
        self, end: End, relation: str, targets: list[str], given: Any
    ) -> tuple[list[Any], list[str]]:
        if relation == "undercuts":
            return exact_links(
                targets,
                given,
                lambda one: step_of(one, self.aliases),
                lambda one: step_of(one, self.aliases) not in self.arguing,
            )
        if relation != "contradicts":
            return exact_links(targets, given, str, lambda _: relation not in LINKS)
        name = self.refs[end]
        mine = {one for one in self.pairs.get(name, ()) if name not in self.told.get(one, ())}
        mine |= self.told.get(name, set())
        drawn = [one for one in targets if one in mine]
        return exact_links(drawn, given, str, lambda one: one in self.pairs.get(name, ()))

    @cached_property
    def arguing(self) -> set[str]:
        made = {one.id for one in self.aims.made}
        return made | {*self.aims.steps.values()}

    @cached_property
    def aliases(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for end in self.refs.nodes:
            given = self.document.element(end).data.get("aliases", [])
            for alias in given if isinstance(given, list) else [given]:
                if isinstance(alias, str) and alias not in found:
                    found[alias] = self.refs.ids[end]
        taken = {self.refs.ids[end] for end in self.refs.nodes}
        return {alias: found[alias] for alias in found if alias not in taken}

    @cached_property
    def pairs(self) -> dict[str, set[str]]:
        """Id of a statement -> those that contradict it, whichever of the two says so."""
        found: dict[str, set[str]] = {}
        for one in self.document.relations:
            if one.kind in SYMMETRIC and one.by.sort == one.on.sort == "statement":
                by, on = self.refs[one.by], self.refs[one.on]
                found.setdefault(by, set()).add(on)
                found.setdefault(on, set()).add(by)
        return found

    @cached_property
    def told(self) -> dict[str, set[str]]:
        """Id of a claim -> what its data say that it contradicts."""
        found: dict[str, set[str]] = {}
        for title, statement in self.document.statements.items():
            given = statement.data.get("contradicts")
            names = [given] if not isinstance(given, list) else given
            said = {one.get("to") if isinstance(one, dict) else one for one in names}
            found[self.refs.of(title)] = {one for one in said if isinstance(one, str)}
        return found
