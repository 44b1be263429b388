"""What can be done about evidence: ask, answer, pass on, follow up, add, and keep the lists."""

from .answering import complete, confirm_child, describe, note_spoilt, reopen, say_not_held, say_not_theirs, take_back
from .asking import add_to, ask, chase, extend, renew, withdraw
from .holding import ask_again, enter_code, reassign, send_code
from .items import add_item, add_own, change_item, keep, share, supersede
from .keeping_up import chase_due, expire_links, mark_late
from .lists import add_form, end_kind, follow_forms, keep_kind, lay_out_kinds, unfollow_forms

__all__ = [
    "add_form",
    "add_item",
    "add_own",
    "add_to",
    "ask",
    "ask_again",
    "change_item",
    "chase",
    "chase_due",
    "complete",
    "confirm_child",
    "describe",
    "end_kind",
    "enter_code",
    "expire_links",
    "extend",
    "follow_forms",
    "keep",
    "keep_kind",
    "lay_out_kinds",
    "mark_late",
    "note_spoilt",
    "reassign",
    "renew",
    "reopen",
    "say_not_held",
    "say_not_theirs",
    "send_code",
    "share",
    "supersede",
    "take_back",
    "unfollow_forms",
    "withdraw",
]
