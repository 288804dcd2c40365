"""The pictures in a real browser: letters fit, colours hold, nothing runs, everything leads on."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from robustmap.publish.figures.debate_map import debate_map
from robustmap.publish.figures.explore import explore
from robustmap.publish.figures.neighbourhood import neighbourhood
from tests.support.maps import argument, claim, question
from tests.unit.figures.sample import HOSTILE, Site, island

STYLES = Path(__file__).parents[2] / "site" / "theme" / "assets" / "figures.css"

pytestmark = pytest.mark.browser

FITS = """() => [...document.querySelectorAll('.fig-node')].flatMap(node => {
  const box = node.querySelector('rect').getBBox();
  return [...node.querySelectorAll('text')].filter(text => {
    const said = text.getBBox();
    return said.x < box.x || said.x + said.width > box.x + box.width
      || said.y < box.y - 1 || said.y + said.height > box.y + box.height + 1;
  }).map(text => text.textContent);
})"""

CONTRAST = """() => {
  const light = rgb => {
    const parts = rgb.match(/[\\d.]+/g).slice(0, 3).map(n => n / 255)
      .map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
  };
  return [...document.querySelectorAll('.fig-node')].flatMap(node => {
    const ground = light(getComputedStyle(node.querySelector('rect')).fill);
    return [...node.querySelectorAll('tspan, .fig-caption')].map(text => {
      const ink = light(getComputedStyle(text).fill);
      return (Math.max(ink, ground) + 0.05) / (Math.min(ink, ground) + 0.05);
    });
  });
}"""


@pytest.fixture
def opened(browser) -> Iterator[object]:
    """Give a function that opens a file and a list of everything that went wrong meanwhile."""
    contexts = []

    def open_file(path: Path, **settings: object):
        context = browser.new_context(**settings)
        contexts.append(context)
        page = context.new_page()
        page.wrong = []
        page.on("request", lambda one: _local(one.url) or page.wrong.append(one.url))
        page.on("console", lambda one: one.type == "error" and page.wrong.append(one.text))
        page.on("pageerror", lambda one: page.wrong.append(str(one)))
        page.on("dialog", lambda one: (page.wrong.append(one.message), one.dismiss()))
        page.goto(path.as_uri())
        return page

    yield open_file
    for context in contexts:
        context.close()


def _local(url: str) -> bool:
    return url.startswith(("file:", "data:"))


def bridge() -> Site:
    """Give the island with long, foreign and wide titles added."""
    return Site(
        [
            *island(),
            argument(
                "wide", undercuts="busier", title="WWWWWW MMMMMM WWWWWW MMMMMM WWWWWW MMMMMM WWW"
            ),
            argument(
                "cjk",
                undercuts="busier",
                title="橋は島にとってフェリーよりもよいと考えられている理由がある",
            ),
            argument(
                "arabic", undercuts="busier", title="الجسر مفتوح ليلا وهو أفضل للجزيرة من العبارة"
            ),
            argument(
                "long-word",
                undercuts="busier",
                title="Donaudampfschifffahrtsgesellschaftskapitän" * 2,
            ),
        ]
    )


def pictures(folder: Path, scheme: str = "default") -> Path:
    site = bridge()
    drawn = debate_map(site, site.debate())
    drawn += "".join(neighbourhood(site, node) for node in site.map.nodes)
    head = '<meta charset="utf-8"><meta name="viewport" content="width=device-width">'
    head += f"<style>{STYLES.read_text(encoding='utf-8')}</style>"
    path = folder / f"{scheme}.html"
    path.write_text(
        f'<!doctype html><html lang="en"><head><title>x</title>{head}</head>'
        f'<body data-md-color-scheme="{scheme}">{drawn}</body></html>',
        encoding="utf-8",
    )
    return path


def graphs(folder: Path, site: Site) -> Path:
    for name, data in explore(site).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    for node in site.map.nodes:
        (folder / "n" / node).mkdir(parents=True)
    return folder / "explore"


def test_letters_stay_inside_their_boxes(opened, tmp_path) -> None:
    page = opened(pictures(tmp_path))
    assert page.evaluate(FITS) == []
    assert page.wrong == []


@pytest.mark.parametrize("scheme", ["default", "slate"])
def test_text_can_be_read_on_every_ground(opened, tmp_path, scheme: str) -> None:
    page = opened(pictures(tmp_path, scheme))
    assert min(page.evaluate(CONTRAST)) >= 4.5


def test_dark_colours_are_dark_and_paper_is_light(opened, tmp_path) -> None:
    page = opened(pictures(tmp_path, "slate"))
    ink = "getComputedStyle(document.querySelector('.fig-holds tspan')).fill"
    assert page.evaluate(ink) == "rgb(230, 233, 238)"
    page.emulate_media(media="print")
    assert page.evaluate(ink) == "rgb(0, 0, 0)"


def test_on_a_phone_only_the_map_scrolls(opened, tmp_path) -> None:
    page = opened(pictures(tmp_path), viewport={"width": 390, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    widths = page.evaluate(
        "[...document.querySelectorAll('.fig-around')].map(s => s.getBoundingClientRect().width)"
    )
    assert max(widths) <= 390
    assert page.evaluate(
        "(box => box.scrollWidth > box.clientWidth)(document.querySelector('.fig-scroll'))"
    )


def test_the_keyboard_reaches_every_box(opened, tmp_path) -> None:
    page = opened(pictures(tmp_path))
    reached = []
    for _ in range(5):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.getAttribute('data-ref')"))
    assert reached[0] == "bridge"
    assert None not in reached
    page.evaluate("document.activeElement.querySelector('rect').scrollIntoView()")
    assert (
        page.evaluate("getComputedStyle(document.activeElement.querySelector('rect')).strokeWidth")
        == "3.5px"
    )


def test_an_undercut_is_the_heaviest_line(opened, tmp_path) -> None:
    page = opened(pictures(tmp_path))
    script = """kind => {
      const line = document.querySelector(`.fig-${kind}:not(.fig-spent) path`);
      return parseFloat(getComputedStyle(line).strokeWidth);
    }"""
    found = {
        kind: page.evaluate(script, kind)
        for kind in ("undercuts", "against", "for", "premise", "weak")
    }
    assert found["undercuts"] > 1.5 * max(found[kind] for kind in found if kind != "undercuts")


def test_the_graph_is_drawn_and_asks_nobody(opened, tmp_path) -> None:
    page = opened(graphs(tmp_path, Site(island())) / "index.html")
    page.wait_for_selector("#graph canvas")
    assert page.wrong == []
    assert page.locator(".controls button").all_inner_texts() == ["Closer", "Farther", "Show all"]
    coloured = """() => {
      const canvas = document.querySelector('#graph canvas');
      const data = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
      return data.some((value, place) => place % 4 === 3 && value > 0);
    }"""
    page.wait_for_function(coloured)


def test_a_click_on_a_node_opens_its_page(opened, tmp_path) -> None:
    page = opened(graphs(tmp_path, Site(island())) / "q.html")
    page.wait_for_selector("#graph canvas")
    # Whoever reaches a node in the list by keyboard has it in the middle of the graph.
    page.locator("#list a[data-node='for-2']").focus()
    page.locator("#graph").scroll_into_view_if_needed()
    page.locator("#graph").click()
    page.wait_for_url("**/n/for-2/**")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_graph_follows_the_colours_of_the_system(opened, tmp_path, scheme: str) -> None:
    page = opened(graphs(tmp_path, Site(island())) / "q.html", color_scheme=scheme)
    page.wait_for_selector("#graph canvas")
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert ground == {"light": "rgb(255, 255, 255)", "dark": "rgb(27, 31, 39)"}[scheme]


def test_without_scripts_the_list_is_there(opened, tmp_path) -> None:
    page = opened(graphs(tmp_path, Site(island())) / "q.html", java_script_enabled=False)
    assert page.locator("noscript").inner_text().startswith("This graph needs JavaScript.")
    assert page.locator("#list a").count() == 15
    assert not page.locator(".controls").is_visible()


def test_hostile_titles_do_not_run(opened, tmp_path) -> None:
    nodes = [
        question(title=HOSTILE, about="t"),
        claim("t", title=HOSTILE),
        argument("a", [{"p1": HOSTILE}], for_="t", title=HOSTILE),
    ]
    page = opened(graphs(tmp_path, Site(nodes)) / "index.html")
    page.wait_for_selector("#graph canvas")
    page.locator("#list a[data-node='t']").focus()
    page.locator("#graph").scroll_into_view_if_needed()
    box = page.locator("#graph").bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2 - 3, box["y"] + box["height"] / 2)
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2, steps=5)
    page.wait_for_selector("div.vis-tooltip")
    assert "<script>alert(1)</script>" in page.locator("div.vis-tooltip").inner_text()
    assert page.locator("img").count() == 0
    assert page.wrong == []


def test_on_a_phone_the_graph_fits(opened, tmp_path) -> None:
    settings = {"viewport": {"width": 390, "height": 800}, "has_touch": True, "is_mobile": True}
    page = opened(graphs(tmp_path, Site(island())) / "q.html", **settings)
    page.wait_for_selector("#graph canvas")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_a_large_graph_is_drawn_before_its_letters_and_leads_on(opened, tmp_path) -> None:
    page = opened(graphs(tmp_path, Site([claim(f"c{n:03}") for n in range(450)])) / "index.html")
    page.wait_for_selector("#graph canvas")
    assert page.locator("#list a").count() == 450
    # Coming near by keyboard puts the letters into the boxes, without an error.
    page.locator("#list a[data-node='c123']").focus()
    page.locator("#graph").scroll_into_view_if_needed()
    page.wait_for_timeout(300)
    assert page.wrong == []
    page.locator("#graph").click()
    page.wait_for_url("**/n/c123/**")
