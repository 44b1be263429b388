"""What this room announces to the rooms above, inside the transaction."""

from django.dispatch import Signal

exception_recorded = Signal()  # claim, by, on: the family is told why and when
exception_ended = Signal()  # claim, by, on
facts_changed = Signal()  # deadline, by, on: a date moved, or a claim lost its ground
