"""Q46: Year R decisions come far too late for recruitment and budgeting."""

from __future__ import annotations

from tests.journeys.reception import HEAD, MAPS, PAYS, TOLD, issued, mapped, sent


def test_q46_the_amount_is_in_writing_by_the_published_day_and_lateness_is_reported(visit, county):
    """A profile by the published day has its amount in writing by the other; what is late is told; changes show old, new, why.

    Page: /reception/waiting
    """
    # given a profile submitted by the published date
    head = visit(HEAD).open("/reception?year=2027").says("23 April 2027", "18 June 2027").is_usable()
    _senco, address = sent(county, visit, forename="Marnie", surname="Stourbeck", born="2023-01-17")

    # when it is mapped and the indicative date arrives
    mapped(visit, address)
    issued(visit)

    # then the school has a written indicative amount
    head.open("/reception?year=2027").says("Marnie Stourbeck", "Indicative amount issued", "£3,900", "came in time")
    assert all(county.letters_to(each, containing="Reception amount: indicative", within=60) for each in TOLD[:2])

    # and lateness is reported: to the team, and to the school itself
    visit(MAPS).open("/reception/waiting").says("Past the published day", "Late", "How we keep our dates").is_usable()
    head.open("/reception?year=2026").says("Late: it was owed by").is_usable()

    # and the late one, once it is mapped and issued, stands in the school's budget view as indicative
    late = head.follow("Corin").page.url
    mapped(visit, late)
    issued(visit, 2026)
    head.open("/our-funding").says("Reception amount", "Indicative").is_usable()

    # and a change shows old, new and why
    payer = visit(PAYS).open(address).follow("Change the amount").is_usable()
    for part, value in (("day", "1"), ("month", "9"), ("year", "2027")):
        payer.page.locator(f'main [name="from_on-{part}"]').fill(value)
    why = "The nursery's last report shows that she now needs a second adult at lunch, which the sum cannot know."
    payer.fill("New amount", "4500").fill("Why?", why).press("Change it").says(
        "Changed.", "£3,900", "£4,500"
    ).is_usable()

    # and it is confirmed once the child is there, or ends if the child does not come
    payer.follow("Confirm the amount").is_usable().press("The child is in school: confirm").says("has not started yet")
    payer.complaints.clear()  # the browser itself notes that it was refused
    payer.open(address).follow("End the amount").is_usable()
    visit(HEAD, width=320).open(address).says("£3,900", "£4,500", why).is_accessible()
