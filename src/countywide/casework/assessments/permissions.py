"""Who may work on assessments, decide, advise and answer."""

from countywide.platform.kit.doors import Permission

WORK = Permission(
    "assessments.work", "check, prepare and carry out assessments on the cases of one's own team", own=True
)
DECIDE = Permission(
    "assessments.decide", "decide whether to assess and whether to issue a plan, in one's own team", own=True
)
ADVISE = Permission("assessments.advise", "give the advice that one's own organisation is asked for", own=True)
ANSWER_DRAFT = Permission(
    "assessments.answer-draft", "say what one thinks of a draft plan for oneself or one's own child"
)
KEEP_DESKS = Permission("assessments.keep-desks", "keep the list of desks that are written to in an assessment")
