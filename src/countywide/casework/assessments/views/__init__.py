"""Pages of the assessments room: one call in, one action or query, one page out."""
