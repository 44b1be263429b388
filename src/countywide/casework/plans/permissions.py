"""Who may write plans, decide on them, read them and say something of them. Whose case it is bounds each."""

from countywide.platform.kit.doors import Permission

WRITE = Permission("plans.write", "write and change the plans of one's own team's cases", own=True)
DECIDE = Permission("plans.decide", "issue plans, amend them and end them, in one's own team", own=True)
SAY = Permission("plans.say", "say what one thinks of changes to the plan of oneself or one's own child")
FEED_BACK = Permission("plans.feed-back", "tell the officer of a plan what is wrong with how it is written")
