"""What the pages of proposals and failure stories tell, and the tables that compare them."""
