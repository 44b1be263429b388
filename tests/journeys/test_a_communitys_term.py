"""A term of a community: one request withdrawn, one put off, one decided, looked at again, carried out and closed."""

from __future__ import annotations

from typing import Any

from tests.journeys.sharing import REASONS, pick, reference_on, senco, tick, words

PLANNED = """
from datetime import time, timedelta
from django.db import transaction
from django.utils.timezone import localdate
from countywide.platform.kit.doors import Machine
from countywide.register.schools import queries
from countywide.support.communities import actions
on, by = localdate(), Machine("journey")
with transaction.atomic():
    for days in (27, 41):
        print(actions.plan_meeting(
            queries.community_with("gullhaven-heights"), by=by, on=on, day=on + timedelta(days=days), at=time(9, 30), place="The hall"
        ).key)
"""
CLOSED = """
from datetime import timedelta
from django.utils.timezone import localdate
from countywide.support.communities.models import Meeting
Meeting.objects.filter(key="{key}").update(on=localdate(), closes_on=localdate() - timedelta(days=10))
"""
MINUTES = "Each request was discussed by its code alone. What was decided and why stands with it, and the next meeting looks at it."


def test_a_request_is_decided_looked_at_again_carried_out_and_closed(visit, county):
    """From the agenda to the minutes that schools read, and from the outcome to what it brought.

    Page: /communities/meetings
    """
    first, second = county.run(PLANNED).split()
    chair = visit("Cyprian")
    for key in (first, second):
        chair.open(f"/communities/meetings/{key}/open").is_usable().press("Open it").says("The schools are told")

    # given three requests of one school, of which it withdraws one
    asks = visit(senco())
    withdrawn, put_off, decided = (
        sent(asks, first, needs) for needs in ("Hearing impairment", "Visual impairment", "Physical disability")
    )
    asks.open(f"{withdrawn}/withdraw").is_usable().press("Withdraw it").says("The request is withdrawn.")

    # when the chair puts one off, and the papers go out for the other
    for request in (put_off, decided):
        tick(chair.open(f"{request}/triage"), "Put it on the agenda")
        pick(chair, "meeting", first).press("Save").says("The school is told.")
    chair.open(f"{put_off}/put-off").is_usable().page.locator(f"input[name=meeting][value='{second}']").check()
    chair.press("Put it there").says("It stands on the other agenda.")
    county.run(CLOSED.format(key=first))
    chair.open(f"/communities/meetings/{first}/papers").is_usable().press("Yes, they are out").says(
        "The agenda stands."
    )

    # then it is decided at the meeting, and the minutes are written and confirmed
    chair.open(f"/communities/meetings/{first}/attendance")
    for school in ("Sandpiper Strand Primary School", "Gull Beacon Primary School", "Gullhaven Grammar School"):
        tick(chair, school)
    chair.press("Save").says("Quorum")
    tick(chair.open(f"{decided}/decide"), "Advice from colleagues")
    words(chair, "said", "We looked at what was tried.")
    words(chair, "reasons", REASONS).press("Record it").says("The outcome is recorded")
    words(chair.open(f"/communities/meetings/{first}/minutes").is_usable(), "minutes", MINUTES)
    chair.press("Save the minutes").says("saved as a draft")
    chair.open(f"/communities/meetings/{first}/confirm").is_usable().press("Confirm them").says(
        "The minutes are confirmed."
    )

    # and the school has it looked at again, by the chair, who says why it stands
    words(
        asks.open(f"{decided}/dispute").is_usable(),
        "why",
        "That advice was tried already in the spring, as our request says.",
    )
    asks.press("Ask for another look").says("Another look is asked for.").is_usable()
    chair.open(decided).follow("Decide it").is_usable()
    words(tick(chair, "The outcome stands"), "reasons", REASONS).press("Decide").says("It is decided")

    # and it is carried out, says what it brought, and is closed
    asks.open(f"{decided}/begun").is_usable().press("Yes, it has begun").says("It is noted.")
    words(
        tick(asks.open(f"{decided}/impact").is_usable(), "Mostly"),
        "said",
        "Staff use fewer words, and wait longer for an answer.",
    )
    asks.press("Save").says("Other schools can learn from it.").is_usable()
    chair.open(f"{decided}/close").is_usable().press("Close it").says("The request is closed.")
    visit(senco(), width=320).open(decided).says("What it brought", "Mostly").is_usable()


def sent(asks: Any, meeting: str, needs: str) -> str:
    """A request of the whole school about one need, on its way to the chair; its address."""
    asks.open("/communities/requests/begin").page.locator(f"input[name=meeting][value='{meeting}']").check()
    tick(tick(asks, "The whole school"), needs).press("Continue").says("Your request")
    for name, value in {
        "picture": "There is much that goes well with time, and what is hard is hard in every lesson.",
        "what_1": "Training for every adult in the autumn", "when_1": "one term", "cost_1": "420", "impact_1": "A little better",
        "asks": "We ask a colleague who has done this before to show us how to begin.",
        "measure": "Every adult does it in every lesson by the summer.",
    }.items():  # fmt: skip
        words(asks, name, value)
    asks.press("Save it").follow("Send it to the chair").press("Send it to the chair").says("Your request is sent.")
    assert reference_on(asks)
    return str(asks.page.url.split("?")[0].split("#")[0])
