"""The one module that knows MkDocs: configuration, rendering, and the preview server."""

import logging
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from robustmap.disk.sweep import sweep
from robustmap.disk.walk import Lying, lying
from robustmap.errors import ToolError
from robustmap.publish.render import rendered
from robustmap.publish.render import shells as noted_shells
from robustmap.publish.render.chosen import Chosen, Rendering, copied, ours
from robustmap.publish.render.configured import OPTIONAL, derive, hand_written
from robustmap.publish.render.direct import Maker, allowed
from robustmap.publish.render.listening import listening
from robustmap.publish.render.named import anchors
from robustmap.publish.render.shell import SHARED, template_class
from robustmap.publish.tree import OUTPUT, parted
from robustmap.publish.versions import version_of

if TYPE_CHECKING:
    from mkdocs.structure.pages import Page as MkDocsPage

__all__ = ["CONFIG", "OPTIONAL", "derive", "hand_written", "render", "render_changed", "serve"]

CONFIG = "mkdocs.yml"
LOOPBACK = "127.0.0.1"


def render(tree: Path) -> int:
    """Render a tree in process; a warning of the renderer is a failure of ours.

    Only what changed since the last time is rendered, and the site is the same as if all
    of it were. Gives how many pages were rendered.

    Raises:
        ToolError: the renderer failed or warned; the message carries what it said.
        WriteError: what was rendered cannot be noted, or what is stale not be removed.
    """
    return render_changed(tree).pages


def render_changed(tree: Path, given: Lying | None = None) -> Rendering:
    """Render as `render` does, with the same errors, and tell what differs.

    `given` is how the files of the tree lie, sorted by name, where somebody knows.
    """
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    out, site = tree.parent, tree.parent / OUTPUT
    before = rendered.load(out)
    given = lying(tree) if given is None else given
    inputs = rendered.read_inputs(tree, given, _versions(), before)
    rendered.forget(out)
    known = before if before.fits(inputs) else rendered.Rendered()
    may = allowed(tree / CONFIG)
    then = known.inputs or rendered.Inputs()
    # Others may take the places of what has no source any more.
    gone = {*ours(then, may, then.lies.keys() - given.keys()).values()}
    lies = sweep(site, known.outputs.keys() - gone)
    shells = noted_shells.load(out, inputs.shared)
    maker = Maker(tree, site, may.address, shells, lies)
    chosen = Chosen(known, inputs, gone, may, maker)
    chosen.make()
    if chosen.done():
        lies = dict(sorted(maker.lies.items()))
    else:
        _rendered(tree, chosen)
        chosen.make_rest()
        lies = sweep(site, chosen.expected)
    rendered.note(out, lies, inputs)
    if shells.grown:
        noted_shells.note(out, inputs.shared, shells)
    if not known.outputs:
        return Rendering(chosen.pages, None, frozenset(), {}, given, lies, maker.named)
    lost = frozenset(known.outputs.keys() - lies.keys())
    changed = frozenset(chosen.changed)
    return Rendering(chosen.pages, changed, lost, maker.places, given, lies, maker.named)


def _versions() -> list[str]:
    """Name all that takes part in rendering: this folder, and the tree's writer."""
    here = Path(__file__).parent
    own = [*sorted(here.glob("*.py")), here.parent / "tree.py"]
    return [
        *(f"{name} {version_of(name)}" for name in ("mkdocs", "mkdocs-material", "markdown")),
        *(path.read_text(encoding="utf-8") for path in own),
    ]


def _rendered(tree: Path, chosen: Chosen) -> None:
    with listening() as heard:
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
            with _told_of(chosen.told_of()):
                build(config, dirty=True)
        except MkDocsException as error:
            message = f"the site cannot be rendered: {_told(heard) or error}"
            raise ToolError(message) from error
    if heard:
        message = f"the site was rendered with warnings: {_told(heard)}"
        raise ToolError(message)


@contextmanager
def _told_of(names: Sequence[str] | None) -> Iterator[None]:
    """Have the renderer know some of the docs alone; None stands for all that lie there."""
    from mkdocs.commands import build
    from mkdocs.structure.files import File, Files, set_exclusions

    def chosen(config: Any) -> Files:
        folders = config.docs_dir, config.site_dir
        found = [File(one, *folders, config.use_directory_urls) for one in names or ()]
        set_exclusions(found, config)
        return Files(found)

    walks = build.get_files  # type: ignore[attr-defined]  # it is there, imported by it
    if names is not None:
        build.get_files = chosen  # type: ignore[attr-defined]
    try:
        yield
    finally:
        build.get_files = walks  # type: ignore[attr-defined]


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

        def __init__(self, title: str | None, file: Any, config: Any) -> None:
            super().__init__(title, file, config)
            self.titled = title is not None

        def parted(self) -> tuple[dict[str, Any], str] | None:
            """Read what the page says of itself, and its block."""
            with Path(str(self.file.abs_src_path)).open(encoding="utf-8") as file:
                return parted(file.read())

        def read_source(self, config: Any) -> None:
            found = self.parted()
            self.block = found is not None
            if found is None:
                super().read_source(config)
                return
            self.meta = found[0]
            self.markdown = ""

        def render(self, config: Any, files: Any) -> None:
            if not self.block:
                super().render(config, files)
                return
            # It is read again when it is written: all pages together take much room.
            self.content = ""
            self.toc = get_toc([])
            self.present_anchor_ids = _Places(self)  # type: ignore[assignment]  # asked alike
            self.links_to_anchors = {}

        def body(self) -> str:
            """Give the block."""
            found = self.parted()
            return found[1] if found else ""

    return BlockPage


class _Places:
    """The anchors of a page, looked up when another page leads to one."""

    def __init__(self, page: Any) -> None:
        self.page = page

    def __contains__(self, anchor: object) -> bool:
        return anchor in anchors(self.page.body())


def _shortcut(chosen: Chosen) -> Any:
    """Give a hook that saves time and changes nothing.

    See `_page_class`, `Chosen` and `robustmap.publish.render.shell`.
    """
    from mkdocs.plugins import BasePlugin

    shells = chosen.maker.shells
    page_class = _page_class()

    class Shortcut(BasePlugin):  # type: ignore[type-arg,no-untyped-call]  # it takes no options
        def on_files(self, files: Any, *, config: Any) -> Any:
            tree = Path(config.config_file_path).absolute().parent
            folders: set[str] = set()
            for file in files:
                chosen.mark(file, tree)
                named = chosen.titled(file.src_uri)
                if named or (file.is_documentation_page() and file.inclusion.is_not_in_nav()):
                    file.page = page_class(named, file, config)
                elif file.abs_src_path:
                    file.copy_file = partial(copied, file, folders)
            return files

        def on_page_context(self, context: Any, *, page: Any, **_: Any) -> Any:
            if getattr(page, "block", False):
                page.content = page.body()
                shells.sample(self.env.get_template(SHARED), context)
            return context

        def on_post_page(self, output: str, *, page: Any, **_: Any) -> str:
            if getattr(page, "block", False):
                page.content = ""
            return output

        def on_env(self, env: Any, **_: Any) -> Any:
            env.template_class = template_class(shells)
            self.env = env
            return env

    return Shortcut()


def _told(records: Sequence[logging.LogRecord]) -> str:
    return "; ".join(record.getMessage() for record in records)


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
