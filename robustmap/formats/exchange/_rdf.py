"""What the formats of RDF share: none is read, and all lose the same."""

LOSES = (
    "x- keys, quantities, branches, exceptions, rules about proposals, curation, "
    "and the order of lists (written only)"
)


def unread(_: bytes) -> bool:
    """Claim no file: whatever RDF others write, it is not ours to make a map of."""
    return False
