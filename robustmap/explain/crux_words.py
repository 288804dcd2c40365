"""The words for cruxes: on the page about them, on the command line, and in Python."""

from collections.abc import Mapping

CRUX: Mapping[str, str] = {
    "title": "Where two people part",
    "intro": "Choose two speakers. Shown is on what they differ, and which of these points would "
    "turn how a thesis fares if one of them took over the other's word on it.",
    "computed": "Computed, not their own words: what would follow for each of them, going by what "
    "the texts say that they hold.",
    "names": "A person is named only where the text itself says whose view it is. What we only "
    "infer to be somebody's is told under the handle that the text gives.",
    "one": "One",
    "other": "The other",
    "thesis": "Thesis",
    "any": "every thesis",
    "ask": "Choose two speakers to see where they part.",
    "parting": "(both speak of {shared}, and differ on {differ})",
    "link": "Where two people part, chosen on a page of its own",
    "two": "{a} and {b}",
    "pairs": "All pairs that speak of the same",
    "pair": "Two speakers",
    "shared": "Both speak of",
    "differ": "Differ on",
    "cruxes": "Turns it",
    "region": "Where these two part",
    "head": "Cruxes of {a} and {b} about {thesis}",
    "sees": "{who}: {verdict}",
    "aside": "(what they say of the thesis itself left aside)",
    "own": "{who} {stance} it outright",
    "points": "They differ on",
    "point": "{point}: {a} {one}, {b} {other}",
    "found": "What would turn it",
    "both": "turns it for both",
    "single": "turns it for {who}",
    "turn": "{who}: {before} becomes {after}",
    "bounded": "Larger sets of points than {size} were not looked at.",
    "unsearched": "Not all points were looked at, not even one by one.",
    "command": "Ask it anywhere: `robustmap cruxes {a} {b}`.",
    "empty": "No two speakers in this map have told what they hold of the same thing.",
    "only": "The page works out the first {number} pairs; `robustmap cruxes` does any.",
    "same": "Choose two different speakers.",
    "unknown": "Nobody is called {who} here.",
    "left": "left aside here",
}

NOTHING: Mapping[str, str] = {
    "silent": "There is nothing of which both of them speak (the thesis itself left aside).",
    "strangers": "There is nothing of which both of them speak here.",
    "no-thesis": "There is no debate here, and the two dispute nothing.",
    "agree": "They agree on all of which both speak.",
    "apart": "They differ, but nothing of that can change whether the thesis stands.",
    "turns": "They differ on points that bear on it, but to take over the other's word on these "
    "would turn it for neither.",
}
"""Why there is no crux."""
