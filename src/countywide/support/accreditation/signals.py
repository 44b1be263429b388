"""What this room announces to itself and to others."""

from django.dispatch import Signal

baseline_locked = Signal()
"""A school locked the baseline of its evaluation. Sent inside the change with `evaluation`, `by` and `on`."""
