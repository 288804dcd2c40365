"""What pages tell of people: what they hold, and where they part."""
