"""What the placements room announces to the rooms above it, inside the transaction."""

from django.dispatch import Signal

reserve_needed = Signal()
"""A child did not qualify for the selective school that somebody of the family put first, and they had named a reserve: `transfer`,
`preference`, `name`, `school` (of the register, or none), `by`, `on`. It is to be asked at once."""

not_qualified = Signal()
"""A child did not qualify, or did not sit the test, for schools that select by ability: `transfer`, `by`, `on`. What is asked of
such schools for this child is over."""
