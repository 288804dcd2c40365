"""arg-microtexts XML: undercuts lead to edges, joints hold segments together."""

import pytest

from robustmap.formats.exchange import FORMATS
from robustmap.model.nodes import Argument, Claim
from tests.support.foreign import SAMPLES, read, refused, write

SAMPLE = (SAMPLES / "microtexts" / "dogs.xml").read_bytes()
PARK = "dogs-should-be-on-a-leash-in-every-park"


def test_undercuts_of_a_rebuttal_and_of_a_support_are_kept() -> None:
    map_, told = read("microtexts", SAMPLE)
    assert not told
    aims = {one.id: (one.relation, one.target) for one in map_.inferences.values()}
    example, rebuttal = "from-last-week-one-bit-a-child", "from-leashes-are-a-burden"
    assert aims["from-that-dog-had-torn-its-leash"] == ("undercuts", example)
    assert aims["from-nobody-has-to-own-a-dog"] == ("undercuts", rebuttal)
    assert aims[example] == ("for", PARK)
    assert aims[rebuttal] == ("against", PARK)
    kept = write("microtexts", map_)
    assert kept.count(b'type="und"') == 2
    assert read("microtexts", kept)[0] == map_


def test_segments_that_a_joint_holds_together_are_one_statement() -> None:
    map_, _ = read("microtexts", SAMPLE)
    assert map_.nodes[PARK].title == "Dogs should be on a leash in every park."


def test_linked_premises_examples_and_what_is_unsaid_are_kept() -> None:
    map_, _ = read("microtexts", SAMPLE)
    linked = map_.inferences["from-parks-are-full-of-children"]
    assert linked.premises == ("parks-are-full-of-children", "children-cannot-run-from-dogs")
    unsaid, example = (
        map_.nodes["children-cannot-run-from-dogs"],
        map_.nodes["from-last-week-one-bit-a-child"],
    )
    assert isinstance(unsaid, Claim)
    assert unsaid.implicit
    assert isinstance(example, Argument)
    assert example.scheme == "example"
    assert map_.settings.description == "Topic: leash_law. Stance: pro."


def test_a_side_that_the_graph_does_not_tell_is_kept() -> None:
    data = SAMPLE.replace(b'<adu id="a7" type="pro"/>', b'<adu id="a7" type="opp"/>')
    map_, _ = read("microtexts", data)
    assert {one.id: one.x for one in map_.nodes.values() if one.x} == {
        "parks-are-full-of-children": {"x-side": "opp"}
    }
    back = write("microtexts", map_)
    assert b'<adu id="parks-are-full-of-children" type="opp"/>' in back
    assert back.count(b'type="opp"') == 3
    assert FORMATS["microtexts"].keeps is not None
    assert FORMATS["microtexts"].keeps(map_) == map_


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (b'src="a8" trg="c5"', b'src="a8" trg="a1"', "`c6` adds to what is no step; it is left"),
        (b'src="a4" trg="c1"', b'src="a4" trg="c99"', "the edge `c2` names `c99`, which is no"),
        (b'src="a4" trg="c1"', b'src="a4" trg="a1"', "`c2` undercuts a statement; it is read"),
        (b'trg="a1" type="reb"', b'trg="c5" type="reb"', "`c3` rebuts an edge; it is read as an"),
        (b'trg="a1" type="sup"', b'trg="a1" type="odd"', "the edge `c5` is of the type `odd`;"),
        (b"<joint ", b"<jiont ", "`<jiont>` is left out"),
    ],
    ids=range(6),
)
def test_what_does_not_fit_is_told(old: bytes, new: bytes, told: str) -> None:
    _, faults = read("microtexts", SAMPLE.replace(old, new))
    assert faults[0].message.startswith(told)
    assert faults[0].line > 1


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (
            b'<!DOCTYPE a [<!ENTITY x "ha"><!ENTITY y "&x;&x;&x;">]><arggraph>&y;</arggraph>',
            "the file declares a document type",
        ),
        (b'<!DOCTYPE a SYSTEM "file:///etc/passwd"><arggraph/>', "the file declares a document"),
        (b'<arggraph><edu id="e">&x;</edu></arggraph>', "this is no XML: undefined entity"),
        (b'<arggraph><edu id="e">\xe9</edu></arggraph>', "this is no XML: not well-formed"),
        (b"<arggraph>" + b"<a>" * 100_000, "the elements are nested more than"),
        (b'<arggraph><adu id="a"/><adu id="a"/></arggraph>', "the id `a` is given twice"),
        (b"<arggraph><adu/></arggraph>", "this `<adu>` has no id"),
        (b'<arggraph><edge id="e" src="a" type="sup"/></arggraph>', "the edge `e` has no `trg`"),
        (b"<arggraph>" + b"a" * 40_000_000, "the file has more than"),
        (b"<other/>", "the file holds `other`"),
    ],
    ids=range(10),
)
def test_hostile_files_are_refused(data: bytes, message: str) -> None:
    assert refused("microtexts", data).message.startswith(message)


def test_nothing_that_a_file_names_is_opened() -> None:
    include = b'<x:include href="/etc/passwd"/>'
    space = b'xmlns:x="http://www.w3.org/2001/XInclude"'
    data = b"<arggraph " + space + b">" + include + b"</arggraph>"
    map_, told = read("microtexts", data)
    assert not map_.nodes
    assert told[0].message == "`<include>` is left out"
