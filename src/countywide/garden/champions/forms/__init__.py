"""What the pages of the champions room ask."""
