"""The shape of an entry in the table of findings."""

from typing import NamedTuple

from robustmap.model.problem import Severity


class Code(NamedTuple):
    """One kind of finding.

    `title` names it in a few words, `meaning` says what is wrong and why it matters,
    `way_out` is the shortest repair (printed under the finding where it has none of
    its own), `wrong` and `right` are the smallest example and its mended form.
    """

    code: str
    name: str
    severity: Severity
    title: str
    meaning: str
    way_out: str
    wrong: str = ""
    right: str = ""
