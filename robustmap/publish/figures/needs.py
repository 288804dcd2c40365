"""What the pictures need of a site."""

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping

    from robustmap.graph.debate import Debate
    from robustmap.kb import KB
    from robustmap.model.map import Map
    from robustmap.publish.naming import Mention
    from robustmap.reason.solution import Solution


class Site(Protocol):
    """A kb that is being published: its verdicts, its words, and its addresses.

    `robustmap.publish.site.Site` is one; tests use a small one of their own.
    """

    @property
    def kb(self) -> "KB":
        """The kb that is published."""

    @property
    def map(self) -> "Map":
        """Its map."""

    @property
    def solution(self) -> "Solution":
        """Its verdicts."""

    @property
    def debates(self) -> "Mapping[str, Debate]":
        """Its debates by the id of their question, the main one first."""

    def url(self, ref: str, page: str) -> str:
        """Give the relative address of a reference, seen from `page`; "" where it has none."""

    def mention(self, ref: str) -> "Mention":
        """Give all that is told of something where it is named."""

    def heading(self, ref: str) -> str:
        """Give the line by which a reference is known, as plain text."""

    def answer(self, ref: str) -> str:
        """Give the verdict in the word of the files, "" where there is none."""

    def words(self, ref: str) -> str:
        """Give the verdict in readers' words, "" where there is none."""
