"""How text is made fit for a forge's workflow commands and for addresses."""


def data(text: str) -> str:
    r"""Escape the message of a workflow command, so that it stays one line.

    >>> data("50%\nmore")
    '50%25%0Amore'
    """
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def value(text: str) -> str:
    """Escape the value of a property of a workflow command.

    >>> value("a,b::c")
    'a%2Cb%3A%3Ac'
    """
    return data(text).replace(":", "%3A").replace(",", "%2C")


def uri(path: str) -> str:
    """Write a path as a relative address: bytes that have a meaning there are escaped.

    >>> uri("kb/a b.md")
    'kb/a%20b.md'
    """
    text = path.encode("utf-8", "surrogateescape")
    return "".join(chr(b) if chr(b) in _UNRESERVED else f"%{b:02X}" for b in text)


_UNRESERVED = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~/")
