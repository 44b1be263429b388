"""Q16: some schools never received the notice; how do I make sure I do?"""

from __future__ import annotations

from datetime import date

from tests.journeys.asking import code_in

SCHOOL, OLD, NEW = (
    "Sandpiper Strand Primary School",
    "senco@sandpiper-strand-primary.example",
    "send@sandpiper-strand-primary.example",
)
SUCCESSOR, HERS = "Calanthe Wexcombe", "calanthe.wexcombe@sandpiper-strand-primary.example"

NEXT_MAILING = """
from django.utils.timezone import localdate
from countywide.demo import mailings, notices
from countywide.platform.kit.doors import Machine
from countywide.platform.outbox.actions import tell
tell(notices.TRANSFER, to=mailings.sencos(localdate()), cause="journey:next-dates", by=Machine("journey"))
"""
NEXT_SEPTEMBER = """
from datetime import date
from countywide.platform.kit.doors import Machine
from countywide.register.contacts import actions
actions.ask_to_confirm(None, by=Machine("contacts"), on=date({year}, 9, 1))
"""


def test_q16_a_school_gets_every_mailing_whoever_its_senco_is(visit, county):
    """The head passes the role on; from that moment mailings, archive and access are the successor's.

    Page: /our-school/contacts
    """
    present = "Merryn" if date.today() < date(2027, 1, 1) else "Idunn"
    before = visit(present)
    before.open("/messages?words=Moving+up").says("Moving up in September", OLD)

    # given a new SENCO, when the head transfers the role
    head = visit("Augustin")
    head.open("/our-school/contacts").says("SENCO", OLD).is_accessible()
    head.follow("Hand over").says("From the moment you press the button").is_accessible()
    head.fill("Name of the new SENCO", SUCCESSOR).fill("Their own work email address", HERS).fill(
        "The SENCO’s mailbox", NEW
    )
    head.press("Hand over now").says("The SENCO role is handed over", SUCCESSOR, NEW)
    head.never_says(OLD)

    # then the next mailing goes to the role's mailbox at once, and no more to the one before
    county.run(NEXT_MAILING)
    assert len(county.letters_to(NEW, containing="Moving up in September")) == 1
    assert len(county.letters_to(OLD, containing="Moving up in September")) == 1

    # and the successor follows the link sent to her and signs in, while her predecessor's access has ended
    (welcome,) = county.letters_to(HERS, containing="handed over to you")
    after = visit().open(welcome.link("/hand-over/")).fill("Email address", HERS).press("Continue")
    (code,) = county.letters_to(HERS, containing="your code")
    after.fill("Code", code_in(code.words)).press("Sign in").says("Your hand-over", f"SENCO at {SCHOOL}", NEW)
    after.is_accessible()
    before.page.reload()
    before.says("You cannot open this page")

    # and the archive lists every message sent to the school, those from before her time too, with what became of each
    after.open("/messages?words=Moving+up").says("Moving up in September", OLD, NEW, "Sent").is_accessible()
    after.open("/messages?words=Autumn+SENCO+briefing").says("Autumn SENCO briefing", OLD)
    before_her_time = after.page.get_by_role("row").filter(has_text="Autumn SENCO briefing").filter(has_text=OLD)
    assert before_her_time.get_by_role("cell").last.inner_text().strip() in ("Sent", "Opened")

    # and she has it sent again, to herself
    before_her_time.get_by_role("link").click()
    after.says("Result", "Sent", "What became of it").follow("Send it again").is_accessible()
    after.page.get_by_label(f"Me: {HERS}").check()
    after.press("Send it").says("on its way again", HERS)
    assert len(county.letters_to(HERS, containing="Autumn SENCO briefing")) == 1


def test_q16_each_september_the_school_is_asked_to_confirm_its_contacts(visit, county):
    """The asking goes to the mailboxes of the roles; one page shows who holds them, and one press confirms.

    Page: /our-school/contacts/confirm
    """
    today = date.today()
    september = today.year if today.month < 9 else today.year + 1
    county.run(NEXT_SEPTEMBER.format(year=september))
    (asked,) = county.letters_to(
        "office@sandpiper-strand-primary.example", containing="Please check your school's contacts"
    )
    assert f"30 September {september}" in asked.words

    office = visit("Dilys").open(asked.link("/our-school/contacts"))
    office.says("Last confirmed on", "SENCO", "Headteacher", "Checked on").is_accessible()
    office.follow("Confirm all of these").says("SENCO", "Headteacher", "School office").is_accessible()
    office.press("All of these are right").says("Thank you. Your contacts are confirmed until next September.")
    office.says(f"Last confirmed on {today.day} {today:%B %Y}. We ask again in September")
