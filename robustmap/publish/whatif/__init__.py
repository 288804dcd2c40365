"""What-if: what the script of the pages is told, and its place and words on them."""
