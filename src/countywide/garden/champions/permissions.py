"""Who reads calls, puts themselves forward, approves, and runs calls."""

from countywide.platform.kit.doors import Permission

READ = Permission(
    "champions.read", "read about calls for people who want to help, and whether one may take part", public=True
)
REGISTER = Permission("champions.register", "ask to be told when a call opens", public=True)
APPLY = Permission("champions.apply", "write one’s own application to a call and send it", everyone=True)
APPROVE = Permission("champions.approve", "approve that somebody of one’s own school is released", own=True)
KEEP = Permission("champions.keep", "plan, announce and run calls, and read who is interested and who applied")

CHOOSE = Permission(
    "champions.choose",
    "read and score, without names, the applications of a call on whose panel one sits",
    everyone=True,
)
SERVE = Permission(
    "champions.serve",
    "answer requests, keep hours and decide about the directory where one serves oneself",
    everyone=True,
)
ASK = Permission(
    "champions.ask", "ask for somebody who serves to come to one’s own school, and say how it was", own=True
)
THANK = Permission("champions.thank", "thank those who serve", public=True)
