"""Who may write a profile, map it, see what it is worth, and moderate."""

from countywide.platform.kit.doors import Permission

WRITE = Permission(
    "mapping.write", "write profiles of children who come to one’s own school, and send them in", own=True
)
READ_OWN = Permission(
    "mapping.read-own", "read what one’s own school’s children are mapped to and what it brings", own=True
)
FORECAST = Permission("mapping.forecast", "forecast what plans might bring one’s own school", own=True)
GROWN = Permission("mapping.say-grown", "say that the needs at one’s own school have grown", own=True)
SIGN_UP = Permission("mapping.sign-up", "sign up to moderate for one’s own school", own=True)
READ_PROFILE = Permission(
    "mapping.read-profile", "open a profile that one may read: of one’s own school, or as whoever maps or pays"
)
READ_LETTER = Permission(
    "mapping.read-letter", "open a letter about an amount that was written to one’s own school, or as whoever pays"
)
READ_GROWN = Permission(
    "mapping.read-grown", "read what one’s own school said of needs that have grown, and the answer"
)
MAP = Permission("mapping.map", "read profiles with what shows the need, and map them")
FUND = Permission("mapping.fund", "see levels without what was written, issue and confirm amounts, answer schools")
FOLLOW = Permission("mapping.follow", "see which profiles wait and which amounts are late")
MODERATE = Permission("mapping.moderate", "map children blind in rounds of moderation, without their names")
SEE_ROUNDS = Permission("mapping.see-rounds", "see the rounds of moderation that one arranges, or maps in")
TAB = Permission("mapping.read-stream", "read which stream the help of a child one may see is paid from")
