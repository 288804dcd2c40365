"""Which nodes the lines of an outline are about, and how these are related."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from robustmap.formats.outline.items import Item, Line, Mark, Role, Slip
from robustmap.model import ids
from robustmap.model.map import Map
from robustmap.model.nodes import ARGUING, Claim, Proposal
from robustmap.model.problem import clip
from robustmap.model.suggest import Suggester

_BARE = "`+` for, `-` against, `!` breaks its step, `?` asks for backing; or no indentation"


class _Edge(NamedTuple):
    relation: str
    by: Item
    on: Item
    line: int


class Builder:
    """Takes the lines one by one; `items` are the new nodes, in the order of their lines."""

    def __init__(self, map_: Map, name: Callable[[str, str], str]) -> None:
        """Take the map beside which the outline stands, and what makes ids."""
        self.map = map_
        self.name = name
        self.items: list[Item] = []
        self.slips: list[Slip] = []
        self.given: dict[str, Item] = {}
        self.titled: dict[tuple[str, str], Item] = {}
        self.known: dict[str, Item] = {}
        self.edges: list[_Edge] = []

    def build(self, found: Sequence[Line | Slip]) -> None:
        """Take every line in, then settle what each argument is aimed at."""
        self.wanted = {one.id for one in found if isinstance(one, Line) and one.id}
        stack: list[tuple[int, Item | None]] = []
        for one in found:
            if isinstance(one, Slip):
                self.slips.append(one)
            elif one.shape == "more":
                self.more(one, stack[-1][1] if stack else None)
            else:
                while stack and stack[-1][0] >= one.indent:
                    stack.pop()
                above = stack[-1][1] if stack else None
                # Below a line that cannot be read nothing more is said of it.
                lost = bool(stack) and above is None
                stack.append((one.indent, None if lost else self.line(one, above)))
        for edge in self.edges:
            self.settle(edge)

    def slip(self, line: int, message: str, expected: str = "", suggestion: str = "") -> None:
        """Tell what cannot be read."""
        self.slips.append(Slip(line, message, expected, suggestion))

    def more(self, line: Line, item: Item | None) -> None:
        """Add a line of text to the node above it."""
        if item is None or item.known or item.listed:
            told = "there is no new node above it whose text it could be"
            self.slip(line.number, told, "a claim, an argument or a challenge of this outline")
        else:
            item.more.append(line.text)

    def line(self, line: Line, above: Item | None) -> Item | None:
        """Give what a line is about, and note what it is to the line above."""
        if line.mark and above is None:
            told = "nothing stands above it, with less indentation, that it could speak to"
            self.slip(line.number, told, "a plain line, which is a claim")
            return None
        item = self.item(line, above)
        if item is None or above is None:
            return item
        if line.mark is None:
            return self.below(line, item, above)
        self.relate(line, line.mark, item, above)
        return item

    def item(self, line: Line, above: Item | None) -> Item | None:
        """Give the item that a line names, or a new one."""
        if line.id and not self.fits(line):
            return None
        ref = line.name if line.shape == "known" else line.id
        if ref and (ref in self.given or (line.shape == "known" and ref in self.wanted)):
            return self.again(line, ref)
        if ref and (line.shape == "known" or self.map.resolve(ref)):
            return self.existing(line, ref)
        if line.shape in ("claim", "argument"):
            return self.bracketed(line)
        if line.mark is None and above is not None and above.role == "argument" and not line.id:
            return self.premise(line, above)
        return self.plain(line)

    def plain(self, line: Line) -> Item | None:
        """Give a new node for a line without brackets."""
        if line.text:
            return self.new(line, _role(line))
        self.slip(line.number, f"nothing is called `{clip(line.id)}`", "a sentence before it")
        return None

    def fits(self, line: Line) -> bool:
        """Tell whether an id may be one; says so where it may not."""
        if self.map.resolve(line.id) or ids.is_slug(line.id):
            return line.id not in ids.RESERVED_IDS or self.fits_not(line)
        return self.fits_not(line)

    def fits_not(self, line: Line) -> bool:
        """Say that an id cannot be one."""
        told = f"`{clip(line.id)}` cannot be an id"
        self.slip(line.number, told, "lower-case letters, digits and hyphens", ids.slugify(line.id))
        return False

    def again(self, line: Line, ref: str) -> Item | None:
        """Give the node of this outline that has an id."""
        item = self.given.get(ref)
        if item is None:
            told = f"`{ref}` is named before the line that gives it a text"
            self.slip(line.number, told, "the line with `(id: ...)` first")
        elif line.text and line.text != item.text:
            self.slip(line.number, f"two lines have the id `{ref}`", "an id of its own")
        return item

    def existing(self, line: Line, ref: str) -> Item | None:
        """Give a node, premise or clause of the map."""
        found = self.map.resolve(ref)
        if found is None:
            near = Suggester([*self.map.nodes, *self.given]).nearest(ref)
            self.slip(line.number, f"nothing is called `{clip(ref)}`", "an id of the map", near)
            return None
        if found not in self.known:
            node = self.map.nodes.get(found)
            role: Role = "other"
            if isinstance(node, ARGUING) or found in self.map.inferences:
                role = "argument"
            elif isinstance(node, Claim | Proposal) or self.map.statement_id(found):
                role = "claim"
            self.known[found] = Item(role, found, line.number, known=True)
        return self.known[found]

    def bracketed(self, line: Line) -> Item | None:
        """Give the claim or argument that has a title in brackets."""
        key = (line.shape, " ".join(line.name.lower().split()))
        item = self.titled.get(key)
        if item is None:
            slug = ids.slugify(line.name)
            node = self.map.nodes.get(self.map.resolve(slug) or "") if slug else None
            if node is not None and not line.text and node.kind == line.shape:
                return self.existing(line, node.id)
            role: Role = "claim" if line.shape == "claim" else "argument"
            item = self.new(line, role)
            self.titled[key] = item
        elif line.text and item.text not in ("", line.text):
            self.slip(line.number, f"`{clip(line.name)}` has two texts", "one text for each title")
        item.text = item.text or line.text
        return item

    def new(self, line: Line, role: Role) -> Item:
        """Make a node that is to be written."""
        named = line.id or self.name(line.name or line.text, role)
        item = Item(role, named, line.number, title=line.name, text=line.text)
        self.items.append(item)
        if line.id:
            self.given[line.id] = item
        return item

    def premise(self, line: Line, above: Item) -> Item | None:
        """Make a premise that stands in its argument's file."""
        if above.known:
            self.closed(line, above)
            return None
        number = sum(one.listed for one in above.premises) + 1
        named = ids.join(above.id, f"p{number}")
        return Item("premise", named, line.number, text=line.text, listed=True)

    def closed(self, line: Line, above: Item) -> None:
        """Say that a file of the map stays as it is."""
        told = f"`{above.id}` is in the map already, and its file stays as it is"
        self.slip(line.number, told, "a mark, or a new argument")

    def below(self, line: Line, item: Item, above: Item) -> Item | None:
        """Take in a line without a mark below another: a premise, if that is an argument."""
        if above.role != "argument" or item.role not in ("claim", "premise"):
            self.slip(line.number, "it does not say what it is to the line above", _BARE)
            return item
        if above.known:
            self.closed(line, above)
        elif item not in above.premises:
            above.premises.append(item)
        return item

    def relate(self, line: Line, mark: Mark, item: Item, above: Item) -> None:
        """Note a relation; it is settled when all premises are known."""
        by, on = (above, item) if mark.outgoing else (item, above)
        self.edges.append(_Edge(mark.relation, by, on, line.number))

    def settle(self, edge: _Edge) -> None:
        """Write a relation into the node that it begins at."""
        if edge.relation == "contradicts":
            self.contradict(edge)
            return
        on = self.target(edge)
        by = self.source(edge) if on else None
        if by is None or not on:
            return
        if not by.known:
            by.aim(edge.relation, on)
        elif not self.told(by.id, edge.relation, on):
            told = f"`{by.id}` is in the map already, and its file stays as it is"
            self.slip(edge.line, told, "a new argument, or a change of that file")

    def told(self, argument: str, relation: str, target: str) -> bool:
        """Tell whether an argument of the map has a relation already."""
        found = (self.map.inferences[one] for one in self.map.inferences_of.get(argument, ()))
        return any(one.relation == relation and one.target == target for one in found)

    def target(self, edge: _Edge) -> str:
        """Give the id that a relation is aimed at, or say why there is none."""
        on = edge.on
        if edge.relation == "asks_about":
            return on.id
        if edge.relation == "undercuts":
            if on.role == "argument":
                return on.id
            told = "only an argument has a step that can be broken"
            self.slip(edge.line, told, "an argument above it; or `-`, if what it says is false")
            return ""
        if on.role in ("claim", "premise"):
            return on.id
        if on.role == "argument":
            return self.only_premise(edge)
        self.slip(edge.line, "nothing can speak for or against that", "a claim or an argument")
        return ""

    def only_premise(self, edge: _Edge) -> str:
        """Give the one sentence of an argument: what speaks to several must say to which."""
        on = edge.on
        if on.known:
            named = self.map.inferences_of.get(on.id) or (on.id,)
            inferences = [self.map.inferences[one] for one in named if one in self.map.inferences]
            found = [premise for one in inferences for premise in one.premises]
        elif on.premises:
            found = [one.id for one in on.premises]
        else:
            found = [ids.join(on.id, "p1")]
        found = list(dict.fromkeys(found))
        if len(found) == 1:
            return found[0]
        told = f"`{on.id}` has {len(found)} premises, and it does not say which is meant"
        one_of = ", ".join(f"`[[{one}]]`" for one in found)
        expected = f"the line below {one_of}" if on.known else "the line below that premise"
        self.slip(edge.line, told, f"{expected}; or `!`, if it breaks the step")
        return ""

    def source(self, edge: _Edge) -> Item | None:
        """Give the argument that a relation begins at; a claim becomes the premise of a new one."""
        by = edge.by
        if by.role in ("argument", "question") and (edge.relation == "asks_about") == (
            by.role == "question"
        ):
            return by
        if by.role in ("claim", "premise") and edge.relation != "asks_about":
            named = self.name(f"{by.id} {edge.relation} {edge.on.id}", "argument")
            item = Item("argument", named, edge.line, premises=[by])
            self.items.append(item)
            return item
        told = "a challenge is a question in your own words" if by.known else "it cannot do that"
        self.slip(edge.line, told, "a sentence after the mark")
        return None

    def contradict(self, edge: _Edge) -> None:
        """Note that two claims cannot be true together, in whichever of them is new."""
        pair = (edge.on, edge.by)
        new = next((one for one in pair if one.role == "claim" and not one.known), None)
        if new is None or any(one.role != "claim" for one in pair):
            told = "`><` stands between two claims, of which one at least is new"
            self.slip(edge.line, told, "`-`, with a reason")
            return
        new.aim("contradicts", pair[1 - pair.index(new)].id)


def _role(line: Line) -> Role:
    """Tell what a plain line with its mark becomes."""
    if line.mark is None or line.mark.outgoing or line.mark.relation == "contradicts":
        return "claim"
    return "question" if line.mark.relation == "asks_about" else "argument"
