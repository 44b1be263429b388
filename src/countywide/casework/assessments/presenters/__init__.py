"""Records of this room as pages show them."""
