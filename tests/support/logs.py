"""What a forge's runner obeys in the log of a step."""

import re

_KNOWN = ("error", "warning", "notice", "add-mask", "debug", "group", "endgroup", "stop-commands")


def commands(log: str) -> list[tuple[str, str, str]]:
    """Give what a runner obeys in a log, as it reads it: command, properties, message."""
    found: list[tuple[str, str, str]] = []
    stopped = ""
    for line in log.splitlines():
        if stopped:
            stopped = "" if line.strip() == f"::{stopped}::" else stopped
            continue
        new = re.match(r"\s*::([\w-]+)(?: (.*?))?::(.*)", line)
        old = re.search(r"##\[([\w-]+)(?: (.*?))?\](.*)", line)
        for match in (new, old):
            if match and match[1] in _KNOWN:
                found.append((match[1], match[2] or "", match[3]))
                stopped = match[3] if match[1] == "stop-commands" else ""
                break
    assert not stopped, "commands are never taken up again"
    return found
