"""How large a script would be once it is minified, about, where no minifier is at hand."""

import re

_TOKEN = re.compile(
    r"`(?:[^`\\]|\\.)*`"  # templates, taken as they are
    r'|"[^"\n]*"'
    r"|/(?![/*\s])(?:[^/\\\n\[]|\\.|\[[^\]\n]*\])+/[a-z]*(?=[,;.)\s])"  # regular expressions
    r"|[A-Za-z_$][\w$]*|\d[\d.]*|\s+|."
)
_NUMBER = re.compile(r"const ([A-Z_]+) = ([\d.e-]+);")
_KEPT = frozenset(
    (
        *(
            "const",
            "let",
            "for",
            "of",
            "in",
            "if",
            "else",
            "return",
            "function",
            "while",
            "continue",
        ),
        *("try", "catch", "new", "typeof", "undefined", "null", "true", "false", "Infinity", "NaN"),
        *("window", "document", "location", "navigator", "history", "Promise", "JSON", "isNaN"),
        *("Map", "Set", "Math", "Object", "Array", "Number", "String"),
        *("encodeURIComponent", "decodeURIComponent"),
    )
)
"""The words that no minifier shortens."""


def minified(code: str) -> int:
    """Give the bytes that are left without comments and white space, named numbers put in place
    and every name shortened to one letter. It knows nothing of what a minifier rewrites.

    >>> minified("// Adds.\\nconst MORE = 2;\\nconst added = (some) => some.length + MORE;")
    24
    """
    code = "\n".join(line for line in code.splitlines() if not line.lstrip().startswith("//"))
    for name, number in _NUMBER.findall(code):
        code = re.sub(rf"\b{name}\b", number, code.replace(f"const {name} = {number};", ""))
    size, before = 0, ""
    for token in _TOKEN.findall(code):
        if token.isspace():
            continue
        local = re.match(r"[A-Za-z_$]", token) and before != "." and token not in _KEPT
        left = "x" if local else token
        size += len(left.encode()) + (before[-1:].isalnum() and left[0].isalnum())
        before = left
    return size
