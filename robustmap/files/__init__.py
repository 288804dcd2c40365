"""The reader and the canonical writer of `kb/`; nothing else knows how files look."""
