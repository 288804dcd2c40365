"""Argdown: the document that its text and its JSON both tell, and what nodes it means."""
