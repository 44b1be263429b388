"""Messages about packs. None says anything about a child."""

from countywide.platform.outbox.types import kinds_of

notice = kinds_of("packs")

SENT = notice(
    "sent", "gives everybody who booked a session its slides, links and answers", "After the session: {title}"
)
ASKED = notice(
    "asked", "gives somebody the pack of a session because they, or a colleague, asked for it", "The pack of {title}"
)
CHANGED = notice(
    "changed", "tells everybody who has a pack, once, what changed in it", "Changed in the pack of {title}"
)
DUE = notice(
    "due", "tells the organisers what a pack still lacks before its day", "Due by {due_on:%d %B}: the pack of {title}"
)
OVERDUE = notice("overdue", "tells the organisers that a pack was not sent in time", "Overdue: the pack of {title}")
BROKEN = notice(
    "broken", "tells the organisers that links of a pack do not open", "Broken links in the pack of {title}"
)
MISSED = notice(
    "missed", "gives whoever misses something in a pack a reference and a day", "We have your message {reference}"
)
MISSED_HERE = notice(
    "missed-here",
    "tells the organisers that somebody misses something in a pack",
    "To answer by {reply_by:%d %B}: {reference}",
)
MISSED_REPLY = notice(
    "missed-reply", "tells whoever missed something what became of it", "About your message {reference}"
)
