"""Words about orders to come: shares, scenarios, loops, working ranges, what is argued.

A share is told as so many of the possible orders, never as a belief.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from robustmap.explain import plots
from robustmap.explain.words import CLAIM, FAILURE, UNASSESSED, Phrase, count
from robustmap.reason.robustness.argued import Both

if TYPE_CHECKING:
    from robustmap.reason.loops import Arrow, Loop
    from robustmap.reason.orders.poset import Fact
    from robustmap.reason.orders.shares import Share
    from robustmap.reason.orders.worlds import Interval
    from robustmap.reason.robustness.ladders import Ladder
    from robustmap.reason.robustness.limit import Limit
    from robustmap.reason.robustness.reliance import Reliance
    from robustmap.reason.robustness.window import Window
    from robustmap.reason.scenario import Failure

PARTS = 100
TINY = 1e-9
SPELT_OUT = 15
"""Numbers of up to so many figures are written out."""

FATE = {
    "stands": "still works",
    "fails": "stops",
    "open": "hangs on what is in dispute",
    "not-yet": "not in its working range yet",
    "unknown": "unknown",
    "crossed": "crossed",
    "not-crossed": "not crossed",
}
"""What becomes of a proposal, or of a threshold, in a scenario."""

RELIANCE = {
    "certain": "holds in every possible order",
    "refuted": "holds in no possible order",
    "contingent": "holds in some possible orders only",
    "graded": "a preference: better, but not asked for",
    "disputed": "the clause itself is in dispute",
    "unknown": "unknown",
}
"""Whether thresholds come in the order that a clause asks for."""

LIMIT = {"works": "keeps working", "breaks": "stops", "unknown": "unknown"}

LOOP = {"reinforcing": "reinforcing", "balancing": "balancing"}

STATE = {"stands": "stands", "disputed": "in dispute", "fallen": "broken"}
"""How an arrow or a loop has fared."""

AGREE = {True: "the two agree", False: "the two disagree", None: "nothing to compare"}

COUNTED = {
    "exact": "counted exactly",
    "sampled": "estimated from {samples} of them",
}

MOVED = {
    "added": "because thresholds were added",
    "removed": "because thresholds were taken away",
    "changed": "because thresholds were added and taken away",
    "partly": "partly because thresholds were added or taken away",
}
"""Why a share has moved, where thresholds came or went."""

NOT_COMPARED = "shares of possible orders are not compared: there are too many thresholds"
NO_BELIEF = (
    "A share says how much the facts leave open; it is no belief about what will happen, and it "
    "moves when thresholds are added."
)


def share(found: "Share") -> str:
    """Write a share of possible orders, with its interval where it was sampled."""
    told = plots.share(found.value, found.of)
    if found.method != "sampled":
        return told
    return (
        f"{told} (estimated: {_parts(found.low)} to {_parts(found.high)} of {PARTS}, from "
        f"{found.samples:,} of them)"
    )


def interval(found: "Interval") -> Phrase:
    """Write what is known of a share, where facts in dispute may change it."""
    standing = share(found.standing)
    if _parts(found.low, 3) == _parts(found.high, 3):
        told = standing
    else:
        told = (
            f"{standing}, by what stands; {_parts(found.low)} to {_parts(found.high)} of {PARTS}, "
            "as what is in dispute turns out"
        )
    if found.cyclic:
        told += f" ({found.cyclic} of {count(found.worlds, 'way', 'ways')} to settle that "
        told += (
            "contradicts itself and is" if found.cyclic == 1 else "contradict themselves and are"
        )
        told += " left out)"
    if found.swing:
        return Phrase(told + "; most hangs on {swing}", {"swing": found.swing})
    return Phrase(told)


def _parts(value: float, digits: int = 1) -> str:
    return f"{round(value * PARTS, digits):g}"


def hundredths(value: float) -> str:
    """Write a share as so many of a hundred.

    >>> [hundredths(value) for value in (0.0, 0.001, 0.254, 0.999, 1.0)]
    ['0', '<1', '25', '>99', '100']
    """
    parts = round(value * PARTS)
    if parts in (0, PARTS) and value not in (0, 1) and abs(value - round(value)) > TINY:
        return "<1" if parts == 0 else f">{PARTS - 1}"
    return str(parts)


def state(crossed: Iterable[str], thresholds: Iterable[str] = ()) -> str:
    """Name a state by what has been crossed, or what has not where that is shorter.

    >>> state(["b", "a"]), state([]), state("abd", "abcd"), state("ab", "ab")
    ('a and b crossed', 'nothing crossed yet', 'all crossed but c', 'all crossed')
    """
    names, all_ = sorted(crossed), sorted(thresholds)
    if not names:
        return "nothing crossed yet"
    if len(names) * 2 > len(all_) > 0:
        left = [one for one in all_ if one not in names]
        return f"all crossed but {' and '.join(left)}" if left else "all crossed"
    return f"{' and '.join(names)} crossed"


def number(total: int) -> str:
    """Write a whole number; a very large one by its first figures.

    >>> number(30240), number(10**20 * 2 + 1)
    ('30,240', 'about 2.0 x 10^20')
    """
    figures = str(total)
    if len(figures) <= SPELT_OUT:
        return f"{total:,}"
    power = len(figures) - 1
    return f"about {round(int(figures[:3]) / 100, 1)} x 10^{power}"


def counted(total: int | None, method: str, samples: int) -> str:
    """Say how many orders are possible, and how shares of them were found."""
    how = COUNTED["exact" if method == "exact" else "sampled"].format(samples=f"{samples:,}")
    if total is None:
        return f"too many possible orders to count; shares are {how}"
    told = count(total, "possible order").replace(str(total), number(total), 1)
    return f"{told}, {how}" if method == "exact" else f"{told}; shares are {how}"


def circle(facts: Iterable["Fact"]) -> Phrase:
    """Tell facts that contradict each other as a chain that ends where it began."""
    told: list[str] = []
    refs: dict[str, str] = {}
    for place, fact in enumerate(facts):
        told.append(f"{{a{place}}} before {{b{place}}} ({{c{place}}})")
        refs |= {f"a{place}": fact.first, f"b{place}": fact.then, f"c{place}": fact.claim}
    return Phrase(", ".join(told), refs)


def failure(one: "Failure") -> Phrase:
    """Tell how a proposal fails in a scenario, or may."""
    manner = f", {FAILURE[one.how]}" if one.how else ""
    texts = {
        "breaks": "stops once {at} is reached",
        "order": "stops: {at} is reached too early",
        "needs": "needs {at}, which is not reached",
    }
    worked = "" if one.worked or one.why == "needs" else ", before it ever had room to work"
    hangs = {
        "": "",
        "clause": "; in dispute",
        "start": "; it hangs on which came first, which is not said",
    }
    refs = {"at": one.at, "clause": one.clause}
    return Phrase(f"{texts[one.why]}{manner}{worked} ({{clause}}){hangs[one.hangs_on]}", refs)


def limit(found: "Limit") -> Phrase:
    """Tell what a proposal does once everything has been scaled up without end."""
    breaks = found.computed == "breaks" and found.witness
    refs = {"at": found.witness} if breaks else {}
    told = LIMIT[found.computed] + (", since {at} is reached" if refs else "")
    if found.only:
        told += ", and works nowhere short of it"
    if found.agree is False:
        told += f"; its author says that it {LIMIT[found.said]}"
    return Phrase(told, refs)


def window(found: "Window") -> Phrase:
    """Tell the working range of a proposal, and in which possible orders there is one."""
    refs = {f"n{at}": ref for at, ref in enumerate(found.needs)}
    refs |= {f"b{at}": ref for at, ref in enumerate(found.breaks)}
    needs = " and ".join(f"{{n{at}}}" for at in range(len(found.needs)))
    breaks = " or ".join(f"{{b{at}}}" for at in range(len(found.breaks)))
    span = " ".join(
        [*([f"from {needs} on"] if needs else []), *([f"until {breaks}"] if breaks else [])]
    )
    if found.empty:
        return Phrase(f"{span}: never has room to work", refs)
    if found.open:
        return Phrase(f"{span}; the other end is not said", refs)
    if found.always:
        return Phrase(f"{span}: there is room in every possible order", refs)
    inner = interval(found.share)
    return Phrase(f"{span}: there is room in {inner.text}", {**refs, **inner.refs})


def reliance(found: "Reliance") -> Phrase:
    """Tell whether thresholds come in the order that a clause of a proposal asks for."""
    refs = {"first": found.first, "then": found.then}
    told = f"{{first}} before {{then}}: {RELIANCE[found.answer]}"
    if found.failure and found.grade == "hard":
        told += f"; if not, it {FAILURE[found.failure]}"
    if found.share is None or found.answer in ("certain", "refuted"):
        return Phrase(told, refs)
    inner = interval(found.share)
    return Phrase(f"{told} ({inner.text})", {**refs, **inner.refs})


def ladder(found: "Ladder") -> Phrase:
    """Tell in how many possible orders one part stays within its margin of another."""
    refs = {"of": found.of, "to": found.to}
    told = f"{{of}} at most {count(found.margin, 'rung')} above {{to}}: "
    if found.holds:
        return Phrase(told + "kept in every possible order", refs)
    if found.slack.certain is not None:
        more = f"; kept in every one from a margin of {count(found.slack.certain, 'rung')} on"
    else:
        more = ""
    if found.holds is False:
        late = "never kept, since {at} is reached too early"
        return Phrase(told + late + more, {**refs, "at": found.witness})
    if found.share is None:
        return Phrase(told + "the rungs are too few to say", refs)
    inner = interval(found.share)
    return Phrase(f"{told}kept in {inner.text}{more}", {**refs, **inner.refs})


def argued(found: Both) -> str:
    """Tell what is argued of one kind of scaling, beside what follows from the clauses."""
    said = UNASSESSED if found.argued == "unsupported" else CLAIM[found.argued]
    return f"{said}; {AGREE[found.agree]}" if found.agree is not None else said


def arrow(one: "Arrow") -> Phrase:
    """Tell what one proposal does to another, and how that has fared."""
    verb = "makes {target} easier" if one.sign > 0 else "makes {target} harder"
    told = f"{{source}} {verb}: {CLAIM[one.answer]} ({{clause}})"
    refs = {"source": one.source, "target": one.target, "clause": one.clauses[0]}
    return Phrase(told, refs)


def loop(one: "Loop") -> str:
    """Tell the sign of a loop, and how it has fared."""
    return f"{LOOP[one.sign]}, {STATE[one.state]}"
