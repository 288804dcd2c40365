"""Short forms, and what they stand for."""

from typing import Any

import pytest
from pydantic import BaseModel, ValidationError

from robustmap.model.fields import (
    Clauses,
    Date,
    Flag,
    Links,
    Premises,
    Refs,
    Sha256,
    Source,
    SourceRef,
    States,
    Texts,
    read_source,
)
from robustmap.model.nodes import Proposal


class Holder(BaseModel):
    refs: Refs = ()
    texts: Texts = ()
    links: Links = ()
    premises: Premises = ()
    clauses: Clauses = ()
    source: Source | None = None
    flag: Flag = False
    date: Date | None = None
    sha256: Sha256 | None = None


def dumped(**fields: Any) -> Any:
    """Give the long form of the one field given, without what was left at its default."""
    (name,) = fields
    return Holder.model_validate(fields).model_dump(exclude_unset=True, by_alias=True)[name]


@pytest.mark.parametrize(
    ("field", "short", "long"),
    [
        ("refs", "a", ("a",)),
        ("refs", ["a", "b"], ("a", "b")),
        ("texts", "One text, with a comma.", ("One text, with a comma.",)),
        ("links", "a", ({"to": "a"},)),
        ("links", {"to": "a", "basis": "reading"}, ({"to": "a", "basis": "reading"},)),
        ("links", ["a", {"to": "b"}], ({"to": "a"}, {"to": "b"})),
        ("premises", "claim-id", ({"ref": "claim-id"},)),
        ("premises", "A sentence.", ({"text": "A sentence."},)),
        ("premises", {"p1": "Short."}, ({"local": "p1", "text": "Short."},)),
        ("premises", ["a", {"p1": "b"}], ({"ref": "a"}, {"local": "p1", "text": "b"})),
        ("clauses", "noon", ({"at": "noon"},)),
        ("clauses", [{"at": "noon", "failure": "silent"}], ({"at": "noon", "failure": "silent"},)),
    ],
)
def test_short_forms(field: str, short: Any, long: Any) -> None:
    assert dumped(**{field: short}) == long


@pytest.mark.parametrize(
    ("line", "spelled"),
    [
        ("post", {"source": "post"}),
        ("post, Against 2", {"source": "post", "at": "Against 2"}),
        ("post, by post/author", {"source": "post", "by": "post/author"}),
        (
            "post, Part 1, second list, by x",
            {"source": "post", "at": "Part 1, second list", "by": "x"},
        ),
        ("post,  by x , last", {"source": "post", "at": "by x, last"}),
        ({"source": "post"}, {"source": "post"}),
    ],
)
def test_sources(line: Any, spelled: dict[str, str]) -> None:
    assert read_source(line) == spelled
    assert dumped(source=line) == spelled


@pytest.mark.parametrize(
    ("fields", "asserts"),
    [
        ({}, True),
        ({"voice": "asserts"}, True),
        ({"voice": "quotes"}, True),
        ({"voice": "supposes"}, False),
        ({"voice": "asks"}, False),
        ({"voice": "paraphrases"}, False),
        ({"voice": "paraphrases", "confirmed": "no"}, False),
        ({"voice": "paraphrases", "confirmed": "yes"}, True),
        ({"voice": "supposes", "confirmed": "yes"}, False),
    ],
)
def test_who_stands_behind_what_is_said(fields: dict[str, Any], asserts: bool) -> None:  # noqa: FBT001 - a table
    assert SourceRef.model_validate({"source": "post", **fields}).asserts is asserts


@pytest.mark.parametrize(
    ("fields", "attributed"),
    [
        ({}, "unattributed"),
        ({"by": "x"}, "explicit"),
        ({"by": "x", "attribution": "inferred"}, "inferred"),
    ],
)
def test_how_the_speaker_is_known(fields: dict[str, Any], attributed: str) -> None:
    assert SourceRef.model_validate({"source": "post", **fields}).attributed == attributed


@pytest.mark.parametrize(("value", "flag"), [("true", True), ("false", False), (True, True)])
def test_flags(value: Any, flag: bool) -> None:  # noqa: FBT001 - a table
    assert Holder.model_validate({"flag": value}).flag is flag


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("flag", "yes"),
        ("flag", "True"),
        ("flag", 1),
        ("refs", "two words"),
        ("refs", ""),
        ("texts", ""),
        ("links", {"to": "a", "because": "b"}),
        ("links", {"to": "a", "basis": "guessed"}),
        ("clauses", {"failure": "silent"}),
        ("source", {"source": "post", "voice": "shouts"}),
        ("source", ", by x"),
        ("date", "2023-1-1"),
        ("date", "last year"),
        ("sha256", "abc"),
    ],
)
def test_what_is_refused(field: str, value: Any) -> None:
    with pytest.raises(ValidationError):
        Holder.model_validate({field: value})


@pytest.mark.parametrize("date", ["2023", "2023-07", "2023-07-04"])
def test_dates(date: str) -> None:
    assert dumped(date=date) == date


def test_either_side_of_an_order_may_list_several() -> None:
    assert States.model_validate({"before": ["a", "b"]}).before == (("a",), ("b",))
    assert States.model_validate({"before": [["a", "b"], "c"]}).before == (("a", "b"), ("c",))
    for wrong in (["a"], ["a", "b", "c"], "a"):
        with pytest.raises(ValidationError):
            States.model_validate({"before": wrong})


def test_margins_are_whole_numbers() -> None:
    assert States.model_validate({"within": ["x", "y", "2"]}).within == ("x", "y", 2)
    with pytest.raises(ValidationError):
        States.model_validate({"within": ["x", "y", "1.5"]})


def test_branches_are_written_with_the_words_of_the_file() -> None:
    fields = {"id": "p", "title": "P", "branches": [{"if": "It rains.", "then": "Stay."}]}
    (branch,) = Proposal.model_validate(fields).branches
    assert (branch.if_, branch.then) == ("It rains.", "Stay.")


def test_nothing_can_be_changed_afterwards() -> None:
    source = SourceRef(source="post")
    with pytest.raises(ValidationError):
        source.source = "other"  # type: ignore[misc]
