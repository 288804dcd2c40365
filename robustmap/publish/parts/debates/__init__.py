"""What the pages of debates tell: outline, picture, table of attacks."""
