"""What all formats share: ids, faults, what is kept and what is lost, and how files are known."""

from robustmap.formats.exchange import FORMATS, Fault, Faults, lost, recognised
from robustmap.formats.exchange._keep import everything, kept
from robustmap.formats.exchange._nodes import Maker
from robustmap.formats.exchange._reading import MAX_NODES, MOST
from robustmap.model.map import Map
from robustmap.model.nodes import Claim
from robustmap.model.settings import Settings
from tests.support.maps import argument, claim, person


def test_names_are_free_slugs() -> None:
    maker = Maker(Faults(), taken=["rain"])
    assert maker.name("rain") == "rain-2"
    assert maker.name("index") == "index-2"
    assert maker.name("", "It's raining, again") == "its-raining-again"
    assert maker.name("", "\N{CJK UNIFIED IDEOGRAPH-96E8}", "claim") == "claim"
    assert maker.name("", "\N{CJK UNIFIED IDEOGRAPH-96E8}", "claim") == "claim-2"
    assert maker.name("", "a" * 500) == "a" * 50
    assert len(maker.name("b" * 80)) == 80
    assert len(maker.name("b" * 80)) <= 80


def test_nodes_are_made_or_said_to_be_wrong() -> None:
    faults = Faults()
    maker = Maker(faults)
    assert maker.add("claim", "a", {"title": "A", "x-own": ["1"]}, "One\r\ntwo")
    assert maker.nodes["a"].body == "One\ntwo"
    assert maker.nodes["a"].x == {"x-own": ["1"]}
    assert maker.add("claim", "a", {"title": "A"}, line=7) is None
    assert maker.add("claim", "b", {"id": "c", "title": "B"}) is None
    assert maker.add("claim", "Not a slug", {"title": "C"}) is None
    assert maker.add("claim", "d", {"title": "x" * 200, "standing": "sure"}) is None
    assert maker.add("claim", "e", {"title": "E\ud800"}) is None
    assert maker.settings({"titel": "T"}) is None
    assert [one.message for one in faults.found] == [
        "the id `a` is given to two nodes",
        "`b`: `id` is not a key of a node",
        "`Not a slug` cannot be an id",
        "`d`: `title` cannot be read: string should have at most 100 characters",
        "`d`: `standing` cannot be read: input should be 'asserted', 'presumed' or 'open'",
        "`e`: the character U+D800 cannot be in a file",
        "the settings: `titel` is not a key that it may have",
    ]
    assert faults.found[0].line == 7
    assert faults.found[2].suggestion == "not-a-slug"
    assert faults.found[-1].suggestion == "title"


def test_too_many_nodes_are_refused_once() -> None:
    faults = Faults()
    maker = Maker(faults)
    maker.nodes = dict.fromkeys(map(str, range(MAX_NODES)), claim("a"))
    assert maker.add("claim", "b", {"title": "B"}) is None
    assert maker.add("claim", "c", {"title": "C"}) is None
    assert len(faults.found) == 1
    assert faults.failed


def test_faults_are_counted_beyond_the_most() -> None:
    faults = Faults()
    for number in range(MOST + 3):
        faults.warn(f"one {number}")
    assert not faults.failed
    faults.add("last")
    assert faults.failed
    assert (len(faults.found), faults.more) == (MOST, 4)
    assert faults.found[0] == Fault(0, 0, "one 0", severity="warning")


def test_what_is_lost_is_told_by_kind_and_field() -> None:
    whole = Map(
        [
            claim("a", tags=["t"], contradicts=["b", "c"]),
            claim("b"),
            argument("f", for_="a", note="N"),
            person("p"),
        ],
        Settings(title="T", description="D"),
    )

    def one_link(node: Claim) -> Claim:
        links = getattr(node, "contradicts", ())[:1]
        return node.model_copy(update={"contradicts": links}) if links else node

    fields = {"claim": {"title", "contradicts"}, "argument": {"title", "for_"}}
    found = kept(whole, fields, change=one_link, settings=["title"])
    assert found.settings == Settings(title="T")
    assert [tuple(one) for one in lost(whole, found)] == [
        ("argument: note", ("f",)),
        ("claim: contradicts (in part)", ("a",)),
        ("claim: tags", ("a",)),
        ("person (whole)", ("p",)),
    ]
    assert lost(whole, whole) == ()


def test_everything_is_all_that_files_can_hold() -> None:
    odd = Claim.model_validate({"id": "A b", "title": "A"})
    own = Claim.model_validate({"id": "b", "title": "B", "x": {"x-a": 1, "a": 2}})
    found = everything(Map([odd, own]))
    assert list(found.nodes) == ["b"]
    assert found.nodes["b"].x == {"x-a": 1}


def test_a_file_is_known_by_its_content_and_then_its_name() -> None:
    assert recognised(b"p af 2\n1 2\n", "x.json") == ["af"]
    assert recognised(b"arg(a).", "") == ["apx"]
    assert recognised(b"", "empty.tgf") == ["tgf"]
    assert recognised(b"strict digraph G { }", "") == ["dot"]
    assert recognised(b"", "") == []
    assert "mermaid" not in recognised(b"flowchart BT", "x.mmd")
    assert all(one.words and one.suffixes and one.loses for one in FORMATS.entries.values())
