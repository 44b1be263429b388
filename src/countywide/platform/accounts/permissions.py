"""What may be done about people and roles."""

from countywide.platform.kit.doors import Permission

MANAGE_PEOPLE = Permission(
    "accounts.manage-people", "add joiners, end leavers' roles and arrange cover in one's own organisation", own=True
)
HAND_OVER = Permission("accounts.hand-over", "hand one's own role to a successor", own=True)
MANAGE_EVERYONE = Permission("accounts.manage-everyone", "manage people and roles in every organisation")
