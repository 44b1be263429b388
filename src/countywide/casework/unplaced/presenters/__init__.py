"""Searches for a place, as pages show them."""
