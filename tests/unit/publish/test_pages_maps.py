"""Maps in parts, maps to take away, and which argument attacks which."""

import re
from collections.abc import Iterable
from html.parser import HTMLParser
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from robustmap.kb import KB
from robustmap.model.map import Map
from robustmap.model.nodes import Node
from robustmap.model.settings import Settings
from robustmap.publish.figures import scene as scenes
from robustmap.publish.page import File, Page
from robustmap.publish.pages import _attacks as attacks_page
from robustmap.publish.parts.debates import matrix as matrix_part
from robustmap.publish.parts.debates.attacks import components, ranks
from robustmap.publish.registry import PAGES
from robustmap.publish.site import Site
from tests.support.maps import argument, claim, question
from tests.unit.figures import sample
from tests.unit.publish import payload

LONG = "Whether the island is served better by one means or by several is a long story"


class Seen(HTMLParser):
    """Notes the elements and attributes that a browser would see."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.names: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.names += [name for name, _ in attrs]


def site_of(nodes: Iterable[Node], **settings: str) -> Site:
    return Site(KB(Map(nodes, Settings(title="The island", main="q", **settings))))


def island(arguments: int = 4) -> list[Node]:
    """Give a debate in which every argument is undercut by the one after the next."""
    found = [argument(f"a{n:03}", for_="t", title=f"{LONG} {n}") for n in range(2)]
    found += [
        argument(f"a{n:03}", undercuts=f"a{n - 2:03}", title=f"{LONG} {n}")
        for n in range(2, arguments)
    ]
    return [question(about="t", title="A bridge?"), claim("t", title=LONG), *found]


def made(site: Site, *sorts: str) -> dict[str, Page | File]:
    return {one.path: one for sort in sorts for one in PAGES[sort](site)}


def test_a_small_debate_has_its_map_to_take_away_and_no_parts():
    assert sorted(made(site_of(island()), "maps")) == ["d/q/embed.html", "d/q/map.svg"]


def test_a_debate_of_four_hundred_arguments_is_shown_in_parts():
    site = site_of(island(400))
    found = made(site, "maps", "debates")
    body = found["d/q/"].body
    picture = re.search(r"<svg class=\"fig fig-map.*?</svg>", body)[0]
    assert len(picture.encode()) <= 40_000
    assert "fig-part" in picture
    assert "too many for one picture" in body
    parts = [one for path, one in found.items() if path.startswith("d/q/map/")]
    assert len(parts) > 4
    for one in parts:
        drawn = re.search(r"<svg class=\"fig fig-map.*?</svg>", one.body)[0]
        assert len(drawn.encode()) <= 40_000
        assert not one.search
        assert '../d/q/"' in one.body
    told = " ".join(one.body for one in parts) + body
    # Each argument has a link in some picture or list of the debate and its parts.
    assert all(f"/n/a{n:03}/" in told for n in range(400))


def test_of_a_debate_that_is_larger_still_the_nearest_steps_are_drawn(monkeypatch):
    monkeypatch.setattr(scenes, "MOST", 50)
    found = made(site_of(island(120)), "maps", "debates")
    left_out = re.search(
        r"(\d+) arguments farther from the question are left out", found["d/q/"].body
    )
    assert 70 <= int(left_out[1]) < 120
    told = " ".join(one.body for path, one in found.items() if path.startswith("d/q/map/"))
    assert f"/n/a{119:03}/" not in told


def test_the_picture_to_take_away_is_a_file_of_its_own():
    svg = made(site_of(island()), "maps")["d/q/map.svg"].data.decode()
    root = ET.fromstring(svg)  # noqa: S314 - our own picture
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    assert root.attrib["aria-label"] == "Map of the debate: A bridge?"
    style = root.find("{http://www.w3.org/2000/svg}style").text
    assert ".fig-undercuts path" in style
    assert "prefers-color-scheme: dark" in style
    assert "data-md-color-scheme" not in style
    assert "url(" not in style


def test_links_of_what_is_taken_away_are_whole_only_where_the_address_is_known():
    for name in ("d/q/map.svg", "d/q/embed.html"):
        near = made(site_of(island()), "maps")[name].data.decode()
        assert 'href="../../n/a000/"' in near
        assert 'href="http' not in near
        far = made(site_of(island(), site_url="https://map.example/x"), "maps")[name].data.decode()
        assert 'href="https://map.example/x/n/a000/"' in far
        assert 'href="../' not in far


def test_the_page_in_one_file_needs_nothing_beside_it():
    page = made(site_of(island()), "maps")["d/q/embed.html"].data.decode()
    assert page.startswith("<!doctype html>")
    assert not re.findall(r'\b(?:src|srcset)="|<link rel="stylesheet|@import|url\(', page)
    assert "<desc>4 steps drawn." in page
    assert "The same as a list" in page
    assert page.count("<script>") == 1


def test_the_code_to_embed_a_map_stands_on_the_page():
    body = made(site_of(island(), site_url="https://map.example"), "debates")["d/q/"].body
    assert 'data-embed="embed.html"' in body
    assert "&lt;iframe src=&quot;https://map.example/d/q/embed.html&quot;" in body
    assert 'href="map.svg" download="q.svg"' in body


def test_hostile_titles_stay_text_in_what_is_taken_away():
    evil = payload.SCRIPT + payload.IMAGE
    nodes = [question(about="t", title=evil), claim("t", title=evil)]
    nodes += [argument("a", for_="t", title=evil), argument("b", undercuts="a", title=evil)]
    found = made(site_of(nodes), "maps")
    ET.fromstring(found["d/q/map.svg"].data)  # noqa: S314 - our own picture
    for one in found.values():
        seen = Seen(one.data.decode())
        assert "img" not in seen.tags
        assert seen.tags.count("script") == (one.path == "d/q/embed.html")
        assert not [name for name in seen.names if name.startswith("on")]


# --- Which attacks which ---


def test_a_heading_of_the_matrix_has_a_title_only_where_that_says_more():
    body = made(site_of(sample.island()), "debates")["d/q/"].body
    table = re.search(r'<table class="matrix">.*?</table>', body, re.DOTALL)[0]
    links = re.findall(r"<a (\S[^>]*)>(.*?)</a>", " ".join(re.findall("<th .*?</th>", table)))
    titled = [shown for given, shown in links if " title=" in given]
    assert titled
    assert len(titled) < len(links)
    assert all(f'title="{shown}"' not in given for given, shown in links)


def test_the_matrix_puts_together_what_hangs_together():
    body = made(site_of(island(8)), "debates")["d/q/"].body
    table = re.search(r'<table class="matrix">.*?</table>', body)[0]
    bodies = re.findall(r"<tbody>(.*?)</tbody>", table)
    rows = [re.findall(r'<th scope="row">.*?/n/(a\d+)/', one) for one in bodies]
    assert rows == [["a000", "a002", "a004"], ["a001", "a003", "a005"]]
    heads = re.findall(r'<th scope="col">.*?/n/(a\d+)/', table)
    assert heads == ["a002", "a004", "a006", "a003", "a005", "a007"]


def test_rows_have_one_cell_for_what_no_column_of_their_own_component_attacks():
    body = made(site_of(island(8)), "debates")["d/q/"].body
    table = body.split('class="matrix"')[1].split("</table>")[0]
    heads = table.split("</thead>")[0].count('<th scope="col">')
    rows = table.split("</thead>")[1].split("<tr>")[1:]
    cells = [re.findall(r'<td(?: colspan="(\d+)")?>', row) for row in rows]
    wide = [[int(one or 1) for one in row] for row in cells]
    assert [sum(row) for row in wide] == [heads] * len(rows)
    assert [row[0] for row in wide] == [1, 1, 1, 3, 3, 3]
    assert [row[-1] for row in wide] == [3, 3, 3, 1, 1, 1]


def test_every_cell_is_a_link_with_words_and_what_it_is_filtered_by():
    nodes = [*island(4), argument("r", undercuts="a000", basis="reading", title="A reading")]
    nodes += [claim("p"), argument("s", ["p"], for_="t"), argument("d", against="p")]
    body = made(site_of(nodes), "debates")["d/q/"].body
    cells = re.findall(r"<td>(<a .*?</a>)</td>", body)
    assert len(cells) == 4
    for one in cells:
        assert re.search(r'href="[^"]+"', one)
        assert re.search(r'title="[^"]+: (undercut: breaks the step|denies a premise)', one)
    told = {re.search(r"/n/(\w+)/", one)[1]: one for one in cells}
    assert 'class="fallen"' in told["a002"]
    assert 'data-kind="undercuts" data-basis="stated"' in told["a002"]
    assert 'class="silent"' in told["r"]
    assert 'data-basis="reading"' in told["r"]
    assert 'data-kind="against"' in told["d"]


@pytest.mark.parametrize(("rows", "listed"), [(60, False), (61, True), (101, True)])
def test_beyond_sixty_rows_a_list_takes_the_place_of_the_matrix(rows, listed, monkeypatch):
    monkeypatch.setattr(matrix_part, "MOST_BYTES", 10**6)
    monkeypatch.setattr(attacks_page, "MOST", 100)
    attackers = [argument(f"b{n:03}", undercuts=f"a{n:03}") for n in range(rows)]
    attacked = [argument(f"a{n:03}", for_="t") for n in range(rows)]
    site = site_of([question(about="t"), claim("t"), *attacked, *attackers])
    found = made(site, "debates")
    # Either is too much for the page of the debate.
    assert 'class="matrix"' not in found["d/q/"].body
    assert ('class="matrix"' not in found["d/q/attacks/"].body) is listed
    if listed:
        assert f"{rows} attacks are too many for a table" in found["d/q/"].body
        assert 'href="attacks/"' in found["d/q/"].body
        pages = [found[path] for path in found if path.startswith("d/q/attacks/")]
        sizes = [one.body.count('data-kind="undercuts"') for one in pages]
        assert sizes == ([100, 1] if rows > 100 else [rows])


def weight(page: Page) -> int:
    return len(re.sub(r"<svg\b.*?</svg>", "", page.body, flags=re.DOTALL).encode())


def named(body: str) -> set[str]:
    return set(re.findall(r"/n/(\w+)/", body))


@pytest.mark.parametrize("arguments", [4, 40, 160])
def test_the_page_of_a_debate_stays_light_and_leads_to_all_that_it_leaves_out(arguments):
    about = [argument(f"f{n:03}", for_="t", title=f"{LONG}, says {n}") for n in range(arguments)]
    cut = [
        argument(f"c{n:03}", undercuts=f"f{n:03}", title=f"{LONG}, no {n}")
        for n in range(arguments)
    ]
    site = site_of([question(about="t"), claim("t"), *about, *cut])
    found = made(site, "debates")
    page = found["d/q/"]
    assert weight(page) <= 14_000
    sections = re.findall(r'<section id="(\w+)"', page.body)
    assert sections == ["outline", "map", "matrix", "missing"]
    apart = {path.split("/")[2] for path in found if path.startswith("d/q/") and path != "d/q/"}
    assert {name for name in apart if f'href="{name}/"' in page.body} == apart
    assert bool(apart) is (arguments > 4)
    told = set().union(*(named(one.body) for one in found.values()))
    assert told >= {one.id for one in (*about, *cut)}
    if apart:
        below = [one for path, one in found.items() if path.startswith("d/q/outline/")]
        assert set().union(*(named(one.body) for one in below)) >= {one.id for one in about}
        assert all(weight(one) <= 14_000 for one in below)


def test_a_long_list_of_attacks_runs_over_several_pages(monkeypatch):
    monkeypatch.setattr(matrix_part, "MOST", 3)
    monkeypatch.setattr(attacks_page, "MOST", 4)
    found = {
        path: one
        for path, one in made(site_of(island(12)), "debates").items()
        if "/attacks/" in path
    }
    assert list(found) == ["d/q/attacks/", "d/q/attacks/2/", "d/q/attacks/3/"]
    told = [re.findall(r'/n/(a\d+)/"[^>]* data-kind', one.body) for one in found.values()]
    assert [len(one) for one in told] == [4, 4, 2]
    assert sorted(one for page in told for one in page) == [f"a{n:03}" for n in range(2, 12)]
    assert 'href="../../../../d/q/attacks/3/"' in found["d/q/attacks/2/"].body


def test_the_list_of_undercuts_can_be_filtered_and_stands_by_component():
    body = made(site_of(island(8)), "undercuts")["undercuts/"].body
    assert body.count('class="rm-attacks"') == 1
    told = re.findall(r'data-kind="(\w+)" data-basis="(\w+)"', body)
    assert told == [("undercuts", "stated")] * 6
    attackers = re.findall(r"<li>.*?/n/(a\d+)/", body)
    assert attackers == ["a002", "a004", "a006", "a003", "a005", "a007"]


pairs = st.lists(st.tuples(st.sampled_from("abcdefgh"), st.sampled_from("abcdefgh")), max_size=12)


@given(pairs, st.permutations(list("abcdefgh")))
def test_components_are_a_partition_in_which_every_attack_stays_inside(found, order):
    rank = ranks(order)
    parts = components(found, rank)
    members = [ref for part in parts for ref in part]
    assert sorted(members) == sorted({ref for pair in found for ref in pair})
    of = {ref: place for place, part in enumerate(parts) for ref in part}
    assert all(of[target] == of[attacker] for target, attacker in found)
    assert all(part == sorted(part, key=rank) for part in parts)
    assert [part[0] for part in parts] == sorted((part[0] for part in parts), key=rank)
    # Nothing is put together that no attack holds together.
    reached = {ref: {ref} for ref in members}
    for _ in members:
        for one, other in found:
            both = reached[one] | reached[other]
            for ref in both:
                reached[ref] = both
    assert all({*part} == reached[part[0]] for part in parts)
