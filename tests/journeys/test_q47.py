"""Q47: Reception entrants who may get a plan at or after September: the community, or next in tier mapping?"""

from __future__ import annotations

from tests.journeys.reception import ISSUED, SENCO, TOLD, assessed, issued, mapped, sent


def test_q47_the_funding_tab_states_one_stream_and_a_plan_maps_the_child_again(visit, county):
    """An assessment runs; the tab states one stream with its reason; when the plan issues, tier and first day follow by themselves.

    Page: /children/<key>/funding
    """
    # given an assessment running, of a child who starts in September
    key, forename, surname, born, _reference = assessed(county, 1)
    senco, address = sent(county, visit, forename=forename, surname=surname, born=born)

    # when the school opens the child's funding tab, then one stream is stated with its reason
    tab = visit(SENCO).open(f"/children/{key}/funding").is_usable()
    tab.says("One stream, always", "Reception amount", "starts Reception", "changes nothing until a plan is issued")
    tab.says("Who decides", "High Needs Funding Team", "The amount is told in writing by 18 June 2027")
    tab.says("Money never limits what a child is given", "section 42").never_says("Community fund")
    assert tab.page.locator("main dt", has_text="Paid from").count() == 1

    # and on plan issue re-mapping and the effective date are automatic: named before the first day, paid from the first day
    mapped(visit, address)
    issued(visit)
    county.run(ISSUED.format(key=key, named="2027-05-10"), within=120)
    senco.open(address).says("Mapped again when the plan was issued", "from 1 September 2027").is_usable()
    assert county.letters_to(TOLD[2], containing="Band for a pupil with a plan", within=60)

    # and another school finds no such page
    assert visit("Temperance").page.request.get(f"{county.address}/children/{key}/funding").status == 404
    visit(SENCO, width=320).open(f"/children/{key}/funding").is_accessible()
