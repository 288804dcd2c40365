"""What commits did to the map: the history of the kb, read once and compared step by step."""
