"""Messages of the communities room. None holds a child’s name or what is said of one: they lead to the page that does."""

from countywide.platform.outbox.types import kinds_of

notice = kinds_of("communities")

INTEREST = notice(
    "interest", "tells the communities team that a school would like to take part", "A school would like to take part"
)
SENT = notice("sent", "tells whoever chairs a community that a school asks it for something", "A request for your community: {reference}")
HANDLED = notice(
    "handled", "tells a school what the chair of its community does with its request", "Your community request {reference}: {news}"
)
OUTCOME = notice(
    "outcome", "tells a school what its community decided, and how to have it looked at again",
    "Your community request {reference}: outcome",
)  # fmt: skip
DISPUTED = notice(
    "disputed", "tells the chair, or the Area Board, that a school asks for another look", "Another look at {reference}"
)
RULED = notice("ruled", "tells a school what came of another look", "Your community request {reference}: decision on another look")
REVIEW = notice("review", "asks a school what came of what its community decided", "Community request {reference}: did it help?")
LATE = notice("late", "tells the communities team what a chair or a board has not done in time", "Late in a community: {reference}")
MEETING = notice("meeting", "tells the schools of a community of its next meeting", "{community}: meeting on {day}")
