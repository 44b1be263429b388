"""Triggers by which the database itself refuses to alter or remove a letter about a complaint."""

from countywide.platform.kit.triggers import Guard

GUARD = Guard("complaints_written", "A letter is never altered: write a newer one.", ("complaints_written",))
put_up, take_down = GUARD.put_up, GUARD.take_down
