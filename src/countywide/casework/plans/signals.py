"""What the plans room announces to the rooms above it, inside the transaction."""

from django.dispatch import Signal

amendment_sent = Signal()
"""The amendment notice left for the last of the family: `amendment`, `sent_on`, `received_on`, `by`. The day of sending is
what reg 22(2)(a) turns on; a decision is notified on the day it was received (reg 20(10))."""

amendment_finished = Signal()
"""An amendment is done: `amendment`, `amended` (True: the final amended plan went to all whom reg 22(3) names; False: it was
decided not to amend, and the family was told), `by`, `on`."""

amendment_issued = Signal()
"""A final amended plan was made, and its letters are on their way: `amendment`, `by`, `on`."""

amendment_told = Signal()
"""Everybody whom the law or the distribution list names has been sent a final amended plan, or what they hear of it:
`amendment`, `by`, `on`."""

amendment_untold = Signal()
"""One of them turned out not to have been sent it, because a letter came back: `amendment`, `is_law` (one whom reg 22(3) names),
`by`, `on`."""

plan_ceased = Signal()
"""A plan ended, its time to appeal over: `plan`, `by`, `on`."""

plan_moved_in = Signal()
"""A plan that another council made passed to this one: `plan`, `by`, `on`."""
