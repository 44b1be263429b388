"""Q05: when you tell parents which school is named, tell the school too."""

from __future__ import annotations

from tests.journeys.asking import code_in
from tests.journeys.moves import SENCO
from tests.journeys.naming import LEAD, NEXT, NEXT_SENCO, PARENT, to_be_named

NO_MAILBOX = """
from django.utils.timezone import localdate
from countywide.casework.plans.models import Amendment, Unsent
held = Amendment.objects.filter(plan__case__reference="{reference}").latest("pk")
Unsent.objects.create(
    amendment=held, to_whom="COUNCIL", name="Quaymouth Council", why="It has no mailbox under Contacts.", noted_on=localdate()
)
"""


def test_q05_family_and_both_schools_hear_in_one_change_and_the_move_stays_open_while_one_has_not(visit, county):
    """Family, named school and present school are written to together; both schools see it on their lists the same day.

    Page: /our-moves/<round>; /our-moves/coming
    """
    # given a final plan that is signed off: changes that the family has answered, for a child who moves up
    moving = to_be_named(county)
    before = len(county.letters())

    # when it is issued, and names the next school from September
    lead = visit(LEAD).open(f"/cases/{moving.reference}/plan-changes/final").is_usable()
    lead.fill("What became of what the family said?", "You agreed with all of it, so the plan says what we proposed.")
    lead.page.get_by_label("Another school or setting").check()
    lead.fill("Which one?", f"{moving.next_school} ({NEXT})")
    for part, value in (("Day", "1"), ("Month", "9"), ("Year", str(moving.september))):
        lead.page.get_by_role("group", name="From which day?").first.get_by_label(part, exact=True).fill(value)
    lead.page.locator("#id_preference").fill("Yes. It is the school that the family asked for.")
    lead.press("Make it final").says("Who has been told").is_usable()

    # then the letters to the family, the named school and the present school were made in the same change
    made = county.rows(
        "select s.to_whom, l.finalised_on from plans_sent s join letters_letter l on l.id = s.letter_id "
        "join cases_case c on c.id = l.case_id where c.reference = ? and s.what like 'final:%' order by s.id",
        moving.reference,
    )
    assert {"FAMILY", "NAMED", "SCHOOL", "HEALTH", "ADMISSIONS", "FINANCE"} <= {to_whom for to_whom, _on in made}
    assert len({str(on) for _to, on in made}) == 1
    for mailbox in moving.mailboxes:
        assert county.letters_to(mailbox, containing=moving.reference), mailbox
    assert len(county.letters()) > before

    # and both schools see the outcome on their lists the same day
    outcome = f"{moving.next_school}, from 1 September {moving.september}"
    visit(SENCO).open(f"/our-moves/{moving.round}").says(moving.name, outcome).is_usable()
    there = visit(NEXT_SENCO, width=320).open("/our-moves/coming").says(moving.name).is_usable()
    there.says(f"1 September {moving.september}")
    there.open(f"/moves/child/{moving.key}/started").is_usable()

    # and what the next teacher must know on the first day is one click away
    sheet = there.open(f"/our-moves/coming/{moving.key}/hand-over").is_usable()
    sheet.says("must be in place from the first day", moving.reference)
    visit(SENCO).open(f"/moves/child/{moving.key}/hand-over").says(moving.reference).is_usable()

    # and the health board, where nobody has an account, reads its letter and the plan by a link and a code
    ((board,),) = county.rows(
        "select l.email from plans_sent s join letters_letter l on l.id = s.letter_id "
        "join cases_case c on c.id = l.case_id where c.reference = ? and s.what like 'final:%' and s.to_whom = 'HEALTH'",
        moving.reference,
    )
    brought = county.letters_to(board, containing=f"Case {moving.reference}")[-1]
    assert moving.name.split()[0] not in f"{brought.subject} {brought.words}"
    there = (
        visit(width=320).open(brought.link("/personal-link/")).says("read a letter that we wrote to you").is_usable()
    )
    there.press("Send me a code")
    code = code_in(county.letters_to(board, containing=f"code for your personal link: {moving.reference}")[-1].words)
    there.fill("The code in our message", code).press("Continue").says(moving.name, "This link works until").is_usable()
    plan = there.page.get_by_role("link", name="The final amended plan").get_attribute("href")
    assert there.page.request.get(plan).headers["content-type"] == "application/pdf"

    # and the family reads it too
    visit(PARENT).open(f"/cases/{moving.reference}").says("Your amended plan is final").is_usable()

    # and the move cannot be closed while one of them has not been sent it
    county.run(moving.bounces)
    lead.open(f"/moves/child/{moving.key}").says("Who has been told", "Not sent yet").is_usable()
    lead.follow("Close the move").is_usable().press("Close it")
    lead.complaints.clear()  # the browser itself complains of an answer that is refused
    lead.says("It cannot be closed while the plan has not gone to everybody").is_usable()

    # and whoever has no mailbox is a task: sent once there is one, or entered as told otherwise
    county.run(NO_MAILBOX.format(reference=moving.reference))
    lead.open("/plans/not-told").says(moving.reference).is_usable()
    lead.open(f"/cases/{moving.reference}/plan-changes").says(
        "Quaymouth Council", "no mailbox under Contacts"
    ).is_usable()
    lead.follow("Send it now").is_usable()
    lead.open(f"/cases/{moving.reference}/plan-changes").follow("Say how they were told").is_usable()
    lead.press("Save").complaints.clear()  # the browser itself complains of an answer that is refused
    lead.is_usable()
