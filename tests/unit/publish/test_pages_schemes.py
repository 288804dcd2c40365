"""Patterns of reasoning on the site: their page, and the questions on an argument's own."""

import re

from robustmap.explain.field_terms import FIELD_TERMS
from robustmap.model.schemes import SCHEMES
from tests.support.maps import argument, claim, question
from tests.unit.publish.test_pages import Reader, body, of

HEADING = "Questions to put to it"


def world():
    return of(
        claim("c", title="Plans <b>help</b>"),
        argument("a", [{"known": "Maps help."}], for_=["c"], scheme="Analogy"),
        argument("b", against=["c"], scheme="a joke"),
        argument("d", against=["c"]),
        argument("u", undercuts=["a"], tags=["critical:analogy/difference"]),
        question("q", sort="challenge", asks_about=["a"], tags=["critical:analogy/alike"]),
    )


def test_the_page_of_patterns():
    found = world()
    page = body(found, "schemes/")
    said = ""
    for scheme in SCHEMES.values():
        assert f'<h3 id="{scheme.id}"><a href="{scheme.id}/">' in page
        reader = Reader(body(found, f"schemes/{scheme.id}/"))
        assert not reader.open
        said += " ".join(reader.text).lower()
        for one in scheme.questions:
            assert one.filled()[0] in "".join(reader.text)
    assert "Arguments here that follow it: 1" in page
    assert page.count("Arguments here that follow it") == 1
    assert 'href="../../n/a/"' in body(found, "schemes/analogy/")
    reader = Reader(page)
    assert not reader.open
    said += " ".join(reader.text).lower()
    assert [t for t in FIELD_TERMS if re.search(rf"\b{re.escape(t)}\b", said)] == []


def test_questions_stand_only_where_the_pattern_is_known():
    pages = world()
    assert HEADING in body(pages, "n/a/")
    assert all(HEADING not in body(pages, f"n/{one}/") for one in ("b", "d", "u", "c", "q"))
    assert "pattern: a joke" in body(pages, "n/b/")


def test_an_argument_page_names_its_questions_and_who_has_put_them():
    page = body(world(), "n/a/")
    assert 'pattern: <a href="../../schemes/analogy/">Analogy</a>' in page
    section = page.split(HEADING)[1].split("</section>")[0]
    assert section.count("<li>") == len(SCHEMES["analogy"].questions)
    assert "“Plans &lt;b&gt;help&lt;/b&gt;”" in section
    assert 'put by <a href="../../n/u/">' in section
    assert 'put by <a href="../../n/q/">' in section
    assert "denies a premise" in section
