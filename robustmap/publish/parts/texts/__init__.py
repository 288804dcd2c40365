"""What the pages of sources tell, and what became of each part of a text."""
