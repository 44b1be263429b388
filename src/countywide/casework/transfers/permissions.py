"""Who may follow the moves between phases, confirm who moves, and decide without another review."""

from countywide.platform.kit.doors import Permission

CALENDAR = Permission("transfers.calendar", "read the dates of a round of moves", public=True)
CONFIRM = Permission("transfers.confirm", "say which pupils of one’s own school or setting move", own=True)
RECEIVE = Permission(
    "transfers.receive",
    "see which children are to come to one’s own school or setting, and say that they have started",
    own=True,
)
FOLLOW = Permission(
    "transfers.follow", "follow the moves of one’s own team’s cases, and answer what schools say", own=True
)
OVERSEE = Permission("transfers.oversee", "see a whole round of moves: who stands where, and who is late")
WAIVE = Permission(
    "transfers.waive",
    "accept an earlier review before a move, or do without one, for a recorded legal reason",
    own=True,
)
ASK_YEAR = Permission("transfers.ask-year", "ask that oneself or one’s own child is taught in another year group")
DECIDE_YEAR = Permission(
    "transfers.decide-year", "decide whether one child is taught in another year group, with reasons", own=True
)
