"""What gsn2x keeps in YAML: elements of the Goal Structuring Notation, and what challenges them."""
