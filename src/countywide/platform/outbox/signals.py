"""What the outbox announces to the rooms above it."""

from django.dispatch import Signal

role_mailbox_bounced = Signal()
"""A message to an organisation's role mailbox came back. Sent inside the transaction that notes it, with `delivery` (a
`Delivery`: its `organisation_id`, `address`, `trouble` and `notice`) and `at` (when). Receivers do their part at once,
such as a task for a data coordinator, and must not fail lightly: an exception undoes the noting, which is tried again."""

message_sent = Signal()
"""A message left. Sent inside the transaction that notes it, with `delivery` and `at`; also when somebody notes later that
a message in doubt did arrive, with the moment it must have left. It may come twice for one delivery: receivers are idempotent."""

message_astray = Signal()
"""A message to anybody came back for good, or was given up: `delivery.state` says which. Sent inside the transaction that
notes it, with `delivery` and `at`."""
