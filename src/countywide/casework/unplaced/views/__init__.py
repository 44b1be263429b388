"""Pages about children without a named place."""
