"""What can be done to a review."""

from .arranging import chase, invite, plan_meeting, record_advice, schedule, send_papers, take_over
from .asking import answer_early, answer_suggestion, ask_again, ask_early, call_early, reply_to_look, suggest
from .deciding import decide, letter_ahead, propose, send_proposal_back
from .holding import hold, send_back, sign_and_send
from .linking import send_link
from .reaching import amendment_finished, amendment_sent, came_back, plan_ceased, reached
from .updating import answer_update, begin_update, put_aside_update, send_update

__all__ = [
    "amendment_finished",
    "amendment_sent",
    "answer_early",
    "answer_suggestion",
    "answer_update",
    "ask_again",
    "ask_early",
    "begin_update",
    "call_early",
    "came_back",
    "chase",
    "decide",
    "hold",
    "invite",
    "letter_ahead",
    "plan_ceased",
    "plan_meeting",
    "propose",
    "put_aside_update",
    "reached",
    "record_advice",
    "reply_to_look",
    "schedule",
    "send_back",
    "send_link",
    "send_papers",
    "send_proposal_back",
    "send_update",
    "sign_and_send",
    "suggest",
    "take_over",
]
