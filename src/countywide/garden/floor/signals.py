"""What the floor announces to the rooms above it."""

from django.dispatch import Signal

offered_help = Signal()
"""Somebody offered help in a session: `question` is what they wrote, of kind OFFER. Their agreement was asked for."""
