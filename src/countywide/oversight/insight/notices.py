"""Messages of the insight room. None names a case or a child."""

from countywide.platform.outbox.types import NoticeKind

SECOND = NoticeKind(
    "insight.second-decision",
    "tells an officer that reviews of another team are theirs to decide a second time, and by when",
    "You have reviews to decide a second time",
    "insight/notices/second.txt",
)
