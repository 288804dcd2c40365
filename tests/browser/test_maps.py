"""Maps and matrices in a real browser: moved about in by pointer and keyboard, and filtered."""

from pathlib import Path
from typing import Any

import pytest

from robustmap.files.read import read
from robustmap.kb import KB
from robustmap.publish.build import build
from robustmap.publish.site import Site
from robustmap.publish.source import find

pytestmark = pytest.mark.browser

DEBATE, LARGE, LIST = "d/small/index.html", "d/large/index.html", "d/many/index.html"
WIDTH = "document.querySelector('.fig-map').getBoundingClientRect().width"
LEFT = "document.querySelector('.fig-scroll').scrollLeft"
TOP = "document.querySelector('.fig-scroll').scrollTop"
LONG = "Whether the island is served better by one means or by several is a long story"


def write(folder: Path) -> Path:
    """Write a debate with attacks of every kind, a large one, and one with 101 attacks."""
    files = {
        "map.yaml": "title: The island\nmain: small\n",
        "questions/small.md": "title: A bridge?\nsort: debate\nabout: thesis\n",
        "claims/thesis.md": "title: A bridge serves the island better\nstanding: open\n",
        "claims/ground.md": "title: Bridges last\n",
        "arguments/one.md": "title: It lasts\nfor: thesis\npremises: [ground]\n",
        "arguments/two.md": "title: It is open at night\nfor: thesis\n",
        "arguments/cut.md": "title: Few cross at night\nundercuts: two\n",
        "arguments/guess.md": "title: Nobody likes the dark\nundercuts: two\nbasis: reading\n",
        "arguments/back.md": "title: Many would\nundercuts: cut\n",
        "arguments/deny.md": "title: Bridges rust\nagainst: ground\n",
        "questions/large.md": "title: Many?\nsort: debate\nabout: wide\n",
        "claims/wide.md": f"title: {LONG}\n",
        "questions/many.md": "title: Attacks?\nsort: debate\nabout: broad\n",
        "claims/broad.md": f"title: {LONG}\n",
    }
    for n in range(140):
        aim = f"undercuts: w{n - 4:03}" if n > 3 else "for: wide"
        files[f"arguments/w{n:03}.md"] = f"title: {LONG} {n}\n{aim}\n"
    for n in range(101):
        files[f"arguments/m{n:03}.md"] = f"title: Item {n}\nfor: broad\n"
        basis = "implied" if n % 2 else "stated"
        files[f"arguments/x{n:03}.md"] = f"title: Cut {n}\nundercuts: m{n:03}\nbasis: {basis}\n"
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        text = content if name == "map.yaml" else f"---\n{content}---\nA sentence.\n"
        path.write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    kb = write(tmp_path_factory.mktemp("maps") / "kb")
    return build(Site(KB(read(kb, "kb"))), find(kb), kb.parent / "build").output


@pytest.fixture
def opened(browser, folder):
    """Give a function that opens a page of the site from the disk, as a reader without a server."""
    contexts = []

    def go(path: str, **options: Any) -> Any:
        options.setdefault("viewport", {"width": 900, "height": 700})
        context = browser.new_context(**options)
        contexts.append(context)
        page = context.new_page()
        page.wrong = []
        page.on("pageerror", lambda error: page.wrong.append(str(error)))
        page.goto((folder / path).as_uri())
        return page

    yield go
    for context in contexts:
        context.close()


def near(page: Any) -> tuple[float, float]:
    """Bring the picture into view, and give a place in it where no box is."""
    page.locator(".fig-scroll").first.scroll_into_view_if_needed()
    box = page.locator(".fig-scroll").first.bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + min(box["height"], 300) / 2


def test_buttons_and_keys_bring_the_picture_closer(opened):
    page = opened(DEBATE)
    first = page.evaluate(WIDTH)
    page.get_by_role("button", name="Closer").click()
    assert page.evaluate(WIDTH) == pytest.approx(first * 1.3, rel=0.01)
    page.locator(".fig-scroll").focus()
    page.keyboard.press("+")
    assert page.evaluate(WIDTH) == pytest.approx(first * 1.69, rel=0.01)
    before = page.evaluate(LEFT)
    page.keyboard.press("ArrowRight")
    page.wait_for_function(f"{LEFT} > {before}")
    assert page.get_by_role("status").filter(has_text="%").inner_text().startswith("169 %")
    page.keyboard.press("-")
    assert page.evaluate(WIDTH) == pytest.approx(first * 1.3, rel=0.01)
    page.keyboard.press("0")
    assert page.evaluate(WIDTH) == pytest.approx(first, rel=0.01)
    assert page.evaluate("document.querySelector('.fig-zoomed')") is None
    assert page.wrong == []


def test_a_key_that_moves_nothing_more_moves_the_page(opened):
    page = opened(DEBATE)
    page.locator(".fig-scroll").focus()
    before = page.evaluate("scrollY")
    page.keyboard.press("ArrowDown")
    page.wait_for_function(f"scrollY > {before}")


def test_the_wheel_is_the_pages_unless_ctrl_is_held(opened):
    page = opened(DEBATE, viewport={"width": 900, "height": 400})
    x, y = near(page)
    first, scrolled = page.evaluate(WIDTH), page.evaluate("scrollY")
    page.mouse.move(x, y)
    page.mouse.wheel(0, 120)
    page.wait_for_function(f"scrollY > {scrolled}")
    assert page.evaluate(WIDTH) == first
    near(page)
    page.keyboard.down("Control")
    page.mouse.wheel(0, -120)
    page.keyboard.up("Control")
    page.wait_for_function(f"{WIDTH} > {first} * 1.1")


def test_a_mouse_drags_and_follows_no_link_at_the_end(opened):
    page = opened(DEBATE)
    for _ in range(4):
        page.get_by_role("button", name="Closer").click()
    near(page)
    page.evaluate("document.querySelector('.fig-scroll').scrollTo(60, 0)")
    frame = page.locator(".fig-map a rect").first.bounding_box()
    x, y = frame["x"] + 160, frame["y"] + 20
    left, top = page.evaluate(LEFT), page.evaluate(TOP)
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x - 40, y - 30, steps=4)
    page.mouse.up()
    assert page.evaluate(LEFT) == pytest.approx(left + 40, abs=2)
    assert page.evaluate(TOP) == pytest.approx(top + 30, abs=2)
    assert page.url.endswith(DEBATE)
    page.mouse.click(x, y)
    page.wait_for_url("**/n/**")


def test_without_a_script_the_picture_and_the_whole_table_are_there(opened):
    page = opened(DEBATE, java_script_enabled=False)
    assert page.locator(".fig-map a").count() == 8
    assert page.locator(".fig-tools").count() == 0
    assert page.locator(".rm-attacks select").count() == 0
    assert page.locator(".rm-attacks td a:visible").count() == 4
    page.locator(".fig-map a[data-ref=cut]").click()
    page.wait_for_url("**/n/cut/**")


def test_every_picture_has_a_name_a_description_and_an_order_of_focus(opened):
    page = opened(DEBATE)
    picture = page.get_by_role("group", name="Map of the debate: A bridge?")
    assert picture.locator("desc").text_content().startswith("6 steps drawn. ")
    assert page.get_by_role("region", name="The debate as a picture").count() == 1
    page.locator(".fig-scroll").focus()
    reached = []
    for _ in range(3):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.dataset.ref"))
    assert reached[0] == "thesis"
    assert None not in reached
    assert page.locator(".fig-map a:not(:has(title))").count() == 0


def test_a_phone_scrolls_only_within_the_boxes(opened):
    page = opened(DEBATE, viewport={"width": 390, "height": 800}, has_touch=True, is_mobile=True)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.get_by_role("button", name="Closer").click()
    page.get_by_role("button", name="Closer").click()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    head = "document.querySelector('.matrix tbody th').getBoundingClientRect().left"
    before = page.evaluate(head)
    page.evaluate("document.querySelector('.rm-attacks .scroll').scrollLeft = 60")
    assert page.evaluate(head) == pytest.approx(before, abs=1)


def test_on_paper_the_picture_fits_and_the_tools_are_gone(opened):
    page = opened(DEBATE)
    for _ in range(4):
        page.get_by_role("button", name="Closer").click()
    page.emulate_media(media="print")
    assert page.evaluate(WIDTH) <= page.evaluate("document.documentElement.clientWidth")
    assert not page.locator(".fig-tools").first.is_visible()
    assert not page.locator(".rm-tools").first.is_visible()


def test_a_large_debate_opens_by_parts(opened):
    page = opened(LARGE)
    stacks = page.locator(".fig-map a.fig-part")
    assert stacks.count() == 4
    stacks.first.click()
    page.wait_for_url("**/d/large/map/**")
    # Without a server the browser lists the folder, by a page of its own.
    page.wrong.clear()
    page.goto(f"{page.url}index.html")
    assert page.locator("h1").inner_text().startswith("Part of the map: ")
    assert page.locator(".fig-map a").count() > 20
    assert page.wrong == []


def attacker(cell):
    return cell.get_attribute("href").split("/n/")[1].split("/")[0]


def test_the_matrix_is_filtered_by_kind_basis_and_how_attacks_fare(opened):
    page = opened(DEBATE)
    cells = page.locator(".rm-attacks td a:visible")
    rows = page.locator(".rm-attacks tbody tr:visible")
    heads = page.locator(".rm-attacks thead th:visible")
    assert (cells.count(), rows.count(), heads.count()) == (4, 3, 4)
    page.get_by_label("Kind of attack").select_option("against")
    assert (cells.count(), rows.count(), heads.count()) == (1, 1, 1)
    assert attacker(cells.first) == "deny"
    page.get_by_label("Kind of attack").select_option("")
    page.get_by_label("Basis").select_option("reading")
    assert attacker(cells.first) == "guess"
    assert page.get_by_role("status").filter(has_text="attacks").inner_text() == "1 of 4 attacks"
    page.get_by_label("How it fares").select_option("fallen")
    assert (cells.count(), rows.count()) == (0, 0)
    page.get_by_label("Basis").select_option("")
    assert {attacker(one) for one in cells.all()} == {"back", "deny"}
    cells.first.click()
    page.wait_for_url("**/n/**")


def test_a_long_list_of_attacks_is_filtered_too(opened):
    page = opened(LIST)
    assert page.locator("table.matrix").count() == 0
    page.get_by_role("link", name="Read them as a list.").click()
    page.wait_for_url("**/d/many/attacks/**")
    page.goto(f"{page.url}index.html")
    rows = page.locator(".rm-attacks li:visible")
    assert rows.count() == 20  # the others are on further pages
    page.get_by_label("Basis").select_option("implied")
    assert rows.count() == 10


def test_what_has_a_page_of_its_own_can_be_switched_off_there(opened):
    page = opened(LIST)
    page.get_by_role("link", name="with the replies to them").click()
    page.wait_for_url("**/d/many/outline/**")
    page.goto(f"{page.url}index.html")
    page.get_by_role("button", name="What if?").click()
    page.get_by_role("button", name="switch off:").first.click()
    page.get_by_role("region", name="Hypothetical").wait_for()
    assert "?if=off:" in page.url


def test_the_page_to_embed_works_alone(opened, folder, tmp_path):
    alone = tmp_path / "alone.html"
    alone.write_bytes((folder / "d/small/embed.html").read_bytes())
    page = opened(DEBATE)
    page.wait_for_load_state("networkidle")  # so that nothing of this page comes late
    asked: list[str] = []
    page.on("request", lambda one: asked.append(one.url))
    page.goto(alone.as_uri())
    first = page.evaluate(WIDTH)
    page.locator(".fig-scroll").focus()
    page.keyboard.press("+")
    assert page.evaluate(WIDTH) > first
    assert [one for one in asked if not one.startswith("data:")] == [alone.as_uri()]
    undercut = "getComputedStyle(document.querySelector('.fig-undercuts path')).strokeWidth"
    assert page.evaluate(undercut) == "3px"
    assert page.wrong == []


def test_the_picture_as_a_file_is_drawn_with_its_looks(opened, folder):
    page = opened(DEBATE)
    page.goto((folder / "d/small/map.svg").as_uri())
    assert page.evaluate("document.documentElement.tagName") == "svg"
    holds = "getComputedStyle(document.querySelector('.fig-holds rect')).fill"
    assert page.evaluate(holds) == "rgb(237, 248, 240)"


def test_the_code_to_embed_names_this_very_site(opened, folder):
    page = opened(DEBATE)
    code = page.locator("[data-embed]").text_content()
    assert f'src="{(folder / "d/small/embed.html").as_uri()}"' in code
