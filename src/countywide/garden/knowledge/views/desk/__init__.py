"""The editor's desk, a file for each kind of work on it."""
