"""Who may see papers that the guard stopped, and who may decide about them."""

from countywide.platform.kit.doors import Permission

SEE = Permission(
    "release.see",
    "see papers of one's own team that were stopped because details of another child may be in them",
    own=True,
)
DECIDE = Permission(
    "release.decide", "decide, with a reason, whether a paper of one's own team that was stopped may leave", own=True
)
