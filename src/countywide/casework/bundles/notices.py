"""Messages of the bundles room. None holds a child's name: a reference leads to the case."""

from countywide.platform.outbox.types import kinds_of

notice = kinds_of("bundles")

SENT = notice(
    "sent",
    "tells the family that the bundle of papers went to the Tribunal",
    "The papers for your appeal: case {reference}",
)
