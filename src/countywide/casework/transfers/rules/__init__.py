"""Decisions and sums about moves between phases, on plain values, each beside its law."""
