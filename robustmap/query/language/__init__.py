"""The text language of `robustmap query`: `arguments where undercut by standing`.

    claims where supported and basis = stated
    arguments where undercut by (standing and basis = stated)
    proposals where breaks at exit-acute-risk show id, title, breaks
    claims where count(attacked by standing) > 1 sort by count(attackers) desc limit 5
    arguments where not standing count by answer

The grammar stands in `_parser.py`; the words are the tables `RELATIONS` and `WORDS`.
Nothing in a query is ever executed: it is read into a small tree and judged.
"""

from robustmap.query.language._answer import Answer, Row
from robustmap.query.language._conditions import ROWS
from robustmap.query.language._parser import parse
from robustmap.query.language._relations import RELATIONS
from robustmap.query.language._run import USUAL, answer, ask, passing
from robustmap.query.language._verdicts import WORDS

__all__ = [
    "RELATIONS",
    "ROWS",
    "USUAL",
    "WORDS",
    "Answer",
    "Row",
    "answer",
    "ask",
    "parse",
    "passing",
]
