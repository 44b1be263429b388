"""What can be done about a complaint."""

from .answering import add_point, add_remedy, answer, drop_point, drop_remedy
from .chasing import chase
from .following import add_words, ask_again, note_remedied, withdraw
from .handling import acknowledge, ask_to_look, close, extend, put_in_order
from .knocking import forget_old, too_many_from
from .making import make, record
from .ombudsman import answer_ombudsman, decide, note_step, recommend, refer
from .telling import note_posted

__all__ = [
    "acknowledge",
    "add_point",
    "add_remedy",
    "add_words",
    "answer",
    "answer_ombudsman",
    "ask_again",
    "ask_to_look",
    "chase",
    "close",
    "decide",
    "drop_point",
    "drop_remedy",
    "extend",
    "forget_old",
    "make",
    "note_posted",
    "note_remedied",
    "note_step",
    "put_in_order",
    "recommend",
    "record",
    "refer",
    "too_many_from",
    "withdraw",
]
