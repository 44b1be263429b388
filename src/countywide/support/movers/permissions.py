"""Who tells of children who arrived, who answers about their money, and who gives their records."""

from countywide.platform.kit.doors import Permission

REPORT = Permission("movers.report", "tell of a pupil who came to one’s own school in the middle of a year", own=True)
ANSWER = Permission("movers.answer", "say what becomes of the money of a child who moved, and carry it out")
GIVE = Permission("movers.give-records", "say what came of a request for the records of a child who left", own=True)
