"""What the pages of claims and arguments tell: reasons, replies, what would turn them."""
