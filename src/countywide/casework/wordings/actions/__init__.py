"""What can be done with the working document of an appeal."""

from .answering import answer, answer_for_family, answer_yourself, note_ordered_as_it_stands
from .beginning import begin
from .keeping import keep_version, note_sent
from .offering import put_into_plan
from .writing import add, add_for_family, add_yourself, enter_ordered, write, write_for_family, write_yourself

__all__ = [
    "add",
    "add_for_family",
    "add_yourself",
    "answer",
    "answer_for_family",
    "answer_yourself",
    "begin",
    "enter_ordered",
    "keep_version",
    "note_ordered_as_it_stands",
    "note_sent",
    "put_into_plan",
    "write",
    "write_for_family",
    "write_yourself",
]
