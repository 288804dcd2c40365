"""What a view counts beside the usual, in words: how a comparison or a page was looked at."""

from typing import Any

from robustmap.explain.words import BASIS, Phrase, count
from robustmap.model.view import View, Weighing


def seen(view: View) -> Phrase | None:
    """Say how a view differs from the usual one, or give None where it does not.

    >>> seen(View(basis="reading", off=frozenset({"for-2"}))).fill()
    'our reading counts too; for-2 is switched off'
    >>> seen(View(weighing="last-link")).fill()
    'a weaker argument gives way to a stronger one'
    """
    told: list[str] = []
    refs: dict[str, str] = {}
    usual = View()
    if view.eyes:
        told.append("seen with the eyes of {eyes} (computed, not their own words)")
        refs["eyes"] = view.eyes
    if view.basis != usual.basis:
        told.append(_BASIS[view.basis])
    if view.reframings:
        told.append("what rejects a question undercuts")
    if view.suppositions:
        told.append("what is only supposed counts")
    if view.weighing != usual.weighing:
        told.append(WEIGHING[view.weighing])
    for field, words in _NAMING.items():
        names = sorted(getattr(view, field))
        # What somebody holds may be much, and their page lists it.
        shown = {f"{field}{at}": name for at, name in enumerate(names[: 0 if view.eyes else MOST])}
        if names:
            told.append(f"{_listed(list(shown), len(names))} {words[len(names) > 1]}")
            refs |= shown
    return Phrase("; ".join(told), refs) if told else None


def view_data(view: View) -> dict[str, Any]:
    """Give a view as plain data, for JSON."""
    return {
        "basis": view.basis,
        "reframings": view.reframings,
        "suppositions": view.suppositions,
        "weighing": view.weighing,
        "off": sorted(view.off),
        "granted": sorted(view.granted),
        "denied": sorted(view.denied),
        "as_seen_by": view.eyes,
    }


WEIGHING: dict[Weighing, str] = {
    "none": "how strong an argument is decides nothing",
    "last-link": "a weaker argument gives way to a stronger one",
    "weakest-link": "a weaker argument gives way to a stronger one, each as strong as the weakest "
    "of its steps",
    "weakest-link-democratic": "a weaker argument gives way to a stronger one, each as strong as "
    "the strongest of its steps",
}
"""Whether strengths decide anything, in words."""

SITE = "In every verdict here, {view}."
"""What a site says of itself that is published so."""


def weighed(view: View) -> tuple[str, ...]:
    """Say that strengths decide something in a view; nothing where they do not.

    >>> weighed(View()), weighed(View(weighing="last-link"))
    ((), ('a weaker argument gives way to a stronger one',))
    """
    return () if view.weighing == "none" else (WEIGHING[view.weighing],)


MOST = 5
"""How many nodes are named; of more, only the number is told."""

_BASIS = {
    "stated": f"only what is {BASIS['stated']} counts",
    "reading": f"{BASIS['reading']} counts too",
}

_NAMING = {
    "off": ("is switched off", "are switched off"),
    "granted": ("is granted", "are granted"),
    "denied": ("is denied", "are denied"),
}


def _listed(holes: list[str], number: int) -> str:
    if not holes:
        return count(number, "node")
    names = [f"{{{hole}}}" for hole in holes]
    if number > len(names):
        names.append(f"{number - len(names)} more")
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
