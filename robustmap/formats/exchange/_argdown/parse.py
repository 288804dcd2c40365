"""Argdown text: blocks, relations by indentation, and premises with their conclusions."""

import re
from typing import Any

from robustmap.formats.exchange._argdown.check import named
from robustmap.formats.exchange._argdown.data import read_yaml
from robustmap.formats.exchange._argdown.document import (
    WHOLE,
    Document,
    Element,
    End,
    Kind,
    Member,
    Relation,
    Step,
)
from robustmap.formats.exchange._argdown.inference import inner
from robustmap.formats.exchange._argdown.scan import LINE, Content, Scanner
from robustmap.formats.exchange._reading import MAX_DEPTH, MAX_NODES, Faults
from robustmap.model.problem import clip

MARKS: dict[str, tuple[Kind, bool]] = {
    "<+": ("support", False),
    "+": ("support", False),
    "+>": ("support", True),
    "<-": ("attack", False),
    "-": ("attack", False),
    "->": ("attack", True),
    "<_": ("undercut", False),
    "_": ("undercut", False),
    "_>": ("undercut", True),
    "><": ("contradictory", True),
}
"""Each mark: its relation, and whether it goes out from what stands above it."""

PICTURED = frozenset({"isClosed", "isGroup", "color", "colour"})
"""What headings say of how they are drawn, which is nothing that a map could say."""

_FRONT = re.compile(r"\s*={3,}([\s\S]*?)={3,}[ \t]*(?=\n|\Z)")
_BLANK = re.compile(r"(?:[ \t]*\n)*+")
_INDENT = re.compile(r"[ \t]*")


def parse(text: str, faults: Faults) -> Document:
    """Read a whole text; what is wrong with it is told in the faults."""
    return _Parser(text, faults).parse()


class _Parser:
    def __init__(self, text: str, faults: Faults) -> None:
        self.scan = Scanner(text, faults)
        self.faults = faults
        self.document = Document()
        self.untitled = 0
        self.above: list[tuple[int, End]] = []
        """What relations may be aimed at, outermost first, with the indentation of each."""
        self.sections: list[tuple[int, str]] = []
        self.candidate = ""
        """The argument to which premises that follow would belong."""
        self.pcs = ""
        self.waits = False
        """Whether the conclusion of an inference is to come."""
        self.lines = 0
        """How many premises and conclusions the argument has so far."""

    def parse(self) -> Document:
        self.front()
        scan = self.scan
        while scan.at < len(scan.text):
            if len(self.document.statements) > MAX_NODES:
                scan.fault("there are too many statements", scan.at, f"at most {MAX_NODES:,}")
                return self.document
            if scan.comments() and scan.at >= len(scan.text):
                break
            start = scan.at
            begins = LINE.match(scan.text, scan.at)
            kind = (begins.lastgroup if begins else None) or "block"
            if begins is not None and kind != "inference":
                scan.at = begins.end()
            getattr(self, f"_{kind}")(start, begins)
        self.finish(len(scan.text))
        return self.document

    def front(self) -> None:
        """Read the settings between lines of `===`."""
        found = _FRONT.match(self.scan.text)
        if found is None:
            if self.scan.text.lstrip().startswith("==="):
                self.scan.fault("the front matter is not closed", 0, "a line of `===`")
            return
        line, column = self.scan.place(found.start(1))
        given = read_yaml(found[1], self.faults, line, column)
        model = given.get("model", {})
        self.document.strict = isinstance(model, dict) and model.get("mode") == "strict"
        self.document.settings = given
        self.scan.at = found.end()

    def _blank(self, _: int, _begins: Any) -> None:
        self.above = []
        self.finish(self.scan.at)
        more = _BLANK.match(self.scan.text, self.scan.at)
        self.scan.at = more.end() if more else self.scan.at

    def _heading(self, start: int, begins: "re.Match[str]") -> None:
        self.finish(start)
        level = len(begins["heading"]) - 1
        text, data = self.scan.heading()
        lost = [key for key in data if key not in PICTURED]
        if lost:
            line, column = self.scan.place(start)
            told = f"what the heading says of itself is left out: {', '.join(map(clip, lost))}"
            self.faults.warn(told, line=line, column=column)
        self.sections = [one for one in self.sections if one[0] < level][:MAX_DEPTH]
        self.sections.append((level, text))
        self.candidate = ""
        self.end_line()

    def _block(self, start: int, _begins: Any) -> None:
        """Read a statement or argument that stands on its own."""
        self.finish(start)
        self.top(0)

    def _item(self, start: int, begins: "re.Match[str]") -> None:
        """Read an item of a list: a statement or argument too."""
        self.finish(start)
        found = _INDENT.match(begins[0])
        self.top((found.end() if found else 0) + 1)

    def top(self, indent: int) -> None:
        content = self.scan.element()
        end = self.member(content)
        self.above = [(indent, end)]
        self.candidate = end.title if end.sort == "argument" else ""
        self.end_line()

    def _relation(self, start: int, begins: "re.Match[str]") -> None:
        """Read a relation, and aim it at what it is indented below."""
        kind, outgoing = MARKS[begins["relation"]]
        indent = begins.start("relation") - start
        content = self.scan.element()
        child = self.member(content)
        parent = self.parent(indent, start)
        self.end_line()
        if parent is None:
            return
        if len(self.above) > MAX_DEPTH:
            self.scan.fault("relations are nested too deeply", start, f"at most {MAX_DEPTH} levels")
            self.above = self.above[:1]
        self.above.append((indent, child))
        if kind == "contradictory" and child.sort == "argument":
            told = "an argument contradicts nothing, only statements do"
            self.scan.fault(told, begins.start("relation"), "`<-`, or a statement in `[...]`")
        if parent.step != WHOLE and begins["relation"] not in ("<_", "_"):
            told = "only undercuts may stand below an inference"
            self.scan.fault(told, begins.start("relation"), "`<_`")
        by, on = (parent, child) if outgoing else (child, parent)
        self.document.relate(Relation(kind, by, on, self.scan.place(begins.start("relation"))))

    def parent(self, indent: int, start: int) -> End | None:
        """Give what stands above at less indentation, or tell that nothing does."""
        levels = [level for level, _ in self.above]
        popped = False
        while self.above and self.above[-1][0] >= max(indent, 1):
            popped = popped or self.above[-1][0] > indent
            self.above.pop()
        if not self.above or indent == 0:
            expected = "a line above it that is indented less, and no empty line between"
            self.scan.fault("the relation belongs to nothing", start, expected)
            return None
        if popped and indent not in levels:
            told = "the relation is indented like no line above it"
            self.scan.fault(told, start, "the indentation of one of those")
        return self.above[-1][1]

    def _number(self, start: int, begins: "re.Match[str]") -> None:
        """Read a premise, or the conclusion of the inference above it."""
        argument = self.begun(start)
        number = int(begins["number"][1:-1][:9])
        self.lines += 1
        expected = self.lines
        if number != expected:
            line, column = self.scan.place(start)
            told = f"the statement has the number {number}"
            self.faults.warn(told, line=line, column=column, expected=str(expected))
        content = self.scan.element()
        if content.sort == "argument":
            self.scan.fault("an argument is no premise", start, "a statement")
        end = self.member(content)
        self.above = [(0, end)]
        if self.waits:
            argument.steps[-1].conclusion = end.title
            argument.steps[-1].concludes = content.text is not None
            self.waits = False
        else:
            if argument.steps[-1].conclusion:
                argument.steps.append(Step([], place=self.scan.place(start)))
            argument.steps[-1].premises.append(end.title)
        self.end_line()

    def begun(self, start: int) -> Any:
        """Give the argument whose premises are being read, or begin one."""
        if not self.pcs:
            title = self.candidate or self.number()
            argument = self.document.argument(title)
            argument.untitled = argument.untitled or not self.candidate
            if argument.steps:
                told = f"`<{clip(title)}>` has premises and a conclusion already"
                self.scan.fault(told, start, "one structure for each argument")
            if not argument.members:
                place = self.scan.place(start)
                argument.members.append(Member(None, place, self.section))
            argument.steps.append(Step([], place=self.scan.place(start)))
            self.pcs, self.candidate, self.lines = title, "", 0
        return self.document.argument(self.pcs)

    def _inference(self, start: int, begins: "re.Match[str]") -> None:
        """Read an inference: `----`, or rules and data between two lines of `--`."""
        scan = self.scan
        if not self.pcs or self.waits:
            scan.fault("the inference stands below no premises", start, "`(1) A premise`")
            scan.at = scan.line_end(start)
            return
        step = self.document.argument(self.pcs).steps[-1]
        if step.conclusion:
            step = Step([], place=scan.place(start))
            self.document.argument(self.pcs).steps.append(step)
        end = inner(scan, begins.end(), step)
        if end < 0:
            scan.fault("the inference is not closed", start, "`----`, or a second `--`")
            scan.at = scan.line_end(start)
            return
        scan.at = end
        number = len(self.document.argument(self.pcs).steps) - 1
        self.above = [(0, End("argument", self.pcs, number))]
        self.waits = True
        self.end_line()

    def finish(self, offset: int) -> None:
        """End premises that were being read."""
        if not self.pcs:
            return
        argument = self.document.argument(self.pcs)
        if not argument.steps[-1].conclusion:
            told = "the premises come to no conclusion"
            expected = "`----` and a last numbered statement, and no empty line before them"
            self.scan.fault(told, min(offset, len(self.scan.text) - 1), expected)
        self.pcs, self.waits = "", False

    def member(self, content: Content) -> End:
        """Note that a title occurs here, or what it says."""
        untitled = not content.title
        title = content.title or self.number()
        end = End(content.sort, title)
        element: Element = self.document.element(end)
        element.untitled = untitled
        canonical = content.data.get("isCanonical") == "true"
        place = self.scan.place(content.start)
        element.members.append(Member(content.text, place, self.section, canonical, self.pcs))
        element.tags |= content.tags
        self.differing(end, element.data, content)
        element.data.update(content.data)
        self.document.mentions += content.mentions
        return end

    def differing(self, end: End, before: dict[str, Any], content: Content) -> None:
        """Tell of data that are given twice: the last ones count."""
        twice = [
            key for key in content.data if before.get(key, content.data[key]) != content.data[key]
        ]
        if twice:
            line, column = self.scan.place(content.start)
            keys = ", ".join(f"`{clip(key)}`" for key in twice)
            told = f"the data of {named(end)} say two things of {keys}, of which the last counts"
            self.faults.warn(told, line=line, column=column, expected="each key once")

    def number(self) -> str:
        """Give the next title of what has none."""
        self.untitled += 1
        return f"Untitled {self.untitled}"

    @property
    def section(self) -> tuple[str, ...]:
        return tuple(text for _, text in self.sections)

    def end_line(self) -> None:
        """Pass the end of the line; whatever else stands on it belongs to nothing."""
        scan = self.scan
        end = scan.line_end(scan.at)
        rest = scan.text[scan.at : end]
        if rest.strip() and not rest.lstrip().startswith(("//", "/*", "<!--")):
            told = f"`{clip(rest.strip())}` belongs to nothing"
            scan.fault(told, scan.at, "a new line, after an empty one where something new begins")
        scan.at = end + 1
