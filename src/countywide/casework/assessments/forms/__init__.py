"""The questions this room asks: of officers, of those who decide, of advisers, of families."""
