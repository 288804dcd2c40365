"""What pages tell of the order of thresholds, and of what hangs on it."""
