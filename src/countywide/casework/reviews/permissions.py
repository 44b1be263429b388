"""Who may arrange and hold reviews, report them, decide, and ask for a second look. Whose case it is bounds each."""

from countywide.platform.kit.doors import Permission

HOLD = Permission(
    "reviews.hold", "arrange and hold the reviews that one's own school or team holds, and fill in the form", own=True
)
SIGN = Permission("reviews.sign", "sign and send the report of a review that one's own school or team held", own=True)
READ = Permission("reviews.read", "read the form of a review of a case one may see, once it is for them")
WORK = Permission("reviews.work", "follow the reviews of one's own team's cases, and propose what to decide", own=True)
DECIDE = Permission("reviews.decide", "decide after a review, in one's own team", own=True)
SAY = Permission("reviews.say", "give views for the review of oneself or one's own child")
ASK_EARLY = Permission("reviews.ask-early", "ask for a review before it is due")
UPDATE = Permission("reviews.update", "begin an in-year review form on a pupil of one’s own school or setting")
ASK_AGAIN = Permission("reviews.ask-again", "ask the council to look again at a decision after a review")
SUGGEST = Permission("reviews.suggest", "suggest a change to the review form")
KEEP_FORM = Permission("reviews.keep-form", "answer suggestions for the review form")
READ_CRITERIA = Permission("reviews.read-criteria", "read the criteria and the suggestions for the form", public=True)
