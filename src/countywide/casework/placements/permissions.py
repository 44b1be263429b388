"""Who may say which schools they would like, follow what families say, and see whether their links came."""

from countywide.platform.kit.doors import Permission

FOLLOW = Permission(
    "placements.follow", "ask families of one’s own team’s cases for their preferences, and read them", own=True
)
LINKS = Permission(
    "placements.links",
    "see whether the links for preferences of one’s own pupils came, and send them again",
    own=True,
)
PREFER = Permission("placements.prefer", "say which schools or colleges one would like for one’s own child")
RESULTS = Permission("placements.results", "take in the results of tests for schools that select by ability")
