"""Who reads the programme, books, organises, presents, and brings items to the agenda."""

from countywide.platform.kit.doors import Permission

READ = Permission("forum.read", "read the programme of the forum", public=True)
BOOK = Permission("forum.book", "book a place in a sitting, swap it, give it up and vote on times", public=True)
HOST = Permission("forum.host", "plan meetings of the forum, run its sittings and see who booked")
PRESENT = Permission("forum.present", "see the items one presents and the questions asked about them")
CONTRIBUTE = Permission(
    "forum.contribute", "bring items to the agenda, and take part in projects, for one’s own service"
)
