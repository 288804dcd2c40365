"""In an editor: a link that was read against an earlier wording, and the note that it was read."""

import pytest

from robustmap.editor.completion import complete
from robustmap.editor.findings import findings, fixes
from robustmap.editor.text import Position, Range
from robustmap.model.wording import wording
from tests.support.drafts import typed, workspace
from tests.unit.editor.test_features import applied

NEW = "arguments/new.md"
KEYS = {"to", "read", "local", "text", "ref"}
EVERYTHING = Range(Position(0, 0), Position(99, 0))


@pytest.mark.parametrize(
    "link",
    [
        "for:\n  - to: reality-bites\n    read: '0000' # c\n",
        "for: {to: reality-bites, read: 0000}\n",
        "premises:\n  - to: reality-bites\n    read: 0000\nundercuts: it-hurts\n",
    ],
)
def test_the_action_writes_the_hash_of_today(link: str) -> None:
    text = f"---\n{link}---\n\nX.\n"
    draft = workspace()
    draft.edit(NEW, text)
    told = [one for one in findings(draft, draft.snapshot())[NEW] if one.code == "RM407"]
    assert [one.severity for one in told] == ["warning"]
    (fix,) = fixes(draft, draft.snapshot(), NEW, EVERYTHING)
    now = wording(draft.snapshot().map, "reality-bites")
    assert now is not None
    after = applied(text, [fix.edit])
    assert after == text.replace("'0000'", now.short).replace("0000", now.short)
    draft.edit(NEW, after)
    assert "RM407" not in {one.code for one in findings(draft, draft.snapshot())[NEW]}


def test_a_hash_of_an_unforeseen_form_is_left_to_its_writer() -> None:
    draft = workspace()
    draft.edit(NEW, "---\nfor:\n  - to: reality-bites\n    read: |-\n      0000\n---\n\nX.\n")
    assert "RM407" in {one.code for one in findings(draft, draft.snapshot())[NEW]}
    assert not list(fixes(draft, draft.snapshot(), NEW, EVERYTHING))


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("---\nfor:\n  - to: plan\n    r|", ["read"]),
        ("---\npremises:\n  - to: plan\n    |", ["read"]),
        ("---\npremises:\n  - |", []),
        ("---\npremises:\n  - p1: So it is.\n    |", []),
    ],
)
def test_the_key_is_offered_beside_an_id(text: str, keys: list[str]) -> None:
    draft = workspace()
    found = complete(draft, NEW, typed(draft, NEW, text)).offers
    assert [one.text for one in found if one.sort == "key" and one.text in KEYS] == keys
