"""Messages of the placements room. None holds a name or a school: a reference leads to the case."""

from countywide.platform.outbox.types import kinds_of

notice = kinds_of("placements")

ASKED = notice(
    "asked",
    "asks somebody with an account which schools they would like",
    "Which schools would you like: case {reference}",
)
REMINDER = notice(
    "reminder", "reminds somebody with an account of it", "Which schools would you like: case {reference}"
)
LINKS_SENT = notice(
    "links-sent", "tells a school that families of its pupils were asked today", "{name}: families were asked today"
)
RECEIPT = notice("receipt", "confirms that a preference came", "We have what you would like: case {reference}")
CHANGED_LATE = notice(
    "changed-late",
    "tells the team that a preference came after the last useful day",
    "A late preference: case {reference}",
)
BOUNCED = notice(
    "bounced",
    "tells the team and the school that a request for preferences came back",
    "A message came back: case {reference}",
)
SILENT = notice(
    "silent",
    "tells the team and the school that no preference came by the close",
    "No preference came: case {reference}",
)
ADDRESS_PROPOSED = notice(
    "address-proposed",
    "asks the team to look at a new address that a school gave",
    "A new address to check: case {reference}",
)
ADDRESS_SETTLED = notice(
    "address-settled", "answers a school that gave a new address", "The address you gave: case {reference}"
)
CHOOSE_AGAIN = notice(
    "choose-again",
    "asks somebody for another choice of school after a test result",
    "Please choose another school: case {reference}",
)
