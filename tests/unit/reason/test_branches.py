"""Branches of plans, the worlds in which they apply, and axes that nobody varies."""

from random import Random

from robustmap.model.map import Map
from robustmap.model.nodes import Axis, Story
from robustmap.reason.axes import axes
from robustmap.reason.branches import Branches, InWorld, Need, branches
from robustmap.reason.solution import Solution
from tests.support.maps import argument, claim, proposal, threshold
from tests.support.plans import wild_plans

PLAN = [
    {
        "id": "easy",
        "if": "the try succeeds",
        "then": "Leave most to machines.",
        "on": "try",
        "goes": "well",
        "affects": ["other", "plan"],
        "needs": ["able", "gone", "able"],
    },
    {
        "if": "the try fails",
        "then": "Do it by hand.",
        "on": "try#works",
        "goes": "badly",
        "needs": "patient",
    },
    {"if": "it rains", "then": "Stay in."},
]
NODES = (
    proposal("try"),
    proposal("other", branches=[{"if": "it is so", "then": "Wait.", "on": "able", "goes": "well"}]),
    proposal("plan", branches=PLAN),
    claim("able", standing="open"),
    claim("patient"),
    claim("gone", review="withdrawn"),
)


def solved() -> Solution:
    return Solution.of(Map(NODES))


def then(world: InWorld, group: str) -> list[str]:
    return [case.then for case in getattr(world, group)]


def test_branches_are_grouped_by_what_they_turn_on() -> None:
    found = branches(solved())
    assert [(fork.plan, fork.on, len(fork.cases)) for fork in found.forks] == [
        ("other", "able", 1),
        ("plan", "try", 2),
        ("plan", "", 1),
    ]
    one, two, rain = found.forks
    assert (one.untold, two.untold, rain.untold) == (("badly",), (), ())
    easy, hard = two.cases
    assert (easy.name, hard.name) == ("easy", "2")
    assert easy.needs == (Need("able", "unsupported"), Need("gone", None))
    assert hard.needs == (Need("patient", "unargued"),)


def test_both_branches_stay_beside_each_other_until_something_is_given() -> None:
    found = branches(solved())
    assert then(found.of("plan"), "open") == [
        "Leave most to machines.",
        "Do it by hand.",
        "Stay in.",
    ]
    assert (found.of("plan").own, found.of("plan").needs) == ((), ())
    assert then(found.of("other"), "open") == ["Wait.", "Leave most to machines."]
    assert found.of("try") == InWorld("try")


def test_what_proposals_look_like_where_something_goes_well() -> None:
    found = branches(solved(), {"try": "well"})
    plan, other = found.of("plan"), found.of("other")
    assert then(plan, "own") == ["Leave most to machines."]
    assert then(plan, "open") == ["Stay in."]
    assert [need.claim for need in plan.needs] == ["able", "gone"]
    assert then(other, "affecting") == ["Leave most to machines."]
    assert then(other, "open") == ["Wait."]
    badly = branches(solved(), {"try": "badly", "able": "well"})
    assert then(badly.of("plan"), "own") == ["Do it by hand."]
    assert then(badly.of("other"), "own") == ["Wait."]
    assert badly.of("other").affecting == ()


def test_what_nothing_turns_on_is_told() -> None:
    found = branches(solved(), {"try": "well", "patient": "badly"})
    assert found.idle == ("patient",)
    assert found.about("plan").forks == found.forks[1:]
    assert found.about("try") == Branches(found.given, (), (InWorld("try"),))


def test_wild_branches_are_survived() -> None:
    for seed in range(100):
        map_ = wild_plans(Random(seed))
        solution = Solution.of(map_)
        told = [len(node.branches) for node in map_.proposals()]
        assert sum(len(fork.cases) for fork in branches(solution).forks) == sum(told)
        for goes in ("well", "partly", "badly"):
            given = dict.fromkeys(("a", "b", "plan", "nowhere"), goes)
            for world in branches(solution, given).proposals:  # type: ignore[arg-type]
                assert all(case.goes == goes for case in (*world.own, *world.affecting))


def axis(name: str) -> Axis:
    return Axis(id=name, title=name)


def test_axes_that_nobody_varies() -> None:
    tale = {"id": "tale", "title": "A tale", "against": "plan#robust-up", "when": "high"}
    map_ = Map(
        [
            *(axis(name) for name in ("skill", "watch", "luck", "speed")),
            threshold("high", axis="skill"),
            threshold("loose"),
            proposal("plan", breaks=["high", "loose"], relative=[{"of": "watch", "to": "skill"}]),
            proposal("wish"),
            proposal("gone", review="withdrawn", breaks="high"),
            Story.model_validate({**tale, "persists": [{"axis": "luck"}]}),
        ]
    )
    found = axes(map_)
    assert found.axes == ("luck", "skill", "speed", "watch")
    plan = found.varied["plan"]
    assert plan.clauses == {
        "skill": ("plan#breaks-high", "plan#relative-watch-skill"),
        "watch": ("plan#relative-watch-skill",),
    }
    assert plan.stories == {"luck": ("tale",), "skill": ("tale",)}
    assert plan.never == ("speed",)
    assert found.varied["wish"].never == found.axes
    assert found.unvaried == ("speed",)
    assert set(found.varied) == {"plan", "wish"}


def test_axes_of_wild_maps() -> None:
    for seed in range(60):
        found = axes(wild_plans(Random(seed)))
        for one in found.varied.values():
            assert {*one.clauses, *one.stories} | {*one.never} == {*found.axes}


def test_an_argument_makes_a_needed_claim_supported() -> None:
    solution = Solution.of(Map([*NODES, argument("shown", for_="able")]))
    assert branches(solution).forks[1].cases[0].needs[0] == Need("able", "supported")
