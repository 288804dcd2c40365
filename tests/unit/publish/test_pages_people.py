"""Pages of people and terms: who may be named where, and what each page tells."""

import re
from typing import Any

import pytest

from robustmap.explain.holders import PEOPLE
from robustmap.kb import KB
from robustmap.model.map import Map
from robustmap.model.nodes import SourceText
from robustmap.publish.page import File, Page
from robustmap.publish.parts import weight
from robustmap.publish.parts.people import eyes
from robustmap.publish.parts.people.person import HOLDS
from robustmap.publish.registry import PAGES
from robustmap.publish.site import Site
from tests.support.maps import argument, claim, concept, person, question
from tests.unit.publish.test_pages import Reader, body, of, said

OTHER = SourceText.model_validate({"id": "other", "title": "Another"})
TALK = SourceText.model_validate({"id": "talk", "title": "A talk"})


def at(place: str, by: str, **fields: Any) -> dict[str, Any]:
    return {"source": "talk", "at": place, "by": by, "attribution": "explicit", **fields}


def view(about: str, stance: str = "accepts", **fields: Any) -> dict[str, Any]:
    return {"about": about, "stance": stance, "source": at("comment 1", "talk/ann"), **fields}


INFERRED = at("comment 2", "talk/c2", attribution="inferred")


@pytest.fixture(scope="module")
def pages() -> dict[str, Page | File]:
    ann = person(
        "ann",
        view("first", id="then", bearing="weak"),
        view("first", "rejects", replaces="then", bearing="decisive", because="why"),
        view("granted", "leans-to", concedes="true", scope="Only here.", residue="The rest."),
        view("guessed", source=INFERRED),
        view("asked", source=at("comment 3", "talk/ann", voice="asks")),
        view("told", source=at("comment 4", "talk/c9", voice="paraphrases", of="ann")),
        view("nowhere", source={"source": "talk", "by": "talk/ann"}),
        title="Ann Author",
        handle=["talk/ann", "talk/c2"],
    )
    nodes = [
        *(claim(one) for one in ("first", "granted", "guessed", "asked", "told", "nowhere")),
        claim("said-by-c2", sources=at("comment 2", "talk/c2")),
        claim("said-by-ann", sources=at("comment 1", "talk/ann")),
        claim("follows", standing="open"),
        argument("why", against="first", sources=at("comment 5", "talk/c5")),
        argument("so", ["granted"], for_="follows"),
        argument("not-so", against="granted"),
        *(TALK, ann),
    ]
    return of(*nodes)


def test_an_inferred_position_never_appears_on_a_named_persons_page(pages) -> None:
    told = said(pages, "n/ann/")
    for hidden in ("guessed", "asked", "told", "nowhere", "said-by-c2"):
        assert f"Claim {hidden}" not in told
        assert f"n/{hidden}/" not in body(pages, "n/ann/")
    assert "Claim said-by-ann" in told


def test_pages_of_what_is_only_inferred_do_not_name_her(pages) -> None:
    for path in ("n/guessed/", "n/said-by-c2/", "n/told/", "n/asked/"):
        assert "Ann Author" not in body(pages, path)
        assert "n/ann/" not in body(pages, path)


def test_whoever_holds_things_only_by_inference_is_named_on_no_other_page() -> None:
    positions = [
        view("it", id="then", source=INFERRED),
        view("it", "rejects", replaces="then", concedes="true", because="why", source=INFERRED),
        view("why", source=at("comment 2", "ann", attribution="inferred")),
    ]
    by_her = [at("comment 2", "talk/c2"), at("comment 3", "ann", attribution="inferred")]
    nodes = [
        claim("it", sources=by_her),
        argument("why", against="it", sources=by_her, uses="word#strict"),
        word(coined_by="talk/c2"),
        person("ann", *positions, title="Ann Author", handle="talk/c2"),
        TALK,
    ]
    found = of(*nodes)
    named = {path for path, page in found.items() if isinstance(page, Page) and "Ann " in page.body}
    assert named == {"n/ann/", "people/"}
    assert said(found, "people/").count("Ann Author") == 1
    told = said(found, "n/ann/")
    assert "Claim it" not in told
    assert "Item why" not in told


def test_the_list_of_people_counts_what_each_page_tells(pages) -> None:
    told = said(pages, "people/")
    assert "Ann Author 1 view, 1 point granted, 1 statement" in told


def test_whose_words_are_given_is_told_and_a_handle_stays_one() -> None:
    places = [
        at("comment 1", "talk/c9", voice="paraphrases", of="ann"),
        at("comment 2", "talk/c9", voice="paraphrases", of="talk/c2", confirmed="yes"),
        at("comment 3", "talk/c9", voice="quotes", of="talk/c4"),
        at("comment 4", "talk/c9", voice="quotes", of="ann", attribution="inferred"),
    ]
    ann = person("ann", title="Ann Author", handle="talk/c2")
    told = said(of(claim("it", sources=places), ann, TALK), "n/it/")
    assert "comment 1, in other words than those of Ann Author, not confirmed, by talk/c9" in told
    assert "comment 2, in other words than those of talk/c2, confirmed, by talk/c9" in told
    assert "comment 3, quoting talk/c4, by talk/c9" in told
    assert "comment 4, quoting a speaker, by talk/c9, as we infer" in told


def test_a_text_that_holds_all_views_of_a_person_is_named_once() -> None:
    for name, times in ((TALK.id, 1), ("other", 2)):
        views = view("it"), view("too", source=at("comment 9", "ann", source=name))
        nodes = claim("it"), claim("too"), OTHER, TALK, person("ann", *views)
        first = body(of(*nodes), "n/ann/").partition('id="holds"')[2].partition("</section>")[0]
        texts = re.findall(rf'href="../../n/(?:{TALK.id}|other)/"', first)
        assert len(texts) == times
        assert "comment 9" in first


def test_a_persons_page_tells_both_dials_the_way_there_and_what_remains(pages) -> None:
    told = said(pages, "n/ann/")
    assert "✕ rejects ▮▮▮▮ decides it Claim first" in told
    assert "Moved by: Item why" in told
    assert "Earlier: ✓ holds ▮▯▯▯ bears weakly Claim first" in told
    grants = told.partition(PEOPLE["grants"])[2]
    assert (
        "leans to bearing not said Claim granted As far as: Only here. What remains: The rest."
        in (grants)
    )


def test_views_that_a_page_has_no_room_for_are_on_further_ones() -> None:
    claims = [claim(f"c{at:02}") for at in range(30)]
    ann = person("ann", *(view(one.id) for one in claims), title="Ann", handle=["talk/ann"])
    found = of(*claims, TALK, ann)
    first = body(found, "n/ann/").partition('id="holds"')[2].partition("</section>")[0]
    rest = body(found, "n/ann/holds/") + body(found, "n/ann/holds/2/")
    assert first.count('href="../../n/c') == HOLDS.shown
    assert 'href="holds/"' in first
    assert all(f'n/{one.id}/"' in rest for one in claims)


def test_what_follows_is_marked_as_computed_and_holds_only_explicit_views(pages) -> None:
    told = said(pages, "n/ann/").partition(PEOPLE["computed"])[2]
    assert "Computed, not Ann Author's own words" in told
    assert "Claim follows:" in told
    assert "Item so:" in told
    assert "Claim first:" not in told


def test_a_persons_page_is_kept_from_search_engines(pages) -> None:
    page = pages["n/ann/"]
    assert isinstance(page, Page)
    assert not page.listed


def test_the_source_tells_every_handle_with_what_it_says_and_holds(pages) -> None:
    told = said(pages, "n/talk/").partition(PEOPLE["speakers"])[2]
    ann, _, rest = told.partition("talk/c2")
    assert "Ann Author says" in ann
    assert "Claim said-by-ann" in ann
    assert "Claim first" in ann
    assert "Claim guessed" not in ann
    assert (
        "says (1) Claim said-by-c2 holds (1) ✓ holds bearing not said Claim guessed comment 2 as we"
        in (rest)
    )
    assert "Claim asked" not in told
    assert "Claim told" not in told


def test_the_list_of_people_tells_who_moved_whom(pages) -> None:
    told = said(pages, "people/").partition(PEOPLE["changed"])[2]
    assert "Ann Author on Claim first: ✓ holds" in told
    assert "Moved by: Item why (said by talk/c5)" in told
    assert "Claim granted" in told


def test_an_inferred_change_of_mind_names_only_the_handle() -> None:
    ann = person(
        "ann",
        view("it", id="then"),
        view("it", "rejects", replaces="then", source=INFERRED),
        title="Ann Author",
        handle=["talk/ann", "talk/c2"],
    )
    told = said(of(claim("it"), ann, TALK), "people/").partition(PEOPLE["changed"])[2]
    assert "talk/c2" in told
    assert "Ann Author" not in told


def test_an_unconfirmed_paraphrase_never_becomes_a_position_anywhere() -> None:
    source = at("comment 4", "talk/ann", voice="paraphrases")
    ann = person("ann", view("told", "rejects", source=source), handle="talk/ann")
    kb = KB(Map([claim("told"), ann, TALK]))
    assert kb.positions("ann") == kb.positions("talk/ann") == ((), ())
    assert kb.as_seen_by("ann").current_view.denied == frozenset()
    assert kb.table("positions").rows == kb.table("moved").rows == ()
    assert kb.moved == kb.differences("ann", "ann") == ()
    found = {one.path: one for make in PAGES.entries.values() for one in make(Site(kb))}
    assert "rejects" not in said(found, "n/ann/")
    confirmed = person("ann", view("told", "rejects", source={**source, "confirmed": "yes"}))
    assert KB(Map([claim("told"), confirmed])).as_seen_by("ann").current_view.denied == {"told"}


def test_beyond_so_many_people_what_follows_is_left_to_be_asked(monkeypatch) -> None:
    monkeypatch.setattr(eyes, "MOST", 1)
    nodes = [claim("it"), person("ann", view("it")), person("bob", view("it", "rejects")), TALK]
    found = of(*nodes)
    assert "Computed, not" in said(found, "n/ann/")
    assert "--as-seen-by bob" in said(found, "n/bob/")


def word(**fields: Any):
    return concept(
        "word",
        definitions=[
            {
                "id": "strict",
                "text": "It must.",
                "by": "talk/c1",
                "flaws": ["Too narrow."],
                "best": "true",
            },
            {"id": "loose", "text": "It may.", "by": "talk/c2"},
        ],
        cases=[
            {"text": "A moth", "verdicts": {"strict": "no", "loose": "yes"}},
            {"text": "A fly", "verdicts": {"strict": "unclear"}},
        ],
        **fields,
    )


def test_a_terms_page_tells_definitions_cases_and_senses() -> None:
    user = claim("user", uses="word#loose")
    limits = argument("limits", qualifies="word#strict", uses="word")
    found = of(word(coined_by="talk/c3"), user, limits)
    told = said(found, "n/word/")
    for piece in (
        "Brought up by talk/c3.",
        "strict It must. by talk/c1 · no better one known granted flaw: Too narrow.",
        "A moth ✕ no ✓ yes",
        "A fly ? unclear",
        "Told apart by 1 of them: “strict” and “loose”.",
        "“loose” in this sense: Claim user",
        "without saying in which sense: Item limits",
    ):
        assert piece in told
    assert 'id="loose"' in body(found, "n/word/")
    assert 'href="../../n/word/#loose"' in body(found, "n/user/")
    assert "Uses the word as in Word word: It may" in said(found, "n/user/")


def test_the_page_of_terms_lists_rivals_clashes_and_headings() -> None:
    nodes = [
        *(word(), concept("alone"), concept("class", sort="failure-class")),
        claim("it", titles=[{"text": "Better so", "by": "talk/c4"}]),
        argument("pro", for_="it", uses="word#strict"),
        argument("con", undercuts="pro", uses="word#loose"),
    ]
    told = said(of(*nodes), "glossary/")
    for piece in (
        "Words with rival definitions Word word strict It must. by talk/c1",
        "Other words Word alone",
        "Classes of failures Word class",
        "Word word: Item con means “loose”; Item pro means “strict”.",
        "Claim it Better so talk/c4",
    ):
        assert piece in told
    assert "glossary/" not in of(claim("it"))


def test_an_argument_tells_manner_what_it_asks_instead_and_how_it_got_here() -> None:
    acts = [
        {"by": "talk/c1", "act": "nominates", "since": "2018", "says": "Worth a look."},
        {"by": "talk/c2", "act": "seconds"},
    ]
    rude = argument("rude", qualifies="it", manner="true", curation=acts)
    found = of(
        claim("it"), question("better"), rude, argument("instead", reframes="it", offers="better")
    )
    told = said(found, "n/rude/")
    assert "Objects to how it was said; defeats nothing." in told
    assert "nominated by talk/c1, 2018: “Worth a look.” seconded by talk/c2" in told
    assert "Asks instead: Is it so?" in said(found, "n/instead/")


def test_hostile_terms_and_people_are_survived() -> None:
    bad = '<script>alert("x")</script>'
    definitions = [{"id": bad, "text": bad, "by": bad.replace(" ", ""), "flaws": [bad]}] * 2
    nodes = [
        concept(
            "word", definitions=definitions, cases=[{"text": bad, "verdicts": {"no-such": "yes"}}]
        ),
        concept("empty", cases=[{"text": bad}]),
        claim("it", uses=["word", f"word#{bad}".replace(" ", ""), "nowhere"]),
        person(
            "ann", view("nowhere", replaces="v0", because=["no", "ann"]), handle=["x/y", "x/y", "z"]
        ),
        person(
            "bob", view("it", scope=bad, residue=bad, occasion=bad, concedes="true"), handle="x/y"
        ),
    ]
    for path, page in of(*nodes).items():
        if isinstance(page, Page):
            assert (path, Reader(page.body).open) == (path, [])
            assert "<script>alert" not in page.body


def test_a_heavy_page_of_a_person_names_all_views_and_tells_more_of_them_apart(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    claims = [claim(f"c{at:02}") for at in range(20)]
    views = (view(one.id, because="why", residue="A doubt.") for one in claims)
    monkeypatch.setattr(weight, "FULL", 4_000)
    found = of(*claims, claim("why"), TALK, person("ann", *views, handle=["talk/ann"]))
    page, further = body(found, "n/ann/"), body(found, "n/ann/holds/")
    assert all(f'n/{one.id}/"' in page and f'n/{one.id}/"' in further for one in claims)
    assert 'href="holds/"' in page
    assert "A doubt." not in page
    assert "A doubt." in further
