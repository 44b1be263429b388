"""Who may see panels, put cases before them, and keep what they said."""

from countywide.platform.kit.doors import Permission

READ = Permission("panels.read", "see the panels of one's own team, their agendas and their minutes", own=True)
PROPOSE = Permission("panels.propose", "put a case of one's own team on an agenda", own=True)
ARRANGE = Permission(
    "panels.arrange", "call a panel of one's own team, say who sits on it and keep its minutes", own=True
)
