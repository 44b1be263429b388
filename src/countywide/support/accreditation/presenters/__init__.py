"""Records of this room turned into what a page shows."""
