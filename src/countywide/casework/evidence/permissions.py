"""Who may ask for evidence, answer, add, read, and keep the lists behind it."""

from countywide.platform.kit.doors import Permission

READ = Permission("evidence.read", "see the evidence on the cases one may see, as far as it is for them")
ASK = Permission(
    "evidence.ask", "ask for evidence on the cases of one's own team, and enter what came otherwise", own=True
)
FOLLOW_UP = Permission("evidence.follow-up", "chase, renew and extend what was asked on the cases one works on")
STOP = Permission("evidence.stop", "withdraw what was asked and stop its link, on any case one may see")
ANSWER = Permission("evidence.answer", "answer what one's own setting is asked for about a child", own=True)
ADD_OWN = Permission("evidence.add-own", "add evidence about oneself or one's own child")
ARRANGE = Permission("evidence.arrange", "keep the list of what can be asked for, and the versions of the report form")
FOLLOW_FORMS = Permission(
    "evidence.follow-forms", "be told when the report form changes, for one's own setting", own=True
)
