"""What can be done about disputes."""

from .appealing import (
    concede,
    end_appeal,
    list_hearing,
    note_direction,
    note_order,
    note_recommendation,
    note_response,
    register,
    tell_of_appeal,
)
from .mediating import (
    add_point,
    agree,
    ask_for_mediation,
    close,
    end_mediation,
    note_certificate,
    note_contact,
    note_health_told,
    note_request,
    set_meeting,
)
from .steps import bundle_sent, do, done_by_event, give, working_document_sent
from .windows import came_back, hear_of, letter_left

__all__ = [
    "add_point",
    "agree",
    "ask_for_mediation",
    "bundle_sent",
    "came_back",
    "close",
    "concede",
    "do",
    "done_by_event",
    "end_appeal",
    "end_mediation",
    "give",
    "hear_of",
    "letter_left",
    "list_hearing",
    "note_certificate",
    "note_contact",
    "note_direction",
    "note_health_told",
    "note_order",
    "note_recommendation",
    "note_request",
    "note_response",
    "register",
    "set_meeting",
    "tell_of_appeal",
    "working_document_sent",
]
