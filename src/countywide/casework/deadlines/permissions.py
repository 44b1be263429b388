"""What may be done about deadlines. Seeing them goes with seeing the case."""

from countywide.platform.kit.doors import Permission

EXCEPT = Permission("deadlines.except", "record an exception to a time limit on a case of one's own team", own=True)
KEEP_CALENDAR = Permission("deadlines.keep-calendar", "add and remove bank holidays")
SUBSCRIBE = Permission("deadlines.subscribe", "read the dates of cases one may see in one's own calendar")
