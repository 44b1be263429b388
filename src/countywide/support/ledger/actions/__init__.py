"""What can be done with money. `award`, `confirm`, `change`, `end` and `move` are for the rooms above, whose own actions guard
them; a page of this room calls the guarded ones."""

from .awarding import award, change, confirm, end, move
from .by_hand import award_by_hand, change_by_hand, confirm_by_hand, end_by_hand, move_by_hand
from .comparing import save_scenario
from .keeping import add_to, divide, open_pot, open_year, share_among_schools
from .paying import close, pay
from .stating import issue_statement, issue_statements, tell_issued

__all__ = [
    "add_to",
    "award",
    "award_by_hand",
    "change",
    "change_by_hand",
    "close",
    "confirm",
    "confirm_by_hand",
    "divide",
    "end",
    "end_by_hand",
    "issue_statement",
    "issue_statements",
    "move",
    "move_by_hand",
    "open_pot",
    "open_year",
    "pay",
    "save_scenario",
    "share_among_schools",
    "tell_issued",
]
