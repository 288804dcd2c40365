"""The kinds of scaling, one file each."""
