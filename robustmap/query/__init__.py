"""Asking a kb: typed navigation, filters, and SPARQL."""
