"""Rounds, lists and rules as rows, tags and sentences for a page."""
