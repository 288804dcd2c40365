"""`draft`: arguments that are not in the map yet, checked, and what they would change."""

import re
from typing import TYPE_CHECKING, Annotated, Self

from pydantic import Field, model_validator

from robustmap.assist.consequences import consequences, findings_told
from robustmap.assist.inputs import MAX_REF, Input
from robustmap.assist.marked import kept, said
from robustmap.assist.registry import TOOLS, Data, Desk, Outlined, Tool
from robustmap.model.map import Map
from robustmap.model.nodes import FOLDERS

if TYPE_CHECKING:
    from robustmap.kb import KB
    from robustmap.model.problem import Problem

MAX_FILES = 20
MAX_TEXT = 60_000

_PATH = re.compile(rf"(?:{'|'.join(FOLDERS)})/(?:[a-z0-9-]+/)*[a-z0-9-]+\.md")


class File(Input):
    """A node file as it would stand in the kb."""

    path: str = Field(max_length=MAX_REF, description="Within the kb: `arguments/an-id.md`.")
    text: str = Field(max_length=MAX_TEXT, description="Front matter and body.")

    @model_validator(mode="after")
    def _in_its_folder(self) -> Self:
        if not _PATH.fullmatch(self.path):
            message = f"a path is `folder/an-id.md`, the folder one of {', '.join(FOLDERS)}"
            raise ValueError(message)
        return self


class Drafted(Input):
    """An outline, or node files."""

    outline: str = Field(
        default="",
        max_length=MAX_TEXT,
        description="One node a line, indented below what it is about. `[[an-id]]` names a node"
        " that is there; `+ text` an argument for the line above, `- text` one against it,"
        " `! text` one that undercuts an argument, `? text` a request for backing; deeper plain"
        " lines are premises. Example: '[[some-claim]]\\n  - A reason against it\\n      A"
        " premise.'",
    )
    files: Annotated[tuple[File, ...], Field(max_length=MAX_FILES)] = Field(
        default=(), description="Instead of an outline: node files, new or in place of one."
    )
    source: str = Field(
        default="", max_length=300, description="Of an outline: SOURCE, place, by HANDLE."
    )

    @model_validator(mode="after")
    def _one_of_both(self) -> Self:
        if bool(self.outline.strip()) == bool(self.files):
            message = "give either `outline` or `files`"
            raise ValueError(message)
        return self


def draft(desk: Desk, given: Drafted) -> Data:
    """Give the files, what `check` says of them, and what they change; writes nothing."""
    wanted = Outlined({one.path: one.text for one in given.files})
    if not given.files:
        wanted = desk.outlines(given.outline, given.source)
    if wanted.slips:
        return {
            "written": False,
            "readable": False,
            "faults": [said(one) for one in wanted.slips],
            "so": "nothing can be worked out before these lines are mended",
        }
    files = dict(wanted.files)
    before, after = desk.kb, desk.snapshot.with_files(files)
    diff, found = _judged(before, after)
    return {
        "written": False,
        "readable": True,
        "files": [{"path": path, **said(text)} for path, text in files.items()],
        "findings": findings_told(found),
        **kept(replaces=sorted(set(files) & set(desk.snapshot.tree.files))),
        **diff,
    }


def _judged(before: "KB", after: "KB") -> "tuple[Data, tuple[Problem, ...]]":
    """Compare the two kbs, each solved once for the comparison and for the check."""
    from robustmap.check.beside import check_beside
    from robustmap.diff.compare import compare
    from robustmap.diff.findings import new_findings
    from robustmap.diff.mix import Solved
    from robustmap.kb import obligations

    maps: tuple[Map, Map] = (before.map, after.map)
    solved = Solved(*maps)
    found = new_findings(*check_beside(*maps, solved.by_default))
    return consequences(compare(*maps, None, obligations, solve=solved)), found


TOOLS.add(
    "draft",
    Tool(
        "Check a draft",
        "Check arguments that are not in the map yet, and tell which verdicts and ledgers they"
        " would change. Gives the files that a person could add; nothing is written.",
        Drafted,
        draft,
    ),
)
