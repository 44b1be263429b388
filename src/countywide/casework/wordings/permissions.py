"""Who may write in the working document of an appeal."""

from countywide.platform.kit.doors import Permission

WRITE = Permission(
    "wordings.write",
    "write the working document of an appeal for the council, and enter what the family sent, for one’s own team’s cases",
    own=True,
)
AGREE = Permission("wordings.agree", "agree for the council to what a family asks a plan to say", own=True)
SAY = Permission("wordings.say", "write in the working document of one’s own or one’s child’s appeal")
