"""What may be changed in the knowledge room."""

from .answering import answer_question, close_question, join, send_on, send_question, subscribe
from .desk import give_to, keep_apart, remind_teams, write_for_search
from .following import confirm_follow, follow, stop_following
from .holding import keep_held, release_hold
from .importing import File, Imported, import_document
from .judging import add_wording, approve_wording, judge, judgement_dealt_with, refuse_wording, search_dealt_with
from .keeping import add_topic, drop_synonyms, set_synonyms, set_topic, set_value, take_up_synonyms
from .loading import load_answers
from .publishing import change, confirm_still_right, looked_at, merge, publish, withdraw, write
from .searching import note_search
from .uploading import take_in, upload_done

__all__ = [
    "File",
    "Imported",
    "add_topic",
    "add_wording",
    "answer_question",
    "approve_wording",
    "change",
    "close_question",
    "confirm_follow",
    "confirm_still_right",
    "drop_synonyms",
    "follow",
    "give_to",
    "import_document",
    "join",
    "judge",
    "judgement_dealt_with",
    "keep_apart",
    "keep_held",
    "load_answers",
    "looked_at",
    "merge",
    "note_search",
    "publish",
    "refuse_wording",
    "release_hold",
    "remind_teams",
    "search_dealt_with",
    "send_on",
    "send_question",
    "set_synonyms",
    "set_topic",
    "set_value",
    "stop_following",
    "subscribe",
    "take_in",
    "take_up_synonyms",
    "upload_done",
    "withdraw",
    "write",
    "write_for_search",
]
