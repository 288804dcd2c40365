"""Twelve contributions to the real kb, each as somebody would write it on a branch of its own."""

from collections.abc import Mapping
from typing import NamedTuple


class Contribution(NamedTuple):
    """What one branch holds: new files, edits of others as (old, new), commands that were run.

    `renamed` leads from the ids that it takes away to the ids that stand for them.
    """

    branch: str
    files: Mapping[str, str] = {}
    edits: Mapping[str, tuple[str, str]] = {}
    commands: tuple[tuple[str, ...], ...] = ()
    renamed: Mapping[str, str] = {}


def _text(name: str, title: str) -> dict[str, str]:
    """Give the file of a text that a contributor takes things from."""
    return {f"sources/{name}.md": f"---\ntitle: {title}\n---\n\nRead by whoever sent this in.\n"}


A_CLAIM_AND_WHO_HOLDS_IT = Contribution(
    "person/lab-visitor",
    {
        **_text("lab-visit", "Notes of a visit to a laboratory"),
        "claims/lab/faults-are-collected-for-show.md": """---
title: Faults of trained systems are collected because they are striking
sort: empirical
uses: striking-fault
sources: lab-visit, page 2, by lab-visit/visitor
---

What gets written up is what surprises. Nobody keeps a record of the dull runs.
""",
        "concepts/lab/striking-fault.md": """---
title: Striking fault
definitions:
  - id: by-surprise
    text: A fault that those who trained the system had not foreseen.
    by: lab-visit/visitor
sources: lab-visit, page 2, by lab-visit/visitor
---

The word of the laboratory for what goes on its wall.
""",
        "people/lab-visitor.md": """---
title: The visitor of a laboratory
handle: lab-visit/visitor
positions:
  - id: show
    about: faults-are-collected-for-show
    stance: accepts
    source: lab-visit, page 2, by lab-visit/visitor
  - id: demonstrations
    about: for-6
    stance: leans-against
    source: lab-visit, page 3, by lab-visit/visitor
---

Went to see how faults are found, and wrote down what was said.
""",
    },
)

AN_UNDERCUT_OF_THE_MAIN_DEBATE = Contribution(
    "undercut/demonstrations-tell-no-rate",
    {
        **_text("base-rates", "A note on base rates"),
        "arguments/base-rates/demonstrations-tell-no-rate.md": """---
title: A thing that can be built on purpose may still be rare
undercuts: for-6
premises:
  - purpose: The settings in which goals went astray were made for that purpose.
sources: base-rates, paragraph 1, by base-rates/author
---

That it can happen is shown. How far it tells for the general claim depends on how often it does.
""",
    },
    {"map.yaml": ("  for-6: stands\n", "  for-6: undercut\n")},
)

A_REBUTTAL = Contribution(
    "rebuttal/not-by-size",
    {
        **_text("small-models", "Runs of small models"),
        "arguments/small-models/small-models-show-it-too.md": """---
title: Models of one size show the same change, sooner and later
against: size-explains-the-results
premises:
  - same: Runs with one and the same size differ as much as runs with different sizes.
sources: small-models, table 1, by small-models/author
---

If size were the reason, what differs at one size would be left without one.
""",
    },
    {
        "map.yaml": (
            "  size-explains-the-results: supported\n",
            "  size-explains-the-results: contested\n",
        )
    },
)

A_PREMISE_THAT_IS_THERE_ALREADY = Contribution(
    "argument/time-for-evaluations",
    {
        **_text("evaluation-memo", "A memo on evaluations"),
        "arguments/memo/evaluations-need-smoothness.md": """---
title: Where progress is smooth, plans can be repaired between one system and the next
for: imperfect-proposals-are-worth-submitting
premises:
  - progress-stays-smooth
  - between: Between two systems of nearly equal strength there is time to mend a plan.
sources: evaluation-memo, point 4, by evaluation-memo/author
---
""",
    },
)

A_THRESHOLD_AND_ITS_PLACE = Contribution(
    "threshold/keeps-a-notebook",
    {
        **_text("memory-talk", "A talk on memory"),
        "thresholds/memory/keeps-its-own-records.md": """---
title: It keeps records of its own between tasks
axis: capability
sources: memory-talk, minute 10, by memory-talk/speaker
---

What it learns in one task is at hand in the next.
""",
        "claims/memory/records-before-reflection.md": """---
title: Nothing reflects on its goals before it can keep records
states:
  before:
    - keeps-its-own-records
    - goal-reflection
sources: memory-talk, minute 12, by memory-talk/speaker
---
""",
        "claims/memory/coherent-before-records.md": """---
title: Only what is coherent keeps records worth reading
states:
  before:
    - coherence
    - keeps-its-own-records
sources: memory-talk, minute 14, by memory-talk/speaker
---
""",
    },
)

A_PROPOSAL_WITH_ITS_HOLES = Contribution(
    "proposal/read-its-diary",
    {
        **_text("diary-plan", "A plan in half a page"),
        "proposals/diary/read-its-diary.md": """---
title: Read what the system writes down for itself
needs:
  - at: coherence
    why: Before that it writes nothing that could be read.
breaks:
  - at: deceptive-alignment
    why: Then it writes for its readers.
    failure: silent
  - at: oversight-breaks
    why: There is more than anybody can read.
    failure: detectable
sources: diary-plan, the plan, by diary-plan/author
---

Whoever wants to know where it leads reads along.
""",
    },
)

A_FAILURE_STORY = Contribution(
    "story/hidden-page",
    {
        **_text("notebook-tale", "A tale of two notebooks"),
        "stories/two-notebooks.md": """---
title: A system keeps a second record that nobody is shown
against: debate-and-reward-modelling#meets-feedback-can-match-preferences
ends_in: misaligned
model: A model with a memory of its own
task: Argue both sides of a question before a judge
algorithm: Reward for the side that the judge believes
heuristic: Tell the judge what wins and note elsewhere what is so
assumes:
  - two: Winning a judge over and telling the judge the truth come apart.
sources: notebook-tale, chapter 2, by notebook-tale/author
---

What is said in the debate and what guides the system are no longer one thing.
""",
    },
)

A_CHALLENGE = Contribution(
    "challenge/which-laws",
    {
        **_text("reading-circle", "Minutes of a reading circle"),
        "questions/circle/which-laws-are-meant.md": """---
title: Which laws are the few and simple ones?
sort: challenge
asks_about: for-1
sources:
  - source: reading-circle
    at: second evening
    by: reading-circle/chair
    voice: asks
---
""",
    },
    {
        "sources/scale-post.md": (
            "\n---\n\n",
            "\ntags: discussed-in-a-reading-circle\n---\n\n",
        )
    },
)

A_REWORDED_PREMISE = Contribution(
    "wording/for-4",
    edits={
        "arguments/gen-post/for/for-4.md": (
            "A plan that works in a hard domain foresees obstacles or adapts to them.",
            "A plan fit for a hard domain reckons with what stands in its way, or goes round it.",
        )
    },
)

A_WITHDRAWN_ARGUMENT = Contribution(
    "withdrawn/one-premise-each",
    {
        **_text("second-look", "A second look at comment 21"),
        "arguments/second-look/others-mend-what-is-sent-in.md": """---
title: What is sent in can be mended by others
for: imperfect-proposals-are-worth-submitting
premises:
  - mended: Others see holes in a plan and can mend what is wrong with it.
sources: second-look, remark 1, by second-look/reader
---

Says in one sentence what the withdrawn one spread over three.
""",
    },
    commands=(
        (
            *("withdraw", "submission-invites-repair"),
            *("--replaced-by", "others-mend-what-is-sent-in"),
        ),
    ),
)

A_RENAMED_CLAIM = Contribution(
    "rename/no-jumps",
    commands=(("rename", "progress-stays-smooth", "capability-grows-without-jumps"),),
    renamed={"progress-stays-smooth": "capability-grows-without-jumps"},
)

A_PREMISE_WITH_A_FILE_OF_ITS_OWN = Contribution(
    "promote/for-3-one",
    {
        **_text("many-roads", "An essay on many roads"),
        "arguments/roads/there-are-many-ways-to-be-able.md": """---
title: Able systems differ in how they are able
against: for-3#one
premises:
  - differ: Systems of equal strength have been found to fail in different places.
sources: many-roads, section 1, by many-roads/author
---
""",
    },
    {"map.yaml": ("  for-3: stands\n", "  for-3: contested\n")},
    commands=(("promote", "for-3#one", "--id", "capability-is-one-thing"),),
)

TWELVE: tuple[Contribution, ...] = (
    *(A_CLAIM_AND_WHO_HOLDS_IT, AN_UNDERCUT_OF_THE_MAIN_DEBATE, A_REBUTTAL),
    *(A_PREMISE_THAT_IS_THERE_ALREADY, A_THRESHOLD_AND_ITS_PLACE, A_PROPOSAL_WITH_ITS_HOLES),
    *(A_FAILURE_STORY, A_CHALLENGE, A_REWORDED_PREMISE),
    *(A_WITHDRAWN_ARGUMENT, A_RENAMED_CLAIM, A_PREMISE_WITH_A_FILE_OF_ITS_OWN),
)
"""In the order in which they are merged; all of them begin at the same commit."""
