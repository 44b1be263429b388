"""The sheet that goes ahead of a child to the next place: what it says, and who reads it."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from countywide.casework.reviews import actions as reviews
from countywide.casework.reviews.tests import in_year
from countywide.casework.transfers import queries
from countywide.platform.audit.models import Opening
from countywide.platform.kit.paper import text

from . import factories as make
from .test_naming import FINAL, at_next, named, to_be_named

FOR_NEXT, FOR_FOLLOWERS = "transfers:coming-hand-over", "transfers:hand-over"


@pytest.fixture
def transfer(db, writes_letters, settings, tmp_path):
    settings.FILES_URL, settings.FILES_SPOOL = str(tmp_path / "kept"), str(tmp_path / "spool")
    return to_be_named()


def read(transfer, on: date = FINAL) -> str:
    return " ".join(text.write(queries.hand_over_of(make.fresh(transfer), on=on)).split())


def said_of_the_move(transfer, on: date) -> None:
    """The present school sends its in-year form with the page about the move."""
    senco = make.at_school(transfer)
    update = reviews.begin_update(transfer.plan, by=senco, on=on, about=("MOVE",))
    in_year.written_on(update.review, update, on, needs="Two visits in June, and a quiet way in.", by=senco)
    reviews.send_update(in_year.held(update), by=senco, on=on)


def test_it_says_what_the_plan_says_whole_and_whom_to_ask(transfer):
    found = named(transfer)
    version = found.plan.versions.latest("pk").says
    said = read(found)
    for row in (*version.rows_in("B"), *version.rows_in("F")):
        assert " ".join(row.text.split()) in said
    for fact in (found.setting.name, "Tidemark School", found.case.reference, "section 42", "Next review by"):
        assert fact in said
    assert "has sent nothing about the move yet" in said


def test_what_the_present_school_sent_about_the_move_stands_in_it_and_the_rest_of_its_form_does_not(transfer):
    found = named(transfer)
    said_of_the_move(found, FINAL)
    said = read(found)
    assert "Two visits in June, and a quiet way in." in said
    assert "has sent nothing" not in said and in_year.TOLD["what"] not in said


def test_there_is_none_before_a_final_plan_names_the_place(transfer, client_for):
    assert queries.hand_over_of(transfer, on=FINAL) == []
    assert client_for(make.officer()).get(reverse(FOR_FOLLOWERS, args=[transfer.key])).status_code == 404


def test_the_next_place_reads_and_prints_it_and_its_reading_is_kept(transfer, client_for):
    found = named(transfer)
    client = client_for(at_next(found))
    where = reverse(FOR_NEXT, args=[found.key])
    assert where in client.get(reverse("transfers:coming")).content.decode()
    assert "Hand-over sheet" in client.get(where).content.decode()
    assert client.get(f"{where}.pdf").content.startswith(b"%PDF")
    assert Opening.objects.filter(why="read the hand-over sheet of a child who moves").count() == 2


def test_the_present_school_and_the_officers_see_what_the_next_place_reads(transfer, client_for):
    found = named(transfer)
    for who in (make.officer(), make.at_school(found)):
        client = client_for(who)
        assert client.get(reverse(FOR_FOLLOWERS, args=[found.key])).status_code == 200
        assert client.get(reverse("transfers:hand-over-pdf", args=[found.key])).status_code == 200


def test_a_school_that_has_nothing_to_do_with_it_reads_nothing(transfer, client_for):
    found = named(transfer)
    other = make.at_school(make.Transfer(setting=make.school(11, 16).organisation))
    for name in (FOR_NEXT, "transfers:coming-hand-over-pdf", FOR_FOLLOWERS, "transfers:hand-over-pdf"):
        assert client_for(other).get(reverse(name, args=[found.key])).status_code == 404
    assert client_for(make.at_school(found)).get(reverse(FOR_NEXT, args=[found.key])).status_code == 404
