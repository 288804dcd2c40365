"""What Python users and the command line are told of failures."""

import pytest

from robustmap.errors import QueryError, UnknownIdError
from robustmap.explain.stories import DIRECTION, concreteness, stays
from robustmap.kb import KB
from robustmap.model.map import Map
from robustmap.model.nodes import Axis
from robustmap.query.failures import DIRECTIONS
from robustmap.query.find import find
from robustmap.query.tables._table import plain
from robustmap.reason.stories import Concreteness
from tests.support.maps import argument, claim, concept, proposal, story, threshold

GENERIC = {"text": "Anything", "concreteness": "generic"}

WORLD = Map(
    [
        Axis(id="power", title="Power"),
        Axis(id="sight", title="Sight"),
        threshold("high", axis="power"),
        concept("gaming", sort="failure-class"),
        claim("cheap"),
        proposal("plan"),
        proposal("mended", addresses="fooled", assessed=[{"on": "cheap", "answer": "no"}]),
        story(
            "fooled",
            against="plan#robust-up",
            ends_in="misaligned",
            task="Please the raters",
            failure_class="gaming",
            mitigations=["mended"],
            modality="plausible",
            persists=[{"axis": "power", "endless": "true"}, {"axis": "sight", "from": "high"}],
        ),
        story("dull", against="plan", assumes=[{"p": "It learns nothing."}]),
        story("blind", against="plan#robust-down"),
        story("any", task=GENERIC, persists=[{"axis": "sight", "endless": "true"}]),
        argument("cut", undercuts="blind"),
    ]
)


@pytest.fixture(scope="module")
def kb() -> KB:
    return KB(WORLD)


def test_failures_by_direction(kb: KB) -> None:
    assert [(one.story, one.proposal) for one in kb.failures("up")] == [("fooled", "plan")]
    assert [one.story for one in kb.failures("")] == ["dull"]
    assert kb.failures("down") == ()
    fallen = kb.failures("down", holding=False)
    assert [(one.story, one.answer) for one in fallen] == [("blind", "undercut")]
    assert set(DIRECTIONS) == set(DIRECTION)
    with pytest.raises(QueryError, match="no direction `upwards`"):
        kb.failures("upwards")


def test_failures_follow_the_view(kb: KB) -> None:
    assert [one.story for one in kb.view(off={"cut"}).failures("down")] == ["blind"]


def test_failures_that_no_resource_removes(kb: KB) -> None:
    found = [(one.story, one.axis) for one in kb.persistent_failures()]
    assert found == [("any", "sight"), ("fooled", "power")]
    assert [one.story for one in kb.persistent_failures("power")] == ["fooled"]
    # An empty template defeats nothing, and may still tell of what stays.
    assert kb.persistent_failures("sight")[0].counted == "an empty template"
    with pytest.raises(UnknownIdError):
        kb.persistent_failures("pwer")


def test_the_table_of_stories(kb: KB) -> None:
    rows = {row["story"]: row for row in kb.table("stories").records()}
    assert rows["fooled"] == {
        "story": "fooled",
        "against": ["plan#robust-up"],
        "direction": "when scaled up",
        "ends in": "misaligned",
        "class": ["gaming"],
        "how concrete": "1 of 1 concrete, 4 not told",
        "modality": "plausible",
        "verdict": "holds, no reply yet",
    }
    assert rows["blind"]["verdict"] == "step broken"
    assert rows["any"]["verdict"] == "has no effect here: an empty template"
    assert (rows["any"]["against"], rows["any"]["direction"]) == ([], "")
    assert rows["dull"]["direction"] == "does not work at all"


def test_the_table_of_classes(kb: KB) -> None:
    first, last = kb.table("classes").rows
    assert [plain(cell) for cell in first] == [
        *("gaming", ["fooled"], [], ["mended", "plan"], [], []),
    ]
    assert [plain(cell) for cell in last] == [
        *("(of no class)", ["any", "blind", "dull"], ["plan"], [], [], ["plan"]),
    ]


def test_the_table_of_what_stays(kb: KB) -> None:
    rows = [[plain(cell) for cell in row] for row in kb.table("persistent").rows]
    assert rows == [
        ["any", "sight", "", "", "yes", ""],
        ["fooled", "power", "", "", "yes", ""],
        ["fooled", "sight", "high", "", "", ""],
    ]


def test_the_table_of_what_would_meet_them(kb: KB) -> None:
    (row,) = kb.table("mitigations").records()
    assert row["story"] == "fooled"
    assert (row["alternative"], row["says so itself"]) == ("mended", "yes")
    assert (row["criterion"], row["judged"]) == ("cheap", "no")


def test_tables_of_an_empty_and_of_a_half_filled_kb() -> None:
    for name in ("stories", "classes", "persistent", "mitigations"):
        empty = KB(Map([])).table(name)
        assert empty.rows == ()
        assert empty.empty != "Nothing yet."
    torn = story(
        "s",
        against=["nowhere", "s"],
        failure_class="no",
        mitigations="no",
        persists=[{"axis": "no", "until": "no"}],
    )
    for name in ("stories", "classes", "persistent", "mitigations"):
        found = KB(Map([torn])).table(name)
        assert all(len(row) == len(found.head) for row in found.rows)


def test_stories_are_found_by_what_they_do(kb: KB) -> None:
    assert find(kb, "stories", ["answer=undercut"]).ids == ("blind",)
    assert find(kb, "stories", ["kind=rebuttal"]).ids == ("blind", "dull", "fooled")
    assert find(kb, "stories", ["ends_in=misaligned"]).ids == ("fooled",)
    with pytest.raises(QueryError, match="never `supported`"):
        find(kb, "stories", ["answer=supported"])


def test_how_concrete_in_words() -> None:
    assert concreteness(Concreteness(missing=("model",) * 5)) == "no slot given"
    whole = Concreteness(generic=("model", "task", "algorithm", "circumstance", "heuristic"))
    assert concreteness(whole) == "empty template: none of 5 concrete"


def test_ranges_in_words() -> None:
    assert stays("a", "b", endless=False) == "from {start} until {end}"
    assert stays("", "b", endless=False) == "until {end} is reached"
    assert stays("", "", endless=False) == "over a range that is not told"
    assert stays("a", "", endless=True).startswith("from {start} on without end")


def test_the_stories_of_a_proposal_of_a_clause_and_of_a_class(kb: KB) -> None:
    assert kb["plan"].stories.ids == ("blind", "dull", "fooled")
    assert kb["plan#robust-up"].stories.ids == ("fooled",)
    assert kb["gaming"].stories.ids == ("fooled",)
    assert kb["cheap"].stories.ids == ()
    assert find(kb, "proposals", ["stories=dull"]).ids == ("plan",)
