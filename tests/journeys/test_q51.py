"""Q51: staff told us to seek community money for a child with a plan who waits for a specialist place."""

from __future__ import annotations

from tests.journeys.sharing import (
    PUPIL_WITH_PLAN,
    REASONS,
    SENCO_MAILBOX,
    ago,
    begin,
    fill_day,
    reference_on,
    senco,
    tick,
    words,
    write,
)

TEAM = "high.needs.funding@heronshire.example"


def test_q51_a_plan_opens_the_councils_own_case_that_cannot_end_at_the_community(visit, county):
    """Sending it opens a case with a day; it cannot close as “ask the community”; the bridge is offered and decided; both are seen.

    Page: /communities/council-cases
    """
    # given a community request ticked "has a plan", when it is sent
    child, reference = county.run(PUPIL_WITH_PLAN).split()
    school = visit(senco()).open("/communities/requests/begin")
    begin(school, code="PL04-2B7V", stage="There is a plan", child=child).press("Continue").says("Your request")
    write(school, sent_to_us_by="Plans and Reviews").press("Save it").follow("Send it to the chair")
    school.says("the council opens a case of its own").press("Send it to the chair")

    # then the council's case is open beside it, with a day, and the school sees both side by side
    school.says(
        "The council’s own case is open beside it", "At your community", "At the council: what the plan provides"
    )
    school.says("Answered by", "High Needs Funding Team", "It cannot be closed with “ask the community”").is_usable()
    shown = school.page.url
    assert county.letters_to(SENCO_MAILBOX, containing="has opened its own case")
    (told,) = county.letters_to(TEAM, containing=f"(case {reference})")

    # and it cannot be closed by pointing at the community
    finance = (
        visit("Ignatius")
        .open(told.link("/communities/council-cases/"))
        .says(reference, "What the school asked")
        .is_usable()
    )
    finance.follow("Take it on").press("Take it on").says("You have it now")
    finance.follow("Say how it is secured").never_says("Ask the community").is_usable()
    tick(finance, "The council sees to it that it is provided in another way")
    words(finance, "reasons", f"{REASONS} The school should ask its community for the rest of it.").press(
        "Answer the school"
    )
    finance.says("the case cannot end that way", "s.42").is_usable()

    # and the bridge is offered, asked for, and decided by finance from its own pot
    school.open(shown).says("Ignatius Fairclove has it").follow("Ask for a bridge").says(
        "within 10 school days"
    ).is_usable()
    words(school, "needs", "An adult beside the child for the whole day, and a quiet room in the afternoons.")
    words(school, "cannot", "We have nobody free in the afternoons and no such room.")
    words(school, "amount", "9800")
    fill_day(fill_day(school, "from_on", ago(0)), "family_told_on", ago(1)).press("Send it to the funding team")
    school.says("Your request for a bridge is sent", "Being decided").is_usable()
    bridge = reference_on_bridge(school)
    finance.open("/communities/council-cases").follow(bridge).says("Cost in a year", "£9,800").is_usable()
    finance.follow("Decide on it").is_usable()
    tick(finance, "Yes")
    words(finance, "amount", "2400")
    fill_day(fill_day(finance, "starts_on", ago(0)), "ends_on", ago(-20))
    words(finance, "reasons", REASONS).press("Decide").says("Granted", "£2,400").is_usable()

    # and the school sees both statuses
    school.open(shown).says("Sent to the chair", "Answered on", "The council pays a bridge", "£2,400").is_usable()
    visit(senco(), width=320).open(shown).says("At the council").is_accessible()

    # and each referral to the pot needs a reason, and is reported
    report = (
        visit("Marcellus")
        .open("/communities/referrals")
        .says("Plans and Reviews", "No reason is given yet")
        .is_usable()
    )
    officer = visit("Cressida").open("/communities/referrals/record").says("Why did you point it there?").is_usable()
    words(officer, "school", "900003")
    tick(officer, "Yes")
    words(officer, "reason", "Money.").press("Record it").says("Say why you pointed the school").is_usable()
    words(officer, "reason", "The school rang about costs before the bridge was open to it, so I named the fund.")
    officer.press("Record it").says("It is recorded")
    report.open("/communities/referrals").says("before the bridge was open", "Cressida Adeyinka").is_usable()


def reference_on_bridge(visit) -> str:
    import re

    found = re.search(r"BRG-[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}", visit.page.locator("main").inner_text())
    assert found and reference_on(visit)
    return found[0]
