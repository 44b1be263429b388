"""What is done in an assessment, from the day it begins until the plan is final, refused, or no longer needed."""

from .advising import chase, give, give_to, go_on_without, remind, say_enough, take_in, withdraw_advice
from .again import begin_again, start_fourteen_weeks
from .beginning import (
    begin,
    check,
    consider,
    consider_checked,
    date_back,
    evidence_asked,
    evidence_late,
    evidence_settled,
    tell_the_rest,
)
from .boards import keep_health_board
from .challenging import change_mind
from .clocks import mirror as keep_standing
from .deciding import agree, agree_to_issue, refuse, refuse_to_issue
from .desks import add_desk, end_desk
from .disputed import note_certificate_issued, note_dispute_over, note_disputed
from .drafting import consult, note_answer, note_meeting, note_saying, say, send_draft
from .ending import end_assessment, end_because, move_away, withdraw
from .excepting import exception_ended, exception_recorded
from .finishing import make_final
from .meeting import arrange_meeting, note_meeting_held, note_not_wanted
from .preparing import add_advice, fill_worksheet, propose, send_back
from .reaching import reached
from .returning import came_back

__all__ = [
    "add_advice",
    "add_desk",
    "agree",
    "agree_to_issue",
    "arrange_meeting",
    "begin",
    "begin_again",
    "came_back",
    "change_mind",
    "chase",
    "check",
    "consider",
    "consider_checked",
    "consult",
    "date_back",
    "end_assessment",
    "end_because",
    "end_desk",
    "evidence_asked",
    "evidence_late",
    "evidence_settled",
    "exception_ended",
    "exception_recorded",
    "fill_worksheet",
    "give",
    "give_to",
    "go_on_without",
    "keep_health_board",
    "keep_standing",
    "make_final",
    "move_away",
    "note_answer",
    "note_certificate_issued",
    "note_dispute_over",
    "note_disputed",
    "note_meeting",
    "note_meeting_held",
    "note_not_wanted",
    "note_saying",
    "propose",
    "reached",
    "refuse",
    "refuse_to_issue",
    "remind",
    "say",
    "say_enough",
    "send_back",
    "send_draft",
    "start_fourteen_weeks",
    "take_in",
    "tell_the_rest",
    "withdraw",
    "withdraw_advice",
]
