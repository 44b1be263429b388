"""What this room announces to the rooms above, inside the transaction."""

from django.dispatch import Signal

asked = Signal()
"""`request` (an `EvidenceRequest`), `by`, `on`. For a head teacher's school this is the day it was asked for its
information (SEND Regulations 2014, reg 5(4)(a)): the room that decides tells the clocks."""
completed = Signal()  # request, by, on, again: declared complete; `again` after it was opened to add more
late = Signal()  # request, by, on: its day has passed and it is not complete; the clock runs on
not_theirs = Signal()  # request, by, on: the setting says the child is not theirs
withdrawn = Signal()  # request, by, on
