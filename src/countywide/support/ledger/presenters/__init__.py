"""Money turned into rows and words."""
