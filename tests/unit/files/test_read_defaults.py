"""map.yaml: what it gives to nodes, and faults in it."""

import pytest

from robustmap.check.registry import check
from robustmap.files.find import Tree
from robustmap.files.read import read_tree
from robustmap.model.map import Map
from robustmap.model.problem import Problem

PLAIN = {
    "sources/s.md": "---\ntitle: S\n---\n",
    "claims/a.md": "---\ntitle: A\n---\n",
    "claims/post/b.md": "---\ntitle: B\nbasis: stated\n---\n",
    "claims/post/deep/c.md": "---\ntitle: C\n---\n",
}


def kb(settings: str | bytes, files: dict[str, str] = PLAIN) -> Map:
    data = {name: text.encode() for name, text in files.items()}
    data["map.yaml"] = settings if isinstance(settings, bytes) else settings.encode()
    return read_tree(Tree("kb", dict(sorted(data.items())), []))


def only(map_: Map) -> Problem:
    [problem] = map_.problems
    assert problem.span.path == "kb/map.yaml"
    return problem


def test_a_deeper_folder_wins_and_the_file_itself_wins_over_all() -> None:
    map_ = kb(
        "defaults:\n"
        "  claims: {sources: s, basis: implied, tags: [top]}\n"
        "  claims/post: {basis: reading, x-round: 2}\n"
        "  claims/post/deep: {tags: [deep]}\n"
    )
    assert not map_.problems
    a, b, c = (map_.nodes[one] for one in "abc")
    assert [one.basis for one in (a, b, c)] == ["implied", "stated", "reading"]
    assert [one.tags for one in (a, b, c)] == [("top",), ("top",), ("deep",)]
    assert [one.x for one in (a, b, c)] == [{}, {"x-round": "2"}, {"x-round": "2"}]
    assert all(one.sources[0].source == "s" for one in (a, b, c))
    assert map_.nodes["s"].tags == ()


def test_a_fault_in_a_default_is_found_once_and_in_map_yaml() -> None:
    map_ = kb("defaults:\n  claims:\n    basis: sure\n    sources: s\n")
    problem = only(map_)
    assert (problem.code, problem.span[1:]) == ("RM103", (3, 12, 16))
    assert map_.nodes["a"].basis == "stated"
    assert map_.nodes["a"].sources[0].source == "s"


def test_a_faulty_folder_leaves_the_others_alone() -> None:
    map_ = kb("defaults:\n  claims: {sources: s}\n  arguments: none\n")
    problem = only(map_)
    assert (problem.code, problem.span[1:]) == ("RM102", (3, 14, 18))
    assert map_.nodes["a"].sources


@pytest.mark.parametrize(
    ("folder", "suggestion"),
    [("claim", "claims"), ("claims/posts", "claims/post"), ("kb/claims", "claims"), ("zzz", "")],
)
def test_a_folder_that_is_not_there(folder: str, suggestion: str) -> None:
    problem = only(kb(f"defaults:\n  {folder}: {{sources: s}}\n"))
    assert (problem.code, problem.suggestion) == ("RM103", suggestion)
    assert problem.span[1:] == (2, 3, 3 + len(folder))


def test_a_folder_of_a_kind_may_wait_for_its_first_file() -> None:
    assert not kb("defaults:\n  arguments: {sources: s}\n").problems


def test_an_unknown_key_in_a_default() -> None:
    problem = only(kb("defaults:\n  claims:\n    sourcs: s\n"))
    assert (problem.code, problem.suggestion) == ("RM101", "sources")
    assert problem.span[1:] == (3, 5, 11)


def test_one_faulty_entry_leaves_the_others() -> None:
    map_ = kb(
        "title: T\nevaluate: {basis: said, reframings: true}\nexpect: {a: fine, s: unargued}\n"
    )
    assert [(p.code, p.span[1:3]) for p in map_.problems] == [
        ("RM103", (2, 19)),
        ("RM103", (3, 13)),
    ]
    assert map_.settings.evaluate.reframings
    assert map_.settings.expect == {"s": "unargued"}


def test_a_key_of_map_yaml_cannot_be_ones_own() -> None:
    problem = only(kb("titel: T\n"))
    assert (problem.code, problem.suggestion) == ("RM101", "title")
    assert problem.way_out == "use one of the known keys"


def test_places_do_not_depend_on_line_ends() -> None:
    text = "title: T\r\ntags: a\r\n"
    assert only(kb(text)).span[1:] == (2, 1, 5)
    assert only(kb("\ufeff" + text)).span[1:] == (2, 1, 5)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (b"title: \xff\n", "RM001"),
        (b"title: T: U\n", "RM003"),
        (b"- title\n", "RM003"),
        (b"title: \x1b\n", "RM015"),
        (b"#" * 5_000_000, "RM010"),
    ],
)
def test_a_broken_map_file_leaves_the_nodes_alone(text: bytes, code: str) -> None:
    map_ = kb(text)
    assert only(map_).code == code
    assert list(map_.nodes) == ["a", "b", "c", "s"]


def test_pins_and_views_that_name_nothing() -> None:
    map_ = kb(
        "main: q\nevaluate: {off: [x], grant: s}\ntoday: {crossed: a}\nexpect: {aa: supported}\n"
    )
    found = [(p.code, p.span[1:3]) for p in check(map_) if p.severity == "error"]
    assert found == [
        ("RM201", (1, 7)),
        ("RM201", (2, 18)),
        ("RM210", (2, 29)),
        ("RM210", (3, 18)),
        ("RM201", (4, 10)),
    ]
