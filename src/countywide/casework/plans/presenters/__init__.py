"""Plans as pages show them."""
