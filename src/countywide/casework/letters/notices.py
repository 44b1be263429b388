"""The messages that bring a letter: they say what happened, never about whom."""

from datetime import timedelta

from countywide.platform.outbox.types import NoticeKind

FOR_FAMILY = NoticeKind(
    "letters.for-family",
    "tells a family that a letter is there to read",
    "SEND request {reference}: {news}",
    "letters/notices/for_family.txt",
)
FOR_PROFESSIONALS = NoticeKind(
    "letters.for-professionals",
    "tells a school or adviser that a letter is there to read",
    "Case {reference}: {news}",
    "letters/notices/for_professionals.txt",
)
EMAILED = (FOR_FAMILY.key, FOR_PROFESSIONALS.key)
BY_LINK = NoticeKind(
    "letters.by-link",
    "brings a letter to a mailbox whose readers have no account, by a personal link",
    "{called} {reference}: {news}",
    "letters/notices/by_link.txt",
    secret=True,
    lasts=timedelta(hours=23),
)
