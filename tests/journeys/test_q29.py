"""Q29a: no reply to a school's query about a letter that keeps the plan of a Year 5 child as it is."""

from __future__ import annotations

from tests.journeys.reviews import LEAD, OFFICER, REASONS, SENCO, WHY, answer, reported, until_told

LEAD_AT = "ottoline.greavesadu@heronshire.example"
LATE = """
from datetime import timedelta
from django.utils.timezone import localdate
from countywide.casework.reviews.actions import keeping_up
from countywide.platform.kit.doors import Machine
print(keeping_up.escalate(by=Machine("journey"), on=localdate() + timedelta(days=20)))
"""
SECOND = """
from countywide.platform.accounts.models import RoleHeld, User
from django.utils.timezone import localdate
lead = User.objects.get(email="ottoline.greavesadu@heronshire.example")
held = RoleHeld.objects.filter(user=lead, role="manager").latest("pk")
other = User.objects.filter(is_active=True, email__startswith="odalys").get()
RoleHeld.objects.get_or_create(user=other, role="manager", organisation=held.organisation, defaults={"starts_on": localdate()})
"""
NO_LONGER = """
from countywide.platform.accounts.models import RoleHeld
RoleHeld.objects.filter(user__email__startswith="odalys", role="manager").delete()
"""
CRITERION = "Nothing in the report or the advice shows that it is needed"


def test_q29a_a_plan_kept_before_a_move_needs_a_reason_and_a_query_that_waits_reaches_the_manager(visit, county):
    """In Year 5 with outcomes that are past, keeping the plan wants a reason of its own; a school that asks again sees owner,
    age and next step, and after ten working days the managers hear of it.

    Page: /reviews
    """
    # given a Year 5 child whose plan has outcomes that are past
    key, reference = reported(county, age=10, by_when="2025-07-20")
    officer = visit(OFFICER).open(f"/reviews/{key}/propose")
    officer.says("Outcomes of this plan are past their day", "E1").is_usable()
    decline = {"By which criterion do you not accept it?": CRITERION, "Why?": WHY}
    for number in (0, 1):
        answer(officer, number, "Not accepted", decline)
    officer.page.get_by_role("radio", name="Keep the plan as it is").check()
    officer.page.get_by_label("Why?", exact=True).last.fill(REASONS)
    officer.press("Propose it")

    # when it is kept as it is, the page wants a reason for that
    lead = visit(LEAD).open(f"/reviews/{key}/decide").press("Decide, and tell everybody")
    lead.says("1 outcome of this plan is past their day", "prepares to move to the next phase")
    lead.fill("Why is the plan kept as it is, though outcomes are past", WHY).press("Decide, and tell everybody")
    lead.says("Decided. Everybody is being told today.")

    # then the school asks the council to look again, and sees who has it and by when
    school = visit(SENCO)
    until_told(school, county, key)
    school.open(f"/reviews/{key}").follow("Ask the council to look again")
    school.fill(
        "What should we look at again?", "She moves to secondary school next year and E1 ended last summer."
    ).press("Ask")
    school.says("A reply is due by", "It is with", "somebody who did not decide it replies").is_usable()

    # and where nobody replies in ten working days, those who decide are told and the school sees that they are
    assert int(county.run(LATE).splitlines()[-1]) >= 1
    assert any("is late" in each.subject for each in county.letters_to(LEAD_AT, containing=(reference, "is late")))
    school.open(f"/reviews/{key}").says("Late: passed to managers")

    # and somebody who did not decide it replies
    county.run(SECOND)
    try:
        other = visit(OFFICER).open(f"/reviews/{key}").follow("Reply").is_usable()
        other.page.get_by_role("radio", name="No: we will propose changes to the plan").check()
        other.fill("Your reply", WHY).press("Send the reply")
    finally:
        county.run(NO_LONGER)  # the other journeys of this county know her as an officer
    school.open(f"/reviews/{key}").says("The council will propose changes", WHY)
