"""What a renderer says while it works: collected, not printed."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager


class _Listener(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        # Said of every build that keeps pages: which may be kept is known better here.
        if not record.getMessage().startswith("A 'dirty' build"):
            self.records.append(record)


@contextmanager
def listening() -> Iterator[list[logging.LogRecord]]:
    """Collect the renderer's warnings and errors, and keep it from printing anything."""
    logger, listener = logging.getLogger("mkdocs"), _Listener()
    before = logger.propagate, logger.level
    logger.addHandler(listener)
    logger.propagate = False
    logger.setLevel(logging.WARNING)
    try:
        yield listener.records
    finally:
        logger.removeHandler(listener)
        logger.propagate, logger.level = before
