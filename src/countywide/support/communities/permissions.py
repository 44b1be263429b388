"""Who writes, chairs, keeps and decides what communities of schools do."""

from countywide.platform.kit.doors import Permission

PREPARE = Permission("communities.prepare", "write a request to the community of one’s own school", own=True)
SEND = Permission(
    "communities.send", "send one’s own school’s requests, dispute an outcome, say what it brought", own=True
)
MEMBER = Permission(
    "communities.read-own", "read what the schools of one’s own community ask and decide, without a name", own=True
)
INTEREST = Permission("communities.register-interest", "register the interest of one’s own school", own=True)
CHAIR = Permission("communities.chair", "chair the community of the school in which one holds the role")
RECORD = Permission("communities.record", "write down what a meeting of a community, or its chair, decided")
KEEP = Permission(
    "communities.keep", "plan meetings, keep minutes and agendas of every community, and see who is interested"
)
BOARD = Permission("communities.sit-on-board", "decide disputes, and awards beyond a pot, for the Area Board")
REFER = Permission("communities.refer", "record that one pointed a school to its community, and why")
REPORT = Permission("communities.read-referrals", "read who pointed schools to their communities, and why")
PROVIDE = Permission("communities.provide", "work on what plans provide where a school has asked its community for it")
ASK_BRIDGE = Permission(
    "communities.ask-bridge", "ask for a bridge for one’s own pupil who waits for a specialist place", own=True
)
DECIDE_BRIDGE = Permission("communities.decide-bridge", "decide on a bridge and pay it")
PUBLISH = Permission("communities.publish", "write and publish documents for parents about communities")
