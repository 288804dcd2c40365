"""What several commands share: options, loading, and how answers are written."""
