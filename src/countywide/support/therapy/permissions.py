"""Who reads of a school's link therapist, who meets and records, who keeps the plan, who arranges therapists."""

from countywide.platform.kit.doors import Permission

SEE_OWN = Permission("therapy.see-own", "read about the link therapist of one’s own school", own=True)
ASK = Permission(
    "therapy.ask", "ask for a meeting, agree a record and keep the list of specialist teachers of one’s own school", own=True
)  # fmt: skip
READ = Permission("therapy.read", "read the pages of a school’s link therapy, as far as one is part of it")
PLAN = Permission("therapy.plan", "keep the actions that a school, its therapist and its specialist teachers agreed")
MEET = Permission("therapy.meet", "hold meetings with the schools one is linked to and write their records")
ARRANGE = Permission("therapy.arrange", "arrange which therapist is linked to which school, for one’s own provider")
OVERSEE = Permission("therapy.oversee", "see link therapy in every school, and give schools to providers")
SHARE = Permission("therapy.share", "see the plans of the schools that put one on their list of specialist teachers")
