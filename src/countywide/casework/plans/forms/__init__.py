"""Questions that the pages of plans ask."""
