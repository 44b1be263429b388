"""Pages of officers, schools, guests and families."""
