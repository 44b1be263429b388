"""Who may see money, and who may move it."""

from countywide.platform.kit.doors import Permission

READ = Permission("ledger.read", "read the council’s funding years, their pots and every school’s amounts")
KEEP = Permission(
    "ledger.keep", "open funding years and pots, divide them, correct amounts, pay schools and end a year"
)
READ_OWN = Permission("ledger.read-own", "read the amounts of one’s own school", own=True)
