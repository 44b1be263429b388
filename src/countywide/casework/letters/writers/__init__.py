"""Writes the blocks of a letter as plain text, as a page and as a tagged PDF."""
