"""Who may search for a place, flag that one is missing, and answer such a flag."""

from countywide.platform.kit.doors import Permission

SEARCH = Permission("unplaced.search", "search for a place for the children of one’s own team’s cases", own=True)
ANSWER = Permission("unplaced.answer", "answer a flag that a child has no place, for one’s own team", own=True)
FLAG_AT_SCHOOL = Permission(
    "unplaced.flag-at-school", "flag that a pupil of one’s own school will have no place", own=True
)
FLAG_AS_FAMILY = Permission("unplaced.flag-as-family", "flag that one’s own child will have no place")
HEAR = Permission("unplaced.hear", "hear of flags that nobody answered in time, for one’s own team", own=True)
