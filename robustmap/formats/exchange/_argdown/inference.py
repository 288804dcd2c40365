"""What stands within an inference line: rules, and the data of the inference."""

from robustmap.formats.exchange._argdown.data import read_data
from robustmap.formats.exchange._argdown.document import Step
from robustmap.formats.exchange._argdown.scan import Scanner


def inner(scan: Scanner, start: int, step: Step) -> int:
    """Read the rules and data of an inference; give where it ends, -1 where it does not."""
    text, rules, at = scan.text, [""], start
    stop = scan.find("\n\n", start, len(text))
    stop = len(text) if stop < 0 else stop
    while at < stop:
        if text.startswith("--", at):
            while text.startswith("-", at):
                at += 1
            step.rules = [" ".join(one.split()) for one in rules if one.strip()]
            return at
        if text[at] == "{":
            close = text.find("}", at, stop) + 1
            following = text.find("--", at, stop)
            close = text.rfind("}", at, following) + 1 if following > close else close
            if close <= at:
                return -1
            line, column = scan.place(at)
            step.data = read_data(text[at:close], scan.faults, line, column)
            at = close
        elif text[at] == "\\":
            rules[-1] += text[at + 1 : at + 2]
            at += 2
        elif text[at] == ",":
            rules.append("")
            at += 1
        else:
            rules[-1] += text[at]
            at += 1
    return -1
