"""Writes front matter as untidily as YAML allows."""

import json
import re
from random import Random
from typing import Any


class Untidy:
    """Writes fields in any of the styles that YAML has, with comments strewn in."""

    def __init__(self, seed: int) -> None:
        self.rng = Random(seed)
        self.comments: list[str] = []

    def pick(self, *options: Any) -> Any:
        return self.rng.choice(options)

    def written(self, text: str) -> list[str]:
        """Give the comments that stand in a text."""
        return [comment for comment in self.comments if comment in text]

    def once_in(self, number: int) -> bool:
        return self.rng.randrange(number) == 0

    def comment(self) -> str:
        self.comments.append(f"c{len(self.comments)}x")
        return self.pick("# {} a: [b", "#{}", '# "{}', "# {} # - p9: x").format(self.comments[-1])

    def own_lines(self) -> list[str]:
        lines = [" " * self.pick(0, 2, 3, 4, 6) + self.comment() for _ in range(self.pick(0, 0, 1))]
        return [*lines, *[""] * self.pick(0, 0, 0, 1)]

    def behind(self) -> str:
        return f" {self.comment()}" if self.once_in(4) else ""

    def scalar(self, text: str) -> list[str]:
        ways = [[json.dumps(text, ensure_ascii=False)]]
        if "\n" not in text:
            ways.append(["'" + text.replace("'", "''") + "'"])
        if re.fullmatch(r"[a-z]+( [a-z]+)*", text) and text != "null":
            ways += [[text], text.split(" ", 1)]
        if re.fullmatch(r"[a-z]+(\n[a-z]+)*", text):
            ways.append(["|-" + self.behind(), *text.split("\n")])
        return self.pick(*ways)

    def flow(self, value: Any) -> str:
        if isinstance(value, str):
            return "'" + value.replace("'", "''") + "'" if "\n" not in value else json.dumps(value)
        comma = self.pick(", ", ",\n      ", f", {self.comment()}\n      ")
        end = self.pick("", "", f"\n    {self.comment()}\n    ")
        if isinstance(value, list):
            return f"[{comma.join(map(self.flow, value))}{end}]"
        pairs = (f"{json.dumps(key)}: {self.flow(value[key])}" for key in value)
        return f"{{{comma.join(pairs)}{end}}}"

    def lines(self, value: Any, lead: str) -> list[str]:
        """Write a value behind `lead`, which is a key with its colon or a dash."""
        if isinstance(value, str):
            first, *rest = self.scalar(value)
            return [f"{lead} {first}{self.behind()}", *(f"   {line}" for line in rest)]
        if not value or self.once_in(3):
            return f"{lead} {self.flow(value)}{self.behind()}".split("\n")
        inner = self.mapping(value) if isinstance(value, dict) else self.sequence(value)
        indent = " " * self.pick(2, 4)
        if lead == "-" and not inner[0].lstrip().startswith("#") and self.once_in(2):
            first, *rest = inner
            return [f"- {first}", *("  " + line for line in rest)]
        if lead != "-" and isinstance(value, list) and self.once_in(2):
            indent = ""
        return [f"{lead}{self.behind()}", *(indent + line for line in inner)]

    def mapping(self, fields: dict[str, Any]) -> list[str]:
        names = self.rng.sample(list(fields), len(fields))
        lines = []
        for name in names:
            key = name if re.fullmatch("[a-z_-]+", name) else json.dumps(name, ensure_ascii=False)
            lines += [*self.own_lines(), *self.lines(fields[name], f"{key}:")]
        return [*lines, *self.own_lines()]

    def sequence(self, entries: list[Any]) -> list[str]:
        lines = []
        for entry in entries:
            lines += [*self.own_lines(), *self.lines(entry, "-")]
        return [*lines, *self.own_lines()]
