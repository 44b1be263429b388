"""Who may see a case and who may act on it."""

from countywide.platform.kit.doors import Permission

READ = Permission("cases.read", "see the cases of one's own team", own=True)
READ_ALL = Permission("cases.read-all", "see every case of the council")
READ_OWN_PUPILS = Permission("cases.read-own-pupils", "see the cases of one's own pupils", own=True)
READ_OWN_CHILD = Permission("cases.read-own-child", "see the cases of oneself or one's own child")
READ_ADVISED = Permission(
    "cases.read-advised", "see what is needed of cases on which one is asked for advice", own=True
)
WORK = Permission("cases.work", "work on the cases of one's own team", own=True)
ASSIGN = Permission("cases.assign", "say which officer holds a case, and hand cases to another team", own=True)
DECIDE = Permission("cases.decide", "take the council's decisions on the cases of one's own team", own=True)
WORK_LISTS = Permission("cases.worklists", "open worklists and find a case")
OPEN = Permission("cases.open", "open a case for a child")
ARRANGE = Permission("cases.arrange", "keep the dated rules by which cases pass from one team to another")
