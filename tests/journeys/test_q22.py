"""Q22: a Reception starter whose assessment may not finish by July: how is the money handled?"""

from __future__ import annotations

from tests.journeys.reception import ISSUED, SENCO, TOLD, assessed, issued, mapped, sent


def test_q22_the_amount_does_not_wait_for_the_plan_and_the_child_is_mapped_again_when_it_comes(visit, county):
    """A starter is being assessed; an indicative amount comes all the same; the plan then maps the child again, with a date.

    Page: /reception/profiles/<key>
    """
    # given a starter with an assessment running
    key, forename, surname, born, _reference = assessed(county)

    # when the school submits the profile
    senco, address = sent(county, visit, forename=forename, surname=surname, born=born)
    senco.says("Amount owed by", "18 June 2027")
    assert county.letters_to(TOLD[1], containing="A profile has reached us", within=60)

    # then an indicative amount is issued, whatever the assessment has reached
    mapped(visit, address)
    issued(visit)
    senco.open(address).says("Indicative amount issued", "£3,900", "First issued").is_usable()
    assert any(county.letters_to(each, containing="Reception amount: indicative", within=60) for each in TOLD)
    senco.follow("Letter of").says(
        "version 2026", "Year R level 2", "Indicative", "How to query it", "Section F"
    ).is_usable()
    senco.open(f"/children/{key}/funding").says(
        "Reception amount", "changes nothing until a plan is issued"
    ).is_usable()

    # and when the plan issues, the child is mapped again by itself, with a dated notice
    county.run(ISSUED.format(key=key, named="2027-10-04"), within=120)
    senco.open(address).says("Mapped again when the plan was issued", "£4,800", "£3,900", "4 October 2027").is_usable()
    (told,) = county.letters_to(TOLD[0], containing="Band for a pupil with a plan", within=60)
    assert "From 4 October 2027" in told.words and surname not in f"{told.subject} {told.words}"
    visit(SENCO, width=320).open(address).says("What changed").is_accessible()
