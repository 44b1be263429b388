"""What can be changed about teams, mailboxes, the routing table and who holds what."""

from .laying_out import lay_out_routes, lay_out_schools, lay_out_teams
from .mailboxes import arrange_mailbox, cover_mailbox, end_mailbox, follow, keep_mailbox, note_bounce
from .routes import add_route, end_route
from .senco import hand_over_senco
from .september import ask_to_confirm, confirm
from .teams import add_team, change_team

__all__ = [
    "add_route",
    "add_team",
    "arrange_mailbox",
    "ask_to_confirm",
    "change_team",
    "confirm",
    "cover_mailbox",
    "end_mailbox",
    "end_route",
    "follow",
    "hand_over_senco",
    "keep_mailbox",
    "lay_out_routes",
    "lay_out_schools",
    "lay_out_teams",
    "note_bounce",
]
