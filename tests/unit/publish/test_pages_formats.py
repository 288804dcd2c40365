"""The page of formats: a row for each, in plain words, and the way to it from the data."""

import re

from robustmap.explain.field_terms import FIELD_TERMS
from robustmap.formats.exchange import FORMATS
from tests.support.maps import claim
from tests.unit.publish.test_pages import Reader, body, of


def test_every_format_has_a_row():
    page = body(of(claim("c")), "formats/")
    reader = Reader(page)
    assert not reader.open
    said = "".join(reader.text)
    for name, one in FORMATS.entries.items():
        assert re.search(rf"<code>{re.escape(name)}</code>", page)
        assert one.words in said
        assert one.loses in said
    assert page.count("<tr>") == len(FORMATS) + 1
    assert 'href="../guide/exchange/"' in page


def test_the_page_is_in_plain_words():
    said = " ".join(Reader(body(of(claim("c")), "formats/")).text).lower()
    assert [t for t in FIELD_TERMS if re.search(rf"\b{re.escape(t)}\b", said)] == []


def test_the_data_page_leads_there():
    assert 'href="../formats/"' in body(of(claim("c")), "data/")
