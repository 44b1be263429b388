"""Triggers by which the database itself refuses to alter or remove a version of a working document that was kept."""

from countywide.platform.kit.triggers import Guard

GUARD = Guard(
    "wordings_kept", "A version of a working document is never altered: keep a newer one.", ("wordings_issue",)
)
put_up, take_down = GUARD.put_up, GUARD.take_down
