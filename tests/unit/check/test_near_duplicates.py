"""Titles that say the same, and titles that only look alike."""

import pytest

from robustmap.check.registry import check
from robustmap.model.map import Map
from robustmap.model.nodes import Claim, Threshold


def pairs(*titles: str, **first: object) -> list[tuple[str, str]]:
    """Give (node, message) of each near-duplicate among claims with these titles."""
    nodes = [
        Claim.model_validate({"id": f"c{n}", "title": title, **(first if n == 0 else {})})
        for n, title in enumerate(titles)
    ]
    return [(one.node, one.message) for one in check(Map(nodes)) if one.code == "RM402"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Capabilities generalise further", "Capabilities generalize further"),
        ("Capabilities generalise further", "Capabilities generalise farther"),
        ("Reality punishes false beliefs", "Reality punishes false belief"),
        ("The first system will be caught", "The first system would be caught"),
        ("Oversight of large systems is possible", "Oversight of the large systems is possible"),
        ("Reality punishes false beliefs", "reality punishes false beliefs."),
        ("Die Fähigkeiten verallgemeinern weiter", "Die Fähigkeiten verallgemeinern weiter!"),
    ],
)
def test_spelling_forms_and_fillers_make_no_difference(one: str, other: str) -> None:
    [(node, message)] = pairs(one, other)
    assert node == "c1"
    assert message.endswith(f"that of `c0`: {one}")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Capabilities generalise further than alignment", "Alignment generalises further"),
        (
            "Deception comes before situational awareness",
            "Situational awareness comes before deception",
        ),
        (
            "The proposal stays robust under scaling up",
            "The proposal stays robust under scaling down",
        ),
        ("A long sentence about aligned systems", "A long sentence about misaligned systems"),
        ("It is likely that the systems deceive us", "It is unlikely that the systems deceive us"),
        (
            "Capabilities generalise further than goals",
            "Capabilities do not generalise further than goals",
        ),
        (
            "The failure was shown in paper 3 of the series",
            "The failure was shown in paper 4 of the series",
        ),
        ("Internal oversight of systems catches it", "External oversight of systems catches it"),
        ("An increase of oversight makes it safer", "A decrease of oversight makes it safer"),
        ("Most systems of this kind will deceive", "Some systems of this kind will deceive"),
        (
            "The training makes systems harmless overall",
            "The training makes systems harmful overall",
        ),
    ],
)
def test_words_that_change_what_is_meant_keep_titles_apart(one: str, other: str) -> None:
    assert pairs(one, other) == []


def test_titles_of_different_kinds_may_be_the_same() -> None:
    one = Claim.model_validate({"id": "a", "title": "Situational awareness"})
    other = Threshold.model_validate({"id": "b", "title": "Situational awareness"})
    assert not [p for p in check(Map([one, other])) if p.code == "RM402"]


@pytest.mark.parametrize("relation", ["same_as", "similar_to", "contradicts", "reading_of"])
def test_saying_how_they_differ_silences_it(relation: str) -> None:
    assert pairs("Reality hits back", "Reality hits back", **{relation: "c1"}) == []


def test_many_equal_titles_are_each_told_of_the_first() -> None:
    # Pairwise this would be millions of findings.
    found = pairs(*["To be written"] * 3000)
    assert [node for node, _ in found] == sorted(f"c{n}" for n in range(1, 3000))
    assert {message for _, message in found} == {"the title is that of `c0`: To be written"}
