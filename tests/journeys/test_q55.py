"""Q55: Is there a guide to getting started, and are there schools we could visit?"""

from __future__ import annotations

PROGRAMME_AT = "calypso.renn@heronshire.example"
HOST_AT = "senco@seaholly-primary.example"


def test_q55_a_guide_and_hosts_by_phase_and_distance_with_times_that_only_one_school_books(visit, county):
    """The guide leads to hosts; the nearest stand first; a time is booked once, and free again when cancelled.

    Page: /schools-to-visit
    """
    # given the guide, and a phase and a distance
    visit(width=320).open("/accreditation/steps").says("1. Choose a lead", "6. Look again").is_accessible()
    senco = visit("Merryn").open("/accreditation/steps").follow("schools to visit").is_usable()
    senco.page.get_by_label("Within").select_option("")
    senco.press("Look")

    # then hosts appear with what one sees, how far away they lie, and the next free day
    senco.says("Seaholly Primary School", "Ottermere Primary School", "Quincebury Primary School", "miles away")
    senco.says("Next free day", "Early vocabulary").is_usable()
    senco.follow("Seaholly Primary School").says("the whole school signs", "Booked").is_usable()
    page = senco.page.url
    senco.follow("Book this time").is_usable()
    book = senco.page.url
    senco.fill("How many people come?", "2").press("Book it").says(
        "The visit is booked", "We visit Seaholly"
    ).is_usable()
    assert county.letters_to(HOST_AT, containing="Sandpiper Strand Primary School visits")

    # and nobody else can have that time
    other = visit("Hollis").open(page)
    assert other.page.get_by_role("link", name="Book this time").count() == 1  # of the two times that were free
    other.open(book).fill("How many people come?", "1").press("Book it").says("Somebody has booked this time already")
    other.complaints.clear()  # the browser itself notes that it was refused

    # until it is cancelled
    visits = senco.open("/our-visits").page
    visits.locator("h2", has_text="Seaholly").locator("xpath=following-sibling::p[1]").get_by_role("link").click()
    visits.wait_for_url("**/cancel")
    senco.says("Seaholly").is_usable().press("Cancel the visit").says("The visit is cancelled").never_says("Seaholly")
    other.open(book).fill("How many people come?", "1").press("Book it").says("The visit is booked").is_usable()


def test_q55_a_search_that_finds_nobody_is_kept_and_the_programme_is_asked_for_a_host(visit, county):
    """No secondary school opens its doors: the search is kept and told; when one does, whoever looked is told.

    Page: /schools-to-visit/looked-for-in-vain
    """
    # given a search for which there is no host
    senco = visit("Hollis").open("/schools-to-visit")
    senco.page.get_by_label("What kind of school?").select_option("SECONDARY")
    senco.page.get_by_label("Within").select_option("20")
    senco.fill("What would you like to see?", "Tutor groups that talk about words").press("Look")

    # then she reads what becomes of it, and the programme is prompted
    senco.says("No school fits yet", "the programme has been asked to find a host").is_usable()
    (told,) = county.letters_to(PROGRAMME_AT, containing="Tutor groups that talk about words")
    visit("Calypso").open(told.link("looked-for-in-vain")).says("Secondary", "Within 20 miles").is_usable()

    # and a school opens its own doors, offers a time, and stops again
    head = visit("Augustin").open("/schools-to-visit").follow("Open our own doors").is_usable()
    head.fill("What can visitors see?", "A dinner hall where one can talk").press("Open our doors").says(
        "Now offer a day"
    )
    head.is_usable().follow("Offer a time").is_usable()
    for part, value in (("Day", "14"), ("Month", "6"), ("Year", "2029")):
        head.page.get_by_label(part, exact=True).fill(value)
    head.page.get_by_label("10:00").check()
    head.press("Offer it").says("14 June 2029 at 10:00").is_usable()
    head.follow("Stop being a host").is_usable().press("Stop").says("no longer on the list")
