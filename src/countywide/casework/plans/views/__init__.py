"""Pages of the plans room: one call in, one action or query, one page out."""
