"""How things show themselves in a notebook: as HTML, with maps inline.

What draws lies above what is asked, so it is found by its name when a notebook asks.
"""

from importlib import import_module

DRAWS = "robustmap.publish.notebook"


class Shown:
    """Something that a notebook shows as HTML."""

    def _repr_html_(self) -> str:
        """Give the thing as HTML that needs nothing else: no script, no request, text escaped."""
        made = import_module(DRAWS).shown(self)
        assert isinstance(made, str)
        return made
