"""Who may ask for an assessment and who looks at what arrived."""

from countywide.platform.kit.doors import Permission

ASK = Permission("requests.ask", "ask for an assessment, or tell the council about a child", public=True)
READ = Permission("requests.read", "see the requests that reached one's own team", own=True)
READ_ALL = Permission("requests.read-all", "see every request that reached the council")
ENTER = Permission("requests.enter", "enter a request that came by telephone, email or on paper")
TRIAGE = Permission("requests.triage", "check the new requests of one's own team", own=True)
