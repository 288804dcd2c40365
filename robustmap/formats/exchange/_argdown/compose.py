"""From a map to an Argdown document: what of it Argdown can say."""

from collections.abc import Iterator
from typing import Any

from robustmap.formats.exchange._argdown.document import (
    Document,
    Element,
    End,
    Kind,
    Member,
    Relation,
    Step,
)
from robustmap.formats.exchange._argdown.fields import BETWEEN, words
from robustmap.formats.exchange._argdown.keeping import SETTINGS
from robustmap.formats.exchange._argdown.plain import (
    Titles,
    argument_title,
    clean,
    statement_title,
)
from robustmap.formats.exchange._argdown.refs import PART, SO, step_of
from robustmap.model import ids
from robustmap.model.expand import heading, named_premises
from robustmap.model.fields import Link
from robustmap.model.map import Map
from robustmap.model.nodes import ARGUING, Arguing, Node
from robustmap.model.said import said

_KINDS: dict[str, Kind] = {"for": "support", "against": "attack"}

MAX_HEADINGS = 20
MAX_HEADING = 200
"""Longer titles give way to ids."""


def compose(map_: Map, whole: Map) -> Document:
    """Make a document of a map that `keeps` gave; `whole` has the words of what it lacks."""
    return _Composer(map_, whole).compose()


class _Composer:
    def __init__(self, map_: Map, whole: Map) -> None:
        self.map, self.whole = map_, whole
        self.document = Document()
        self.titles = Titles()
        self.title_of: dict[str, str] = {}
        """Id of a node -> its title."""
        self.named: dict[str, str] = {}
        """Reference to a statement -> the title under which it stands."""
        self.arguing = {node.id for node in map_.nodes.values() if isinstance(node, ARGUING)}
        self.wanted: set[str] = set()  # references that something makes to statements

    def compose(self) -> Document:
        self.document.settings = {
            key: value for key, value in said(self.map.settings).items() if key in SETTINGS
        }
        for node in self.map.nodes.values():
            self._title(node)
            self.wanted.update(self._refs(node))
        for node in self.map.nodes.values():
            if isinstance(node, ARGUING):
                self._argument(node)
            else:
                self._element(node, "statement")
        for ref in sorted(self.wanted - self.named.keys()):
            self._elsewhere(ref)
        for node in self.map.nodes.values():
            self._relations(node)
        return self.document

    def _title(self, node: Node) -> None:
        arguing = isinstance(node, ARGUING)
        words_ = (argument_title if arguing else statement_title)(heading(node))
        words_ = words_ if len(words_) <= MAX_HEADING else node.id
        title = self.titles.free(words_, node.id)
        self.title_of[node.id] = title
        if not arguing:
            self.named[node.id] = title

    def _refs(self, node: Node) -> Iterator[str]:
        """Yield the references of a node that must lead to statements."""
        if isinstance(node, ARGUING):
            yield from (premise.ref for premise in node.premises if premise.ref is not None)
        for relation in ("for_", "against", "contradicts"):
            yield from (link.to for link in getattr(node, relation, ()))

    def _element(self, node: Node, sort: Any) -> Element:
        """Make the element that a node becomes, with all in its data that nothing draws."""
        title = self.title_of[node.id]
        element = self.document.element(End(sort, title))
        data: dict[str, Any] = {"id": node.id}
        if node.kind not in ("claim", "argument"):
            data["kind"] = node.kind
        rest = said(node)
        rest.pop("title", None)
        section = self._section(rest)
        tags_, tags = _tags(rest.pop("tags", []))
        element.tags = dict.fromkeys(tags_)
        if tags:
            data["tags"] = tags
        element.data = data
        element.members.append(Member(clean(node.body) or title, (), section))
        self._exact(element, End(sort, title), node)
        element.data |= {key: rest[key] for key in rest if key not in self._drawn(node)}
        return element

    def _drawn(self, node: Node) -> frozenset[str]:
        drawn = {"for", "against", "undercuts", "contradicts", type(node).premises_key}
        return frozenset(
            drawn & {field.alias or name for name, field in type(node).model_fields.items()}
        )

    def _exact(self, element: Element, end: End, node: Node) -> None:
        """Add the title and text to the data where the words drawn would read as others."""
        if node.title is None:
            element.data["untitled"] = "true"
        elif words(element, end)[0] != node.title:
            element.data["title"] = node.title
        if words(element, end) != (node.title or "", node.body):
            element.data["text"] = node.body

    def _section(self, rest: dict[str, Any]) -> tuple[str, ...]:
        given = rest.get("x-section")
        if not isinstance(given, str) or not given:
            return ()
        path = tuple(given.split(BETWEEN))
        if len(path) > MAX_HEADINGS or any(not one or clean(one) != one for one in path):
            return ()
        del rest["x-section"]
        return path

    def _argument(self, node: Arguing) -> None:
        element = self._element(node, "argument")
        argument = self.document.argument(element.title)
        if not node.premises:
            return
        listed = self._premises(node)
        for_: tuple[Link, ...] = getattr(node, "for_", ())
        aims = [*for_, *getattr(node, "against", ()), *getattr(node, "undercuts", ())]
        single = len(aims) == 1 and len(for_) == 1
        step = Step(listed, for_[0].to if single else "", concludes=not single)
        if not single:
            name = ids.join(node.id, SO)
            title = self.titles.free(name, "so")
            said_ = Member(self._conclusion(node), inside=element.title)
            data = {} if title == name else {"id": name}
            self.document.statements[title] = made = self.document.statement(title)
            made.members, made.data = [said_], data
            step.conclusion = title
        scheme = element.data.get("scheme")
        rules = [clean(one) for one in str(scheme or "").split(",")]
        if scheme and ", ".join(rules) == scheme and all(rules):
            step.rules = rules
            del element.data["scheme"]
        argument.steps.append(step)

    def _conclusion(self, node: Arguing) -> str:
        """Say in words what an argument comes to that has no single claim as its conclusion."""
        said_ = [self._words(link.to) for link in getattr(node, "for_", ())]
        said_ += [f"It is not so: {self._words(link.to)}" for link in node.against]
        broken = getattr(node, "undercuts", ())
        said_ += [f"A step does not go through: {self._words(link.to)}" for link in broken]
        return clean(" ".join(said_)) or clean(heading(node))

    def _words(self, ref: str) -> str:
        found = self.whole.resolve(ref) or ref
        statement = self.whole.statements.get(found)
        told = self.whole.nodes.get(found)
        return clean(statement.text if statement else heading(told) if told else ref) or ref

    def _premises(self, node: Arguing) -> list[str]:
        """Make the premises of a node; give their titles, references as they are for now."""
        inline = iter(named_premises(node))
        alone = len({one.local for one in node.premises}) == len(node.premises)
        listed = []
        for number, premise in enumerate(node.premises, start=1):
            if premise.ref is not None:
                listed.append(f"={premise.ref}")
                continue
            local, text = next(inline)
            name = ids.join(node.id, local)
            bare = alone and local == f"p{number}" and name not in self.wanted
            listed.append(self._inline(self.title_of[node.id], name, text, bare=bare))
        return listed

    def _inline(self, argument: str, name: str, text: str, *, bare: bool) -> str:
        title = f"Untitled {len(self.document.statements) + 1}"
        if not bare:
            title = self.titles.free(name, "again")
            self.named.setdefault(name, title)
        statement = self.document.statement(title)
        statement.untitled = bare
        statement.members.append(Member(clean(text), inside=argument))
        if title != name and not bare:
            statement.data["id"] = name
        if clean(text) != text:
            statement.data["text"] = text
        return title

    def _elsewhere(self, ref: str) -> None:
        """Make a statement of a reference that leads to no statement of the document."""
        title = self.titles.free(statement_title(ref), "elsewhere")
        self.named[ref] = title
        data: dict[str, Any] = {} if title == ref and PART.fullmatch(ref) else {"id": ref}
        if not PART.fullmatch(ref):
            data["elsewhere"] = "true"
        statement = self.document.statement(title)
        statement.members, statement.data = [Member(self._words(ref))], data

    def _relations(self, node: Node) -> None:
        """Draw what a node aims at, and put into the data what drawing does not tell exactly."""
        arguing = isinstance(node, ARGUING)
        by = End("argument" if arguing else "statement", self.title_of[node.id])
        element = self.document.element(by)
        rest = said(node)
        folded: End | None = by
        if arguing:
            folded = self._finish(node, element, by, rest)
        for relation, kind in _KINDS.items():
            if folded is not None and relation in self._drawn(node):
                targets = [link.to for link in getattr(node, _attribute(relation))]
                for ref in dict.fromkeys(targets):
                    on = End("statement", self.named[ref])
                    self.document.relate(Relation(kind, folded, on))
        for relation in ("for", "against"):
            plain = [link.to for link in getattr(node, _attribute(relation), ())]
            if relation in self._drawn(node) and rest.get(relation, []) != _unique(plain):
                element.data[relation] = rest[relation]
        self._undercuts(node, element, by, rest)
        self._contradicts(node, element, by, rest)

    def _finish(self, node: Any, element: Element, by: End, rest: dict[str, Any]) -> End | None:
        """Name the premises and the conclusion; give what the aims are drawn from, if anything."""
        argument = self.document.argument(by.title)
        if not argument.steps:
            return by
        step = argument.steps[0]
        titles = [one[1:] if one.startswith("=") else "" for one in step.premises]
        key = node.premises_key
        told: list[Any] = []
        for number, ref in enumerate(titles):
            if ref:
                step.premises[number] = self.named[ref]
                told.append(ref)
            else:
                statement = self.document.statement(step.premises[number])
                text = statement.data.get("text") or statement.text
                name = statement.data.get("id") or statement.title
                local = f"p{number + 1}" if statement.untitled else ids.split(name)[1]
                told.append({local: text})
        if told != rest.get(key):
            element.data[key] = rest[key]
        if step.concludes:
            return End("statement", step.conclusion)
        step.conclusion = self.named[step.conclusion]
        return None

    def _undercuts(self, node: Node, element: Element, by: End, rest: dict[str, Any]) -> None:
        links = getattr(node, "undercuts", ())
        drawn = []
        for link in links:
            owner = step_of(link.to, self.map.aliases)
            if owner not in self.arguing:
                continue
            title = self.title_of[owner]
            number = len(self.document.argument(title).steps) - 1
            self.document.relate(Relation("undercut", by, End("argument", title, number)))
            drawn.append(owner)
        if links and (drawn != rest["undercuts"] or len(drawn) > 1):
            element.data["undercuts"] = rest["undercuts"]

    def _contradicts(self, node: Node, element: Element, by: End, rest: dict[str, Any]) -> None:
        links = getattr(node, "contradicts", ())
        mutual = False
        for link in links:
            self.document.relate(
                Relation("contradictory", by, End("statement", self.named[link.to]))
            )
            other = self.map.nodes.get(link.to)
            mutual = mutual or any(one.to == node.id for one in getattr(other, "contradicts", ()))
        if links and (mutual or rest["contradicts"] != _unique([link.to for link in links])):
            element.data["contradicts"] = rest["contradicts"]


def _attribute(relation: str) -> str:
    return "for_" if relation == "for" else relation


def _unique(refs: list[str]) -> list[str]:
    return list(dict.fromkeys(refs))


def _tags(tags: list[str]) -> tuple[list[str], list[str]]:
    """Give the tags that can stand in the text, and all of them where some cannot."""
    simple = [tag for tag in tags if tag == clean(tag) and not set(tag) & set("()\\{}[]<>#@/*_=.:")]
    exact = simple == tags and len(set(tags)) == len(tags)
    return list(dict.fromkeys(simple)), [] if exact else tags
