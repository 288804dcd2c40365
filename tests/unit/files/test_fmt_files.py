"""Which files `fmt` changes, and which it leaves alone."""

import pytest

from robustmap.files.find import Tree
from robustmap.files.fmt import formatted, with_named_premises
from robustmap.files.read import read_tree
from robustmap.model.codes import problem
from robustmap.model.expand import named_premises
from robustmap.model.problem import Span


def one(name: str, data: bytes, **others: bytes) -> tuple[str, list[str], bool]:
    """Give a file's canonical form, the codes of its faults, and whether it changes."""
    tree = Tree("kb", {name: data, **others}, [])
    found = next(file for file in formatted(tree) if file.name == name)
    return found.data.decode(), [fault.code for fault in found.faults], found.changed


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("claims/a.md", b"---\ntitle: T\nfoo: x\n---\n", "RM101"),
        ("claims/a.md", b"---\ntitle: T\nimplicit: maybe\n---\n", "RM102"),
        ("claims/a.md", b"---\ntitle: T\nbasis: sure\n---\n", "RM103"),
        ("claims/a.md", b"---\nnote: N\n---\n", "RM104"),
        ("claims/a.md", b"---\ntitle: T: U\n---\n", "RM003"),
        ("claims/a.md", b"---\ntitle: T\ntitle: U\n---\n", "RM004"),
        ("claims/a.md", b"---\ntitle: T\nnote: ~\n---\n", "RM005"),
        ("claims/a.md", b"---\ntitle: see item #3 of it\n---\n", "RM009"),
        ("claims/a.md", b"---\ntitle: *t\n---\n", "RM008"),
        ("claims/a.md", b"no front matter\n", "RM002"),
        ("claims/a.md", b"---\ntitle: \xff\n---\n", "RM001"),
        ("arguments/a.md", b"---\nfor: b\npremises:\n  - Evidence: demos.\n---\n", "RM106"),
        ("claims/a.md", b"---\nfor: b\n---\n", "RM206"),
        ("nowhere/a.md", b"---\ntitle: T\n---\n", "RM206"),
        ("map.yaml", b"titel: T\n", "RM101"),
        ("map.yaml", b"title: [T\n", "RM003"),
    ],
)
def test_a_file_with_errors_is_left_alone(name: str, data: bytes, code: str) -> None:
    found = next(iter(formatted(Tree("kb", {name: data}, []))))
    assert code in [fault.code for fault in found.faults]
    assert found.data == data
    assert not found.changed


def test_errors_elsewhere_do_not_matter() -> None:
    text, faults, changed = one(
        "arguments/a.md",
        b"---\nfor: [nowhere]\n---\n",
        **{"claims/b.md": b"broken", "map.yaml": b"titel: T\n"},
    )
    assert (text, faults, changed) == ("---\nfor: nowhere\n---\n", [], True)


def test_nothing_is_spelled_out_or_dropped() -> None:
    data = (
        b"---\ntitle: T\ntags: []\nbasis: stated\ntext_gap: false\nimplicit: false\n"
        b"x-b: \"\"\nx-a:\n  - 'null'\n---\n"
    )
    text, faults, _ = one("claims/a.md", data)
    assert not faults
    assert text == (
        "---\ntitle: T\nimplicit: false\ntags: []\nbasis: stated\ntext_gap: false\n"
        'x-b: ""\nx-a:\n  - "null"\n---\n'
    )


def test_defaults_of_the_folder_are_not_written_into_the_file() -> None:
    data = b"---\ntitle: T\n---\n"
    settings = b"title: M\ndefaults:\n  claims:\n    sources: notes\n"
    assert one("claims/a.md", data, **{"map.yaml": settings}) == (data.decode(), [], False)


def test_line_ends_and_byte_order_marks() -> None:
    text, faults, changed = one("claims/a.md", b"\xef\xbb\xbf---\r\ntitle: T\r\n---\r\nB\r\n")
    assert (text, faults, changed) == ("---\ntitle: T\n---\n\nB\n", [], True)
    text, faults, changed = one("map.yaml", b"title: T # c\r\ndescription: D\r\n")
    assert (text, faults) == ("# c\ntitle: T\ndescription: D\n", [])


def test_what_is_canonical_is_not_changed() -> None:
    data = b"---\ntitle: T\nsources:\n  - a\n  - b\n---\n\nBody.\n"
    assert one("claims/a.md", data) == (data.decode(), [], False)


def test_other_files_are_not_touched() -> None:
    files = {
        "LICENSE": b"x",
        "README.md": b"---\nx: [1]\n---",
        "claims/a.md": b"---\ntitle: T\n---\n",
    }
    assert [found.name for found in formatted(Tree("kb", files, []))] == ["claims/a.md"]


def test_premises_get_the_names_that_the_map_gives_them() -> None:
    data = (
        b"---\nfor: t\npremises:\n  - One is so.\n  - some-claim\n  - p2: Two is so.\n"
        b"  - Three is so.\n  - r: Four is so.\n---\n"
    )
    before = read_tree(Tree("kb", {"arguments/a.md": data}, []))
    text, faults, _ = one("arguments/a.md", data)
    after = read_tree(Tree("kb", {"arguments/a.md": text.encode()}, []))
    assert not faults
    assert text == (
        "---\nfor: t\npremises:\n  - p1: One is so.\n  - some-claim\n  - p2: Two is so.\n"
        "  - p3: Three is so.\n  - r: Four is so.\n---\n"
    )
    names = [list(named_premises(kb.nodes["a"])) for kb in (before, after)]  # type: ignore[arg-type]
    assert names[0] == names[1]
    assert before.inferences == after.inferences
    assert [problem.code for problem in after.problems] == ["RM902"]


def test_premises_that_have_names_stay_as_they_are() -> None:
    for premises in ("some-claim", ["a", {"p1": "S."}], {"p1": "S."}):
        assert with_named_premises({"premises": premises}) == {"premises": premises}
    assert with_named_premises({"for": "a"}) == {"for": "a"}


def test_files_that_could_not_be_read_are_told() -> None:
    fault = problem("RM013", "it cannot be read", Span("kb/claims/a.md"))
    (found,) = formatted(Tree("kb", {}, [fault]))
    assert (found.name, found.changed, found.faults) == ("claims/a.md", False, (fault,))


def test_large_files_take_no_longer_than_their_size() -> None:
    keys = "".join(f"  k{number}: v # c{number}\n" for number in range(8000))
    top = "# t\n" * 8000
    text, faults, changed = one("claims/a.md", f"---\n{top}\ntitle: T\nx-a:\n{keys}---\n".encode())
    assert (faults, changed) == ([], True)
    assert text.count("# c") == text.count("# t") == 8000
