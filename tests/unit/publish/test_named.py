"""What pages name, taken as they are made, tells of bad links as reading the site does."""

import tempfile
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from robustmap.publish.render.links import bad_links, bad_links_after
from robustmap.publish.render.named import Named
from robustmap.publish.render.shell import Filled

PAGES = ("index.html", "a/index.html", "n/x/index.html", "n/y/index.html", "n/x/more/index.html")
NAMES = ("index.html", "a/", "n/x/", "n/y/", "n/z/", "x/", "more/", "style.css")
SOUND = ("", "#here", "#a&amp;b", "https://example.org/")
PLACES = ("", "#here", "#there", "#a&amp;b", "#a%26b", "#h%65re", "?q#here")

addresses = st.one_of(
    st.sampled_from((*SOUND, *PLACES[1:], "javascript:x", "/rooted")),
    st.builds(
        lambda up, name, place: "../" * up + name + place,
        st.integers(0, 3),
        st.sampled_from(NAMES),
        st.sampled_from(PLACES),
    ),
)
attributes = st.sampled_from(("href", "src", "data"))
written = st.lists(st.tuples(attributes, addresses), max_size=4).map(
    lambda some: "".join(f'<a {name}="{one}" id="here">' for name, one in some)
)


@st.composite
def shells(draw: st.DrawFn) -> list[str]:
    """Give a shell with a mark in its text, one in an address, and one for the content."""
    up = "../" * draw(st.integers(0, 3))
    anchor = draw(st.sampled_from(("here", "there", "a&amp;b")))
    return [
        f'{draw(written)}<p id="{anchor}">',
        "title",
        f'</p><a href="{up}n/',
        "node",
        f'/{draw(st.sampled_from(PLACES))}">',
        "content",
        draw(written),
    ]


@st.composite
def sites(draw: st.DrawFn) -> tuple[dict[str, str], Named]:
    """Give pages by name, some in shells, and what they name."""
    known = draw(st.lists(shells(), min_size=1, max_size=2))
    made, named = dict[str, str](), Named()
    for page in PAGES:
        content, how = draw(written), draw(st.integers(0, 3))
        filled = Filled(draw(st.sampled_from(known)), {"title": "It", "node": draw(nodes)})
        made[page] = content if how == 0 else filled.text(content)
        if how > 1:
            named.take_filled(page, filled, content)
        elif draw(st.booleans()):
            named.take(page, made[page])
    return made, named


nodes = st.sampled_from(("x", "y", "z"))


some_pages = st.sets(st.sampled_from((*PAGES, "gone/index.html", "old.css")))
places = st.dictionaries(st.sampled_from(PAGES), st.sets(st.sampled_from(("here", "there"))))


@given(sites(), some_pages, some_pages, places)
def test_what_was_taken_tells_of_the_same_bad_links(
    site: tuple[dict[str, str], Named],
    others: set[str],
    lost: set[str],
    before: dict[str, set[str]],
):
    made, named = site
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder)
        for name, text in {**made, "style.css": ""}.items():
            (out / name).parent.mkdir(parents=True, exist_ok=True)
            (out / name).write_text(text, encoding="utf-8")
        assert bad_links(out, None, named) == bad_links(out)
        after = {*named.addresses, *others}, lost - made.keys(), before
        assert bad_links_after(out, *after, None, named) == bad_links_after(out, *after)


def test_a_page_that_was_taken_is_not_read_again(tmp_path: Path):
    named = Named()
    named.take("index.html", '<a href="n/x/#p1">')
    named.take("n/x/index.html", '<p id="p1"><a href="../../">')
    files = ("index.html", "n/x/index.html")
    assert bad_links(tmp_path, files, named) == ()
