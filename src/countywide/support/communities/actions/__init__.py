"""What changes in communities of schools."""

from .asking import begin, choose_meeting, keep, send, withdraw
from .bridging import ask_bridge, decide_bridge, give_reason, record_referral
from .chairing import put_off, triage
from .deciding import decide, decide_alone
from .disputing import board_decides, dispute, look_again
from .following import begin_delivery, close, keep_up, record_impact
from .interest import register_interest
from .meeting import (
    begin_meeting,
    confirm_minutes,
    declare,
    name_link_officer,
    open_agenda,
    plan_meeting,
    send_papers,
    write_minutes,
)
from .parents import begin_document, new_version, publish_document, withdraw_document, write_document
from .provision import close_case, take, tell_late

__all__ = [
    "ask_bridge",
    "begin",
    "begin_delivery",
    "begin_document",
    "begin_meeting",
    "board_decides",
    "choose_meeting",
    "close",
    "close_case",
    "confirm_minutes",
    "decide",
    "decide_alone",
    "decide_bridge",
    "declare",
    "dispute",
    "give_reason",
    "keep",
    "keep_up",
    "look_again",
    "name_link_officer",
    "new_version",
    "open_agenda",
    "plan_meeting",
    "publish_document",
    "put_off",
    "record_impact",
    "record_referral",
    "register_interest",
    "send",
    "send_papers",
    "take",
    "tell_late",
    "triage",
    "withdraw",
    "withdraw_document",
    "write_document",
    "write_minutes",
]
