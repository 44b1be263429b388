"""Triggers by which the database itself refuses to alter or remove a version of a plan once it was issued."""

from countywide.platform.kit.triggers import Guard

GUARD = Guard("plans_issued", "An issued plan is never altered: issue a newer version.", ("plans_version",))
put_up, take_down = GUARD.put_up, GUARD.take_down
