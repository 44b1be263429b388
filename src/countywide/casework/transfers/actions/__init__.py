"""What can be done about moves between phases."""

from .alone import call_off, plan_move
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
from .years import (
    add_to_year,
    ask_year_at_school,
    decide_year,
    enter_year,
    note_year_asked,
    note_year_wished,
    please_year,
)

__all__ = [
    "add_to_year",
    "ask_year_at_school",
    "build",
    "call_off",
    "close",
    "confirm_all",
    "confirm_start",
    "decide_instead",
    "decide_year",
    "enter_year",
    "identify",
    "leave",
    "note_issued",
    "note_named",
    "note_not_named",
    "note_told",
    "note_type_named",
    "note_untold",
    "note_year_asked",
    "note_year_wished",
    "plan_ceased",
    "plan_move",
    "please_year",
    "say",
    "settle",
    "take_back",
    "tell_changes",
    "tell_lists",
]
