"""Pages about children who came in the middle of a year."""
