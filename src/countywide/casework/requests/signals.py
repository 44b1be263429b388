"""What this room announces to the rooms above, inside the transaction."""

from django.dispatch import Signal

request_received = Signal()  # request, case, by, on: a case was opened for it
request_joined = Signal()  # request, case, left (the case closed because of it, or None), by, on
request_validated = Signal()  # request, case, by, on: the first checks are done
