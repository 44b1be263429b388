"""What this room announces to the rooms above it."""

from django.dispatch import Signal

role_handed_over = Signal()
"""A role passes on. Sent inside the change's transaction with `ending` and `beginning` (both `RoleHeld`), `on` (the
successor's first day: today or later) and `by`. Receivers do their part at once or dated `on`, and must not fail lightly:
an exception undoes the hand-over."""
