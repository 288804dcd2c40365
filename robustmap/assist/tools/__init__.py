"""The tools that an assistant may call, one file each."""
