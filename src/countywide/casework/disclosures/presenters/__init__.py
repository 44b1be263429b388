"""How requests, papers and copies are shown."""
