"""Messages of the communities room. None holds a child’s name or what is said of one: they lead to the page that does."""

from countywide.platform.outbox.types import kinds_of

notice = kinds_of("communities")

INTEREST = notice(
    "interest", "tells the communities team that a school would like to take part", "A school would like to take part"
)
SENT = notice(
    "sent",
    "tells whoever chairs a community that a school asks it for something",
    "A request for your community: {reference}",
)
HANDLED = notice(
    "handled",
    "tells a school what the chair of its community does with its request",
    "Your community request {reference}: {news}",
)
OUTCOME = notice(
    "outcome", "tells a school what its community decided, and how to have it looked at again",
    "Your community request {reference}: outcome",
)  # fmt: skip
DISPUTED = notice(
    "disputed", "tells the chair, or the Area Board, that a school asks for another look", "Another look at {reference}"
)
RULED = notice(
    "ruled", "tells a school what came of another look", "Your community request {reference}: decision on another look"
)
REVIEW = notice(
    "review", "asks a school what came of what its community decided", "Community request {reference}: did it help?"
)
LATE = notice(
    "late",
    "tells the communities team what a chair or a board has not done in time",
    "Late in a community: {reference}",
)
MEETING = notice("meeting", "tells the schools of a community of its next meeting", "{community}: meeting on {day}")
CASE = notice(
    "case",
    "tells the team that owns it that a school asks its community for what a plan provides",
    "Council case {reference}",
)
CASE_FOR_SCHOOL = notice(
    "case-for-school",
    "tells a school that the council opened its own case beside a request",
    "Council case {reference} is open",
)
CASE_ANSWERED = notice(
    "case-answered", "tells a school how what a plan provides is secured", "Council case {reference} is answered"
)
CASE_LATE = notice(
    "case-late", "tells whoever leads that a case or a bridge was not answered in time", "Late: {reference}"
)
BRIDGE = notice(
    "bridge", "tells the funding team that a school asks for a bridge", "A bridge is asked for: {reference}"
)
BRIDGE_DECIDED = notice(
    "bridge-decided", "tells a school what came of its request for a bridge", "Bridge {reference}: decision"
)
