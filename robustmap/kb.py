"""The face that Python users hold: an immutable snapshot of a kb, and every question to it."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from robustmap.errors import NoVerdictError, UnknownIdError
from robustmap.explain.verdict import Verdict
from robustmap.explain.why import MAX_DEPTH, Reason, why
from robustmap.model import ids
from robustmap.model.map import Map
from robustmap.model.problem import Problem
from robustmap.model.suggest import nearest
from robustmap.model.view import View
from robustmap.query.asking import Asking
from robustmap.query.failures import Failures
from robustmap.query.firmness import Firmness
from robustmap.query.item import Item
from robustmap.query.obligations import Exchanges
from robustmap.query.outlook import Outlook, a
from robustmap.query.plans import Plans
from robustmap.query.rereading import Rereading
from robustmap.query.rows import Rows
from robustmap.query.shelves import Shelves
from robustmap.query.views import Views
from robustmap.query.weights import Weights
from robustmap.reason import ask as reason
from robustmap.reason.solution import CAUTIOUS, Solution

if TYPE_CHECKING:
    from networkx import MultiDiGraph
    from pyvis.network import Network
    from rdflib import Graph

    from robustmap.diff.result import Diff
    from robustmap.diff.suppose import Impact
    from robustmap.query.dues import Obligation
    from robustmap.query.tables import Table


class KB(Shelves, Asking, Outlook, Views, Failures, Plans, Exchanges, Weights, Rereading, Firmness):
    """A knowledge base under one view. Nothing in it ever changes.

    What it says of thresholds and robustness comes from `Outlook`: `orders`, `dates`, `scenario`,
    `robustness`, `portfolio`, `loops`.
    """

    def __init__(self, map_: Map, view: View | None = None, semantics: str = CAUTIOUS) -> None:
        """Take a map; `robustmap.load` reads one."""
        self.map = map_
        self.current_view = view or map_.settings.evaluate.view()
        self.semantics = semantics

    def __repr__(self) -> str:
        """Show the title and size."""
        return f"<KB {self.map.settings.title}: {len(self.map)} nodes>"

    def __len__(self) -> int:
        """Count the nodes."""
        return len(self.map)

    def __contains__(self, ref: object) -> bool:
        """Tell whether an id leads anywhere."""
        return ref in self.map

    def __iter__(self) -> Iterator[Item]:
        """Yield every node that has not been withdrawn, by id."""
        return (Item(self, node.id) for node in self.map.live)

    def __getitem__(self, ref: str) -> Item:
        """Give the node, premise, clause or inference that an id or an earlier id names.

        Raises:
            UnknownIdError: nothing has the id; the message names the nearest.
        """
        return Item(self, self._resolve(ref))

    def _resolve(self, ref: str) -> str:
        found = self.map.resolve(ref)
        if found is not None:
            return found
        owner = ids.split(ref)[0]
        near = nearest(ref, self.map.parts.get(owner, ()) or self.map.nodes)
        message = f"nothing is called `{ref}`" + (f"; did you mean `{near}`?" if near else "")
        raise UnknownIdError(message)

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """Everything that `robustmap check` would say, all at once."""
        from robustmap.check.registry import check

        return check(self.map)

    @cached_property
    def solution(self) -> Solution:
        """Every answer under this view, solved once. Linear in the map."""
        return Solution.of(self.map, self.current_view, self.semantics)

    def ask(self, ref: str) -> Verdict:
        """Give the verdict on a claim, proposal, argument, premise, clause or inference.

        Raises:
            UnknownIdError: nothing has the id.
            NoVerdictError: what has the id can neither stand nor fall.
        """
        found = self._resolve(ref)
        verdict = self.verdict(found)
        if verdict is None:
            message = f"`{found}` is {a(Item(self, found).kind)}: it has no verdict"
            raise NoVerdictError(message)
        return verdict

    def verdict(self, ref: str) -> Verdict | None:
        """Give the verdict on something, or None where it has none."""
        found = reason.ask(self.solution, ref)
        return Verdict(found.id, found.answer, found.counted, found.solution) if found else None

    def why(self, ref: str, *, depth: int = MAX_DEPTH) -> Reason:
        """Give the reasons for a verdict as a tree; print it to read it.

        Raises:
            UnknownIdError: nothing has the id.
            NoVerdictError: what has the id can neither stand nor fall.
        """
        found = why(self.solution, self.ask(ref).id, depth=depth)
        assert found is not None
        return found

    def under(self, semantics: str) -> "KB":
        """Give the same kb with verdicts worked out under another semantics, by its name.

        Then a claim stands where every extension has it (every camp, under `preferred`), and
        falls where every one attacks it; `Verdict.reach` tells in how many it is.

        Raises:
            UnknownNameError: there is no such semantics; the message names the nearest.
        """
        from robustmap.reason.semantics import SEMANTICS

        return KB(self.map, self.current_view, SEMANTICS[semantics].name)

    def statement(self, ref: str) -> str:
        """Give the id of the claim, premise or clause that an id names.

        Raises:
            UnknownIdError: nothing has the id.
            NoVerdictError: what has the id can neither stand nor fall.
        """
        found = self._resolve(ref)
        statement = self.map.statement_id(found)
        if statement is None:
            message = f"`{found}` is {a(Item(self, found).kind)}: it can neither stand nor fall"
            raise NoVerdictError(message)
        return statement

    def rows(self, refs: Iterable[str]) -> Rows:
        """Give the items with these ids, in the order given."""
        return Rows(self[ref] for ref in refs)

    def table(self, name: str) -> "Table":
        """Give a table by name: `obligations`, `positions`, `stories`, `coverage`, ...

        Raises:
            UnknownNameError: there is no such table; the message names the nearest.
        """
        from robustmap.query.tables import TABLES

        return TABLES[name](self)

    def diff(self, other: "KB") -> "Diff":
        """Give what changes from this kb to the other: nodes, verdicts, ledgers, and why.

        Each is seen as its own `map.yaml` says; a view chosen for this kb holds for both.
        """
        from robustmap.diff.compare import compare

        default = self.map.settings.evaluate.view()
        chosen = self.current_view if self.current_view != default else None
        return compare(self.map, other.map, chosen, obligations)

    def impact_of(self, ref: str) -> "Impact":
        """Give what would follow, were something withdrawn, accepted or denied: a diff each.

        Raises:
            UnknownIdError: nothing has the id.
        """
        from robustmap.diff.suppose import impact

        return impact(self.map, self._resolve(ref), self.current_view, self.semantics)

    def export(self, form: str) -> bytes:
        """Give the kb as a file of another tool; `robustmap formats` lists them and their losses.

        Raises:
            UnknownNameError: there is no such format; the message names the nearest.
            FormatError: the format can only be read.
        """
        from robustmap.formats.exchange import written

        return written(self.solution, form)

    def to_networkx(self) -> "MultiDiGraph[str]":
        """Give the kb as a MultiDiGraph: `kind` on every node and edge."""
        from robustmap.formats.network import to_networkx

        return to_networkx(self.map)

    def to_pyvis(self) -> "Network":
        """Give the kb as a pyvis network, coloured by verdict: `.show("map.html")` in a notebook.

        The page that pyvis writes asks other hosts for its styles; those of the site to
        explore a map ask nobody.
        """
        from robustmap.formats.pyvis_network import to_pyvis

        return to_pyvis(self.solution)

    def to_rdf(self) -> "Graph":
        """Give the kb as an rdflib graph."""
        from robustmap.formats.rdf import to_rdf

        return to_rdf(self.solution)

    def to_turtle(self) -> str:
        """Give the kb as Turtle: the same bytes for the same kb, sooner than by a graph."""
        from robustmap.formats.rdf import turtle_of

        return turtle_of(self.solution)

    @property
    def _prefixes(self) -> Mapping[str, str]:
        from robustmap.formats._terms import PREFIXES

        return PREFIXES

    def _id_of(self, iri: str) -> str:
        from robustmap.formats._terms import Names

        return Names(self.map.settings).id(iri)


def obligations(solution: Solution) -> "tuple[Obligation, ...]":
    """Give everything that is still open in a solved map, for comparing two of them."""
    kb = KB(solution.map, solution.view, solution.semantics)
    vars(kb)["solution"] = solution  # it need not be solved again
    return kb.obligations


def from_networkx(graph: "MultiDiGraph[str]") -> KB:
    """Give back the kb that `KB.to_networkx` made a graph of."""
    from robustmap.formats.network import from_networkx as read_graph

    return KB(read_graph(graph))


def import_file(path: str | Path, form: str = "") -> KB:
    """Give what a file of another tool holds as a kb of its own; its content decides the format.

    What was left out or mended while reading is told as Python warnings.

    Raises:
        FormatError: it cannot be read; the message has every fault with its place.
        UnknownNameError: there is no such format.
    """
    from robustmap.formats.exchange import loaded

    return KB(loaded(Path(path), form))


def load(folder: str | Path | None = None) -> KB:
    """Load a kb: the folder given, else the nearest one, else the one shipped with the package.

    Without a folder it looks for `kb/` upwards from the working directory, then at the
    source checkout, then at the snapshot that the package carries.

    Raises:
        KbNotFoundError: there is no such folder.
    """
    from robustmap.files.locate import locate
    from robustmap.files.read import read

    found = locate(folder)
    return KB(read(found.folder, found.shown))
