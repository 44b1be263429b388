"""Communities of schools as their pages show them."""
