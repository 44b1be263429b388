"""What this room announces."""

from django.dispatch import Signal

call_opened = Signal()
"""A call opened for applications. Sent inside the change with `call`, `by` and `now`."""

application_sent = Signal()
"""An application was sent. Sent inside the change with `application`, `by` and `now`."""

champion_appointed = Signal()
"""Somebody was appointed to a role. Sent inside the change with `application`, `by` and `on`."""
