"""Records of the forum turned into rows, tags and links."""
