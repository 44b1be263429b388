"""Q34: will Appendix 2 become an online form, and which version do we use?"""

from __future__ import annotations

from datetime import date, timedelta

FOLLOWS = "senco@sandpiper-strand-primary.example"
ONLINE = "https://forms.heronshire.example/advice"
TITLE = "School Advice Form (Appendix 2)"


def test_q34_the_form_in_force_is_named_downloadable_and_followers_hear_when_it_changes(visit, county):
    """The present document can be downloaded; when it goes online, those who follow hear, and old ones hold till a day.

    Page: /evidence/report-form
    """
    # given its status is a document, when the SENCO looks, then the present version can be downloaded
    present = "Merryn" if date.today() < date(2027, 1, 1) else "Idunn"
    senco = visit(present)
    senco.open("/evidence/report-form").says(
        TITLE, "a document to fill in and upload", "We last said so on"
    ).is_usable()
    with senco.page.expect_download() as given:
        senco.page.get_by_role("link", name="Download the blank form").click()
    assert given.value.suggested_filename == "School advice form 2026.docx"
    if senco.page.locator("main").get_by_text("Tell us when this form changes").count():
        senco.follow("Tell us when this form changes").press("Tell us").says("We will write to your SENCO mailbox")

    # when the status changes
    begins, until = date.today() + timedelta(days=30), date.today() + timedelta(days=120)
    manager = visit("Ottoline").open("/evidence/lists/form").is_usable()
    manager.fill("What is the form called?", TITLE)
    manager.page.get_by_label("An online form").check()
    manager.fill("Address of the online form", ONLINE)
    for group, day in (("From which day", begins), ("Until which day", until)):
        boxes = manager.page.get_by_role("group", name=group)
        for part, value in (("Day", day.day), ("Month", day.month), ("Year", day.year)):
            boxes.get_by_label(part).fill(str(value))
    manager.press("Lay it down").says("The new version is laid down")

    # then followers are notified, and the old version remains accepted until the stated date
    stated = f"{until.day} {until:%B %Y}"
    (letter,) = county.letters_to(FOLLOWS, containing="a new version from")
    assert "It is now an online form" in letter.words and stated in letter.words
    school = visit().open("/evidence/report-form")
    school.says("a document to fill in and upload", f"From {begins.day} {begins:%B %Y} a new version holds", "online")
    school.is_usable()
