"""Messages about profiles and amounts. None says which child: the link leads there."""

from countywide.platform.outbox.types import kinds_of

notice = kinds_of("mapping")

RECEIVED = notice(
    "received", "tells a school that a profile reached the council, and by when it hears of the amount",
    "A profile has reached us: the amount comes by {due_by:%d %B %Y}",
)  # fmt: skip
TO_MAP = notice(
    "to-map", "tells those who map that a profile was sent in", "A profile to map, the amount owed by {due_by:%d %B %Y}"
)
ISSUED = notice(
    "issued", "tells a school the amount for a child, or that it changed, with the letter", "{heading}: {standing}"
)
NOT_ISSUED = notice(
    "not-issued", "tells those who pay that a plan was issued for a child, and the tier could not be awarded by itself",
    "A plan was issued, and no tier could be awarded",
)  # fmt: skip
TO_MODERATE = notice(
    "to-moderate",
    "asks a moderator to map the children of a round blind",
    "{number} children to map, without their names",
)
MODERATED = notice(
    "moderated", "tells a school what moderators settled for a child, and until when it can be queried",
    "Moderation of a level: until {query_by:%d %B %Y} you can query it",
)  # fmt: skip
QUERIED = notice(
    "queried", "tells those who pay that a school queries a moderated level", "A moderated level is queried"
)
QUERY_ANSWERED = notice(
    "query-answered",
    "tells a school the answer to its query of a moderated level",
    "Your query of a moderated level is answered",
)
GROWN = notice(
    "grown",
    "tells those who pay that a school says its needs have grown",
    "To answer by {answer_by:%d %B %Y}: needs have grown",
)
GROWN_ANSWERED = notice(
    "grown-answered",
    "tells a school the answer to what it said of needs that have grown",
    "Needs have grown: our answer",
)
