"""Rows by conditions written as text, and what `where` can compare."""

import pytest

from robustmap.errors import QueryError
from robustmap.kb import KB
from robustmap.model.map import Map
from robustmap.model.nodes import KINDS, Argument, Claim, Node, Proposal
from robustmap.query.find import ROWS, find, properties


def node(kind: str, name: str, **fields: object) -> Node:
    given = {key.rstrip("_"): value for key, value in fields.items()}
    return KINDS[kind].model_validate({"title": name, "id": name, **given})


KB_ = KB(
    Map(
        [
            node("claim", "thesis", sort="empirical", aliases="old", tags=["big", "old"]),
            node("claim", "hidden", implicit=True, x={"x-rank": "3"}, sources="text, part 1"),
            node("argument", "one", for_="thesis", premises=["hidden"], number=1),
            node("argument", "two", for_="plan", basis="reading", strength="weak"),
            node("argument", "three", undercuts="one", against="hidden"),
            node("threshold", "low", level=0.5, axis="height"),
            node("axis", "height"),
            node(
                "proposal",
                "plan",
                breaks=[{"at": "low"}],
                requires_order=[{"first": "low", "then": "high"}],
            ),
            node("question", "debate", sort="debate", about="thesis"),
            node("source", "text"),
            node("person", "jane", positions=[{"id": "a", "about": "one", "stance": "accepts"}]),
            node("claim", "gone", review="withdrawn"),
            node("story", "tale", against="plan#robust-up"),
            node("concept", "word"),
            node("dialogue", "rounds"),
        ]
    )
)


@pytest.mark.parametrize("name", ROWS)
def test_rows_by_name(name: str) -> None:
    found = find(KB_, name)
    if name == "all":
        assert len(found) == 14
        assert "gone" not in found.ids
    else:
        assert found.ids == getattr(KB_, name).ids
        assert len(found) >= 1


@pytest.mark.parametrize(
    ("name", "conditions", "ids"),
    [
        ("arguments", "kind=undercut", "three"),
        ("arguments", "kind=argument", "one three two"),
        ("arguments", "kind=undermining", "three"),
        ("arguments", "basis=reading", "two"),
        ("arguments", "kind=for basis=stated", "one"),
        ("arguments", "answer=undercut", "one"),
        ("arguments", "answer=stands", "three two"),
        ("arguments", "number=1", "one"),
        ("arguments", "strength=weak", "two"),
        ("arguments", "for=thesis", "one"),
        ("arguments", "for=old", "one"),
        ("arguments", "targets=thesis", "one"),
        ("arguments", "targets=old", "one"),
        ("arguments", "targets=plan", "two"),
        ("arguments", "targets=hidden targets=one", "three"),
        ("arguments", "premises=hidden", "one"),
        ("arguments", "undercutters=three", "one"),
        ("claims", "implicit=true", "hidden"),
        ("claims", "implicit=false", "thesis"),
        ("claims", "tags=big", "thesis"),
        ("claims", "tags=bi", ""),
        ("claims", "x-rank=3", "hidden"),
        ("claims", "sources=text", "hidden"),
        ("claims", "standing=open", "hidden"),
        ("claims", "arguments_for=one", "thesis"),
        ("claims", "id=thesis", "thesis"),
        ("claims", " sort = empirical ", "thesis"),
        ("thresholds", "level=0.5", "low"),
        ("thresholds", "axis=height", "low"),
        ("proposals", "breaks=low", "plan"),
        ("proposals", "requires_order=high", "plan"),
        ("questions", "sort=debate", "debate"),
        ("people", "positions=one", "jane"),
        ("all", "kind=axis", "height"),
        ("all", "title=one", "one"),
        ("all", "answer=stands", "tale three two"),
    ],
)
def test_conditions(name: str, conditions: str, ids: str) -> None:
    given = [conditions] if conditions.startswith(" ") else conditions.split()
    assert " ".join(find(KB_, name, given).ids) == ids


@pytest.mark.parametrize(
    ("name", "condition", "sentence"),
    [
        ("argument", "", "there are no rows called `argument`; did you mean `arguments`?"),
        ("zzz", "", "there are no rows called `zzz`; there are claims, arguments, "),
        ("claims", "contested", "`contested` is no condition; write `property=value`"),
        ("claims", "=contested", "`=contested` is no condition"),
        ("claims", "answr=contested", "no property `answr` here; did you mean `answer`?"),
        ("claims", "verdict=contested", "no property `verdict` here; did you mean `answer`?"),
        ("claims", "level=3", "no property `level` here; there are aliases, answer, "),
        ("claims", "x-rnak=3", "no property `x-rnak` here; did you mean `x-rank`?"),
        ("claims", "_kb=3", "no property `_kb` here"),
        ("claims", "model_fields=3", "no property `model_fields` here"),
        ("claims", "answer=stands", "`answer` is never `stands`; there are supported, "),
        ("arguments", "answer=stand", "`answer` is never `stand`; did you mean `stands`?"),
        ("arguments", "kind=undercutt", "`kind` is never `undercutt`; did you mean `undercut`?"),
        ("claims", "kind=undercut", "`kind` is never `undercut`; there are claim"),
        ("all", "basis=stted", "`basis` is never `stted`; did you mean `stated`?"),
        ("claims", "implicit=yes", "`implicit` is never `yes`; there are true, false"),
        ("arguments", "targets=theses", "nothing is called `theses`; did you mean `thesis`?"),
    ],
)
def test_mistakes_are_told_with_the_nearest(name: str, condition: str, sentence: str) -> None:
    with pytest.raises(QueryError) as caught:
        find(KB_, name, [condition] if condition else [])
    assert sentence in str(caught.value)


def test_properties_are_those_of_items_and_files() -> None:
    found = properties(KB_.map, [Claim])
    assert {"answer", "standing", "sort", "tags", "x-rank", "arguments_for"} <= set(found)
    assert not {"level", "verdict", "why", "node", "x", "states"} & set(found)
    assert "for" in properties(KB_.map, [Argument])
    assert "breaks" in properties(KB_.map, [Proposal])


def test_where_compares_by_id_in_python_too() -> None:
    assert KB_.arguments.where(premises="hidden").ids == ("one",)
    assert KB_.claims.where(sources="text").ids == ("hidden",)
    assert KB_.proposals.where(breaks="low").ids == ("plan",)
    assert KB_.arguments.where(for_="thesis").ids == ("one",)
    assert KB_.claims.where(nothing="x").ids == ()
    assert KB_.claims.where(reading_of=None).ids == ()


def test_a_file_whose_name_looks_like_a_part_can_be_asked() -> None:
    odd = KB(Map([node("claim", "a#b")]))
    assert [(item.id, item.kind, item.title) for item in odd] == [("a#b", "claim", "a#b")]
