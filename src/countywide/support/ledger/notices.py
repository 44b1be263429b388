"""Messages about money. None names a child or an amount."""

from countywide.platform.outbox.types import kinds_of

notice = kinds_of("ledger")

STATEMENT = notice(
    "statement", "tells a school that a statement of its funding is ready", "Your funding statement for {year} is ready"
)
ISSUED = notice(
    "issued",
    "tells whoever had statements issued that they are all there",
    "The funding statements for {year} are issued",
)
