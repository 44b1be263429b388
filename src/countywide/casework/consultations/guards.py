"""Triggers by which the database itself refuses to alter or remove what was sent, answered and released."""

from countywide.platform.kit.triggers import Guard

TABLES = ("pack", "paper", "answer", "line", "ground", "passage", "check", "taken", "release")
GUARD = Guard(
    "consultations_kept",
    "What was sent, answered and released in a consultation is never altered.",
    tuple(f"consultations_{name}" for name in TABLES),
)
put_up, take_down = GUARD.put_up, GUARD.take_down
