"""Q30: where is information on the evidence upload form?"""

from __future__ import annotations

TOPIC = "/topics/evidence-upload"
ANSWER = "/answers/where-is-information-about-evidence-upload"


def test_q30_the_evidence_upload_form_is_found_first_with_process_guide_and_dates(visit, well_read):
    """A SENCO types three words; the first answer holds the process, the dates and the way to the guide.

    Page: /topics/evidence-upload
    """
    # given a SENCO types "evidence upload form", when searching
    senco = visit("Hollis").ask("evidence upload form").is_accessible()

    # then the first result has the current process and dates, its source, its owner and the day it was checked
    first = senco.page.locator("main h3 a").first
    assert first.inner_text() == "Where do I find out about the evidence upload form?"
    senco.says(
        "two steps: the request, then a private link", "within 10 school days", "28 days", "From: Sending evidence"
    )
    senco.says("Owner: Assessment Team", "Last checked:")

    # and one press further is the whole of it, with the topic's page beside it
    first.click()
    senco.page.wait_for_url(f"**{ANSWER}*")
    senco.says("Two steps.", "The guide.", "The dates.", "within six weeks", "Last checked", "To be checked again by")
    senco.is_accessible().follow("Sending evidence")

    # which holds the process, the guide, the limits, what is not settled yet, and the day it last changed
    assert senco.page.url.endswith(TOPIC)
    senco.says("How do I upload evidence for a child being assessed?", "What is the largest file I can send?")
    senco.says("Will the School Advice Form (Appendix 2) become an online form?", "Next update by", "Last changed")
    senco.says("Kept right by Assessment Team", "Follow this topic").is_accessible()


def test_q30_a_family_asking_the_same_is_led_to_the_same_topic(visit, well_read):
    """Nobody needs an account to find it, and the page is whole on a small phone without script.

    Page: /topics/evidence-upload
    """
    parent = visit(script=False, width=320).ask("evidence upload form").says("Sending evidence")
    parent.open(TOPIC).says("What is the largest file I can send?", "Who can see the evidence I send")
