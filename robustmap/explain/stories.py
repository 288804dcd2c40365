"""The words of pages and tables about failure stories."""

from robustmap.reason.stories.concreteness import Concreteness
from robustmap.reason.stories.coverage import State

SLOT = {
    "model": "What is trained (M)",
    "task": "What it is trained to do (X)",
    "algorithm": "How it is trained (A)",
    "circumstance": "What was not thought of (C)",
    "heuristic": "What it learned instead (H)",
}
"""Slot -> what it stands for."""

CONCRETENESS = {
    "concrete": "concrete",
    "generic": "fits any story",
    "unfillable": "cannot be filled",
    "missing": "not told",
}

BLANK = {
    "model": "some model",
    "task": "some task",
    "algorithm": "some means",
    "circumstance": "something that is not told",
    "heuristic": "something that is not told",
}
"""What stands in a sentence in the place of a slot that is not given."""

BEATS = (
    ("Suppose {model} is trained to do this: {task}, by this means: {algorithm}."),
    ("This was not thought of: {circumstance}."),
    ("So it learned this, which does well in all that was thought of: {heuristic}."),
    ("Then that which was not thought of happens{outcome}."),
)
"""The four beats of a story, with holes for its slots."""

OUTCOME = {
    "misaligned": ", and what comes of it is not what anybody wanted",
    "uncompetitive": ", and the system falls behind others",
    None: "",
}

ENDS_IN = {"misaligned": "misaligned", "uncompetitive": "cannot compete"}

MODALITY = {
    "plausible": "plausible: as far as one knows it could happen",
    "probable": "probable: it is told as likely",
}

DIRECTION = {
    "up": "when scaled up",
    "down": "when scaled down",
    "relative": "when one part outgrows another",
    "": "does not work at all",
}
"""Direction -> in which case a proposal fails; "" is a plan that fails as it is."""

STATE: dict[State, str] = {
    "open": "open",
    "disputed": "in dispute",
    "addressed": "answered",
    "excluded": "ruled out",
    "fallen": "story has fallen",
    "idle": "no effect here",
}
"""How it stands between a failure and a proposal, in a word or two."""

MEANS: dict[State, str] = {
    "open": "the story holds, and nothing answers it",
    "disputed": "whether it can happen is in dispute",
    "addressed": "a proposal says that it answers the failure",
    "excluded": "a claim that stands says that it cannot happen",
    "fallen": "a premise or the step of the story has fallen",
    "idle": "the story counts for nothing in this view, as an empty template does",
}

PAGE = {
    "title": "Failures",
    "intro": "How proposals fail, as the texts tell it: by class of failure, by proposal, and "
    "along which axis a failure stays.",
    "more": "The same by other heads",
    "link": "Failures by class, by proposal and by axis",
    "matrix": "Which failure stands how with which proposal",
    "matrix-label": "Failure stories by proposals; scroll to see more",
    "matrix-note": "A cell is empty where nobody has said anything: it is an invitation.",
    "large": "{stories} stories by {proposals} proposals are too many for a table of at most "
    "{most} by {most}: here are the {number} pairs of which something is said, as a list.",
    "classes": "By class of failure",
    "stories": "All failure stories",
    "persistent": "How far failures stay",
    "endless": "Failures that no extra resource removes",
    "endless-none": "No text tells of one.",
    "mitigations": "What would meet them",
    "story": "Failure story",
    "proposal": "Proposal",
    "state": "How it stands",
    "endless-row": "However much there is of {axis}:",
    "legend": "The signs:",
}

ROWS_LEFT = "{number} more rows: ask `robustmap table {name}`."

STORY = {
    "slots": "The story",
    "slot": "Slot",
    "said": "What fills it",
    "how": "How concrete",
    "template": "Nothing in it is concrete, so it would fit any plan: as an empty template it "
    "decides nothing.",
    "ends": "Ends",
    "class": "Class",
    "direction": "Happens",
    "when": "Begins at",
    "modality": "How sure",
    "persists": "How far the failure stays",
    "mitigations": "Alternatives that would meet it, compared",
    "alternative": "Alternative",
    "answers": "Says so itself",
    "yes": "yes",
    "no": "not yet",
    "at": "for {proposal}:",
    "by": "by {by}",
    "doubt": "({by} would rule it out, and is in dispute)",
    "of-class": "Stories of this class",
    "for-proposals": "Where it stands open, and what answers it",
}

STAYS = {
    "from": "from {start} on",
    "until": "until {end} is reached",
    "range": "from {start} until {end}",
    "unknown": "over a range that is not told",
    "endless": "without end: no more of it removes the failure",
    "endless-from": "from {start} on without end: no more of it removes the failure",
    "along": "Along {axis}: {range}",
}

CARD = {
    "told": "failure stories told against it",
    "answers": "further failures that it answers",
    "excluded": "failures ruled out for it",
    "at": "({direction})",
}

TABLE_MARKS = {
    "concrete": "{concrete} of {given} concrete",
    "template": "empty template: none of {given} concrete",
    "none": "no slot given",
    "missing": "{missing} not told",
}


def concreteness(found: Concreteness) -> str:
    """Say how concrete a story is.

    >>> concreteness(Concreteness(("model", "task"), ("algorithm",), (), ("heuristic", "c")))
    '2 of 3 concrete, 2 not told'
    """
    words = "template" if found.template else "concrete" if found.given else "none"
    said = [TABLE_MARKS[words].format(concrete=len(found.concrete), given=found.given)]
    if found.missing and found.given:
        said.append(TABLE_MARKS["missing"].format(missing=len(found.missing)))
    return ", ".join(said)


def stays(start: str, end: str, *, endless: bool) -> str:
    """Say over which range a failure stays, with holes `start` and `end` for its thresholds.

    >>> stays("a", "", endless=False), stays("", "", endless=True)
    ('from {start} on', 'without end: no more of it removes the failure')
    """
    if endless:
        return STAYS["endless-from" if start else "endless"]
    if start and end:
        return STAYS["range"]
    return STAYS["from"] if start else STAYS["until"] if end else STAYS["unknown"]
