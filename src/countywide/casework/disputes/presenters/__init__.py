"""Rows, words and links of the pages about disputes."""
