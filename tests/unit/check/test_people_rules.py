"""Rules on terms and people that need more than the smallest example."""

from typing import Any

from robustmap.check.registry import check
from robustmap.model.map import Map
from robustmap.model.nodes import Node
from tests.support.maps import argument, claim, concept, person, question

SAID = {"source": "talk", "at": "comment 1", "by": "talk/c1", "attribution": "explicit"}


def codes(*nodes: Node) -> list[str]:
    ours = [one.code for one in check(Map(nodes)) if one.code.startswith(("RM34", "RM35", "RM305"))]
    return sorted(ours)


def view(**fields: Any) -> dict[str, Any]:
    return {"about": "it", "stance": "accepts", "source": SAID, **fields}


def test_a_confirmed_paraphrase_is_a_view_and_an_unconfirmed_one_is_not() -> None:
    told = {**SAID, "voice": "paraphrases"}
    assert codes(claim("it"), person("ann", view(source=told))) == ["RM351"]
    assert codes(claim("it"), person("ann", view(source={**told, "confirmed": "no"}))) == ["RM351"]
    assert codes(claim("it"), person("ann", view(source={**told, "confirmed": "yes"}))) == []


def test_circles_of_any_length_are_found_once_and_ways_into_them_are_none() -> None:
    def chain(*pairs: str) -> Node:
        given = [view(id=a, about=f"x{n}", replaces=b) for n, (a, b) in enumerate(pairs)]
        return person("ann", *given)

    assert codes(chain("aa")) == ["RM352"]
    assert codes(chain("ab", "bc", "ca")) == ["RM352"]
    assert codes(chain("da", "ab", "ba")) == ["RM352"]
    assert codes(chain("ab", "ba", "cd", "dc")) == ["RM352", "RM352"]
    assert codes(chain("ab", "bc")) == []


def test_two_positions_on_one_thing_need_a_replacement() -> None:
    nodes = [claim("it", aliases="old")]
    assert codes(*nodes, person("ann", view(), view(about="old"))) == ["RM353"]
    assert codes(*nodes, person("ann", view(id="then"), view(replaces="then"))) == []
    supposed = view(source={**SAID, "voice": "supposes"})
    assert codes(*nodes, person("ann", view(), supposed)) == ["RM351"]


def test_a_handle_is_one_persons() -> None:
    assert codes(person("ann", handle="talk/c1"), person("bob", handle=["talk/c2", "talk/c1"])) == [
        "RM355"
    ]
    gone = person("bob", handle="talk/c1", review="withdrawn")
    assert codes(person("ann", handle="talk/c1"), gone) == []


def test_cases_may_name_definitions_in_full_and_classes_may_have_them_too() -> None:
    definitions = [{"id": "strict", "text": "So."}]
    for sort in ("term", "failure-class"):
        full = [{"text": "A case", "verdicts": {"word#strict": "yes"}}]
        assert codes(concept("word", sort=sort, definitions=definitions, cases=full)) == []
    wrong = [{"text": "A case", "verdicts": {"other#strict": "yes"}}]
    assert codes(concept("word", definitions=definitions, cases=wrong)) == ["RM342"]
    assert codes(concept("word", cases=wrong)) == ["RM342"]


def test_a_definition_cannot_be_attacked_and_the_message_says_what_can_be_done() -> None:
    word = concept("word", definitions=[{"id": "strict", "text": "So."}])
    found = [
        one
        for one in check(Map([word, argument("a", against="word#strict")]))
        if one.code == "RM305"
    ]
    assert len(found) == 1
    assert "`reframes`" in found[0].way_out
    assert "`qualifies`" in found[0].way_out
    fine = [argument("b", reframes="word#strict"), argument("c", qualifies="word#strict")]
    assert codes(word, *fine) == []


def test_an_objection_to_manner_may_only_limit_or_reject() -> None:
    for relation in ("for_", "against", "undercuts", "backs"):
        target = "it" if relation in ("for_", "against") else "arg"
        nodes = [claim("it"), argument("arg", for_="it")]
        assert codes(*nodes, argument("m", manner="true", **{relation: target})) == ["RM346"]
    assert codes(claim("it"), argument("m", manner="true", qualifies="it")) == []
    assert codes(question("q"), argument("m", manner="true", reframes="q")) == []
