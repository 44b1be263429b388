"""Q40: What is the way to offer oneself for the role?"""

from __future__ import annotations

SEARCHES = (
    "how to become an inclusion champion",
    "How do I apply to be an inclusion champion?",
    "express an interest in champions",
)
ANSWERS = ("/answers/how-to-become-an-inclusion-champion", "/answers/please-pass-on-my-name")
PAGE = "/calls/inclusion-champions-2027"


def test_q40_the_way_found_by_different_words_leads_to_one_page_with_steps_approval_deadline_and_what_is_next(
    visit, county, well_read
):
    """Whatever the words, the first answer leads to the one page of the call in a press.

    Page: /calls/<key>
    """
    # given a search in different words, when results show, then the first answer leads to the page of the call
    visitor = visit(width=320)
    for words in SEARCHES:
        visitor.ask(words)
        first = visitor.page.locator("main h3 a").first
        assert first.get_attribute("href").startswith(ANSWERS), words
        first.click()
        visitor.page.wait_for_load_state()
        visitor.follow("Inclusion Champions: the call")
        assert visitor.page.url.endswith(PAGE), words

    # then one page has the steps, who approves, the deadline, what happens next, and whom to ask
    visitor.says(
        "How to apply",
        "Ask your headteacher to approve",
        "Who approves",
        "Applications close",
        "What happens after you send it",
    )
    visitor.says("Applications open", "Inclusion Team", "inclusion@heronshire.example", "Tell me when it opens")
    visitor.is_usable()

    # and it stands in the list of calls, with the other that is open now
    visitor.open("/calls").says(
        "Inclusion Champions 2027", "Parent representatives 2027", "Open for applications"
    ).is_usable()
    visitor.follow("Read about it: Parent representatives 2027").says(
        "Nobody has to approve", "6 half days a year"
    ).is_usable()
