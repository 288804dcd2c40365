"""The way to a page as data for search engines: a BreadcrumbList, which nothing runs."""

import json
from functools import cache, lru_cache

from robustmap.explain.labels import SECTIONS
from robustmap.explain.words import KIND
from robustmap.model.nodes import Node
from robustmap.publish.html import Html, one_line
from robustmap.publish.markdown import external
from robustmap.publish.parts.writer import Writer

# Inside a script nothing is unescaped, and `</script>` or `<!--` would end or hide it.
_LOUD = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "'": "\\u0027"})


def breadcrumbs(writer: Writer, node: Node, kinds: str) -> Html:
    """Give the steps from the site's root to a page; `kinds` is the page of its kind's list.

    Addresses are absolute where the map says where its site is, else relative to the page. The
    last step is the page itself, and needs none.
    """
    site = writer.site
    if site.mention(node.id).debate:
        steps = [("debates/", SECTIONS["all-debates"])]
    else:
        steps = [(kinds, KIND[node.kind][1].capitalize())]
        above = site.debates_of.get(node.id, ())[:1]
        steps += [(site.page(one), site.heading(one)) for one in above]
    steps.append(("", site.heading(node.id)))
    base = _base(site.map.settings.site_url or "")
    listed = ",".join(
        _step(at, name, to and (f"{base}{to}" if base else writer.to(to)))
        for at, (to, name) in enumerate(steps, start=1)
    )
    return Html(f'<script type="application/ld+json">{_HEAD}{listed}]}}</script>')


@lru_cache(maxsize=500)
def _step(at: int, name: str, to: str) -> str:
    """Write one step, which leads `to` somewhere; the first ones are the same for many pages."""
    item = f',"item":{_quoted(to)}' if to else ""
    named = f'"name":{_quoted(one_line(name))}{item}'.translate(_LOUD)
    return f'{{"@type":"ListItem","position":{at},{named}}}'


_HEAD = '{"@context":"https://schema.org","@type":"BreadcrumbList","itemListElement":['

_quoted = json.JSONEncoder(ensure_ascii=False).encode


@cache
def _base(site: str) -> str:
    found = external(site)
    return f"{found.rstrip('/')}/" if found else ""
