"""What the page on assistants shows is true: its tools, its addresses and its answer."""

import json
import re
from pathlib import Path

import pytest

from robustmap.assist.calls import call
from robustmap.assist.inputs import Seen
from robustmap.assist.pages import SCHEME
from robustmap.assist.registry import TOOLS, Desk, Outlined
from robustmap.assist.shelf import Shelf
from robustmap.cli.mcp import command
from robustmap.files.locate import locate

ROOT = Path(__file__).parents[3]
TEXT = (ROOT / "site/pages/guide/assistants.md").read_text("utf-8")
BLOCKS = [
    json.loads(one) for one in re.findall(r"^```json\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)
]


def test_every_tool_is_told_of_and_no_other():
    rows = re.findall(r"^\| `(\w+)` \|", TEXT, re.MULTILINE)
    assert sorted(rows) == list(TOOLS)


def test_the_tools_that_take_a_view_are_those_that_are_named():
    named = re.search(r"^(`.*`) also take a view", TEXT, re.MULTILINE)
    assert named
    taking = [name for name, tool in TOOLS.entries.items() if issubclass(tool.takes, Seen)]
    assert sorted(re.findall(r"`(\w+)`", named[1])) == taking


def test_the_options_and_addresses_exist():
    options = {one for param in command.params for one in param.opts}
    assert set(re.findall(r"--\w+", TEXT)) <= options
    assert f"`{SCHEME}`" in TEXT


def test_the_answer_is_the_one_that_is_given():
    settings, answer = BLOCKS
    assert settings["mcpServers"]["robustmap"]["args"][0] == "mcp"
    shelf = Shelf(locate(ROOT / "kb"))
    said = call(lambda: Desk(shelf.now(), lambda *_: Outlined({})), "ask", {"id": answer["id"]})
    assert {key: said.data[key] for key in answer} == answer


@pytest.mark.parametrize("page", re.findall(r"\]\(([\w-]+\.md)\)", TEXT))
def test_links_lead_to_pages(page: str):
    assert (ROOT / "site/pages/guide" / page).is_file()
