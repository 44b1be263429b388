"""A request written with a pause: every page can be used by anybody, and what was written is taken up elsewhere."""

from __future__ import annotations

import re

from tests.journeys.asking import born, choose, request_assessment, send, written

MAILBOX = "mara.tansley@home.example"


def test_every_page_of_a_request_is_usable_with_files_and_ends_with_a_receipt(visit, tmp_path):
    """Six pages, the files, the check and the receipt, at both widths and with large text.

    Page: /request-an-assessment
    """
    parent, report = visit(), written(tmp_path, "report.txt")

    def add(at) -> None:
        send(at, report)
        at.is_usable()

    request_assessment(parent, forename="Sorrel", surname="Tansley", files=add, at_each=parent.is_usable)
    parent.says("report.txt").is_usable()


def test_what_was_written_is_taken_up_on_another_computer_by_code_or_by_link(visit, county):
    """A reference and a code, or a link in an email that does not name the child and asks for a birthday.

    Page: /request-an-assessment/come-back
    """
    # given a parent who has typed the child's name
    parent = visit().open("/request-an-assessment").follow("Start now")
    choose(parent, "I am a parent or carer")
    parent.press("Continue").fill("Your full name", "Mara Tansley")
    choose(parent, "Mother")
    parent.press("Continue").fill("First name", "Yarrow").fill("Last name", "Tansley")
    born(parent, 4, 5, 2019)
    choose(parent, "Yes")
    parent.press("Continue")

    # when they leave it for later
    later = re.sub(r"/write/.*", "/later", parent.page.url)
    parent.open(later).says("We keep it until").is_usable()
    shown = parent.page.locator("main").inner_text()
    reference, code = (re.search(rf"{label}: (\S.*)", shown)[1].strip() for label in ("Reference", "Code"))
    parent.page.locator("main input[type=email]").fill(MAILBOX)
    parent.page.locator("main form button").first.click()
    parent.page.wait_for_load_state()

    # then another computer opens it with the reference and the code
    elsewhere = visit().open("/request-an-assessment/come-back").is_usable()
    elsewhere.fill("Reference", reference).fill("Code", code)
    elsewhere.page.locator("main form button").first.click()
    elsewhere.page.wait_for_url("**/request-an-assessment/*/*")
    assert "Yarrow" in elsewhere.page.content()

    # and a third with the link, which names nobody and asks for the child's birthday
    letter = county.letters_to(MAILBOX)[-1]
    assert "Yarrow" not in f"{letter.subject} {letter.words}"
    third = visit().open(letter.link("/request-an-assessment/link/")).is_usable()
    assert "Yarrow" not in third.page.content()
    for part, value in (("Day", "4"), ("Month", "5"), ("Year", "2019")):
        third.fill(part, value)
    third.page.locator("main form button").first.click()
    third.page.wait_for_url("**/request-an-assessment/*/*")
    assert "Yarrow" in third.page.content()
