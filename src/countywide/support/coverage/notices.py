"""Messages of the coverage room. None names a child."""

from countywide.platform.outbox.types import kinds_of

notice = kinds_of("coverage")

SAID = notice(
    "said", "tells whoever logged a gap that its owner said something new of the service",
    "There is news of {service} in {district}",
)  # fmt: skip
SILENT = notice(
    "silent", "reminds a team that the day passed on which it promised news of a service",
    "You promised news of {service} in {district} by {promised}",
)  # fmt: skip
SILENT_STILL = notice(
    "silent-still", "tells the manager of a team that it says nothing of a service although it promised",
    "No news of {service} in {district}: the day was {promised}",
)  # fmt: skip
LOGGED = notice(
    "logged", "tells a school that its gap came, who answers and by when", "Your gap {reference} came to us"
)
NEW = notice(
    "new", "tells a team that a school logged a gap in a service that it owns", "A gap was logged: {reference}"
)
REPLIED = notice("replied", "tells everybody who asked that a gap is answered", "Gap {reference}: there is an answer")
MERGED = notice(
    "merged", "tells whoever asked that what they asked is answered together with the same question of others",
    "Gap {reference} is answered together with {into}",
)  # fmt: skip
OWED = notice("owed", "reminds a team that an answer to a gap is late", "Gap {reference} waits for your answer")
OWED_STILL = notice(
    "owed-still", "tells the manager of a team that an answer to a gap is late", "Gap {reference} has no answer"
)
