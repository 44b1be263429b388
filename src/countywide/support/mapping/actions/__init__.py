"""What can be done about profiles, mappings, amounts, moderation and forecasts."""

from .forecasts import drop_forecast, keep_forecast
from .growing import answer_grown, say_grown
from .mapping import map_child
from .moderating import leave_moderation, sign_up
from .money import change, confirm, end, issue_intake
from .plans import plan_issued
from .profiles import begin, send, take_back, write
from .rounds import answer_query, open_round, publish, query, read, settle

__all__ = [
    "answer_grown",
    "answer_query",
    "begin",
    "change",
    "confirm",
    "drop_forecast",
    "end",
    "issue_intake",
    "keep_forecast",
    "leave_moderation",
    "map_child",
    "open_round",
    "plan_issued",
    "publish",
    "query",
    "read",
    "say_grown",
    "send",
    "settle",
    "sign_up",
    "take_back",
    "write",
]  # fmt: skip
