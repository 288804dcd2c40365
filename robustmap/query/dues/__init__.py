"""What is still open, one file per sort: breaks, questions, cells, premises, ...

`kb.obligations`, `robustmap table obligations` and the page `open/` list the same.
Adding a sort adds one file here and its words in `robustmap.explain.dialogues`.
"""

from robustmap.query.dues._due import SORTS, Find, Ground, Obligation

__all__ = ["SORTS", "Find", "Ground", "Obligation"]
