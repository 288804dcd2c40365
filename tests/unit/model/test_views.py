"""Views, and a map as somebody sees it."""

import pytest

from robustmap.model.eyes import seen_by
from robustmap.model.fields import Basis
from robustmap.model.map import Map
from robustmap.model.nodes import Person
from robustmap.model.settings import Settings
from robustmap.model.view import DEFAULT_VIEW, View
from tests.support.maps import argument, claim, proposal


@pytest.mark.parametrize(
    ("level", "counted"),
    [
        ("stated", ["stated"]),
        ("implied", ["stated", "implied"]),
        ("reading", ["stated", "implied", "reading"]),
    ],
)
def test_weaker_levels_count_more(level: Basis, counted: list[str]) -> None:
    levels: tuple[Basis, ...] = ("stated", "implied", "reading")
    assert [one for one in levels if View(basis=level).counts(one)] == counted


def test_the_default_view() -> None:
    assert View() == DEFAULT_VIEW == Settings().evaluate.view()
    assert DEFAULT_VIEW.basis == "implied"
    assert not DEFAULT_VIEW.reframings
    assert not DEFAULT_VIEW.suppositions
    assert DEFAULT_VIEW.weighing == "none"


def test_but_changes_flags_and_adds_to_sets() -> None:
    view = View(basis="reading", off=frozenset("a"), granted=frozenset("b"), eyes="x")
    changed = view.but(reframings=True, off="c", denied="d")
    assert changed == View(
        "reading",
        reframings=True,
        off=frozenset("ac"),
        granted=frozenset("b"),
        denied=frozenset("d"),
        eyes="x",
    )
    assert changed.but(
        reframings=False, suppositions=True, basis="stated", weighing="last-link"
    ) == View(
        "stated",
        suppositions=True,
        weighing="last-link",
        off=frozenset("ac"),
        granted=frozenset("b"),
        denied=frozenset("d"),
        eyes="x",
    )
    assert view.but() == view


def test_views_are_keys() -> None:
    assert {View(off=frozenset("ab")): 1}[View(off=frozenset("ba"))] == 1


def test_settings_give_a_view() -> None:
    settings = Settings.model_validate(
        {"evaluate": {"basis": "stated", "reframings": "true", "off": "a", "deny": ["b", "c"]}}
    )
    assert settings.evaluate.view() == View(
        "stated", reframings=True, off=frozenset("a"), denied=frozenset("bc")
    )


def test_whose_eyes() -> None:
    stances = {
        "granted": "accepts",
        "leaned-to": "leans-to",
        "denied": "rejects",
        "leaned-from": "leans-against",
        "unsure": "unsure",
    }
    positions = [
        {"id": f"v-{name}", "about": name, "stance": stance} for name, stance in stances.items()
    ]
    positions += [
        {"id": "one", "about": "item", "stance": "rejects"},
        {"id": "two", "about": "fine", "stance": "accepts"},
        {"id": "three", "about": "plan", "stance": "accepts"},
        {"id": "four", "about": "both#on-denied", "stance": "leans-against"},
        {"id": "five", "about": "nowhere", "stance": "rejects"},
        {"id": "six", "about": "old-item", "stance": "rejects"},
        {"id": "before", "about": "item#reason", "stance": "accepts"},
        {"id": "after", "about": "item#reason", "stance": "rejects", "replaces": "before"},
    ]
    person = Person.model_validate({"id": "x", "title": "X", "positions": positions})
    nodes = [
        *(claim(name) for name in stances),
        argument("item", for_="denied"),
        argument("item-2", for_="denied", aliases="old-item"),
        argument("fine", for_="denied"),
        argument("both", against=["denied", "granted"]),
        proposal("plan"),
        person,
    ]
    seen = seen_by(Map(nodes), person, View(basis="reading", granted=frozenset({"kept"})))
    assert seen == View(
        "reading",
        off=frozenset({"item", "item-2", "both#on-denied"}),
        granted=frozenset({"kept", "granted", "leaned-to", "plan#works"}),
        denied=frozenset({"denied", "leaned-from", "item#reason"}),
        eyes="x",
    )
