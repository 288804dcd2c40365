"""The IRIs of ids: percent-encoded where they must be, and no two alike."""

from urllib.parse import quote

from hypothesis import given
from hypothesis import strategies as st

from robustmap.formats._terms import URN, Names
from robustmap.model.settings import Settings

PLAIN = Names(Settings())
AT_SITE = Names(Settings(site_url="https://example.org/map"))
refs = st.text(st.sampled_from("ab1-._~# %/é\n:"), min_size=1, max_size=8)


@given(refs)
def test_an_id_is_percent_encoded_part_by_part(ref: str):
    node, mark, local = ref.partition("#")
    name, fragment = quote(node, safe=""), mark + quote(local, safe="")
    assert PLAIN.iri(ref) == f"{URN}{name}{fragment}"
    assert AT_SITE.iri(ref) == f"https://example.org/map/n/{name}/{fragment}"


@given(refs, refs)
def test_no_two_ids_share_an_iri(one: str, other: str):
    for names in (PLAIN, AT_SITE):
        assert (names.iri(one) == names.iri(other)) == (one == other)
