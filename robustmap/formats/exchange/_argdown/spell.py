"""An Argdown document as JSON: the objects that `argdown json` writes."""

import re
from collections.abc import Iterable
from typing import Any

from robustmap.formats.exchange._argdown.document import (
    WHOLE,
    Argument,
    Document,
    Element,
    End,
    Relation,
    Statement,
)

_CLASS = re.compile(r"[^a-z0-9-]")


def spell(document: Document) -> dict[str, Any]:
    """Give the whole document. The front matter, which Argdown leaves out, is added."""
    return _Speller(document).spell()


class _Speller:
    def __init__(self, document: Document) -> None:
        self.document = document
        self.relations = [_relation(document, one) for one in document.relations]
        self.of: dict[End, list[Any]] = {}
        for one, told in zip(document.relations, self.relations, strict=True):
            for end in {one.by, one.on}:
                self.of.setdefault(end, []).append(told)
        self.roles = _roles(document)
        self.sections: dict[tuple[str, ...], str] = {}
        self.tree: list[Any] = []
        self._open: dict[tuple[str, ...], list[Any]] = {(): self.tree}

    def spell(self) -> dict[str, Any]:
        statements, arguments = self.document.statements, self.document.arguments
        found = {
            "statements": {title: self.statement(statements[title]) for title in statements},
            "arguments": {title: self.argument(arguments[title]) for title in arguments},
            "relations": self.relations,
            "sections": self.tree,
            "tags": self.tags(),
        }
        settings = self.document.settings
        return {**found, "frontMatter": settings} if settings else found

    def section(self, path: tuple[str, ...]) -> dict[str, str]:
        """Give the section of an element, and add it to the tree where it is new."""
        for level in range(1, len(path) + 1):
            part = path[:level]
            if part not in self.sections:
                self.sections[part] = f"s{len(self.sections) + 1}"
                made: dict[str, Any] = {"type": "section", "id": self.sections[part]}
                made |= {"level": level, "title": part[-1], "children": []}
                if level > 1:
                    made["parent"] = self.sections[part[:-1]]
                self._open[part[:-1]].append(made)
                self._open[part] = made["children"]
        return {"section": self.sections[path]} if path else {}

    def element(self, kind: str, end: End, element: Element) -> dict[str, Any]:
        found = {"type": kind, "title": end.title, "relations": self.of.get(end, [])}
        extra = {"tags": [*element.tags]} if element.tags else {}
        data = {"data": element.data} if element.data else {}
        return {**found, **extra, **data, **self.section(element.section)}

    def statement(self, statement: Statement) -> dict[str, Any]:
        found = self.element("equivalence-class", End("statement", statement.title), statement)
        roles = self.roles.get(statement.title, [])
        members = [self.member(statement, role, inside) for role, inside in roles]
        if not any(not one.get("isReference") for one in members):
            members.insert(0, self.member(statement, "top-level-statement", ""))
        told = [one for one in members if "argumentTitle" in one and not one.get("isReference")]
        used = {role for role, _ in roles}
        return {
            **found,
            "members": members,
            "isUsedAsPremise": "premise" in used,
            "isUsedAsMainConclusion": "main-conclusion" in used,
            "isUsedAsIntermediaryConclusion": "intermediary-conclusion" in used,
            "isUsedAsRelationStatement": bool(found["relations"]),
            "isUsedAsTopLevelStatement": not told,
        }

    def member(self, statement: Statement, role: str, inside: str) -> dict[str, Any]:
        found: dict[str, Any] = {"type": "statement", "role": role, "title": statement.title}
        if inside:
            found["argumentTitle"] = inside
        defines = any(one.inside == inside for one in statement.texts)
        top = {} if inside else {"isTopLevel": True}
        if not defines:
            return {**found, "isReference": True}
        data = {"data": statement.data} if statement.data else {}
        tags = {"tags": [*statement.tags]} if statement.tags else {}
        text = {"text": statement.text}
        return {**found, **top, **text, **tags, **data, **self.section(statement.section)}

    def argument(self, argument: Argument) -> dict[str, Any]:
        found = self.element("argument", End("argument", argument.title), argument)
        member: dict[str, Any] = {"type": "statement", "role": "argument-description"}
        member |= {"title": argument.title, "text": argument.text, "isTopLevel": True}
        member |= self.section(argument.section)
        return {**found, "members": [member], "pcs": list(self.lines(argument))}

    def lines(self, argument: Argument) -> Iterable[dict[str, Any]]:
        """Yield the premises and conclusions of an argument in their order."""
        index = -1
        last = len(argument.steps) - 1
        for number, step in enumerate(argument.steps):
            for title in step.premises:
                yield self.member(self.document.statement(title), "premise", argument.title)
            index += len(step.premises) + 1
            role = "main-conclusion" if number == last else "intermediary-conclusion"
            told = self.member(self.document.statement(step.conclusion), role, argument.title)
            end = End("argument", argument.title, number)
            data = {"data": step.data} if step.data else {}
            told["inference"] = {
                "type": "inference",
                "relations": self.of.get(end, []),
                "inferenceRules": step.rules,
                "argumentTitle": argument.title,
                "conclusionIndex": index,
                **data,
            }
            yield told

    def tags(self) -> dict[str, Any]:
        elements: list[Element] = [*self.document.statements.values()]
        elements += self.document.arguments.values()
        found = dict.fromkeys(tag for element in elements for tag in element.tags)
        return {
            tag: {"tag": tag, "cssClass": f"tag-{_CLASS.sub('', tag.lower().replace(' ', '-'))}"}
            | {"occurrenceIndex": number}
            for number, tag in enumerate(found)
        }


def _roles(document: Document) -> dict[str, list[tuple[str, str]]]:
    """Give for each statement (role, argument) of each premise or conclusion that it is."""
    found: dict[str, list[tuple[str, str]]] = {}
    for argument in document.arguments.values():
        last = len(argument.steps) - 1
        for number, step in enumerate(argument.steps):
            for title in step.premises:
                found.setdefault(title, []).append(("premise", argument.title))
            role = "main-conclusion" if number == last else "intermediary-conclusion"
            found.setdefault(step.conclusion, []).append((role, argument.title))
    return found


def _relation(document: Document, one: Relation) -> dict[str, Any]:
    types = {"statement": "equivalence-class", "argument": "argument"}
    found: dict[str, Any] = {"type": "relation", "relationType": one.kind}
    found |= {"from": one.by.title, "fromType": types[one.by.sort]}
    found |= {"to": one.on.title, "toType": types[one.on.sort]}
    if one.on.sort == "argument" and one.on.step != WHOLE:
        steps = document.argument(one.on.title).steps[: one.on.step + 1]
        found["toType"] = "inference"
        found["conclusionIndex"] = sum(len(step.premises) + 1 for step in steps) - 1
    return found
