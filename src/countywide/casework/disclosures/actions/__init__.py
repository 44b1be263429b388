"""Deals with a request for the information that the record holds, from the day it came to the day its copy is deleted."""

from .gathering import DEEDS, gather, give_whole, keep_back, note_looked
from .giving import (
    NAME,
    ask_to_bind,
    delete_over,
    give,
    keep_bound,
    keep_stopped,
    note_posted,
    send_link_again,
    take_back,
)
from .handling import (
    extend,
    go_on,
    note_answered,
    note_competence,
    note_identity,
    record,
    wait_for,
    withhold,
)
from .taking_out import CHANGED, put_back, take_out

__all__ = [
    "CHANGED",
    "DEEDS",
    "NAME",
    "ask_to_bind",
    "delete_over",
    "extend",
    "gather",
    "give",
    "give_whole",
    "go_on",
    "keep_back",
    "keep_bound",
    "keep_stopped",
    "note_answered",
    "note_competence",
    "note_identity",
    "note_looked",
    "note_posted",
    "put_back",
    "record",
    "send_link_again",
    "take_back",
    "take_out",
    "wait_for",
    "withhold",
]
