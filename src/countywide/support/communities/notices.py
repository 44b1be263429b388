"""Messages of the communities room. None holds a child’s name or what is said of one: they lead to the page that does."""

from countywide.platform.outbox.types import kinds_of

notice = kinds_of("communities")

INTEREST = notice(
    "interest", "tells the communities team that a school would like to take part", "A school would like to take part"
)
