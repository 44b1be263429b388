"""Messages of the transfers room. None holds a child's name: a list says how many, a reference leads to the case."""

from countywide.platform.outbox.types import kinds_of

notice = kinds_of("transfers")

LIST = notice("list", "asks a school to confirm which children move", "{name}: please confirm your list")
LIST_LATE = notice("list-late", "reminds a school of its list of children who move", "{name}: your list is late")
QUERIED = notice(
    "queried",
    "tells the team that a school says something else of a child who moves",
    "A school’s list: case {reference}",
)
SETTLED = notice(
    "settled",
    "answers a school that said something else of a child",
    "Your list of children who move: case {reference}",
)
REVIEW_DECIDED = notice(
    "review-decided",
    "tells the school and the family what was decided instead of a review before a move",
    "The review before the move: case {reference}",
)
DATE_CHANGED = notice(
    "date-changed", "tells schools that the council changed a date of a round", "{name}: a date has changed"
)
YEAR_ASKED = notice(
    "year-asked",
    "tells the team that another year group is asked for",
    "Another year group is asked for: case {reference}",
)
