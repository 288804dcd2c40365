"""The examples that `explain` shows: the wrong one has the fault, the right one has not."""

import pytest

from robustmap.files.find import Tree
from robustmap.files.read import read_tree
from robustmap.model.codes import CODES, Code, look_up

IN_KEYS = [
    code for code in CODES.values() if code.code < "RM2" and not code.wrong.startswith(("kb/", "("))
]


def found(example: str, folder: str, *, fenced: bool) -> set[str]:
    text = f"---\n{example}\n---\n" if fenced else example
    files = {"map.yaml": b"title: T\n", f"{folder}/a.md": text.encode()}
    return {one.code for one in read_tree(Tree("kb", files, [])).problems}


@pytest.mark.parametrize("code", IN_KEYS, ids=lambda code: code.code)
def test_the_wrong_example_has_the_fault_and_the_right_one_has_not(code: Code) -> None:
    fenced = code.code != "RM002"
    for folder in ("claims", "arguments"):
        if code.code in found(code.wrong, folder, fenced=fenced):
            assert code.code not in found(code.right, folder, fenced=fenced)
            return
    pytest.fail(f"{code.code} is not found in its own example")


def test_there_are_examples_of_keys_to_be_tried() -> None:
    assert len(IN_KEYS) >= 15


def test_any_name_of_a_code_finds_it() -> None:
    for code in CODES.values():
        assert look_up(code.code.lower()) is look_up(code.name) is code
