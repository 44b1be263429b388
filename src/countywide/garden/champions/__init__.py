"""Calls for people who want to help: told when it opens, apply, are chosen, and are found in a directory."""
