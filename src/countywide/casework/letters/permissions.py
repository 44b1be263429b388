"""Who may read letters and who puts them in the post. What each person finds there is limited by whom they are written to."""

from countywide.platform.kit.doors import Permission

READ = Permission("letters.read", "open the letters written to oneself or one's organisation, or by one's team")
READ_OWN_CHILD = Permission(
    "letters.read-own-child", "read one's own copies of the letters about oneself or one's child"
)
READ_OURS = Permission("letters.read-ours", "read the letters written to one's own school or service", own=True)
READ_SENT = Permission("letters.read-sent", "read the letters sent about the cases of one's own team", own=True)
READ_ALL = Permission("letters.read-all", "read every letter of the council")
POST = Permission("letters.post", "post the letters of one's own team and note when they were posted", own=True)
POST_ALL = Permission("letters.post-all", "post the letters of every team")
