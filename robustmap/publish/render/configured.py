"""The configuration that a tree is rendered by, derived from the hand-written one."""

from collections.abc import Collection, Mapping
from typing import Any
from urllib.parse import urlsplit

from robustmap.explain.finding import MISSING, SEARCH
from robustmap.explain.labels import COLOURS
from robustmap.model.settings import Settings
from robustmap.publish.html import head
from robustmap.publish.markdown import external

_HEADER = "# Derived by `robustmap build` from site/mkdocs.yml and map.yaml.\n"

OPTIONAL = frozenset(
    (
        *("comparisons.md", "failures.md", "glossary.md", "loops.md"),
        *("numbers.md", "portfolio.md"),
    )
)
"""Pages in the navigation that a kb has only if there is something to tell on them."""


def hand_written(text: str) -> dict[str, Any]:
    """Read the hand-written configuration."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    config: dict[str, Any] = yaml.load(text, Loader=loader)  # noqa: S506 - it is a safe one
    return config


def derive(
    given: Mapping[str, Any],
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

    config = dict(given)
    config["site_name"] = head(settings.title)
    if settings.description:
        config["site_description"] = head(settings.description)
    if settings.site_url and external(settings.site_url):
        config["site_url"] = settings.site_url
    # Where the site goes is said when it is rendered: not every renderer of the tree may write
    # outside of it.
    config |= {"docs_dir": "docs", "site_dir": "site"}
    config["theme"] = {**config["theme"], "custom_dir": "theme"}
    config["nav"] = _kept(config["nav"], absent)
    words = {"search": SEARCH, "missing": MISSING, "colours": COLOURS}
    root = urlsplit(config.get("site_url") or "/").path or "/"
    config["extra"] = {**config.get("extra", {}), "words": words, "root": root}
    if feed:
        config["extra"]["feed"] = feed
    ((name, last),) = config["nav"][-1].items()
    config["nav"][-1] = {name: [*last, *({title: source} for source, title in own.items())]}
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
