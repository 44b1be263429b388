"""Messages of the consultations room. None holds a child's name or what a school said: a reference leads to the case."""

from countywide.platform.outbox.types import NoticeKind


def notice(key: str, says: str, subject: str) -> NoticeKind:
    """One row of the list below; its words stand in the file of its key."""
    return NoticeKind(f"consultations.{key}", says, subject, f"consultations/notices/{key.replace('-', '_')}.txt")


SENT = notice("sent", "asks a school with an account whether a plan can name it", "You are consulted: case {reference}")
CHASED = notice("chased", "reminds a school of a consultation", "We still wait for your answer: case {reference}")
RENEWED = notice(
    "renewed", "tells a school what was added to what it was sent", "Something was added: case {reference}"
)
EXTENDED = notice("extended", "tells a school that it has more days", "You have until {until}: case {reference}")
WITHDRAWN = notice("withdrawn", "tells a school that it is consulted no more", "No longer consulted: case {reference}")
RETURNED = notice("returned", "asks a school to say more", "Please say more: case {reference}")
RELEASED = notice(
    "released", "tells a school that the family can read its reply", "Your reply was released: case {reference}"
)
REPLIED = notice("replied", "answers a question of a school", "Your question is answered: case {reference}")
OTHER_COUNCIL = notice(
    "other-council", "consults the council that maintains a school", "We consult a school of yours: case {reference}"
)
ASKED = notice("asked", "tells the team that a school asked a question", "A school asks a question: case {reference}")
CAME = notice("came", "tells the team that a school answered", "A school answered: case {reference}")
NOT_OURS = notice(
    "not-ours", "tells the team that a school says it was not meant", "Not meant for us: case {reference}"
)
BOUNCED = notice(
    "bounced", "tells the team that a consultation came back", "A consultation came back: case {reference}"
)
RESERVE_WAITS = notice(
    "reserve-waits",
    "tells the team that a reserve could not be asked by itself after a test result",
    "Ask the reserve: case {reference}",
)
STOPPED = notice(
    "stopped",
    "tells the team that some consultations could not be sent by themselves",
    "{number} consultations wait for you",
)
SILENT = notice("silent", "tells the team that a school did not answer in time", "No answer in time: case {reference}")
FULL_ASKED = notice(
    "full-asked", "tells the team that a family asks for a full reply", "A full reply is asked for: case {reference}"
)
FOR_FAMILY = notice(
    "for-family", "tells a family that a school’s reply can be read", "A school has answered: case {reference}"
)
PACK_SHUT = notice(
    "pack-shut", "asks a school that was not named to destroy the papers", "Please destroy the papers: case {reference}"
)
CHECK_ASKED = notice(
    "check-asked", "asks the present school to look over papers", "Please look over the papers: case {reference}"
)
CHECKED = notice(
    "checked", "tells the team that the present school has looked", "The papers were looked over: case {reference}"
)
UNCHECKED = notice(
    "unchecked",
    "tells the team that the present school did not look in time",
    "Nobody looked over them: case {reference}",
)
SHUT = notice("shut", "tells the team that a school which is consulted has closed", "A school closed: case {reference}")
