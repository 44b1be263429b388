"""Messages of the movers room. None holds a child’s name: they lead to the page that does."""

from countywide.platform.outbox.types import kinds_of

notice = kinds_of("movers")

ARRIVED = notice(
    "arrived",
    "tells the funding team that a child came to a school in the middle of a year",
    "A pupil arrived: {reference}",
)
RECORDS = notice(
    "records",
    "asks the last school for the records of a child who left",
    "Please send the records of a pupil: {reference}",
)
CHASE = notice(
    "chase",
    "reminds the last school of the records of a child who left",
    "Still needed: the records of a pupil, {reference}",
)
CAME = notice("came", "tells the receiving school what came of asking for records", "Records of {reference}: an answer")
ANSWERED = notice(
    "answered", "tells the receiving school what becomes of a child’s earlier money", "Money for {reference}"
)
LEFT = notice(
    "left",
    "tells the last school what becomes of the money of a child who left",
    "Money of a pupil who left: {reference}",
)
LATE = notice(
    "late", "tells the funding team that a school was to be told about money and was not", "Late: {reference}"
)
