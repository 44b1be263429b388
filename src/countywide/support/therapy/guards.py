"""Triggers by which the database itself refuses to alter or remove a record that was shared."""

from countywide.platform.kit.triggers import Guard

GUARD = Guard("therapy_issue", "A shared record is never altered: share a newer one.", ("therapy_issue",))
put_up, take_down = GUARD.put_up, GUARD.take_down
