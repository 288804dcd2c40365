"""What one node can take in from another that says the same, and what stands in the way."""

from collections.abc import Iterator, Mapping
from copy import deepcopy
from typing import Any

from robustmap.files.comments import Comments, comments
from robustmap.files.edit._body import append
from robustmap.files.edit._book import Book
from robustmap.files.edit._links import Renaming, retold
from robustmap.files.edit._places import places_of
from robustmap.files.emit import takes_either
from robustmap.model import ids
from robustmap.model.expand import named_premises
from robustmap.model.fields import read_source
from robustmap.model.map import Map
from robustmap.model.nodes import ARGUING, Arguing, Node
from robustmap.model.problem import clip

_DECIDES = ("standing", "basis", "implicit", "expect", "manner", "at_limit", "review")
"""Keys on which a verdict or a page turns also where they are left out."""

_APART = ("title", "titles", "aliases")


class Union:
    """Two nodes of one kind, one of which is to take in what the other has."""

    def __init__(self, book: Book, kept: Node, gone: Node, renaming: Renaming) -> None:
        """Take both, and what the references of the other become."""
        self.book, self.kept, self.gone, self.renaming = book, kept, gone, renaming
        self.page, self.other = book.page(kept.id), book.page(gone.id)
        self.fields = self._fields()

    def _fields(self) -> dict[str, Any]:
        """Give the keys of the node that goes, its references as they will be."""
        fields = deepcopy(self.other.front.fields)
        for one in places_of(self.gone):
            new = self.renaming.of(one.ref, one.allowed)
            path = self.other.written(one.path)
            if new == one.ref or not path or not isinstance(self.other.value(path), str):
                continue
            holder: Any = fields
            for step in path[:-1]:
                holder = holder[step]
            holder[path[-1]] = holder[path[-1]].replace(one.ref, new)
        return fields

    def clashes(self) -> Iterator[str]:
        """Tell of everything that cannot be taken in."""
        own = self.gone.premises_key
        if own and equal_premises(self.book.map, self.kept, self.gone) is None:
            yield f"they rest on different premises (`{own}`)"
        for key in _DECIDES:
            mine, theirs = (getattr(one, key, None) for one in (self.kept, self.gone))
            if mine != theirs:
                yield f"`{key}` is {_said(mine)} in one and {_said(theirs)} in the other"
        yield from self._by_default()
        for key, value in self.fields.items():
            if key in (*_DECIDES, *_APART, own):
                continue
            mine = self.page.value((key,))
            if mine is None or mine == value:
                continue
            if not self._is_list(key):
                yield f"both give `{key}`, and not the same"
            elif isinstance(mine, dict):
                yield f"`{key}` of `{self.kept.id}` is not written as a list"
            else:
                yield from self._same_entry(key, _listed(mine), _listed(value))

    def _by_default(self) -> Iterator[str]:
        for node, page in ((self.kept, self.page), (self.gone, self.other)):
            names = {field.alias or name: name for name, field in type(node).model_fields.items()}
            for key, name in names.items():
                given = name in node.model_fields_set and key not in ("id", "body", "x")
                same = getattr(self.kept, name) == getattr(self.gone, name)
                if given and not same and key not in page.front.fields:
                    yield f"`{node.id}` has `{key}` from the defaults of its folder: write it out"

    def _same_entry(self, key: str, mine: list[Any], theirs: list[Any]) -> Iterator[str]:
        known = {self._name(key, one): self._whole(key, one) for one in mine}
        for one in theirs:
            name = self._name(key, one)
            if name in known and known[name] != self._whole(key, one):
                yield f"both have `{clip(name)}` under `{key}`, and do not say the same of it"

    def _is_list(self, key: str) -> bool:
        return takes_either(type(self.gone), key) or isinstance(self.fields[key], list)

    def _name(self, key: str, entry: Any) -> str:
        """Give what tells an entry from the others of its list."""
        if key != "sources" and isinstance(entry, dict):
            named = next((entry[one] for one in ("id", "to", "at", "on") if one in entry), None)
            if isinstance(named, str):
                return self._today(named)
        whole = self._whole(key, entry)
        return whole if isinstance(whole, str) else repr(whole)

    def _whole(self, key: str, entry: Any) -> Any:
        """Give all that an entry says, however it is written."""
        if key == "sources":
            told = read_source(entry)
            return sorted(told.items()) if isinstance(told, dict) else told
        if isinstance(entry, dict):
            return self._today(entry["to"]) if [*entry] == ["to"] else entry
        return self._today(entry) if isinstance(entry, str) else entry

    def _today(self, ref: str) -> str:
        new = self.renaming.of(ref)
        return self.book.map.resolve(new) or new

    def take_in(self) -> None:
        """Note the edits by which the node that stays takes in the rest."""
        self._title()
        self._aliases()
        for key, value in self.fields.items():
            if key in (*_DECIDES, *_APART, self.gone.premises_key):
                continue
            if self._is_list(key):
                self.page.extend(key, self._missing(key, _listed(value)))
            elif self.page.value((key,)) is None:
                self.page.insert(key, value)
        body = retold(self.other.body.strip(), self.renaming)
        if body and body != self.page.body.strip():
            append(self.page, body)
            if self.page.body.strip():
                self.book.notes.append("the text of both stands below one another: read it again")
        said = [*_comment_lines(comments(self.other.front_text))]
        if said:
            self.book.notes.append(f"comments in {self.other.name} go with it:")
            self.book.notes += [f"  {one}" for one in said]

    def _missing(self, key: str, entries: list[Any]) -> list[Any]:
        mine = self.page.value((key,))
        known = {self._name(key, one) for one in _listed(mine)} if mine is not None else set()
        return [
            one
            for one in entries
            if (name := self._name(key, one)) not in known and name != self.kept.id
        ]

    def _aliases(self) -> None:
        known = {*self.kept.aliases, self.kept.id}
        new = [self.gone.id, *self.gone.aliases]
        self.page.extend("aliases", [one for one in new if one not in known])

    def _title(self) -> None:
        """Keep the other title as a rival one where somebody is known to have said so."""
        theirs = _listed(self.fields.get("titles", []))
        speaker = next((one.by for one in self.gone.sources if one.by), None)
        mine = {self.kept.title, *(one.text for one in self.kept.titles)}
        if self.gone.title and self.gone.title not in mine:
            if speaker:
                theirs = [*theirs, {"text": self.gone.title, "by": speaker}]
            else:
                self.book.notes.append(f"its title is left out: {clip(self.gone.title, 100)}")
        self.page.extend("titles", [one for one in theirs if one["text"] not in mine])


def _comment_lines(found: Comments) -> list[str]:
    """List the lines of all comments of a file."""
    blocks = [found.header, *found.above.values(), *found.below.values()]
    return [line.strip() for block in blocks for line in block]


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _said(value: Any) -> str:
    return "left out" if value is None else f"`{str(value).lower()}`"


def equal_premises(map_: Map, kept: Node, gone: Node) -> Mapping[str, str] | None:
    """Give each inline premise of one node with its like in another; None where they differ."""
    if not isinstance(kept, ARGUING) or not isinstance(gone, ARGUING):
        return {}
    mine, theirs = _premises(map_, kept), _premises(map_, gone)
    if set(mine) != set(theirs):
        return None
    return {theirs[one]: mine[one] for one in theirs if theirs[one] != one}


def _premises(map_: Map, node: Arguing) -> dict[str, str]:
    """Give what each premise says, or the claim it names -> its id."""
    found: dict[str, str] = {}
    inline = iter(named_premises(node))
    for premise in node.premises:
        if premise.ref is not None:
            ref = map_.resolve(premise.ref) or premise.ref
            found[ref] = ref
        else:
            local, text = next(inline)
            found[" ".join(text.split())] = ids.join(node.id, local)
    return found
