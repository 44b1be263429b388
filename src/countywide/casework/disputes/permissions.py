"""Who may read, work on and decide disputes."""

from countywide.platform.kit.doors import Permission

WORK = Permission(
    "disputes.work", "enter mediation, appeals, directions and orders of one’s own team’s cases", own=True
)
DECIDE = Permission("disputes.decide", "agree in mediation for the council, and not oppose an appeal", own=True)
TELL = Permission("disputes.tell", "tell the council that one wants mediation, or has appealed")
