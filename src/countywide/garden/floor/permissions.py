"""Who may be in a session, run it, and present at it."""

from countywide.platform.kit.doors import Permission

JOIN = Permission("floor.join", "go into a session: ask and vote, and talk in its chat")
HOST = Permission("floor.host", "run a session: its modes, its agenda, its questions, chat and links")
PRESENT = Permission("floor.present", "open the presenters’ screen of a session and mark questions answered")
HANDLE_PRIVATE = Permission(
    "floor.handle-private", "read and reply to private questions that were sent to one’s own team", own=True
)
OWN = Permission(
    "floor.own", "follow what became of one’s own questions and of a meeting’s, and give thanks", everyone=True
)
