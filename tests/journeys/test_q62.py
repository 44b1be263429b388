"""Q62: We are in the national programme (PINS) and a new SENCO is taking over. Will we be charged, and where does she start?"""

from __future__ import annotations

from datetime import date, timedelta

from tests.journeys.asking import code_in

SUCCESSOR, HERS = "Philomena Oakhanger", "philomena.oakhanger@skylark-furlong-primary.example"


def test_q62_a_school_of_the_national_programme_pays_nothing_and_its_next_senco_finds_where_it_stands(visit, county):
    """The price is £0 and no invoice can be raised; whoever follows reads status, next steps, contacts and flags.

    Page: /our-accreditation
    """
    # given the mark of the programme on the school, when accreditation starts, then the fee is £0
    senco = visit("Temperance").open("/our-accreditation").says("no invoice can be raised").is_usable()
    senco.follow("What it costs your school").says("Your school pays £0", "In a national programme", "Yes").is_usable()
    senco.never_says("share the price").page.get_by_label("Free: the school is in a national programme").check()
    senco.press("Go on").says(
        "Free: the school is in a national programme", "The programme issues the licence"
    ).is_usable()

    # and invoicing is blocked, whoever tries
    calypso = visit("Calypso").open("/accreditations")
    calypso.follow("Skylark Furlong Primary School").says("invoicing is blocked").never_says(
        "Ask for the invoice"
    ).is_usable()
    journey = calypso.page.url
    calypso.open(f"{journey}/invoice").press("Ask for the invoice").says("Invoicing is blocked")
    assert county.rows("select count(*) from accreditation_charge c join accreditation_journey j on j.id = c.journey_id"
                       " join accounts_organisation o on o.id = j.organisation_id where o.key = 'school-900019'") == [(0,)]  # fmt: skip
    calypso.open(f"{journey}/step").is_usable().page.get_by_label("Licence issued").check()
    calypso.press("Save").says("Licence issued").is_usable()

    # when the SENCO role passes on, then the successor is told and finds everything on her hand-over page
    ((role,),) = county.rows(
        "select r.id from accounts_roleheld r join accounts_user u on u.id = r.user_id"
        " where u.email = 'temperance.lovelock@skylark-furlong-primary.example'"
    )
    first = date.today() + timedelta(days=21)
    senco.open(f"/our-people/role/{role}/hand-over").fill("name", SUCCESSOR).fill("email address", HERS)
    senco.page.get_by_label("On a later day").check()
    for part, value in (("Day", first.day), ("Month", first.month), ("Year", first.year)):
        senco.page.get_by_label(part, exact=True).first.fill(str(value))
    senco.page.locator("main form button[type=submit]").first.click()
    senco.page.wait_for_load_state()
    (told,) = county.letters_to(HERS, containing="where it stands, what comes next, whom to ask")
    after = visit().open(told.link("/hand-over/")).fill("Email address", HERS).press("Continue")
    (code,) = county.letters_to(HERS, containing="your code")
    after.fill("Code", code_in(code.words)).press("Sign in").says("Your hand-over")
    after.says("where your school is", "Started. Begun on", "Licence issued, since")
    after.says(
        "next steps", "lock the baseline", "whom to ask", "Calypso Renn", "what is marked", "costs the school nothing"
    )
    after.is_usable()
