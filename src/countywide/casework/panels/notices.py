"""Messages of the panels room. None holds a child's name: the reference leads to the case."""

from countywide.platform.outbox.types import NoticeKind

NOT_DECIDED = NoticeKind(
    "panels.not-decided",
    "tells an officer that a panel did not decide their case",
    "The panel did not decide case {reference}",
    "panels/notices/not_decided.txt",
)
CALLED_OFF = NoticeKind(
    "panels.called-off",
    "tells an officer that the panel for their case was called off",
    "The panel for case {reference} was called off",
    "panels/notices/called_off.txt",
)
