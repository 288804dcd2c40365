"""Links that remember what they were read against, in a comparison of two maps."""

from typing import Any

from robustmap.diff.compare import compare
from robustmap.diff.fields import bears, compared
from robustmap.diff.report import REPORTS, Compared
from robustmap.model.map import Map
from robustmap.model.nodes import Node
from robustmap.model.wording import wording
from tests.support.maps import argument, claim, person, proposal, story, threshold

OLD, NEW = claim("t", standing="open"), claim("t", standing="open", title="Put otherwise")


def read(node: Node) -> str:
    found = wording(Map([node]), node.id)
    assert found is not None
    return found.short


def between(base: list[Node], head: list[Node]) -> Any:
    return compare(Map(base), Map(head))


def linked(digits: str, **more: Any) -> Node:
    return argument("a", for_=[{"to": "t", "read": digits}], **more)


def test_what_was_read_again_is_not_suspect() -> None:
    found = between([OLD, linked(read(OLD))], [NEW, linked(read(NEW))])
    assert found.suspects == ()
    assert [(one.name, one.node, one.fields) for one in found.changes if one.node == "a"] == [
        ("reread", "a", ("for",))
    ]


def test_what_agrees_already_is_not_suspect_though_untouched() -> None:
    assert between([OLD, linked(read(NEW))], [NEW, linked(read(NEW))]).suspects == ()


def test_what_was_not_read_again_is_and_says_so() -> None:
    found = between([OLD, linked(read(OLD))], [NEW, linked(read(OLD))])
    (one,) = found.suspects
    assert (one.node, one.of, one.fields, one.outdated) == ("a", "t", ("for",), ("for",))
    assert one.data()["outdated"] == ("for",)
    told = REPORTS["text"](Compared(found, "base", "head", (), ()))
    assert "argument a was read against an earlier wording of t, which is named under for" in told


def test_a_hash_speaks_for_itself_whatever_else_was_edited() -> None:
    base = [OLD, linked(read(OLD)), argument("b", for_="t")]
    head = [NEW, linked(read(OLD), note="Hm."), argument("b", for_="t", note="Hm.")]
    assert [one.node for one in between(base, head).suspects] == ["a"]


def test_what_was_put_in_other_words_before_the_base_is_not_told_again() -> None:
    base = [NEW, linked(read(OLD))]
    assert between(base, [NEW, linked(read(OLD), note="Hm.")]).suspects == ()
    assert between(base, [NEW, linked(read(OLD)), claim("other")]).suspects == ()


def test_links_of_one_node_are_told_one_by_one() -> None:
    other, put = claim("u"), claim("u", title="Put otherwise, too")
    node = argument("a", ["u"], for_=[{"to": "t", "read": read(NEW)}])
    found = between([OLD, other, node], [NEW, put, node]).suspects
    assert [(one.of, one.fields, one.outdated) for one in found] == [("u", ("premises",), ())]


def test_another_aim_is_another_wording_for_who_remembers_it() -> None:
    base = [claim("t"), claim("u"), argument("a", for_="t")]
    full = wording(Map(base), "a")
    assert full is not None
    cut = argument("cut", undercuts={"to": "a", "read": full.short})
    plain = argument("plain", undercuts="a")
    head = [claim("t"), claim("u"), argument("a", for_="u")]
    found = between([*base, cut, plain], [*head, cut, plain]).suspects
    assert [(one.node, one.outdated) for one in found] == [("cut", ("undercuts",))]


def test_a_rename_makes_nothing_suspect() -> None:
    base = [claim("t"), argument("a", for_="t")]
    full = wording(Map(base), "a")
    assert full is not None
    cut = argument("cut", undercuts={"to": "a", "read": full.short})
    head = [claim("new", aliases="t", title="Claim t"), argument("a", for_="new"), cut]
    found = between([*base, cut], head)
    assert found.suspects == ()
    assert {one.name for one in found.changes} == {"renamed"}


def test_a_hash_alone_bears_on_nothing_in_any_kind_of_node() -> None:
    def nodes(**link: str) -> list[Node]:
        to = {"to": "t", **link} if link else "t"
        return [
            claim("t"),
            threshold("d"),
            claim("c", contradicts=to),
            argument("a", [to, {"p1": "So."}], for_=to, undercuts="b"),
            argument("b", against=to),
            proposal("p", relies_on=to, needs=[{"at": "d", "why": "Dark.", **link}]),
            story("s", against={"to": "p", **link}, assumes=[to]),
            person("ann", {"about": "t", "stance": "accepts", **link}),
        ]

    fields = {
        "c": ("contradicts",),
        "a": ("for", "premises"),
        "b": ("against",),
        "p": ("needs", "relies_on"),
        "s": ("against", "assumes"),
        "ann": ("positions",),
    }
    for before, after in (({}, {"read": "0000"}), ({"read": "0000"}, {"read": "ffff"})):
        for one, other in zip(nodes(**before), nodes(**after), strict=True):
            assert not bears(one, other)
            found = compared(one, other)
            assert found == ((), (), fields.get(one.id, ()), ())
        changed = between(nodes(**before), nodes(**after))
        assert {one.name for one in changed.changes} == {"reread"}
        assert not changed.suspects
        assert not changed.flips
        assert not changed.ledgers
        assert not changed.robustness


def test_another_target_is_no_reading_again() -> None:
    one, other = linked(read(OLD)), argument("a", for_=[{"to": "u", "read": "ffff"}])
    assert compared(one, other) == (("for",), (), (), ())
    more = argument("a", for_=[{"to": "t", "read": "ffff"}, "u"])
    assert compared(one, more) == (("for",), (), (), ())
    clause = proposal("p", needs=[{"at": "d", "why": "Dark.", "read": "0000"}])
    worded = proposal("p", needs=[{"at": "d", "why": "Darker.", "read": "ffff"}])
    assert compared(clause, worded) == ((), ("needs",), (), ())
