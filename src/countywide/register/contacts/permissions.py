"""What may be done about contacts. Asking who to ask is public."""

from countywide.platform.kit.doors import Permission

KEEP_OWN = Permission("contacts.keep-own", "keep and confirm the contacts of one's own school", own=True)
HAND_OVER_SENCO = Permission(
    "contacts.hand-over-senco", "hand the SENCO role of one's own school to a successor", own=True
)
ARRANGE = Permission("contacts.arrange", "change teams, mailboxes and the table that says who to ask")
OVERSEE = Permission("contacts.oversee", "see which contacts are not confirmed, vacant or bouncing, and ask for them")
