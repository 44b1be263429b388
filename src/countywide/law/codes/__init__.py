"""Official code lists and identifiers, as plain functions and data."""
