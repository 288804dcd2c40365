"""New nodes and edits: asked for, checked, previewed and written."""
