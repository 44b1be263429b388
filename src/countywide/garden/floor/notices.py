"""The messages the floor sends. No subject and no word of a message holds anything about a child."""

from datetime import timedelta

from countywide.platform.outbox.types import NoticeKind, kinds_of

kind = kinds_of("floor")

THANKED = kind(
    "thanked", "tells whoever said thank you that it is counted and passed on", "Thank you for your kind words"
)
PASSED_ON = kind(
    "passed-on",
    "gives a team, a speaker or the organisers the thanks that were said to them",
    "Thanks from “{meeting}”",
)
ANSWERED = kind(
    "answered",
    "tells everyone who asked at a session that a published answer answers it",
    "Your question {reference} has an answer",
)
KEPT_PRIVATE = kind(
    "kept-private",
    "tells whoever asked about one child that one team alone reads it, and by when it replies",
    "Your question {reference} is handled privately",
)
PRIVATE_ARRIVED = kind(
    "private-arrived",
    "tells a team that a private question waits for it",
    "Private question {reference} is waiting for your team",
)
PRIVATE_REPLIED = kind(
    "private-replied",
    "tells whoever asked privately that a reply is there to be read after signing in",
    "There is a reply to {reference}",
)
PRIVATE_LINK = NoticeKind(
    "floor.private-link",
    "gives whoever asked privately without an account the personal link to the reply",
    "Your personal link to the reply to {reference}",
    "floor/notices/private_link.txt",
    secret=True,
    lasts=timedelta(hours=23),
)
