"""Q42: schools in one district lack fair access to speech and language and occupational therapy. What will be done, and when?"""

from __future__ import annotations

from tests.journeys.gaps import DESK, LEOCADIA, ORIEL, OWNER, PROGRAMME, SENCO, SPOT, fill_date, in_days, log_gap, said

SILENT = """
from datetime import timedelta
from django.db import transaction
from django.utils.timezone import localdate
from countywide.platform.accounts.models import Persona
from countywide.support.coverage import actions, queries, tasks
from countywide.support.coverage.types import News
on = localdate()
with transaction.atomic():
    spot = queries.spot("speech-and-language-therapy", "ottermere", on=on)
    news = News(
        words="The link therapist is ill. We look for somebody.", provider="Heronshire Community Health", scope="One meeting a year.",
        starts_on=on - timedelta(days=400), interim="", next_on=on - timedelta(days=8),
    )
    actions.say(spot, by=Persona.objects.get(key="calypso").user, on=on - timedelta(days=30), news=news)
    tasks.keep_up(on)
"""


def test_q42_a_district_without_therapy_reads_what_is_done_by_whom_from_when_and_by_when_there_is_news(visit, county):
    """A gap is logged and counted, the map shows every owner and day, and silence is told to the owner, its manager and everybody.

    Page: /coverage
    """
    # given a service gap that a school logs, which may name no pupil
    senco = visit(SENCO).open("/coverage").says("In your district: Reedfen").is_usable()
    ((forename, surname),) = county.rows(
        "SELECT c.legal_forename, c.legal_surname FROM people_child c JOIN people_enrolment e ON e.child_id = c.id "
        "JOIN accounts_organisation o ON o.id = e.organisation_id WHERE o.key = ? AND e.ends_on IS NULL ORDER BY c.id LIMIT 1",
        "school-900037",
    )
    senco.follow("Log a service gap").says("It is logged for Reedfen Community Academy, in Reedfen")
    senco.page.get_by_label("Which service is missing?").select_option(label="Speech and language therapy")
    senco.fill("What is missing, and what would help?", f"{forename} {surname} has waited for a therapist since May.")
    senco.fill("How many pupils wait?", "1").press("Log it").says("Your words seem to name a pupil")
    senco.complaints.clear()  # the browser notes that the form was refused
    reference = log_gap(
        senco, "Eleven of our pupils wait for a speech therapist and we pay for one day a week ourselves."
    )
    (receipt,) = county.letters_to(ORIEL, containing=reference)
    assert "Link Therapy Desk" in receipt.words and "Eleven" not in receipt.words

    # when a school in that district opens the map, on a phone, then it reads all of it, and each service with its own owner
    reader = visit(SENCO, width=320).open("/coverage").is_accessible()
    reader.says(
        "Heronshire Community Health", "Has a start date", "4 January 2027", "Two days a week of a specialist teacher", "Link Therapy Desk",
        "link.therapy@heronshire.example", "Next update by", "Occupational therapy", "No date", "Children’s Health Commissioning",
        "childrens.commissioning@heronshire-health-board.example",
    )  # fmt: skip
    reader.open(SPOT).says(
        "What is commissioned", "Start", "Until then", "Owner", "Next update by", "gaps logged"
    ).is_accessible()
    visit().open("/coverage/need").says("Said to wait", "Who pays").is_usable()
    visit().open("/coverage/occupational-therapy/reedfen").says("not part of the programme", "No date").is_usable()

    # and when the promised day passes without a word, the owner is reminded, its manager told, and the page says so
    county.run(SILENT)
    silent = visit().open("/coverage/speech-and-language-therapy/ottermere")
    silent.says(
        "No news for 8 days", said(in_days(-8)), "Link Therapy Desk was reminded", "oversees it was told"
    ).is_usable()
    assert county.letters_to(DESK, containing="You promised news of speech and language therapy in Ottermere")
    (told,) = county.letters_to(LEOCADIA, containing="No news of speech and language therapy in Ottermere")
    visit(PROGRAMME).open("/coverage/silent").says("Ottermere", "No news for 8 days").is_usable().open(
        told.link("/coverage")
    )

    # and once the owner says something the silence is over, and whoever logged a gap hears of it
    owner = visit(OWNER).open("/coverage/work").says("No news for 8 days").is_usable()
    owner.follow("Speech and language therapy in Ottermere").follow("Say what is so").is_usable()
    speak(owner, "A new link therapist begins next week.")
    owner.never_says("No news for 8 days").says("A new link therapist begins next week.", said(in_days(20)))
    speak(owner.open(f"{SPOT}/say"), "The list of link therapists is with every school of Reedfen.")
    (news,) = county.letters_to(ORIEL, containing="The list of link therapists is with every school")
    assert "Starts: 4 January 2027" in news.words
    senco.open(news.link("/coverage")).says("The list of link therapists is with every school", said(in_days(20)))
    senco.says("The contract for Reedfen is signed")  # what was said before stays


def speak(owner, words: str) -> None:
    """Say something new, and promise the next news."""
    owner.fill("What is new?", words)
    fill_date(owner, "By when is there news again?", in_days(20))
    owner.press("Publish it").says("It is published")
