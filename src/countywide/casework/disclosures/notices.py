"""Messages of the disclosures room, to whoever asked. None holds a child’s name, or says who the child is."""

from countywide.platform.outbox.types import kinds_of

notice = kinds_of("disclosures")

CAME = notice(
    "came", "tells whoever asks for the information we hold that the request came, and by when it is answered",
    "Your request for information, received on {received_on}",
)  # fmt: skip
WAITS = notice(
    "waits",
    "tells whoever asked what is needed before time runs",
    "Your request for information: what we need from you",
)
EXTENDED = notice(
    "extended", "tells whoever asked that the answer takes longer, and why", "Your request for information takes longer"
)
GIVEN = notice(
    "given",
    "tells whoever asked for information, and has an account, that the copy is there to open",
    "The information that you asked for",
)
POSTED = notice(
    "posted", "tells whoever asked for information that the copy is in the post", "The information that you asked for"
)
