"""Who makes, deals with and answers complaints. A complaint colours no decision: whoever decides a case does not read it."""

from countywide.platform.kit.doors import Permission

MAKE = Permission("complaints.make", "complain about the council’s own work", public=True)
FOLLOW = Permission("complaints.follow", "read one’s own complaints and ask for the next stage", everyone=True)
WORK = Permission("complaints.work", "record, pass on and close every complaint, and enter what the Ombudsman sends")
ANSWER = Permission("complaints.answer", "look into a complaint that one was asked to answer, and write the answer")
HEAR = Permission("complaints.hear", "hear of complaints and of the Ombudsman’s dates that are late")
FIGURES = Permission("complaints.figures", "read the numbers of complaints and what was learnt, without any complaint")
