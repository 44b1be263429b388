"""Messages of the wordings room. None holds a child’s name: a reference leads to the case."""

from countywide.platform.outbox.types import kinds_of

notice = kinds_of("wordings")

WROTE = notice(
    "family-wrote",
    "tells the team that a family wrote in the working document of its appeal: once a day",
    "Working document: the family wrote, case {reference}",
)
VERSION = notice(
    "version",
    "tells the family that a version of the working document was made",
    "The working document of your appeal: case {reference}",
)
