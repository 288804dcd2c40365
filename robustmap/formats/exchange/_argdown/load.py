"""Argdown's JSON: what `argdown json` writes, as a document."""

from collections.abc import Sequence
from typing import Any

from robustmap.formats.exchange._argdown.document import (
    WHOLE,
    Document,
    Element,
    End,
    Kind,
    Member,
    Place,
    Relation,
    Sort,
    Step,
)
from robustmap.formats.exchange._argdown.parse import PICTURED
from robustmap.formats.exchange._argdown.plain import is_untitled
from robustmap.formats.exchange._json import Json
from robustmap.formats.exchange._reading import Faults
from robustmap.model.problem import clip

KINDS: dict[str, Kind] = {
    "support": "support",
    "entails": "support",
    "attack": "attack",
    "contrary": "contrary",
    "contradictory": "contradictory",
    "undercut": "undercut",
}
_SORTS: dict[str, Sort] = {
    "equivalence-class": "statement",
    "argument": "argument",
    "inference": "argument",
}
_SAYS = frozenset({"premise", "intermediary-conclusion", "main-conclusion"})


def load(json: Json, faults: Faults) -> Document:
    """Make a document of JSON; what has another shape is told in the faults."""
    return _Loader(json, faults).load()


class _Loader:
    def __init__(self, json: Json, faults: Faults) -> None:
        self.json, self.faults = json, faults
        self.document = Document(json=json)
        self.sections: dict[str, tuple[str, ...]] = {}

    def wrong(self, place: Place, expected: str) -> None:
        told = f"`{'.'.join(map(str, place))}` has another shape" if place else "this is no map"
        self.faults.add(clip(told), **self.json.at(*place), expected=expected)

    def part(self, whole: Any, key: str, kind: type, place: Place = ()) -> Any:
        """Give what stands under a key, empty where nothing does; another kind is a fault."""
        found = whole.get(key)
        if isinstance(found, kind):
            return found
        if found is not None:
            self.wrong((*place, key), _NAMES[kind])
        return kind()

    def load(self) -> Document:
        top = self.json.value
        if not isinstance(top, dict) or not {"statements", "arguments"} <= top.keys():
            self.wrong((), "an object with `statements`, `arguments` and `relations`")
            return self.document
        self.document.settings = self.part(top, "frontMatter", dict)
        self.headings(self.part(top, "sections", list), ("sections",), ())
        for title, given in self.part(top, "statements", dict).items():
            self.element("statement", title, given)
        for title, given in self.part(top, "arguments", dict).items():
            self.element("argument", title, given)
        for number, given in enumerate(self.part(top, "relations", list)):
            self.relation(given, ("relations", number))
        return self.document

    def headings(self, given: list[Any], place: Place, above: tuple[str, ...]) -> None:
        for number, one in enumerate(given):
            here = (*place, number)
            if not isinstance(one, dict):
                self.wrong(here, "a section")
                continue
            if self.part(one, "data", dict, here).keys() - PICTURED:
                told = "what the heading says of itself is left out"
                self.faults.warn(told, **self.json.at(*here, "data"))
            path = (*above, " ".join(self.part(one, "title", str, here).split()))
            self.sections[str(one.get("id"))] = path
            self.headings(self.part(one, "children", list, here), (*here, "children"), path)

    def element(self, sort: Sort, title: str, given: Any) -> None:
        place: Place = (f"{sort}s", title)
        if not isinstance(given, dict):
            self.wrong(place, f"an {sort}" if sort == "argument" else f"a {sort}")
            return
        element = self.document.element(End(sort, title))
        element.untitled = is_untitled(title)
        element.data = self.part(given, "data", dict, place)
        tags = self.part(given, "tags", list, place)
        element.tags = dict.fromkeys(tag for tag in tags if isinstance(tag, str))
        for number, one in enumerate(self.part(given, "members", list, place)):
            self.member(element, one, (*place, "members", number))
        if sort == "argument":
            self.steps(title, self.part(given, "pcs", list, place), (*place, "pcs"))

    def member(self, element: Element, given: Any, place: Place) -> None:
        if not isinstance(given, dict):
            self.wrong(place, "a statement")
            return
        refers = given.get("isReference") is True
        text = None if refers else self.part(given, "text", str, place)
        if text is not None:
            text = " ".join(self.marked(text, self.part(given, "ranges", list, place)).split())
        canonical = self.part(given, "data", dict, place).get("isCanonical") is True
        section = self.sections.get(str(given.get("section")), ())
        inside = given.get("argumentTitle")
        inside = inside if isinstance(inside, str) and given.get("role") in _SAYS else ""
        element.members.append(Member(text, place, section, canonical, inside))

    def marked(self, text: str, ranges: list[Any]) -> str:
        """Give a text with its marks as in Markdown, and without its tags."""
        cuts: list[tuple[int, int, str]] = []
        index = _units(text)
        for one in ranges:
            if not isinstance(one, dict) or one.get("type") not in (
                "bold",
                "italic",
                "link",
                "tag",
            ):
                continue
            start, stop = one.get("start"), one.get("stop")
            if type(start) is not int or type(stop) is not int:
                continue
            if not 0 <= start <= stop < len(index):
                continue
            start, stop = index[start], index[stop]
            kind = one["type"]
            if kind == "tag":
                cuts.append((start, stop + 1, ""))
            elif kind == "link":
                cuts += [(start, start, "["), (stop + 1, stop + 1, f"]({one.get('url', '')})")]
            else:
                mark = "**" if kind == "bold" else "*"
                cuts += [(start, start, mark), (stop + 1, stop + 1, mark)]
        pieces, at = [], 0
        for start, stop, put in sorted(cuts):
            pieces += [text[at : max(at, start)], put]
            at = max(at, stop)
        return "".join([*pieces, text[at:]])

    def steps(self, title: str, given: list[Any], place: Place) -> None:
        argument = self.document.argument(title)
        fresh: list[str] = []
        for number, one in enumerate(given):
            here = (*place, number)
            if not isinstance(one, dict) or not isinstance(one.get("title"), str):
                self.wrong(here, "a statement with a title")
                return
            if one["title"] not in self.document.statements:
                told = f"`{clip(one['title'])}` is no statement of the file"
                self.faults.add(told, **self.json.at(*here, "title"))
                return
            inference = one.get("inference")
            if one.get("role") == "premise" or not isinstance(inference, dict):
                fresh.append(one["title"])
                continue
            rules = self.part(inference, "inferenceRules", list, here)
            data = self.part(inference, "data", dict, here)
            concludes = one.get("isReference") is not True
            words = [rule for rule in rules if isinstance(rule, str) and rule.strip()]
            argument.steps.append(Step(fresh, one["title"], words, data, concludes, here))
            fresh = []
        if given and fresh:
            told = f"the premises of `{clip(title)}` come to no conclusion"
            self.faults.add(told, **self.json.at(*place))

    def relation(self, given: Any, place: Place) -> None:
        if not isinstance(given, dict) or given.get("relationType") not in KINDS:
            self.wrong(place, f"a relation, of the type {', '.join(KINDS)}")
            return
        by, on = (self.end(given, side, place) for side in ("from", "to"))
        if by and on:
            self.document.relate(Relation(KINDS[given["relationType"]], by, on, place))

    def end(self, given: dict[str, Any], side: str, place: Place) -> End | None:
        title, kind = given.get(side), given.get(f"{side}Type")
        sort = _SORTS.get(kind) if isinstance(kind, str) else None
        if sort is None or not isinstance(title, str):
            self.wrong((*place, f"{side}Type"), f"one of {', '.join(_SORTS)}")
            return None
        known = self.document.statements if sort == "statement" else self.document.arguments
        if title not in known:
            told = f"the relation names `{clip(title)}`, which is no {sort} of the file"
            self.faults.add(told, **self.json.at(*place, side))
            return None
        if kind != "inference" or side == "from":
            return End(sort, title)
        return End(sort, title, self.number(title, given.get("conclusionIndex")))

    def number(self, title: str, index: Any) -> int:
        """Give the step whose conclusion stands at an index; the last where none does."""
        steps, at = self.document.argument(title).steps, -1
        for number, step in enumerate(steps):
            at += len(step.premises) + 1
            if at == index:
                return number
        return len(steps) - 1 if steps else WHOLE


def _units(text: str) -> Sequence[int]:
    r"""Give the place of each 16 bits of a text, by which JavaScript counts.

    >>> _units("a\N{GRINNING FACE}b")
    [0, 1, 1, 2]
    """
    if not text or max(text) <= "\uffff":
        return range(len(text))
    return [at for at, sign in enumerate(text) for _ in range(1 + (sign > "\uffff"))]


_NAMES: dict[type, str] = {dict: "an object", list: "a list", str: "a text"}
