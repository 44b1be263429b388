"""Pages about communities of schools."""
