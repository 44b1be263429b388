"""Writes what a plan says for paper: every output is made from the same content."""
