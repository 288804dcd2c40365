"""The nodes of a kb by kind."""

from abc import ABC, abstractmethod
from collections.abc import Iterable
from functools import cached_property

from robustmap.model.map import Map
from robustmap.query.rows import Rows


class Shelves(ABC):
    """The part of a kb that gives its nodes by kind; `robustmap.kb.KB` is made of it."""

    map: Map

    @abstractmethod
    def rows(self, refs: Iterable[str]) -> Rows:
        """Give the items with these ids, in the order given."""

    def _of(self, kind: str) -> Rows:
        return self.rows(node.id for node in self.map.of_kind(kind))

    @cached_property
    def claims(self) -> Rows:
        """The claims, by id."""
        return self._of("claim")

    @cached_property
    def arguments(self) -> Rows:
        """The arguments, by id."""
        return self._of("argument")

    @cached_property
    def thresholds(self) -> Rows:
        """The thresholds, by id."""
        return self._of("threshold")

    @cached_property
    def proposals(self) -> Rows:
        """The proposals, by id."""
        return self._of("proposal")

    @cached_property
    def stories(self) -> Rows:
        """The failure stories, by id."""
        return self._of("story")

    @cached_property
    def concepts(self) -> Rows:
        """The terms and classes of failures, by id."""
        return self._of("concept")

    @cached_property
    def dialogues(self) -> Rows:
        """The recorded exchanges and the rules of games, by id."""
        return self._of("dialogue")

    @cached_property
    def axes(self) -> Rows:
        """The axes, by id."""
        return self._of("axis")

    @cached_property
    def questions(self) -> Rows:
        """The debates, open questions and challenges, by id."""
        return self._of("question")

    @cached_property
    def people(self) -> Rows:
        """The people, by id."""
        return self._of("person")

    @cached_property
    def sources(self) -> Rows:
        """The texts that nodes are taken from, by id."""
        return self._of("source")
