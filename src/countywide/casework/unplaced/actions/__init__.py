"""What can be done about a child without a named place."""

from .flagging import alert_unanswered, answer, flag_as_family, flag_at_school
from .searching import (
    arrange_meanwhile,
    begin,
    begin_where_needed,
    end,
    next_september,
    note_contact,
    note_tried,
    plan_names_place,
    remind_contacts,
    settle_tried,
    step_up,
)

__all__ = [
    "alert_unanswered",
    "answer",
    "arrange_meanwhile",
    "begin",
    "begin_where_needed",
    "end",
    "flag_as_family",
    "flag_at_school",
    "next_september",
    "note_contact",
    "note_tried",
    "plan_names_place",
    "remind_contacts",
    "settle_tried",
    "step_up",
]
