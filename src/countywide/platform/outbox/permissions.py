"""Who may read and resend messages, and who mends deliveries."""

from countywide.platform.kit.doors import Permission

READ_OWN = Permission("outbox.read-own", "read every message sent to one's own organisation", own=True)
RESEND_OWN = Permission(
    "outbox.resend-own", "send a message of one's own organisation again, to oneself or a colleague", own=True
)
READ_ALL = Permission("outbox.read-all", "read the delivery of every message the council sent")
OPERATE = Permission("outbox.operate", "send a message again to a corrected address, and note that one arrived")
