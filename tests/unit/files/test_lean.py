"""Models of one shape share their note of what was given, and nothing else."""

from robustmap.files.lean import lean
from robustmap.model.nodes import Argument


def argument(name: str, **more: object) -> Argument:
    given = {"id": name, "for": f"{name}-aim", "sources": "text, by text/a", "premises": ["b"]}
    return lean(Argument.model_validate({**given, **more}))


def test_models_and_their_parts_share_what_they_note_alike() -> None:
    one, other = argument("one"), argument("other")
    assert one.model_fields_set is other.model_fields_set
    assert one.sources[0].model_fields_set is other.sources[0].model_fields_set
    assert one.for_[0].model_fields_set is other.for_[0].model_fields_set
    assert one.model_fields_set == {"id", "for_", "sources", "premises"}
    assert argument("third", title="T").model_fields_set == {*one.model_fields_set, "title"}


def test_lean_models_are_what_they_were() -> None:
    plain = Argument.model_validate({"id": "one", "for": "a", "rests_on_list": {"list": "l"}})
    fields = {*plain.model_fields_set}
    same = lean(Argument.model_validate({"id": "one", "for": "a", "rests_on_list": {"list": "l"}}))
    assert same == plain
    assert same.model_dump(exclude_unset=True) == plain.model_dump(exclude_unset=True)
    assert plain.model_fields_set == fields


def test_copies_note_for_themselves() -> None:
    one, other = argument("one"), argument("other")
    changed = one.model_copy(update={"title": "New"})
    assert "title" in changed.model_fields_set
    assert "title" not in one.model_fields_set
    assert "title" not in other.model_fields_set
    deep = one.model_copy(deep=True, update={"number": 3})
    assert deep.model_fields_set is not one.model_fields_set
