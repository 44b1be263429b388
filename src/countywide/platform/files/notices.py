"""Messages of the files room."""

from countywide.platform.outbox.types import NoticeKind

UNUSABLE = NoticeKind(
    "files.unusable",
    "tells whoever sent a file that it cannot be used, why, and what to do",
    "A file you sent on {sent_on} cannot be used",
    "files/notices/unusable.txt",
)
