"""What the outbox announces to the rooms above it."""

from django.dispatch import Signal

role_mailbox_bounced = Signal()
"""A message to an organisation's role mailbox came back. Sent inside the transaction that notes it, with `delivery` (a
`Delivery`: its `organisation_id`, `address`, `trouble` and `notice`) and `at` (when). Receivers do their part at once,
such as a task for a data coordinator, and must not fail lightly: an exception undoes the noting, which is tried again."""
