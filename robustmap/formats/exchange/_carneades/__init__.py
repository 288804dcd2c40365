"""What Carneades 4 keeps in YAML: statements, arguments, issues, assumptions and tests."""
