"""Q27: no questions; the updates have been useful, thank you."""

from __future__ import annotations

from tests.journeys.afterwards import past


def test_q27_thanks_put_into_the_question_box_join_no_queue(visit, county):
    """A rule knows thanks from questions: what says only thanks is counted, acknowledged, and waits for nobody.

    Page: /floor/mine
    """
    # given somebody who puts thanks where questions go
    meeting, _ = past(
        county, "q27", "The updates", ("hollis", "No questions - the last few updates have been so useful. Thank you!")
    )

    # then they are told that it is counted, and read so themselves
    assert county.letters_to("hollis.abernethy-rao@larkvale.example", containing="The updates", within=60)
    visit("Hollis", width=320).open("/floor/mine").says("Counted and passed on", "The updates").is_usable()

    # and it is in no queue: the desk counts it, and nothing waits
    desk = visit("Araminta").open(f"/floor/desk/{meeting}").is_usable()
    desk.says("Waiting to be sorted: 0", "Nothing waits", "Thanks: 1")
    visit("Merryn").open(f"/floor/asked/{meeting}").says("1 said thank you", "Nothing was asked")
