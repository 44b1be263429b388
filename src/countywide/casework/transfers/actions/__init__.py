"""What can be done about moves between phases."""

from .building import build, identify, leave, plan_ceased
from .confirming import confirm_all, say, settle
from .naming import note_named, note_not_named
from .reviewing import decide_instead, take_back
from .telling import tell_changes, tell_lists

__all__ = [
    "build",
    "confirm_all",
    "decide_instead",
    "identify",
    "leave",
    "note_named",
    "note_not_named",
    "plan_ceased",
    "say",
    "settle",
    "take_back",
    "tell_changes",
    "tell_lists",
]
