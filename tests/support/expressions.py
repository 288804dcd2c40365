"""The expressions of workflow files, `${{ ... }}`: as much of them as ours use."""

import re
from collections.abc import Callable, Mapping
from typing import Any

_TOKEN = re.compile(
    r"\s*(?:(?P<op>==|!=|&&|\|\||[!(),.])|(?P<text>'(?:[^']|'')*')|(?P<name>[\w-]+))"
)
_HOLE = re.compile(r"\$\{\{(.*?)\}\}", re.DOTALL)
STATUS = ("always", "cancelled", "failure", "success")


def filled(text: str, known: Mapping[str, Any], *, failed: bool = False) -> str:
    """Fill in every `${{ ... }}` of a text."""
    return _HOLE.sub(lambda hole: shown(value(hole[1], known, failed=failed)), text)


def shown(found: Any) -> str:
    """Give a value as the forge writes it into text."""
    if found is None:
        return ""
    return str(found).lower() if isinstance(found, bool) else str(found)


def holds(condition: str | None, known: Mapping[str, Any], *, failed: bool) -> bool:
    """Tell whether a step or job with this `if` runs."""
    if condition is None:
        return not failed
    inner = _HOLE.fullmatch(condition.strip())
    text = inner[1] if inner else condition
    asks = any(re.search(rf"\b{word}\(", text) for word in STATUS)
    return (asks or not failed) and bool(value(text, known, failed=failed))


def value(text: str, known: Mapping[str, Any], *, failed: bool = False) -> Any:
    """Work out one expression."""
    found = _Parser(text, known, failed=failed)
    result = found.either()
    assert not found.rest, f"left over in {text!r}: {found.rest}"
    return result


class _Parser:
    def __init__(self, text: str, known: Mapping[str, Any], *, failed: bool) -> None:
        self.rest = [(m.lastgroup, m[m.lastgroup]) for m in _TOKEN.finditer(text)]
        assert "".join(one for _, one in self.rest) == re.sub(
            r"\s+(?=(?:[^']*'[^']*')*[^']*$)", "", text
        )
        self.known = known
        self.functions: dict[str, Callable[..., Any]] = {
            "contains": lambda whole, part: shown(part).lower() in shown(whole).lower(),
            "startsWith": lambda whole, part: shown(whole).lower().startswith(shown(part).lower()),
            "always": lambda: True,
            "cancelled": lambda: False,
            "failure": lambda: failed,
            "success": lambda: not failed,
        }

    def take(self, *wanted: str) -> str:
        if self.rest and self.rest[0][0] == "op" and self.rest[0][1] in wanted:
            return self.rest.pop(0)[1]
        return ""

    def either(self) -> Any:
        found = self.both()
        while self.take("||"):
            other = self.both()
            found = found or other
        return found

    def both(self) -> Any:
        found = self.compared()
        while self.take("&&"):
            other = self.compared()
            found = found and other
        return found

    def compared(self) -> Any:
        found = self.one()
        sign = self.take("==", "!=")
        if not sign:
            return found
        same = shown(found).lower() == shown(self.one()).lower()
        return same if sign == "==" else not same

    def one(self) -> Any:
        if self.take("!"):
            return not self.one()
        if self.take("("):
            found = self.either()
            assert self.take(")")
            return found
        sort, text = self.rest.pop(0)
        if sort == "text":
            return text[1:-1].replace("''", "'")
        assert sort == "name", text
        return self.call(text) if self.take("(") else self.path(text)

    def call(self, name: str) -> Any:
        given = []
        while not self.take(")"):
            given.append(self.either())
            self.take(",")
        return self.functions[name](*given)

    def path(self, name: str) -> Any:
        if name.isdigit() or name in ("true", "false"):
            return {"true": True, "false": False}.get(name, name)
        assert name in self.known, f"{name} is not known here"
        found = self.known[name]
        while self.take("."):
            _, key = self.rest.pop(0)
            found = found.get(key) if isinstance(found, Mapping) else None
        return found
