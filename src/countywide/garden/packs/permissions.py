"""Who opens the papers of past sessions, who has a pack sent, who says how it was, and who puts packs together."""

from countywide.platform.kit.doors import Permission

READ = Permission("packs.read", "open the slides and recordings of past sessions without having booked")
ASK = Permission("packs.ask", "have the pack of a session sent to oneself or to a colleague", everyone=True)
SAY = Permission(
    "packs.say", "say how a session was, that something is missing from its pack, or that a link is broken", public=True
)
KEEP = Permission("packs.keep", "put together the pack of a session, send it, and follow whether it arrived")
