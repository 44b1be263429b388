"""Records of the floor as pages and events show them."""
