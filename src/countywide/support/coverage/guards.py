"""Triggers by which the database itself refuses to alter what was once said or answered."""

from countywide.platform.kit.triggers import Guard

GUARD = Guard(
    "coverage_said", "What was said stays: say something newer.", ("coverage_saying", "coverage_reply")
)  # fmt: skip
put_up, take_down = GUARD.put_up, GUARD.take_down
