"""Which links are to be read again, because what they lead to is put in other words now."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from robustmap.query.item import Asker
    from robustmap.query.tables import Table


class Rereading:
    """The part of a kb that knows what was read when; `robustmap.kb.KB` is made of it."""

    def suspects(self: "Asker") -> "Table":
        """Give the links that were read against an earlier wording, as the table `suspects`.

        Linear in the links that say what they were read against; solves nothing.

        >>> from robustmap.kb import KB
        >>> from robustmap.model.map import Map
        >>> from robustmap.model.nodes import Argument, Claim
        >>> safe = Claim(id="safe", title="It is safe")
        >>> link = {"to": "safe", "read": "0000"}
        >>> tested = Argument(id="tested", title="It was tested", **{"for": [link]})
        >>> KB(Map([safe, tested])).suspects().column("names")
        ('safe',)
        """
        from robustmap.query.tables import TABLES

        return TABLES["suspects"](self)
