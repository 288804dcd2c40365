"""The what-if script and Python agree on two thousand maps made by chance, each in a view."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

import pytest

from robustmap.explain.ledger import ledger
from robustmap.kb import KB, load
from robustmap.model.expand import BACK
from robustmap.model.map import Map
from robustmap.model.view import View
from robustmap.publish.parts.points.ledger import GROUPS
from robustmap.publish.site import Site
from robustmap.publish.whatif.data import _view, whatif
from robustmap.publish.whatif.words import ANSWERS, WORDS
from robustmap.reason.ask import ask
from robustmap.reason.solution import Solution
from robustmap.reason.strengths import strengths
from tests.support.maps import argument, circle_map, claim, proposal, random_map, random_view

pytestmark = pytest.mark.browser

CASES = 2000
CHUNK = 250
NEAR = 1e-9
SCRIPTS = Path(__file__).parents[2] / "site/theme/assets/javascripts"
PURE = ("whatif-reason.js", "whatif-weigh.js")

# Texts go to the page and back: of anything else every value is looked at one by one on the way.
RUN = """(given) => {
  const [cases, answers] = JSON.parse(given);
  return JSON.stringify(cases.map(([part, view]) => {
    const map = window.robustmapReason([part]);
    const sets = ["off", "grant", "deny"].map(key => [key, new Set(view[key])]);
    const solved = map.solve({...view, ...Object.fromEntries(sets)});
    const strength = solved.strengths();
    const told = {};
    for (const id of [...map.statements.keys(), ...map.of.keys()]) {
      if (map.resolve(id) !== id) continue;
      const found = solved.ask(id);
      const degree = strength(id);
      const known = degree < 0 ? "absent" : Number.isNaN(degree) ? null : degree;
      told[id] = [answers[found.answer], found.why, ...solved.replies(id), known];
    }
    const ledgers = {};
    for (const id of map.statements.keys()) ledgers[id] = solved.ledger(id);
    return {told, ledgers};
  }));
}"""


class Case(NamedTuple):
    """A map with a view, solved by Python."""

    map: Map
    view: View
    solution: Solution


def cases(seed: int, number: int) -> Iterator[Case]:
    for place in range(number):
        rng = Random(f"what if {seed} {place}")
        if rng.random() < 0.25:
            map_ = circle_map(rng)
        else:
            map_ = random_map(rng, claims=rng.choice([2, 4, 7]), arguments=rng.choice([4, 8, 14]))
        view = random_view(rng, map_)
        yield Case(map_, view, Solution.of(map_, view))


def run(page: Any, some: Sequence[Case]) -> list[dict[str, Any]]:
    """Let the script solve cases."""
    return json.loads(page.evaluate(RUN, json.dumps([list(map(given, some)), ANSWERS])))


def given(case: Case) -> list[Any]:
    found = whatif(Site(KB(case.map)))
    return [found.part(found.parts[0]), _view(case.view)]


@pytest.fixture(scope="module")
def both(browser) -> list[tuple[Case, dict[str, Any]]]:
    """Give each case with what the script says of it."""
    page = browser.new_page()
    page.set_content("<!doctype html><title>what if</title>")
    for name in PURE:
        page.add_script_tag(path=SCRIPTS / name)
    made = list(cases(5, CASES))
    said: list[dict[str, Any]] = []
    for start in range(0, CASES, CHUNK):
        said += run(page, made[start : start + CHUNK])
    page.close()
    return list(zip(made, said, strict=True))


def refs(case: Case) -> list[str]:
    """Give all that has a verdict by its own id; a plan goes by the claim that it works."""
    map_ = case.map
    found = [one for one in map_.inferences_of if map_.statement_id(one) in (None, one)]
    found = [one for one in found if not one.endswith(BACK)]  # nobody names these
    return [*map_.statements, *found]


def test_the_cases_are_worth_comparing(both):
    assert len(both) == CASES
    answers = [told[0] for _, said in both for told in said["told"].values()]
    for answer in ("supported", "unargued", "contested", "rejected", "unsupported", "circular"):
        assert answers.count(answer) > CASES / 20, answer
    for answer in ("stands", "undercut", "premise-lost"):
        assert answers.count(answer) > CASES / 20, answer
    assert sum(case.view != View() for case, _ in both) > CASES / 3
    met = sum(bool(told[2]) for _, said in both for told in said["told"].values())
    assert met > CASES / 10


def test_every_verdict_and_every_reply_is_the_same(both, record_property):
    wrong = []
    number = 0
    for case, said in both:
        assert said["told"].keys() >= set(refs(case))
        for ref in refs(case):
            verdict = ask(case.solution, ref)
            answer, why, met, still, _ = said["told"][ref]
            number += 1
            expected = verdict.answer, verdict.replies.met, verdict.replies.open
            if expected != (answer, tuple(met), tuple(still)):
                wrong.append((case.map.nodes, case.view, ref, expected, said["told"][ref]))
            if verdict.counted != " and ".join(sorted(map(reason_of, why))):
                wrong.append((case.map.nodes, case.view, ref, verdict.counted, why))
    record_property(
        "compared", f"{number} verdicts of {CASES} maps compared, {len(wrong)} mismatches"
    )
    assert wrong == []


def reason_of(place: int) -> str:
    return str(WORDS["reasons"][place])


def test_every_ledger_is_the_same(both, record_property):
    wrong = []
    number = 0
    for case, said in both:
        for statement in case.map.statements:
            found = ledger(case.solution, statement)
            number += 1
            for place, side in enumerate((found.for_, found.against)):
                groups = [list(getattr(side, name)) for name in GROUPS]
                if groups != said["ledgers"][statement][place]:
                    wrong.append((statement, groups, said["ledgers"][statement][place]))
    record_property("compared", f"{number} ledgers compared, {len(wrong)} mismatches")
    assert wrong == []


def test_every_strength_is_the_same(both, record_property):
    wrong = []
    number = cyclic = 0
    for case, said in both:
        found = strengths(case.solution)
        cyclic += any(how != "exact" for how in found.how.values())
        for ref in refs(case):
            expected = found.get(ref, "absent")
            value = said["told"][ref][4]
            number += 1
            if isinstance(expected, float) and isinstance(value, int | float):
                same = abs(expected - value) <= NEAR
            else:
                same = expected == value
            if not same:
                wrong.append((case.map.nodes, case.view, ref, expected, value))
    record_property(
        "compared",
        f"{number} strengths compared, {len(wrong)} mismatches, {cyclic} maps with a cycle",
    )
    assert wrong == []
    assert cyclic > CASES / 100


SINGLE = """(given) => {
  const [parts, views, answers] = JSON.parse(given);
  const map = window.robustmapReason(parts);
  return JSON.stringify(views.map(view => {
    const sets = ["off", "grant", "deny"].map(key => [key, new Set(view[key])]);
    const solved = map.solve({...view, ...Object.fromEntries(sets)});
    const told = id => [id, answers[solved.ask(id).answer]];
    return Object.fromEntries([...map.statements.keys()].map(told));
  }));
}"""


def test_the_real_map_follows_each_switch_and_each_person(browser):
    """Each argument switched off, and the map as each person sees it, by what is explicit."""
    kb = load(Path(__file__).parents[2] / "kb")
    found = whatif(Site(kb))
    owners = sorted({one.owner for one in kb.map.inferences.values() if one.target})
    seen = [kb.view(off={one}) for one in owners]
    offered = [one for one, _ in found.common()["choices"]]
    people = [one.removeprefix("eyes:") for one in offered if one.startswith("eyes:")]
    seen += [kb.as_seen_by(one, inferred=False) for one in people]
    page = browser.new_page()
    page.set_content("<!doctype html><title>what if</title>")
    for name in PURE:
        page.add_script_tag(path=SCRIPTS / name)
    parts = [found.part(one) for one in found.parts]
    asked = [parts, [_view(one.current_view) for one in seen], ANSWERS]
    said = json.loads(page.evaluate(SINGLE, json.dumps(asked)))
    page.close()
    changed = 0
    usual = {ref: kb.solution.claim_answer(ref) for ref in kb.map.statements}
    for one, answers in zip(seen, said, strict=True):
        expected = {ref: one.solution.claim_answer(ref) for ref in kb.map.statements}
        assert answers == expected, one.current_view
        changed += expected != usual
    assert len(people) > 1
    assert changed > len(owners) / 5


def test_what_settles_on_no_strength_has_none_in_either(browser):
    """Claims that contradict each other all around, an odd number of them."""
    names = [f"c{place}" for place in range(3)]
    nodes = [claim(one, standing="open", contradicts=[two]) for one, two in pairs(names)]
    nodes += [argument(f"a{one}", for_=one) for one in names]
    case = Case(Map(nodes), View(), Solution.of(Map(nodes)))
    page = browser.new_page()
    page.set_content("<!doctype html><title>what if</title>")
    for name in PURE:
        page.add_script_tag(path=SCRIPTS / name)
    (said,) = run(page, [case])
    page.close()
    found = strengths(case.solution)
    for ref in names:
        assert said["told"][ref][4] == pytest.approx(found[ref], abs=NEAR)


def test_a_premise_named_works_makes_no_plan_of_an_argument(browser):
    nodes = [
        claim("a"),
        argument("b", [{"works": "It works."}], for_="a"),
        argument("c", undercuts="b"),
        proposal("p", relies_on=["a"]),
    ]
    case = Case(Map(nodes), View(), Solution.of(Map(nodes)))
    page = browser.new_page()
    page.set_content("<!doctype html><title>what if</title>")
    for name in PURE:
        page.add_script_tag(path=SCRIPTS / name)
    (said,) = run(page, [case])
    named = "part => ['b', 'b#works', 'p', 'none'].map(window.robustmapReason([part]).resolve)"
    assert page.evaluate(named, given(case)[0]) == ["b", "b#works", "p#works", ""]
    page.close()
    assert said["told"]["b"][0] == ask(case.solution, "b").answer == "undercut"


def pairs(names: list[str]) -> Iterator[tuple[str, str]]:
    yield from zip(names, [*names[1:], names[0]], strict=True)
