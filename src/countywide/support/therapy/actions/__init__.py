"""What can be done about link therapy."""

from .arranging import add_assistant, cover, leave, open_provider, pause, put_in_charge, resume, set_expected
from .chasing import chase
from .linking import assign, list_teacher, unlist
from .meeting import ask_for_date, cancel, confirm, hold, note_contact, propose, take_as_held
from .planning import agree_action, move_action
from .recording import agree_record, ask_for_note, ask_to_change, share, write

__all__ = [
    "add_assistant",
    "agree_action",
    "agree_record",
    "ask_for_date",
    "ask_for_note",
    "ask_to_change",
    "assign",
    "cancel",
    "chase",
    "confirm",
    "cover",
    "hold",
    "leave",
    "list_teacher",
    "move_action",
    "note_contact",
    "open_provider",
    "pause",
    "propose",
    "put_in_charge",
    "resume",
    "set_expected",
    "share",
    "take_as_held",
    "unlist",
    "write",
]
