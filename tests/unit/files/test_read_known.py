"""Files that were read before come back as a plain reading gives them, and no others do."""

import marshal
from typing import Any

import pytest
from pydantic import BaseModel

from robustmap.files import known as known_files
from robustmap.files.find import Tree
from robustmap.files.known import Known
from robustmap.files.locate import PACKAGE
from robustmap.files.noted import Noted
from robustmap.files.read import read_tree
from robustmap.files.shape import part
from robustmap.files.thawed import frozen, thawed
from robustmap.model.fields import Part
from robustmap.model.map import Map
from robustmap.model.nodes import KINDS
from robustmap.model.nodes.node import Node
from robustmap.model.parts import Case

FILES = {
    "map.yaml": b"title: A map\n",
    "claims/a.md": b"---\ntitle: It is so\nx-own: {k: [1, two]}\n---\n\nSo.\n",
    "claims/b.md": b"---\ntitle: [\n---\n",
    "arguments/c.md": b"---\nfor: a\npremises: [b, p1: It rains.]\n---\n\nSo.\n",
    "arguments/d.md": b"---\nfor: [{to: a, basis: implied}]\n# who?\nsources: t\n---\n",
    "sources/t.md": b"---\ntitle: T\n---\n",
    "concepts/e.md": b"---\ntitle: E\ncases: [text: One, {text: Two, verdicts: {e: yes}}]\n---\n",
}
EDITS: list[dict[str, bytes | None]] = [
    {},
    {"claims/a.md": b"---\ntitle: It is not\n---\n"},
    {"claims/b.md": b"---\ntitle: Mended\n---\n"},
    {"arguments/c.md": b"---\nfor: a\nno-key: x\n---\n\nSo.\n"},
    {"arguments/c.md": b"\xff"},
    {"arguments/c.md": None},
    {"claims/sub/a.md": FILES["claims/a.md"], "claims/a.md": None},
    {"claims/sub/a.md": FILES["claims/a.md"]},
    {"claims/renamed.md": FILES["claims/a.md"], "claims/a.md": None},
    {"arguments/a.md": FILES["claims/a.md"], "claims/a.md": None},
    {"map.yaml": b"title: A map\ndefaults:\n  claims:\n    tags: x\n"},
]


def whole(found: Map) -> list[Any]:
    """Give all that a map holds, in its order, with the places of all keys."""
    places = [(one.path, one.body_line, one.words, {**one.spans}) for one in found.places.values()]
    nodes = [
        (type(one), [*vars(one).items()], one.model_fields_set) for one in found.nodes.values()
    ]
    return [found.settings, nodes, [*found.places], places, found.problems]


def after(edit: dict[str, bytes | None]) -> Tree:
    files = {**FILES, **edit}
    return Tree("kb", {name: files[name] for name in sorted(files) if files[name]}, [])


def noted(tree: Tree) -> Noted:
    first = Known(Noted())
    assert whole(read_tree(tree, first.node)) == whole(read_tree(tree))
    return first.noted


def told(given: Noted) -> dict[str, tuple[bytes, Any]]:
    """Give what is noted, however it is written."""
    return {
        name: (sum_, marshal.loads(given.pieces[begin:end]))  # noqa: S302 - we wrote it
        for name, (sum_, begin, end) in given.places.items()
    }


@pytest.mark.parametrize("edit", EDITS)
def test_after_an_edit_a_map_is_that_of_reading_alone(edit: dict[str, bytes | None]) -> None:
    known = Known(noted(after({})))
    assert whole(read_tree(after(edit), known.node)) == whole(read_tree(after(edit)))
    assert told(known.noted) == told(noted(after(edit)))


def test_only_what_differs_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    before, asked = known_files.read_node, list[str]()

    def counted(root: str, name: str, *given: Any) -> Any:
        asked.append(name)
        return before(root, name, *given)

    monkeypatch.setattr(known_files, "read_node", counted)
    known = Known(noted(after({})))
    asked.clear()
    read_tree(after({"claims/a.md": b"---\ntitle: It is not\n---\n"}), known.node)
    assert asked == ["claims/a.md", "claims/b.md"]  # what is wrong is told again


def test_the_nodes_of_our_own_map_come_back_as_they_were() -> None:
    folder = PACKAGE.parent / "kb"
    files = {str(one.relative_to(folder)): one.read_bytes() for one in folder.rglob("*.md")}
    tree = Tree("kb", {**files, "map.yaml": (folder / "map.yaml").read_bytes()}, [])
    known = Known(noted(tree))
    assert whole(read_tree(tree, known.node)) == whole(read_tree(tree))
    assert told(known.noted) == told(known.before)


def test_what_was_not_given_is_no_other_models() -> None:
    one, other = (thawed(Case, frozen(Case(text="It"))) for _ in range(2))
    assert one == other == Case(text="It")
    assert one.verdicts is not other.verdicts


def classes(cls: type[BaseModel]) -> list[type[BaseModel]]:
    return [cls, *(found for one in cls.__subclasses__() for found in classes(one))]


@pytest.mark.parametrize("cls", [*KINDS.values(), *classes(Part)])
def test_a_field_holds_one_sort_of_piece(cls: type[BaseModel]) -> None:
    """By its field alone it is known which piece was noted."""

    def pieces(annotation: Any) -> set[type]:
        if isinstance(annotation, type) and issubclass(annotation, BaseModel):
            return {annotation}
        return set().union(*map(pieces, getattr(annotation, "__args__", ())))

    for name, field in cls.model_fields.items():
        found = pieces(field.annotation)
        assert found == {*filter(None, [part(field.annotation)])}, name
        assert not found & {*classes(Node)}
