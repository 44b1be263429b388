"""Triggers by which the database itself refuses to alter or remove what somebody of a family once said."""

from countywide.platform.kit.triggers import Guard

GUARD = Guard(
    "placements_said",
    "What a family said is never altered: keep a newer version.",
    ("placements_said", "placements_wished"),
)
put_up, take_down = GUARD.put_up, GUARD.take_down
