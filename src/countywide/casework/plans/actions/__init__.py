"""What can be done to a plan."""

from .amending import decide_not_to_amend, propose_amendment
from .answering import note_meeting, note_saying, say
from .budget import (
    begin_payments,
    decide_budget,
    enter_budget,
    enter_look_again,
    look_again,
    note_budget_review,
    please_budget,
    please_look_again,
    stop_payments,
    write_budget,
)
from .ceasing import (
    consider_ending,
    decide_to_end,
    give_up_ending,
    lapse,
    note_ending_said,
)
from .disputed import note_certificate_issued, note_dispute_over, note_disputed
from .distributing import note_told, send_unsent
from .feedback import escalate, feed_back, reply
from .finishing import come_into_force, complete_review, confirm_rows, make_final, send_draft
from .health import note_board_arranges, note_board_told, note_health_change
from .issuing import freeze, restore
from .moving_in import keep_moved_in, record_moved_in, tell_moved_in
from .moving_out import give_up_move, hand_over, note_move_out
from .naming import make_final_amended, move_pupil
from .reaching import reached
from .reassessing import (
    agree_again,
    ask_again,
    assess_again,
    leave_unchanged,
    note_stopped,
    please_assess_again,
    refuse_again,
)
from .remarking import comment, settle
from .returning import came_back
from .standing import mirror as keep_standing
from .weighing import weigh
from .writing import add_row, begin, change_row, cite, join_row, move_row, remove_row, shift_row, start, uncite

__all__ = [
    "add_row",
    "agree_again",
    "ask_again",
    "assess_again",
    "begin",
    "begin_payments",
    "came_back",
    "change_row",
    "cite",
    "come_into_force",
    "comment",
    "complete_review",
    "confirm_rows",
    "consider_ending",
    "decide_budget",
    "decide_not_to_amend",
    "decide_to_end",
    "enter_budget",
    "enter_look_again",
    "escalate",
    "feed_back",
    "freeze",
    "give_up_ending",
    "give_up_move",
    "hand_over",
    "join_row",
    "keep_moved_in",
    "keep_standing",
    "lapse",
    "leave_unchanged",
    "look_again",
    "make_final",
    "make_final_amended",
    "move_pupil",
    "move_row",
    "note_board_arranges",
    "note_board_told",
    "note_budget_review",
    "note_certificate_issued",
    "note_dispute_over",
    "note_disputed",
    "note_ending_said",
    "note_health_change",
    "note_meeting",
    "note_move_out",
    "note_saying",
    "note_stopped",
    "note_told",
    "please_assess_again",
    "please_budget",
    "please_look_again",
    "propose_amendment",
    "reached",
    "record_moved_in",
    "refuse_again",
    "remove_row",
    "reply",
    "restore",
    "say",
    "send_draft",
    "send_unsent",
    "settle",
    "shift_row",
    "start",
    "stop_payments",
    "tell_moved_in",
    "uncite",
    "weigh",
    "write_budget",
]
