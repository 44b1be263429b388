"""Q48: is the community form filled in by each school?"""

from __future__ import annotations

from tests.journeys.sharing import REASONS, SENCO_MAILBOX, ago, begin, fill_day, reference_on, senco, tick, words, write

CODE = "JQ04-9K3T"
MEETING = """
from datetime import time, timedelta
from django.db import transaction
from django.utils.timezone import localdate
from countywide.platform.kit.doors import Machine
from countywide.register.schools import queries
from countywide.support.communities import actions
on, by = localdate(), Machine("journey")
with transaction.atomic():
    held = actions.plan_meeting(
        queries.community_with("gullhaven-heights"), by=by, on=on, day=on + timedelta(days=13), at=time(9, 30), place="The hall"
    )
    actions.open_agenda(held, by=by, on=on)
print(held.key)
"""
IT_MEETS = """
from datetime import timedelta
from django.utils.timezone import localdate
from countywide.support.communities.models import Meeting
on = localdate()
Meeting.objects.filter(key="{key}").update(on=on, closes_on=on - timedelta(days=10), papers_on=on)
"""
NAME = """
from django.utils.timezone import localdate
from countywide.platform.accounts.models import Organisation
from countywide.register.people import queries
school = Organisation.objects.get(key="school-900003")
print(queries.pupils_at(school.pk, localdate())[0].name_shown)
"""


def test_q48_one_form_for_each_school_with_its_holder_and_no_second_one(visit, county):
    """The header says one for each school and who holds it; a second is refused; no name passes; the community decides by code.

    Page: /communities/requests
    """
    key = county.run(MEETING).strip()

    # given a community request, when it is opened, then its header says one per school and names the current holder
    asks = visit(senco()).open("/communities/requests").says("Each school writes its own", "It is held now by", senco())
    asks.says("Augustin Pellowe", "takes requests until").is_usable()
    asks.follow("Begin a request").says("One request for each school").is_usable()
    begin(asks, code=CODE).press("Continue").says("Your request", "It is held now by").is_usable()
    address = asks.page.url

    # and a second one about the same is refused, and says who holds the first
    deputy = visit("Augustin").open("/communities/requests/begin")
    begin(deputy, code=CODE).press("Continue").says("for the same meeting already", "Open that one").is_usable()

    # and no pupil's name goes to other schools
    name = county.run(NAME).strip()
    write(asks, asks=f"Please show us how to help {name} in the mornings and after lunch.").press("Save it")
    asks.says("looks like the name of a pupil", "Write the pupil’s code instead").is_usable()
    write(asks).press("Save it").says("Read it through, then send it")
    asks.follow("Send it to the chair").says(CODE, "Send it to the chair").is_usable()
    asks.press("Send it to the chair").says("Your request is sent.").is_usable()
    reference = reference_on(asks)
    shown = asks.page.url

    # and the chair puts it on the agenda, reading a code
    chair = visit("Cyprian").open("/communities/meetings").says(reference).is_usable()
    chair.follow(reference).says(CODE).never_says(name).is_usable()
    chair.follow("Say what happens with it").is_usable()
    tick(chair, "Put it on the agenda").press("Save").says("The school is told.")
    assert county.letters_to(SENCO_MAILBOX, containing=reference)

    # and at the meeting, with a quorum, it is decided, with reasons and money from the fund
    county.run(IT_MEETS.format(key=key))
    chair.open(f"/communities/meetings/{key}/attendance").says("Who is there?").is_usable()
    tick(chair, "Sandpiper Strand Primary School").press("Save")
    chair.says("No quorum: nothing is decided")
    chair.open(f"/communities/meetings/{key}/attendance")
    for school in ("Gull Beacon Primary School", "Gullhaven Grammar School"):
        tick(chair, school)
    chair.press("Save").says("Quorum").is_usable()
    chair.open(shown).follow("A school declares an interest").is_usable()
    tick(chair, "Gull Beacon Primary School")
    words(chair, "what", "A brother is a pupil there.").press("Save").says("does not decide this item")
    chair.follow("Record what is decided").says("In the community’s fund").is_usable()
    tick(tick(chair, "Advice from colleagues"), "Money for a time")
    words(chair, "amount", "350")
    for field, days in (("starts_on", 0), ("ends_on", -5), ("review_on", -3)):
        fill_day(chair, field, ago(days))
    words(chair, "said", "We looked at what was tried.")
    words(chair, "reasons", REASONS).press("Record it").says("The outcome is recorded", "£350").is_usable()

    # and the school reads it, with the way to another look
    asks.open(shown).says("£350", "The outcome as a letter", "Ask for another look", "15 school days").is_usable()
    visit(senco(), width=320).open(shown).says("Outcome").is_accessible()
    assert address
