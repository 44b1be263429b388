"""The messages this room sends. None names a child: the case's reference and, after the code, the page say who."""

from datetime import timedelta

from countywide.platform.outbox.types import NoticeKind

ASKED = NoticeKind(
    "evidence.asked",
    "asks a setting for evidence about a child and says by when",
    "Evidence is needed by {due}: {reference}",
    "evidence/notices/asked.txt",
)
LINK = NoticeKind(
    "evidence.link",
    "gives a setting's mailbox the link by which it answers",
    "Your evidence link: {reference}",
    "evidence/notices/link.txt",
    secret=True,
    lasts=timedelta(hours=23),
)
CODE = NoticeKind(
    "evidence.code",
    "gives a setting's mailbox the code that opens an evidence link",
    "Your code for the evidence link: {reference}",
    "evidence/notices/code.txt",
    secret=True,
)
REMINDED = NoticeKind(
    "evidence.reminded",
    "reminds a setting that evidence is due soon, or overdue",
    "Evidence is due {due}: {reference}",
    "evidence/notices/reminded.txt",
)
EXTENDED = NoticeKind(
    "evidence.extended",
    "tells a setting that it has longer to send evidence",
    "You have until {due}: {reference}",
    "evidence/notices/extended.txt",
)
WITHDRAWN = NoticeKind(
    "evidence.withdrawn",
    "tells a setting that evidence is no longer asked for",
    "Evidence is no longer needed: {reference}",
    "evidence/notices/withdrawn.txt",
)
PASSED_ON = NoticeKind(
    "evidence.passed-on",
    "tells a mailbox that its evidence link was passed to a colleague",
    "Your evidence link was passed on: {reference}",
    "evidence/notices/passed_on.txt",
)
RECEIPT = NoticeKind(
    "evidence.receipt",
    "gives a setting a receipt with every file's size and checksum",
    "Receipt for your evidence: {reference}",
    "evidence/notices/receipt.txt",
)
SPOILT = NoticeKind(
    "evidence.spoilt",
    "tells a setting that a file it sent could not be used",
    "A file you sent could not be used: {reference}",
    "evidence/notices/spoilt.txt",
)
NOT_THEIRS = NoticeKind(
    "evidence.not-theirs",
    "tells the team that holds a case that a setting says the child is not theirs",
    "A setting says the child is not theirs: {reference}",
    "evidence/notices/not_theirs.txt",
)
FORM_CHANGED = NoticeKind(
    "evidence.form-changed",
    "tells settings that a new version of the report form holds, and until when the old one is accepted",
    "{title}: a new version from {day}",
    "evidence/notices/form_changed.txt",
)
