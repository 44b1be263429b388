"""Decisions of the floor, on plain values."""
