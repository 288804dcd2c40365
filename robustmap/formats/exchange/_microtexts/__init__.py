"""arg-microtexts XML: segments, statements and edges."""
