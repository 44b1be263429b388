"""Questions about communities of schools."""
