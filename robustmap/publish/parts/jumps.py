"""The sections of a long page as a line of links below its head."""

import re

from robustmap.explain.labels import JUMPS
from robustmap.publish.html import NOTHING, Html, el, join, link

LEAST = 3
"""A page with fewer sections that can be led to says nothing of them."""

# Only markup of ours has sections: what a kb says is escaped.
_SECTION = re.compile(r'<section id="([^"]+)"[^>]*><h2>([^<]*)</h2>')


def jumps(content: Html) -> Html:
    """Lead to each section of a page's content that has an anchor, by its heading.

    >>> jumps(Html('<section id="a"><h2>One</h2></section>'))
    ''
    """
    found = _SECTION.findall(content)
    if len(found) < LEAST:
        return NOTHING
    links = (link(f"#{anchor}", Html(heading)) for anchor, heading in found)
    return el("nav", join(*links, by=" "), cls="jumps", aria_label=JUMPS)
