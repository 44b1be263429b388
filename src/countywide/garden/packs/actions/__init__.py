"""What can be done with packs: put together, sent, told of, answered."""

from .filling import (
    add_link,
    add_slides,
    begin,
    leave_link_out,
    mend_link,
    no_slides,
    remove_slides,
    take_links,
    vouch_for_link,
    write_summary,
)
from .keeping_up import check_links, end_recordings, remind
from .recording import add_recording, confirm_recording, take_recording_away
from .saying import answer_missing, did, forget_did, report_broken, say, say_missing
from .sending import put_right, send, send_to, tell_changes

__all__ = [
    "add_link",
    "add_recording",
    "add_slides",
    "answer_missing",
    "begin",
    "check_links",
    "confirm_recording",
    "did",
    "end_recordings",
    "forget_did",
    "leave_link_out",
    "mend_link",
    "no_slides",
    "put_right",
    "remind",
    "remove_slides",
    "report_broken",
    "say",
    "say_missing",
    "send",
    "send_to",
    "take_links",
    "take_recording_away",
    "tell_changes",
    "vouch_for_link",
    "write_summary",
]
