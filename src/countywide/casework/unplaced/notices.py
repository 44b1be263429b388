"""Messages about children without a named place. None says which child: the reference leads to the case."""

from countywide.platform.outbox.types import kinds_of

notice = kinds_of("unplaced")

FLAGGED = notice(
    "flagged",
    "tells the senior officers of a team that somebody flagged that a child will have no place",
    "To answer by {reply_by:%d %B}: no place, case {reference}",
)
UNANSWERED = notice(
    "unanswered",
    "tells whoever leads a service that such a flag was not answered in time",
    "Not answered in time: no place, case {reference}",
)
ANSWERED = notice(
    "answered", "tells whoever raised such a flag that it is answered", "Your flag in case {reference} is answered"
)
RISEN = notice(
    "risen", "tells the team that a search for a place stands higher", "Level {level}: no place yet, case {reference}"
)
CONTACT_LATE = notice(
    "contact-late",
    "tells the team that a family waiting for a place was not written to on its day",
    "The family waits for word: case {reference}",
)
