"""What the forum announces to the rooms above it. Each is sent inside the transaction that notes it."""

from django.dispatch import Signal

sitting_ended = Signal()
"""A sitting is over: with `sitting` and `at`. Once for each sitting that took place."""

meeting_over = Signal()
"""The last sitting of a meeting is over or was cancelled: with `meeting` and `at`. Once for each meeting."""

asked_beforehand = Signal()
"""Somebody wrote a question as they booked: with `booking`, `words` and `by`."""
