"""Preferences and links as rows, tags and sentences for a page."""
