"""The sign of a kind: it always stands beside words, and says nothing to who hears a page.

The drawings are in `site/theme/assets/icons.css`, one rule per kind.
"""

from robustmap.model.nodes import KINDS
from robustmap.publish.html import NOTHING, Html

ICONS = frozenset((*KINDS, "debate"))
"""What has a sign: every kind of node, and the questions that are debates."""


def icon(kind: str) -> Html:
    """Give the sign of a kind, or nothing for what is none.

    >>> icon("claim"), icon("<b>")
    ('<i class="k k-claim"></i>', '')
    """
    return Html(f'<i class="k k-{kind}"></i>') if kind in ICONS else NOTHING
