"""Who reads which service reaches which district, who says so, and who logs a gap."""

from countywide.platform.kit.doors import Permission

READ = Permission(
    "coverage.read", "read which service reaches which district, since when, and by when there is news", public=True
)
LOG = Permission("coverage.log", "log a gap in a service for one’s own school, and read what became of it", own=True)
KEEP = Permission(
    "coverage.keep", "say what is so of the services that one’s team owns, and answer the gaps logged in them", own=True
)
HEAR = Permission(
    "coverage.hear", "hear of services and gaps about which a team says nothing although it promised", own=True
)
HEAR_ALL = Permission("coverage.hear-all", "hear of such silence in every team")
