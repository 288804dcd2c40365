"""A difference as annotations of a pull request, by GitHub's workflow commands."""

from robustmap.diff.report import REPORTS, Compared
from robustmap.diff.report._alarms import RULES, Alarm, alarms
from robustmap.diff.report._content import opening
from robustmap.diff.report._line import plain, spelled
from robustmap.explain.forge import Annotation, annotations, inert


@REPORTS.entry("github")
def github(compared: Compared) -> str:
    """Write annotations, at most as many as are shown, and what is left over as plain lines.

    The gravest come first, those on changed lines before the others.
    """
    lines = list(annotations(map(_annotation, alarms(compared))))
    # A word of ours begins each line, so that no name can turn it into a command.
    lines += [inert(f"diff: {spelled(line)}") for line in opening(compared)]
    # A file name that is no text would otherwise stop the output halfway.
    return ("\n".join(lines) + "\n").encode("utf-8", "replace").decode("utf-8")


def _annotation(one: Alarm) -> Annotation:
    log = f"more: {plain(one.span.path)}:{one.span.line}: {one.rule}: {one.text}"
    return Annotation(one.level, RULES.get(one.rule, one.rule), one.text, one.span, log)
