"""Q59: Link therapy has been excellent. We would like to take part again: where is the social media pack?"""

from __future__ import annotations

import re

PROGRAMME_AT = "calypso.renn@heronshire.example"
ACCREDITED_ONCE = """
from datetime import date
from django.utils.timezone import localdate
from countywide.platform.kit.doors import Machine
from countywide.register.schools import queries as schools
from countywide.support.accreditation import actions
school = schools.school_with("900030")
made = actions.claim(school, by=Machine("journey"), on=localdate(), accredited_on=date(localdate().year - 1, 12, 31))
print(made.key)
"""
THANKS = "Link therapy is excellent. Our staff wait for the answer now."


def test_q59_the_pack_is_taken_without_asking_thanks_are_passed_on_and_the_school_takes_part_again(visit, county):
    """Words and pictures download at once; thanks are counted and passed on; one press registers the school again.

    Page: /comms-kit
    """
    # given the pack, when it is opened, then words and pictures download without a request
    nobody = (
        visit(width=320).open("/comms-kit").says("You need not ask", "A paragraph for your website").is_accessible()
    )
    for name, kind in (
        ("website.txt", "text/plain"),
        ("two-voices.png", "image/png"),
        ("two-voices.svg", "image/svg+xml"),
    ):
        answer = nobody.page.request.get(f"/comms-kit/{name}")
        assert answer.headers["content-type"].startswith(kind) and "attachment" in answer.headers["content-disposition"]

    # and for a school that is signed in its name stands in the words
    county.run(ACCREDITED_ONCE)
    senco = visit("Peregrine").open("/comms-kit").says("the link therapist of Quincebury Hall").is_usable()
    with senco.page.expect_download() as taken:
        senco.page.get_by_role("link", name=re.compile("Download the words.*A paragraph")).click()
    assert "the link therapist of Quincebury Hall" in taken.value.path().read_text("utf-8")

    # and thanks are counted and passed on
    senco.follow("Say thank you").is_usable().fill("What are you glad of?", THANKS).press("Send our thanks")
    senco.says("It is counted, and passed on").is_usable()
    assert county.letters_to(PROGRAMME_AT, containing=THANKS)  # this school has no link therapist

    # and “Take part again” registers the school
    senco.follow("Take part again").is_usable().press("Take part").says("Your school is registered").is_usable()
    senco.says("Takes part again", "The programme rings by")
    calypso = visit("Calypso").open("/accreditations").says("Schools to ring", "Quincebury Hall", "Thanks this year")
    calypso.is_usable().follow("Quincebury Hall").follow("We rang the school").is_usable()
    calypso.press("Yes, we rang").says("Rung on").is_usable()
