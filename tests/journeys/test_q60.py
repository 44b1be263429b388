"""Q60: where is the website text you say was sent?"""

from __future__ import annotations

BRIEFING = "Autumn SENCO briefing: slides, links and the text for your website"
WEBSITE_TEXT = "website-text-link-therapy.txt"
HEAD = "augustin.pellowe@sandpiper-strand-primary.example"


def test_q60_any_message_sent_to_my_school_is_found_and_sent_on(visit, county):
    """Searching the archive finds it, with its attachments and what became of it; a colleague gets it again.

    Page: /messages
    """
    # given a message that was sent to my school, when I search the archive
    office = visit("Dilys").open("/messages")
    office.fill("Words", "website text").press("Show").says(BRIEFING, "Sent").is_accessible()

    # then I find it with its attachments and the delivery result
    office.page.get_by_role("row").filter(has_text="senco@sandpiper").get_by_role("link").click()
    office.says(BRIEFING, "senco@sandpiper-strand-primary.example", "Result", "Sent", WEBSITE_TEXT).is_accessible()
    with office.page.expect_download() as kept:
        office.page.get_by_role("link", name=WEBSITE_TEXT).click()
    assert "Our school works with a link therapist" in kept.value.path().read_text("utf-8")

    # and I send it again to a colleague, attachments and all
    office.follow("Send it again").is_accessible()
    office.page.get_by_label("A colleague", exact=True).check()
    office.page.get_by_label("Colleague", exact=True).select_option(label="Augustin Pellowe")
    office.press("Send it").says("on its way again", HEAD)
    (sent_on,) = county.letters_to(HEAD, containing=BRIEFING)
    assert WEBSITE_TEXT in sent_on.attachments

    # and both pages say so
    office.page.reload()
    office.says("This is a message sent again", "Sent").follow("See when it was sent before").says(f"to {HEAD}")


def test_q60_nobody_finds_the_messages_of_another_school(visit, county):
    """The archive is the school's own: a message of another school is not there, even by its address.

    Page: /messages
    """
    ((theirs,),) = county.rows(
        "select max(d.id) from outbox_delivery d join accounts_organisation o on o.id = d.organisation_id where o.key = ?",
        "school-900021",
    )
    office = visit("Dilys")
    assert office.page.goto(f"/messages/{theirs}").status == 404
    office.open("/messages?words=larkvale").says("No message here matches")
