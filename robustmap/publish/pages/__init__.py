"""The pages of the site, one file per sort; each registers itself in `PAGES`."""
