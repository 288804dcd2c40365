"""Load and five queries in every engine, at three sizes: which one to choose, and how each grows.

The five: who undercuts an argument, all that a claim leads on to, claims without a standing
attack, how many arguments fare how, and what a text holds. The maps are solved once; every
engine has to give the same answers. Times are CPU time of this process alone.

    python tests/bench/queries.py              1,000 and 10,000 nodes
    python tests/bench/queries.py --long       100,000 nodes too (takes minutes)
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from generate import generate

from robustmap.graph.edges import edges
from robustmap.kb import KB, load
from robustmap.query.engines import ENGINES
from robustmap.query.language import ask

Ask = Callable[[], int]

PATIENCE = 60_000.0
"""So many milliseconds a query may take, as its figure at the size before lets expect."""


class Aim(NamedTuple):
    """What the queries are about: an argument, a claim and a text with much around them."""

    argument: str
    claim: str
    text: str


def cpu(action: Callable[[], object], least: float = 0.2) -> float:
    """Give the CPU milliseconds of an action, the least of the runs that fit into a moment."""
    best, spent = float("inf"), 0.0
    while spent < least:
        start = time.process_time()
        action()
        took = time.process_time() - start
        best, spent = min(best, took), spent + max(took, 0.001)
    return best * 1000


def in_python(kb: KB, aim: Aim) -> dict[str, Ask]:
    def onwards() -> int:
        """Count the claims to which chains of support lead from one."""
        seen, pending = {aim.claim}, [aim.claim]
        while pending:
            for step in kb.map.uses.get(pending.pop(), ()):
                if step.relation == "for" and step.target not in seen:
                    seen.add(step.target)
                    pending.append(step.target)
        return len(seen) - 1

    return {
        "undercutters": lambda: len(kb[aim.argument].undercutters),
        "onwards": onwards,
        "no attack": lambda: len(ask(kb, "claims where no argued against by standing")),
        "counts": lambda: len(ask(kb, "arguments count by answer")),
        "a text": lambda: len(ask(kb, f"all where taken from {aim.text}")),
    }


def in_sparql(kb: KB, aim: Aim, engine: str) -> dict[str, Ask]:
    queries = {
        "undercutters": "SELECT DISTINCT ?a { ?s a rm:Undercut ; rm:argument ?a ; "
        f"rm:target <urn:robustmap:{aim.argument}> }}",
        "onwards": f"SELECT DISTINCT ?c {{ <urn:robustmap:{aim.claim}> "
        f"(^rm:premise/rm:supports)+ ?c "
        f"FILTER (?c != <urn:robustmap:{aim.claim}>) }}",
        "no attack": "SELECT ?c { ?c a rm:Claim MINUS { ?s rm:target ?c ; rm:attacker ?x ; "
        'rm:answer "stands" ; rm:counts true } }',
        "counts": "SELECT ?v (COUNT(?a) AS ?n) { ?a a rm:Argument ; rm:answer ?v } GROUP BY ?v",
        "a text": f"SELECT ?x {{ ?x dcterms:source <urn:robustmap:{aim.text}> }}",
    }

    def asking(query: str) -> Ask:
        return lambda: len(kb.sparql(query, engine=engine))

    return {name: asking(queries[name]) for name in queries}


def in_sql(kb: KB, aim: Aim) -> dict[str, Ask]:
    # The names come from the generator, and the database can only be read.
    queries = {
        "undercutters": "SELECT DISTINCT argument FROM steps "  # noqa: S608
        f"WHERE target = '{aim.argument}' AND relation = 'undercuts'",
        "onwards": f"WITH RECURSIVE c(id) AS (SELECT '{aim.claim}' UNION SELECT s.target FROM c "  # noqa: S608
        "JOIN premises p ON p.statement = c.id JOIN steps s ON s.id = p.step "
        f"AND s.relation = 'for') SELECT id FROM c WHERE id <> '{aim.claim}'",
        "no attack": "SELECT id FROM claims EXCEPT SELECT target FROM steps JOIN verdicts "
        "USING (id) WHERE relation = 'against' AND answer = 'stands' AND counts",
        "counts": "SELECT answer, count(*) AS n FROM arguments GROUP BY answer",
        "a text": "SELECT DISTINCT source FROM edges "  # noqa: S608
        f"WHERE kind = 'source' AND target = '{aim.text}'",
    }

    def asking(query: str) -> Ask:
        return lambda: len(kb.sql(query))

    return {name: asking(queries[name]) for name in queries}


def aim_of(kb: KB) -> Aim:
    """Pick what has the most around it."""

    def leads_on(claim: str) -> int:
        return sum(one.relation == "for" for one in kb.map.uses.get(claim, ()))

    undercut = dict.fromkeys(kb.arguments.ids, 0)
    for one in kb.map.inferences.values():
        if one.relation == "undercuts" and one.target in undercut:
            undercut[one.target] += 1
    return Aim(
        max(undercut, key=lambda one: (undercut[one], one)),
        max(kb.claims.ids, key=lambda one: (leads_on(one), one)),
        kb.sources.ids[0],
    )


Figures = dict[str, float]
Answers = dict[str, object]


def measured(kb: KB, name: str, aim: Aim, before: Figures) -> tuple[Figures, Answers]:
    """Give the figures of one engine, and its answers; what would take too long is left out."""
    fresh = KB(kb.map)
    vars(fresh)["solution"] = kb.solution
    start = time.process_time()
    if name == "Python":
        asks = in_python(fresh, aim)
        _ = (kb.map.aimed_at, kb.map.uses, len(edges(kb.map)))
    elif name == "SQLite":
        asks = in_sql(fresh, aim)
        fresh.sql("SELECT 1 AS one")
    else:
        asks = in_sparql(fresh, aim, name)
        fresh.sparql("ASK {}", engine=name)
    figures: Figures = {"load": (time.process_time() - start) * 1000}
    answers: Answers = {}
    for one, action in asks.items():
        # At its worst it grows with the square: a hundredfold for ten times the nodes.
        if before.get(one, 0.0) * 100 > PATIENCE:
            answers[one], figures[one] = "left out", float("nan")
            continue
        try:
            answers[one] = action()
            figures[one] = cpu(action)
        except Exception as error:  # noqa: BLE001 - a figure that cannot be had is told
            answers[one], figures[one] = type(error).__name__, float("nan")
    return figures, answers


def told(found: dict[str, tuple[Figures, Answers]]) -> None:
    """Print the figures of all engines at one size, and where an answer differs."""
    first, wanted = found["Python"]
    print(f"  {'':12}" + "".join(f"{head:>14}" for head in first))
    for name, (figures, answers) in found.items():
        wrong = {one: answers[one] for one in answers if answers[one] != wanted[one]}
        cells = "".join(f"{figures[head]:14.2f}" for head in first)
        print(f"  {name:12}{cells}{f'  ! {wrong}' if wrong else ''}")
    print(f"  {'(rows)':12}{'':14}" + "".join(f"{one!s:>14}" for one in wanted.values()))


def querying(root: Path, sizes: tuple[int, ...] = (1000, 10_000)) -> None:
    """Print the figures."""
    names = ["Python", *(one for one in ENGINES if find_spec(ENGINES[one].package)), "SQLite"]
    print("\nload and five queries, in the maps once solved (CPU ms)")
    found: dict[str, tuple[Figures, Answers]] = {}
    for size in sizes:
        kb = load(generate(root / f"queries-{size}", size))
        aim = aim_of(kb)
        print(f"\n  {size:,} nodes")
        before = {name: found[name][0] if name in found else {} for name in names}
        found = {name: measured(kb, name, aim, before[name]) for name in names}
        told(found)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--long", action="store_true", help="100,000 nodes too")
    options = parser.parse_args()
    sys.setrecursionlimit(20_000)
    with tempfile.TemporaryDirectory() as scratch:
        querying(Path(scratch), (1000, 10_000, 100_000) if options.long else (1000, 10_000))


if __name__ == "__main__":
    main()
