"""Q76: no questions; glad the sessions go on."""

from __future__ import annotations

from tests.journeys.afterwards import give_thanks, past


def test_q76_nothing_to_ask_closes_there_with_words_or_none(visit, county):
    """“Nothing to ask” is an answer: the form closes, a kind word is counted, and nothing is open for anybody.

    Page: /floor/thanks/reviews-webinar
    """
    meeting, _ = past(county, "q76", "Sessions that go on")
    give_thanks(visit("Hollis"), meeting, "", nothing=True)
    give_thanks(
        visit("Merryn", width=320), meeting, "I am just glad that the sessions go on.", nothing=True
    ).is_usable()
    visit("Araminta").open(f"/floor/desk/{meeting}").says("Thanks: 2", "Nothing waits")
    visit("Merryn").open(f"/floor/asked/{meeting}").says("Nothing was asked", "2 said thank you")
