"""Who deals with requests for the information that the record holds."""

from countywide.platform.kit.doors import Permission

WORK = Permission(
    "disclosures.work", "record requests for the information held about a child, in one’s own team", own=True
)
DECIDE = Permission(
    "disclosures.decide", "extend, answer or refuse such requests, and withhold papers, in one’s own team", own=True
)
OPEN = Permission("disclosures.open", "open the copy of information that one asked for oneself", everyone=True)
