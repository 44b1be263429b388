"""What the schools room announces to the rooms above, inside the transaction."""

from django.dispatch import Signal

closures_changed = Signal()  # organisation_id: int, or None for every school; by; on
