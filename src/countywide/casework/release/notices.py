"""Messages of the release room. None says which child, or which other child."""

from countywide.platform.outbox.types import NoticeKind

STOPPED = NoticeKind(
    "release.stopped",
    "tells those who decide for a team that papers of a case were stopped because details of another child may be in them",
    "Papers of case {reference} were stopped",
    "release/notices/stopped.txt",
)
DECIDED = NoticeKind(
    "release.decided",
    "tells whoever was sending that it is decided whether a paper that was stopped may leave",
    "A paper of case {reference} that was stopped: decided",
    "release/notices/decided.txt",
)
