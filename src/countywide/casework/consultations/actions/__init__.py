"""What can be done about consultations."""

from .answering import acknowledge, ask, keep_writing, say_not_ours, send_answer
from .astray import note_bounce
from .checking import check, note_full_asked, release_full, release_held, release_with_decision, take_out
from .drafting import draft, drop, give_reason
from .family import ask_for_full
from .keeping_up import chase_due, close_shut, renew_stale, shut_packs, tell_silent
from .pack_checks import answer_check, ask_to_check, tell_unchecked
from .queueing import go_on, queue, send_some, tell_stopped
from .selecting import ask_reserve, close_selective
from .sending import extend, renew, reply, send, send_again, withdraw, withdraw_all

__all__ = [
    "acknowledge",
    "answer_check",
    "ask",
    "ask_for_full",
    "ask_reserve",
    "ask_to_check",
    "chase_due",
    "check",
    "close_selective",
    "close_shut",
    "draft",
    "drop",
    "extend",
    "give_reason",
    "go_on",
    "keep_writing",
    "note_bounce",
    "note_full_asked",
    "queue",
    "release_full",
    "release_held",
    "release_with_decision",
    "renew",
    "renew_stale",
    "reply",
    "say_not_ours",
    "send",
    "send_again",
    "send_answer",
    "send_some",
    "shut_packs",
    "take_out",
    "tell_silent",
    "tell_stopped",
    "tell_unchecked",
    "withdraw",
    "withdraw_all",
]
