"""A site made from a small kb, served on the loopback device, and a browser to look at it.

Tests are skipped where there is no Chromium, unless ROBUSTMAP_REQUIRE_BROWSER is set;
ROBUSTMAP_CHROMIUM names one that is not on the path.
"""

import os
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from robustmap.files.read import read
from robustmap.kb import KB
from robustmap.publish.build import build
from robustmap.publish.site import Site
from robustmap.publish.source import find
from tests.support.sorts import MAIN, sorts
from tests.unit.publish import payload

ROOT = Path(__file__).parents[2]

ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
DESK = {"width": 1280, "height": 900}
REQUIRED = os.environ.get("ROBUSTMAP_REQUIRE_BROWSER") == "1"


class Served(NamedTuple):
    """A site: its folder, its address, and the paths of its pages."""

    folder: Path
    url: str
    pages: tuple[str, ...]


class Opened(NamedTuple):
    """A page in a browser, with what it asked for elsewhere and what it complained of."""

    page: Any
    outside: list[str]
    complaints: list[str]


class Quiet(SimpleHTTPRequestHandler):
    """Serves files and says nothing."""

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the parent's name
        pass


@contextmanager
def serving(handler: Callable[..., SimpleHTTPRequestHandler]) -> Iterator[str]:
    """Serve on the loopback device; gives the address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    # It looks this often whether it shall end, and who ends it waits for that.
    threading.Thread(target=server.serve_forever, args=[0.05], daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Build the site once, and serve it."""
    folder = tmp_path_factory.mktemp("site")
    with built(payload.write(folder / "kb"), folder / "build") as found:
        yield found


@pytest.fixture(scope="session")
def real(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Build the site of the kb of this repository once, and serve it."""
    with built(ROOT / "kb", tmp_path_factory.mktemp("real") / "build") as found:
        yield found


@contextmanager
def built(kb: Path, out: Path) -> Iterator[Served]:
    """Build the site of a kb, and serve it."""
    output = build(Site(KB(read(kb, "kb"))), find(kb), out).output
    pages = (path.relative_to(output).as_posix() for path in output.rglob("*.html"))
    with serving(partial(Quiet, directory=str(output))) as url:
        yield Served(output, url, tuple(sorted(pages)))


@pytest.fixture(
    scope="session",
    params=["main", *(pytest.param(one, marks=pytest.mark.long) for one in ("all", "real"))],
)
def visited(request: pytest.FixtureRequest) -> tuple[Served, tuple[str, ...]]:
    """Give a site and one of its pages of each sort: the main sorts; with the long tests, all."""
    found = request.getfixturevalue("real" if request.param == "real" else "served")
    return found, MAIN if request.param == "main" else sorts(found.folder)


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Start the browser once."""
    found = os.environ.get("ROBUSTMAP_CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), "")
    if not found:
        if REQUIRED:
            pytest.fail("no Chromium was found, and ROBUSTMAP_REQUIRE_BROWSER asks for one")
        pytest.skip("no Chromium was found")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as started:
        running = started.chromium.launch(executable_path=found, args=list(ARGUMENTS))
        yield running
        running.close()


@pytest.fixture(scope="session")
def kept(browser: Any) -> Iterator[Any]:
    """Open one page for all tests: a new one costs more than most of what is asked of it."""
    context = browser.new_context(viewport=DESK)
    yield context.new_page()
    context.close()


@pytest.fixture
def tab(kept: Any) -> Iterator[Any]:
    """Give a page on which nothing is open and that holds nothing from before.

    Who listens to it, emulates or routes anything takes a page of its own, as `visit` gives
    with any option.
    """
    yield kept
    if kept.url.startswith("http"):
        kept.evaluate("() => { localStorage.clear(); sessionStorage.clear(); }")
    kept.goto("about:blank")


@pytest.fixture
def visit(browser: Any, tab: Any, served: Served) -> Iterator[Callable[..., Opened]]:
    """Give a function that opens a path of the site, with options in a context of its own."""
    contexts = []
    free = [tab]
    ends = []

    def opened(path: str = "", **options: Any) -> Opened:
        if options or not free:
            contexts.append(browser.new_context(**{"viewport": DESK, **options}))
            found = Opened(contexts[-1].new_page(), [], [])
        else:
            found = Opened(free.pop(), [], [])
        ends.append(watch(found, served.url))
        found.page.goto(served.url + path)
        return found

    yield opened
    for end in ends:
        end()
    for context in contexts:
        context.close()


def watch(found: Opened, home: str, *, quiet: bool = False) -> Callable[[], None]:
    """Note every request that leaves the site and every error; gives what ends that.

    Where it shall be quiet, whatever the console says is an error.
    """

    def asked(request: Any) -> None:
        if not request.url.startswith((home, "data:", "blob:")):
            found.outside.append(request.url)

    def said(message: Any) -> None:
        if quiet or message.type == "error":
            found.complaints.append(message.text)

    def thrown(error: Any) -> None:
        found.complaints.append(str(error))

    heard = {"request": asked, "console": said, "pageerror": thrown}
    for event, hear in heard.items():
        found.page.on(event, hear)

    def end() -> None:
        for event, hear in heard.items():
            found.page.remove_listener(event, hear)

    return end
