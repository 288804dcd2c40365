"""The feed is valid Atom, the same each time, and holds no address that nobody gave."""

from datetime import datetime
from uuid import UUID
from xml.etree import ElementTree as ET

import pytest

from robustmap.explain.words import Phrase
from robustmap.files.log import Entry
from robustmap.kb import KB
from robustmap.model.map import Map
from robustmap.model.settings import Settings
from robustmap.publish.data import feed as feeding
from robustmap.publish.data.feed import FEED, atom
from robustmap.publish.page import File
from robustmap.publish.past.changes import Change, Changes
from robustmap.publish.past.history import History
from robustmap.publish.past.told import Ledger, Shift, Told, Turn
from robustmap.publish.registry import PAGES
from robustmap.publish.site import Site
from tests.support.maps import claim
from tests.unit.publish import payload

ATOM = "{http://www.w3.org/2005/Atom}"


def entry(number: int, subject: str = "A change", date: str = "2021-02-03T04:05:06+02:00") -> Entry:
    return Entry(f"{number:040x}", (), date, "Somebody", subject, ())


def turn(ref: str, title: str = "A claim") -> Turn:
    before, after = Phrase("holds"), Phrase("step broken by {by}", {"by": "other"})
    return Turn(ref, title, before, after, ("other",), surely=True)


def told(*verdicts: Turn) -> Told:
    ledger = Ledger("b", "Another", (Shift("for", "other", "unanswered", "fallen"),))
    return Told(verdicts, (), (ledger,), ())


def change(number: int, *verdicts: Turn, who: tuple[str, ...] = ("Somebody",)) -> Change:
    return Change(entry(number), who, told(*verdicts))


def site(**settings: str) -> Site:
    return Site(KB(Map([claim("a"), claim("b")], Settings.model_validate(settings))))


def parsed(found: Changes, **settings: str) -> ET.Element:
    return ET.fromstring(atom(site(**settings), found))  # noqa: S314 - made just now


def check(feed: ET.Element) -> None:
    """Check what RFC 4287 asks of a feed and of its entries (4.1.1 and 4.1.2)."""
    assert feed.tag == f"{ATOM}feed"
    entries = feed.findall(f"{ATOM}entry")
    for one in (feed, *entries):
        for name in ("id", "title", "updated"):
            assert len(one.findall(f"{ATOM}{name}")) == 1, name
            assert (one.findtext(f"{ATOM}{name}") or "").strip(), name
        moment = datetime.fromisoformat(one.findtext(f"{ATOM}updated") or "")
        assert moment.tzinfo is not None
        assert UUID((one.findtext(f"{ATOM}id") or "").removeprefix("urn:uuid:")).version == 5
        alternates = [x for x in one.findall(f"{ATOM}link") if x.get("rel") == "alternate"]
        assert len(alternates) == 1
        assert all(x.get("href") for x in one.findall(f"{ATOM}link"))
    for one in entries:
        assert one.findall(f"{ATOM}author")
        assert all(x.findtext(f"{ATOM}name") for x in one.findall(f"{ATOM}author"))
    assert [x.get("rel") for x in feed.findall(f"{ATOM}link")] == ["self", "alternate"]
    names = [one.findtext(f"{ATOM}id") for one in (feed, *entries)]
    assert len(set(names)) == len(names)


def hrefs(feed: ET.Element) -> set[str]:
    return {one.get("href") or "" for one in feed.iter(f"{ATOM}link")}


def test_the_feed_has_everything_that_atom_asks_for():
    feed = parsed(Changes((change(2, turn("a")), change(1))))
    check(feed)
    titles = [one.findtext(f"{ATOM}title") for one in feed.findall(f"{ATOM}entry")]
    assert titles == ["A change", "A claim", "Another", "A change", "Another"]
    summaries = [one.findtext(f"{ATOM}summary") for one in feed.findall(f"{ATOM}entry")]
    assert summaries[1] == "before: holds; after: step broken by other"
    assert summaries[2] == "speaks for it: other (before: no reply yet, after: fallen)"


def test_addresses_are_absolute_only_where_the_map_gives_one():
    found = Changes((change(1, turn("a")),))
    assert hrefs(parsed(found)) == {FEED, "changes/", "changes/000000000000/"}
    base = "https://example.org/map/"
    placed = parsed(found, site_url=base.rstrip("/"))
    check(placed)
    assert hrefs(placed) == {f"{base}{FEED}", f"{base}changes/", f"{base}changes/000000000000/"}
    assert hrefs(parsed(found, site_url="javascript:x")) == hrefs(parsed(found))


def test_entries_keep_their_ids_when_others_come_and_wherever_the_site_is():
    def names(feed: ET.Element) -> list[str | None]:
        return [one.findtext(f"{ATOM}id") for one in feed.findall(f"{ATOM}entry")]

    old = names(parsed(Changes((change(1, turn("a")),))))
    new = names(parsed(Changes((change(2), change(1, turn("a")))), site_url="https://x.test/"))
    assert new[-len(old) :] == old


@pytest.mark.parametrize("text", [*payload.ALL, "\x00\x0b\x1f\ud800\ufffe", "]]>", "\u2028"])
def test_hostile_text_stays_text(text):
    one = Change(entry(1, text), (text, "Somebody"), told(turn("a", text)))
    feed = parsed(Changes((one,)), title=payload.SCRIPT)
    assert {element.tag.removeprefix(ATOM) for element in feed.iter()} <= {
        *("feed", "entry", "id", "title", "updated", "link", "generator", "author", "name"),
        "summary",
    }
    check(parsed(Changes((one._replace(who=("Somebody",)),))))


def test_the_feed_is_cut_where_much_has_changed():
    found = Changes(tuple(change(at, *(turn(f"c{n}") for n in range(50))) for at in range(9)))
    feed = parsed(found)
    check(feed)
    assert len(feed.findall(f"{ATOM}entry")) == feeding.MOST


def test_a_commit_that_could_not_be_compared_is_told_without_what_it_did():
    feed = parsed(Changes((Change(entry(1), ("Somebody",), None),)))
    check(feed)
    assert "not worked out" in (feed.findtext(f"{ATOM}entry/{ATOM}summary") or "")


def test_nobody_named_is_still_an_author():
    check(parsed(Changes((change(1, who=()),))))


def test_without_a_history_there_is_no_feed():
    found = [one.path for one in PAGES["changes"](Site(site().kb, history=History()))]
    assert found == ["changes/"]
    assert not [one for one in PAGES["changes"](site()) if isinstance(one, File)]
