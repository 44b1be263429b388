"""Q54: the same question again, in another section. It is answered once, and both sections lead there."""

from __future__ import annotations

import re

from tests.journeys.gaps import ORIEL, OWNER, SENCO, SPOT, fill_date, in_days, log_gap, said

WORDS = "Which of our schools gets a therapist first when the new contract comes, and who decides that?"
ANSWER = (
    "Schools with the most pupils who wait come first. The Link Therapy Desk decides with the heads of the community."
)
ELSEWHERE = "night.heron@home.example"


def test_q54_the_same_text_twice_becomes_one_record_to_which_both_sections_lead(visit, county):
    """Two sections, one record: found at triage, merged, answered once, followed by all who asked.

    Page: /coverage/asked
    """
    # given the same text, submitted in two sections, and asked a third time as a question elsewhere
    senco = visit(SENCO)
    first = log_gap(senco, WORDS, section="communities")
    second = log_gap(senco, WORDS, section="balanced-communication")
    owner = visit(OWNER).open(SPOT).follow("Enter what was asked elsewhere").is_usable()
    owner.fill("What was asked?", WORDS).fill("Where was it asked?", "CW-7K4M")
    owner.page.get_by_label("In which section?").select_option(label="Therapy and Balanced Communication")
    owner.fill("Email address of whoever asked", ELSEWHERE).press("Enter it").says("CW-7K4M", first, second)
    third = re.search(r"GAP-\w{4}-\w{4}", owner.page.locator("h1").inner_text())[0]

    # when it is triaged, then it is found and merges with the first
    for later in (second, third):
        owner.open("/coverage/work").says(f"Answer {later} together with {first}").is_usable()
        owner.follow(f"Answer {later} together with {first}").says(WORDS, first, later).is_usable()
        owner.press("Merge them").says("They are one record now", later)
    owner.follow("Answer it").is_usable()
    owner.fill("The question, as everybody may read it", WORDS).fill("The answer", ANSWER)
    fill_date(owner, "By when is there news again?", in_days(15))
    owner.press("Publish the answer").says("everybody who asked is told", ANSWER).is_usable()

    # then both sections lead to the one record
    asked = visit(width=320).open("/coverage/asked").is_accessible()
    for section in ("communities", "balanced-communication"):
        text = asked.page.locator(f"#{section}").inner_text()
        assert WORDS in text and f"News again by {said(in_days(15))}" in text, text
    asked.page.locator("#balanced-communication").get_by_role("link", name=WORDS).first.click()
    asked.page.wait_for_load_state()
    assert asked.page.url.endswith(f"{SPOT}#{first}")

    # and the dated start of the contract and the day of the next news are seen there
    asked.says(ANSWER, first, second, third, "Starts on 4 January 2027", "Next update by", said(in_days(15)))
    asked.says("Communities of Schools", "Therapy and Balanced Communication").is_accessible()

    # and both who asked follow it
    for mailbox in (ORIEL, ELSEWHERE):
        assert county.letters_to(mailbox, containing=ANSWER)
    senco.open("/coverage/gaps").says(first, second, "Answered with another").is_usable()
    senco.follow(second).says("Others asked the same", first, ANSWER).is_usable()

    # and the answer that Q42 leads to leads here too
    visit().open("/answers/unequal-therapy-in-reedfen").follow("coverage map").says(
        "Which services reach which district"
    )
