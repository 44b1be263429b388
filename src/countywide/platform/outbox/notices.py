"""The messages this room sends."""

from countywide.platform.outbox.types import NoticeKind

TEST = NoticeKind("outbox.test", "shows an operator that mail arrives", "A test message", "outbox/notices/test.txt")
