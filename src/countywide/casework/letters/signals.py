"""What the letters room announces to the rooms above it."""

from django.dispatch import Signal

letter_dispatched = Signal()
"""A letter left. Sent inside the transaction that notes it, with `letter`, `on` (the day it was sent) and `received_on` (the
day it counts as received). Announced once for each letter, the first time one way of sending it succeeds."""

letter_came_back = Signal()
"""The message that brought a letter came back: whoever it was for was told nothing yet. Sent inside the transaction that
notes it, with `letter` and `on`. Once it goes another way, `letter_dispatched` is announced again."""
