"""Messages that the made-up council sent to its schools before the demo begins."""

from countywide.platform.outbox.types import NoticeKind

BRIEFING = NoticeKind(
    "demo.autumn-briefing",
    "the demo council's autumn briefing to SENCOs, with slides and the text for school websites",
    "Autumn SENCO briefing: slides, links and the text for your website",
    "demo/notices/briefing.txt",
)
TRANSFER = NoticeKind(
    "demo.transfer-dates",
    "the demo council's dates for moving up to the next phase",
    "Moving up in September 2027: your dates",
    "demo/notices/transfer.txt",
)
