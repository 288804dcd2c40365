"""The kb that a command may write to."""

from robustmap.files.locate import Located, own


def writable_kb(folder: str | None) -> Located:
    """Find the kb that is meant to be changed: the folder given, or one here or above.

    Raises:
        KbNotFoundError: there is none.
    """
    return own(folder)
