"""What the reviews room announces to the rooms above it, inside the transaction."""

from django.dispatch import Signal

family_told = Signal()
"""The family was told what was decided after a review: `review`, `by`, `on`."""

not_told = Signal()
"""The letter with the decision came back, so that nobody was told: `review`, `by`, `on`."""

over = Signal()
"""A review is over: its decision stands, and the plan that it changed was sent: `review`, `by`, `on`."""
