"""What can be done about moves between phases."""

from .building import build, identify, leave, plan_ceased
from .confirming import confirm_all, say, settle
from .naming import (
    close,
    confirm_start,
    note_issued,
    note_named,
    note_not_named,
    note_told,
    note_type_named,
    note_untold,
)
from .reviewing import decide_instead, take_back
from .telling import tell_changes, tell_lists

__all__ = [
    "build",
    "close",
    "confirm_all",
    "confirm_start",
    "decide_instead",
    "identify",
    "leave",
    "note_issued",
    "note_named",
    "note_not_named",
    "note_told",
    "note_type_named",
    "note_untold",
    "plan_ceased",
    "say",
    "settle",
    "take_back",
    "tell_changes",
    "tell_lists",
]
