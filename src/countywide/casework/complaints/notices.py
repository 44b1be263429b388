"""Messages of the complaints room. None holds a child’s name, or a word of what is complained of."""

from countywide.platform.outbox.types import kinds_of

notice = kinds_of("complaints")

RECEIVED = notice(
    "received", "tells whoever complains that it came, its reference, and by when it is acknowledged",
    "Your complaint {reference} came to us",
)  # fmt: skip
NEW = notice("new", "tells the complaints team that somebody complains", "A complaint came: {reference}")
SAID = notice(
    "said", "tells the complaints team that somebody who complains says more", "More about complaint {reference}"
)
LETTER = notice("letter", "brings whoever complains a letter about it", "Your complaint {reference}: {news}")
LOOK_INTO = notice(
    "look-into", "asks somebody to look into a complaint and write the answer", "Please look into complaint {reference}"
)
SOON = notice(
    "soon", "tells whoever looks into a complaint that the answer is due soon", "Complaint {reference} is due soon"
)
LATE = notice("late", "tells the head of service that a complaint is late", "Complaint {reference} is late")
OWED = notice("owed", "tells somebody what they owe after a complaint", "Something is owed after complaint {reference}")
OWED_LATE = notice(
    "owed-late", "tells somebody, and the head of service, that what was promised is late",
    "What was promised after complaint {reference} is late",
)  # fmt: skip
OMBUDSMAN_ASKS = notice(
    "ombudsman-asks", "tells the head of service and the complaints team that the Ombudsman asks",
    "The Ombudsman asks about complaint {reference}",
)  # fmt: skip
OMBUDSMAN_LATE = notice(
    "ombudsman-late", "tells the head of service that an answer to the Ombudsman is late or due within two working days",
    "An answer to the Ombudsman is due: {reference}",
)  # fmt: skip
