"""What can be done about requests: write one, take one in, receive it, look at it."""

from .drafting import (
    begin,
    begin_for_another,
    drop_aside,
    forget_dead,
    keep_page,
    mail_link,
    new_code,
    note_wrong_try,
    send,
)
from .filing import file_later
from .looking import (
    answer_attention,
    enter,
    join,
    say_area,
    say_different,
    say_family,
    say_young_person,
    settle,
)
from .receiving import bring_forward, receive, take_in

__all__ = [
    "answer_attention",
    "begin",
    "begin_for_another",
    "bring_forward",
    "drop_aside",
    "enter",
    "file_later",
    "forget_dead",
    "join",
    "keep_page",
    "mail_link",
    "new_code",
    "note_wrong_try",
    "receive",
    "say_area",
    "say_different",
    "say_family",
    "say_young_person",
    "send",
    "settle",
    "take_in",
]
