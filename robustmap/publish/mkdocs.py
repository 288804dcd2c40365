"""The one module that knows MkDocs: configuration, rendering, and the preview server."""

import json
import logging
import os
import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from robustmap.disk.sweep import sweep
from robustmap.errors import ToolError
from robustmap.explain.finding import MISSING, SEARCH
from robustmap.model.settings import Settings
from robustmap.publish import rendered
from robustmap.publish.html import head
from robustmap.publish.markdown import external
from robustmap.publish.tree import BLOCK, OUTPUT

if TYPE_CHECKING:
    from mkdocs.structure.pages import Page as MkDocsPage

CONFIG = "mkdocs.yml"
LOOPBACK = "127.0.0.1"

_ID = re.compile(' id="([^"]+)"')
_HEADER = "# Derived by `robustmap build` from site/mkdocs.yml and map.yaml.\n"


OPTIONAL = frozenset(
    (
        *("comparisons.md", "failures.md", "glossary.md", "loops.md"),
        *("numbers.md", "portfolio.md"),
    )
)
"""Pages in the navigation that a kb has only if there is something to tell on them."""


def derive(
    given: str,
    settings: Settings,
    own: Mapping[str, str],
    absent: Collection[str] = (),
    feed: str = "",
) -> str:
    """Give the configuration of the tree.

    `given` is the hand-written one; `own` names the pages about this very kb,
    source -> title, which join the last section of the navigation. The pages `absent`
    are left out of it. `feed` is the path of the feed, if there is one.
    """
    import yaml

    config: dict[str, Any] = yaml.safe_load(given)
    config["site_name"] = head(settings.title)
    if settings.description:
        config["site_description"] = head(settings.description)
    if settings.site_url and external(settings.site_url):
        config["site_url"] = settings.site_url
    # Where the site goes is said when it is rendered: not every renderer of the tree may write
    # outside of it.
    config |= {"docs_dir": "docs", "site_dir": "site"}
    config["theme"]["custom_dir"] = "theme"
    config["nav"] = _kept(config["nav"], absent)
    words = {"search": SEARCH, "missing": MISSING}
    root = urlsplit(config.get("site_url") or "/").path or "/"
    config["extra"] = {**config.get("extra", {}), "words": words, "root": root}
    if feed:
        config["extra"]["feed"] = feed
    section = config["nav"][-1]
    next(iter(section.values())).extend({title: source} for source, title in own.items())
    return _HEADER + yaml.safe_dump(config, sort_keys=True, allow_unicode=True, width=10_000)


def _kept(entries: list[dict[str, Any]], absent: Collection[str]) -> list[dict[str, Any]]:
    """Give a navigation without some pages, and without the sections that this empties."""
    found = []
    for entry in entries:
        ((title, target),) = entry.items()
        left = _kept(target, absent) if isinstance(target, list) else target
        if left and not (isinstance(left, str) and left in absent):
            found.append({title: left})
    return found


def render(tree: Path) -> int:
    """Render a tree in process; a warning of the renderer is a failure of ours.

    Only what changed since the last time is rendered, and the site is the same as if all
    of it were. Gives how many pages were rendered.

    Raises:
        ToolError: the renderer failed or warned; the message carries what it said.
        WriteError: what was rendered cannot be noted, or what is stale not be removed.
    """
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    out, site = tree.parent, tree.parent / OUTPUT
    before, inputs = rendered.load(out), rendered.read_inputs(tree, _versions())
    rendered.forget(out)
    sweep(site, before.outputs)
    chosen = _Chosen(site, before if before.fits(inputs) else rendered.Rendered(), inputs)
    _rendered(tree, chosen)
    sweep(site, chosen.expected)
    rendered.note(out, site, inputs)
    return chosen.pages


def _versions() -> list[str]:
    """Name all that takes part in rendering, this file and the tree's writer included."""
    from importlib.metadata import version

    own = [Path(__file__).with_name(name) for name in ("mkdocs.py", "shell.py", "tree.py")]
    return [
        *(f"{name} {version(name)}" for name in ("mkdocs", "mkdocs-material", "markdown")),
        *(path.read_text(encoding="utf-8") for path in own),
    ]


class _Chosen:
    """Chooses what is rendered or copied again, and knows what the site will hold."""

    def __init__(self, site: Path, before: rendered.Rendered, inputs: rendered.Inputs) -> None:
        self.site, self.before, self.inputs = site, before, inputs
        self.expected = {"404.html", "sitemap.xml", "sitemap.xml.gz"}
        self.pages = 0

    def mark(self, file: Any, tree: Path) -> None:
        made = file.dest_uri
        source = Path(file.abs_src_path).absolute()
        named = source.relative_to(tree).as_posix() if source.is_relative_to(tree) else ""
        kept = self.before.keeps(self.site, made, source=named, inputs=self.inputs)
        self.expected.add(made)
        self.pages += not kept and file.is_documentation_page()
        file.is_modified = lambda: not kept


def _rendered(tree: Path, chosen: _Chosen) -> None:
    whole = chosen.before.inputs is None
    with _listening() as heard:
        from mkdocs.commands.build import build
        from mkdocs.config import load_config
        from mkdocs.exceptions import MkDocsException

        try:
            path = str(tree / CONFIG)
            # A relative folder would be looked for beside the configuration.
            site = str((tree.parent / OUTPUT).absolute())
            config = load_config(path, config_file_path=path, site_dir=site)
            # Warnings are counted here: the renderer's own count misses some of them.
            config.strict = False
            config.plugins["robustmap/shortcut"] = _shortcut(chosen)
            build(config, dirty=not whole)
        except MkDocsException as error:
            message = f"the site cannot be rendered: {_told(heard) or error}"
            raise ToolError(message) from error
    if heard:
        message = f"the site was rendered with warnings: {_told(heard)}"
        raise ToolError(message)


def _page_class() -> "type[MkDocsPage]":
    """Give the class of the pages that `tree.markdown` writes, read by what is known of them.

    Rendering such a page as Markdown gives its block of HTML back unchanged, but parses it
    twice on the way, and its front matter as YAML. The tree stays plain: without this the
    same site comes out, more slowly.
    """
    from mkdocs.structure.pages import Page
    from mkdocs.structure.toc import get_toc

    class BlockPage(Page):
        block = False

        def read_source(self, config: Any) -> None:
            source = self.file.content_string
            front, found, body = source[4:].partition(f"---\n\n{BLOCK}")
            self.block = bool(found) and source.startswith("---\n")
            if not self.block:
                super().read_source(config)
                return
            keys = (line.partition(": ") for line in front.splitlines())
            self.meta = {key: json.loads(value) for key, _, value in keys}
            self.markdown = BLOCK + body.rstrip("\n")

        def render(self, config: Any, files: Any) -> None:
            if not self.block:
                super().render(config, files)
                return
            self.content = self.markdown
            self.toc = get_toc([])
            self.present_anchor_ids = set(_ID.findall(self.markdown or ""))
            self.links_to_anchors = {}

    return BlockPage


def _shortcut(chosen: _Chosen) -> Any:
    """Give a hook that saves time and changes nothing.

    See `_page_class`, `_Chosen` and `robustmap.publish.shell`.
    """
    from mkdocs.plugins import BasePlugin

    from robustmap.publish.shell import ShellTemplate

    page_class = _page_class()

    class Shortcut(BasePlugin):  # type: ignore[type-arg,no-untyped-call]  # it takes no options
        def on_files(self, files: Any, *, config: Any) -> Any:
            tree = Path(config.config_file_path).absolute().parent
            for file in files:
                chosen.mark(file, tree)
                if file.is_documentation_page() and file.inclusion.is_not_in_nav():
                    file.page = page_class(None, file, config)
            return files

        def on_env(self, env: Any, **_: Any) -> Any:
            env.template_class = ShellTemplate
            return env

    return Shortcut()


def _told(records: Sequence[logging.LogRecord]) -> str:
    return "; ".join(record.getMessage() for record in records)


class _Listener(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        # Said of every build that keeps pages: which may be kept is known better here.
        if not record.getMessage().startswith("A 'dirty' build"):
            self.records.append(record)


@contextmanager
def _listening() -> Iterator[list[logging.LogRecord]]:
    """Collect the renderer's warnings and errors, and keep it from printing anything."""
    logger, listener = logging.getLogger("mkdocs"), _Listener()
    before = logger.propagate, logger.level
    logger.addHandler(listener)
    logger.propagate = False
    logger.setLevel(logging.WARNING)
    try:
        yield listener.records
    finally:
        logger.removeHandler(listener)
        logger.propagate, logger.level = before


def serve(
    output: Path,
    port: int,
    watched: Sequence[Path],
    rebuild: Callable[[], None],
    ready: Callable[[str], None],
) -> None:
    """Serve a rendered site on the loopback device, and rebuild when a watched file is saved.

    Returns when it is interrupted. `ready` is told the address. Changes are gathered
    until they stop for a moment, and open pages reload themselves.

    Raises:
        ToolError: the port is taken.
    """
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    from mkdocs.livereload import LiveReloadServer

    logging.getLogger("mkdocs").setLevel(logging.CRITICAL)
    server = LiveReloadServer(rebuild, LOOPBACK, port, str(output))
    server.error_handler = lambda code: _error_page(output, code)
    for folder in watched:
        server.watch(str(folder))
    try:
        ready(server.url)
        server.serve()  # type: ignore[no-untyped-call]
    except OSError as error:
        message = f"port {port} cannot be used: {(error.strerror or str(error)).lower()}"
        raise ToolError(message) from error
    except KeyboardInterrupt:
        pass
    finally:
        server.shutdown()


def _error_page(output: Path, code: int) -> bytes | None:
    page = output / f"{code}.html"
    return page.read_bytes() if page.is_file() else None
