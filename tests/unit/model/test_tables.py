"""Registries, and names that are nearly right."""

import pytest

from robustmap.errors import EmptyRegistryError, UnknownNameError
from robustmap.model.registry import Registry
from robustmap.model.suggest import Suggester, nearest
from robustmap.reason.semantics import SEMANTICS


def registry() -> Registry[int]:
    """Give a registry of a package whose modules register elsewhere."""
    return Registry("robustmap.reason.semantics", "number")


def test_entries_are_sorted_by_name() -> None:
    table = registry()
    table.add("two", 2)
    table.add("one", 1)
    assert list(table) == ["one", "two"]
    assert table.entries == {"one": 1, "two": 2}
    assert (len(table), table["two"]) == (2, 2)


def test_an_entry_may_be_registered_where_it_is_defined() -> None:
    table: Registry = registry()

    @table.entry("answer")
    def answer() -> int:
        return 42

    assert answer() == 42
    assert table["answer"] is answer


def test_a_name_is_given_once() -> None:
    table = registry()
    table.add("one", 1)
    with pytest.raises(ValueError, match="two number entries are called `one`"):
        table.add("one", 2)
    assert table["one"] == 1


def test_an_unknown_name_is_answered_with_the_nearest() -> None:
    table = registry()
    table.add("seven", 7)
    table.add("eleven", 11)
    with pytest.raises(UnknownNameError, match="no number is called `sevn`; did you mean `seven`"):
        table["sevn"]
    with pytest.raises(UnknownNameError, match="`zzz`; there are eleven, seven"):
        table["zzz"]


def test_an_empty_registry_is_an_error() -> None:
    for question in (len, list, lambda table: table["x"], lambda table: table.entries):
        with pytest.raises(EmptyRegistryError, match="no number is registered"):
            question(registry())


def test_modules_of_the_package_are_found() -> None:
    assert "grounded" in SEMANTICS.entries


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("undercut", "undercuts"),
        ("UNDERCUTS", "undercuts"),
        ("agianst", "against"),
        ("for", "for"),
        ("xyzzy", ""),
        ("", ""),
    ],
)
def test_nearest(name: str, found: str) -> None:
    assert nearest(name, ["for", "against", "undercuts", "backs"]) == found


def test_equally_near_names_are_decided_by_their_order() -> None:
    assert nearest("ab-x", ["ab-z", "ab-y"]) == nearest("ab-x", ["ab-y", "ab-z"]) == "ab-y"


def test_nothing_is_near_where_nothing_is_known() -> None:
    assert nearest("a", []) == ""


def test_each_name_is_looked_up_once(monkeypatch) -> None:
    looks: list[str] = []
    look = Suggester._look

    def counted(self: Suggester, name: str) -> str:
        looks.append(name)
        return look(self, name)

    monkeypatch.setattr(Suggester, "_look", counted)
    suggester = Suggester(["undercuts"])
    assert [suggester.nearest("undercut") for _ in range(1_000)] == ["undercuts"] * 1_000
    assert suggester.nearest("zzz") == suggester.nearest("zzz") == ""
    assert looks == ["undercut", "zzz"]
