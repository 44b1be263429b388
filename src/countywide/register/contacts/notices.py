"""The messages this room sends."""

from countywide.platform.outbox.types import NoticeKind

CONFIRM = NoticeKind(
    "contacts.confirm",
    "asks a school each September to confirm who holds its roles",
    "Please check your school's contacts",
    "contacts/notices/confirm.txt",
)
SENCO_CHANGED = NoticeKind(
    "contacts.senco-changed",
    "tells a school's mailboxes that the SENCO role passed on and where mailings now go",
    "Your school's SENCO has changed on our records",
    "contacts/notices/senco_changed.txt",
)
