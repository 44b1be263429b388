"""Records of the reviews room as rows for pages."""
