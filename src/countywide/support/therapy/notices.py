"""Messages about link therapy. They name schools and those who work with them, and no child."""

from countywide.platform.outbox.types import kinds_of

notice = kinds_of("therapy")

GIVEN = notice(
    "given",
    "tells the managers of a provider that it now works with a school",
    "{school} is now yours: link a therapist",
)
INTRODUCED = notice(
    "introduced", "introduces its link therapist to a school", "Your link therapist from {starts_on:%d %B %Y}"
)
CHANGED = notice(
    "changed", "tells a school that another link therapist comes, with the handover note", "Your link therapist changes on {starts_on:%d %B %Y}"
)  # fmt: skip
VACANT = notice(
    "vacant", "tells a school that it has no link therapist for now, and what is done about it", "Your link therapist leaves on {last_on:%d %B %Y}"
)  # fmt: skip
COVERED = notice(
    "covered", "tells a school who covers while it has no link therapist", "Who covers until you have a link therapist"
)
PAUSED = notice("paused", "tells a school that its link therapy pauses", "Your link therapy pauses")
DATE_ASKED = notice(
    "date-asked", "tells a link therapist that a school asks for a day to meet", "{school} asks for a day to meet"
)
PROPOSED = notice("proposed", "tells the other side that a day to meet is proposed", "A day to meet: {day:%d %B %Y}")
BOOKED = notice("booked", "tells the other side that a meeting is booked", "Booked: link therapy on {day:%d %B %Y}")
CANCELLED = notice(
    "cancelled", "tells the other side that a meeting does not take place", "Cancelled: link therapy, {day_said}"
)
NOTE_ASKED = notice(
    "note-asked", "tells a link therapist that a school asks for the record of a meeting", "{school} asks for the record of a meeting"
)  # fmt: skip
RECORD_SOON = notice(
    "record-soon", "reminds a link therapist that the record of a meeting is nearly due", "Due on {record_by:%d %B}: record for {school}"
)  # fmt: skip
RECORD_LATE = notice(
    "record-late", "tells a link therapist, and their manager, that the record of a meeting is late", "Late: record of a meeting with {school}"
)  # fmt: skip
RECORD_STILL_LATE = notice(
    "record-still-late",
    "tells the programme team that a record is still late",
    "Still late: record of a meeting with {school}",
)
SHARED = notice(
    "shared",
    "tells a school that the record of a meeting is there to read",
    "The record of your meeting of {held_on:%d %B %Y}",
)
AGREED = notice("agreed", "tells a link therapist that a school agreed a record", "{school} agreed the record")
CHANGE_ASKED = notice(
    "change-asked", "tells a link therapist that a school asks for a change in a record", "{school} asks for a change in a record"
)  # fmt: skip
LISTED = notice(
    "listed",
    "tells a specialist teacher that a school put them on its list",
    "{school} shares its action plan with you",
)
ACTION_GIVEN = notice(
    "action-given",
    "tells whoever owns an action that it was agreed",
    "An action is yours by {due_on:%d %B %Y}: {school}",
)
ACTION_SOON = notice(
    "action-soon",
    "reminds whoever owns an action that it is due soon",
    "Due on {due_on:%d %B %Y}: an action for {school}",
)
ACTION_LATE = notice(
    "action-late",
    "reminds whoever owns an action that its day has passed",
    "Its day has passed: an action for {school}",
)
NO_CONTACT = notice(
    "no-contact", "tells the programme team that a school had no contact for half a term", "No contact for half a term: {school}"
)  # fmt: skip
