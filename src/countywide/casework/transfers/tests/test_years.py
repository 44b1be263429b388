"""Another year group for one child: nothing stops the request, and a decision is about this child alone (Q21)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.urls import reverse

from countywide.casework.letters.models import Letter
from countywide.casework.transfers import actions, queries
from countywide.casework.transfers.models import Transfer, YearRequest
from countywide.casework.transfers.rules import years as rules
from countywide.casework.transfers.types import AskingYear, SayingYear
from countywide.law import clocks
from countywide.platform.audit.models import Entry
from countywide.platform.kit.conduct import RuleBroken
from countywide.platform.outbox.models import Notice

from . import factories as make
from .factories import DAY, SEPTEMBER

NO = (
    "The nursery teacher and the speech therapist both write that Wren plays and talks with the children of the older group, and that "
    "leaving them would cost the friendships that hold the day together. The school can teach Wren to read in a small group, with "
    "the half hour a day that the plan provides for."
)
YES = "The nursery and the family describe a child who has only begun to speak, and the school has a place in Reception for that year."


# --- rules -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({}, None),
        ({"september": 2028, "year_group": 0, "ordinary": 1}, None),
        ({"year_group": 5, "ordinary": 7}, None),
        ({"stage": "NAMED"}, None),
        ({"stage": "LEFT"}, "not in the round"),
        ({"is_waiting": True}, "being decided already"),
        ({"year_group": 0, "ordinary": 0}, "nothing has to be asked"),
        ({"september": 2029}, "the September of this round"),
    ],
)
def test_nothing_in_the_request_itself_stops_it(given, says):
    said = {
        "stage": "CONFIRMED", "is_waiting": False, "year_group": 0, "ordinary": 1, "september": 2027, "round_september": 2027,
    }  # fmt: skip
    bar = rules.bar_to_asking(**{**said, **given})
    assert (bar is None) if says is None else says in bar


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({}, None),
        ({"agreed": True, "because": YES}, None),
        ({"agreed": None}, "Say whether you agree"),
        ({"is_waiting": False}, "decided already"),
        ({"family_said": False}, "what the family says"),
        ({"school_said": False}, "what a school or setting says"),
        ({"has_evidence": False}, "what the decision rests on"),
        ({"because": "Children with plans are not offset."}, "at least 40 words"),
        ({"because": "Children with plans are not offset. It is the council’s view. " * 10}, "is none"),
        ({"because": "In line with our policy, " * 8 + NO}, None),
        ({"agreed": True, "because": "Yes."}, "at least 15 words"),
    ],
)
def test_a_decision_is_about_this_one_child(given, says):
    said = {
        "is_waiting": True, "agreed": False, "because": NO, "family_said": True, "school_said": True, "has_evidence": True,
    }  # fmt: skip
    bar = rules.bar_to_deciding(**{**said, **given})
    assert (bar is None) if says is None else says in bar


@pytest.mark.parametrize(
    ("born_on", "found"),
    [
        (date(2022, 3, 31), False),
        (date(2022, 4, 1), True),
        (date(2022, 8, 31), True),
        (date(2022, 9, 1), False),
    ],
)
def test_who_is_summer_born(born_on, found):
    assert rules.is_summer_born(born_on) is found


def test_the_register_keeps_the_child_as_far_out_of_its_year_as_was_agreed():
    born, on = date(2022, 7, 9), date(2025, 11, 3)
    assert rules.ordinary_year(born, 2026) == 0 and rules.ordinary_year(born, 2027) == 1
    kept = rules.group_kept(born_on=born, wanted=0, september=2027, on=on)
    assert kept == clocks.year_group(born, on) - 1


# --- actions ---------------------------------------------------------------------------------


@pytest.fixture
def transfer(db, writes_letters) -> Transfer:
    return make.moving()


WANTED = AskingYear(6, SEPTEMBER, "Ash was born in August and has only begun to write.")


def parent_of(transfer):
    return transfer.case.child.relationships.order_by("id").first().contact.user


def asked(transfer, **given) -> YearRequest:
    return actions.please_year(transfer, by=parent_of(transfer), on=DAY, asking=WANTED, **given)


def heard(request: YearRequest) -> YearRequest:
    """A school and a report were added to what the family said."""
    for whose, who in (("SCHOOL_NOW", "The class teacher"), ("EVIDENCE", "Educational psychologist, advice")):
        saying = SayingYear(whose, who, DAY, "Ash is happiest among the younger children.")
        actions.add_to_year(request, by=make.officer(), on=DAY, saying=saying)
    return request


def test_a_family_asks_and_the_team_has_a_day_to_answer_by(transfer):
    request = asked(transfer)
    assert (request.year_group, request.september, request.asked_by, request.decided_on) == (
        6,
        SEPTEMBER,
        "FAMILY",
        None,
    )
    assert [(each.whose, each.words) for each in request.said.all()] == [("FAMILY", WANTED.reasons)]
    assert request.answer_by > DAY + timedelta(days=20)
    assert Notice.objects.filter(kind="transfers.year-asked").count() == 1
    with pytest.raises(RuleBroken, match="being decided already"):
        asked(transfer)


def test_a_request_without_a_reason_is_taken_and_its_family_is_heard_first(transfer):
    actions.ask_year_at_school(
        make.listed(transfer), by=make.at_school(transfer), on=DAY, asking=AskingYear(6, SEPTEMBER)
    )
    request = YearRequest.objects.get()
    assert (request.asked_by, request.said.count()) == ("SCHOOL", 0)
    with pytest.raises(RuleBroken, match="what the family says"):
        actions.decide_year(request, by=make.officer(), on=DAY, agreed=False, because=NO)


def test_a_refusal_has_reasons_a_letter_with_what_can_be_done_and_no_effect_on_the_round(transfer):
    request = heard(asked(transfer))
    with pytest.raises(RuleBroken, match="one child"):
        actions.decide_year(
            request, by=make.officer(), on=DAY, agreed=False, because="Children with plans are not offset."
        )
    actions.decide_year(request, by=make.officer(), on=DAY, agreed=False, because=NO)
    letter = Letter.objects.filter(kind="transfers.year-decided", is_copy=False).get()
    words = str(letter.blocks)
    assert "we decided not to agree" in words and "section I" in words and "2 months" in words and "Ombudsman" in words
    assert "follows the year group that" in words and "older group" in words
    assert Letter.objects.filter(kind="transfers.year-decided", is_copy=True).count() == 1
    assert make.fresh(transfer).stage == "IDENTIFIED" and make.fresh(transfer).child.year_group is None
    assert "older group" not in str(list(Entry.objects.values()))


def test_what_is_agreed_for_a_year_later_takes_the_child_to_the_next_round(transfer):
    asking = AskingYear(7, SEPTEMBER + 1, "Ash needs the year.")
    request = heard(actions.please_year(transfer, by=parent_of(transfer), on=DAY, asking=asking))
    actions.decide_year(request, by=make.officer(), on=DAY, agreed=True, because=YES)
    found = make.fresh(transfer)
    assert (found.stage, found.left_because) == ("LEFT", "OTHER_YEAR")
    assert found.child.year_group == clocks.year_group(found.child.born_on, DAY) - 1
    make.built(DAY + timedelta(days=1))
    assert make.fresh(transfer).stage == "LEFT"
    assert "we decided that" in str(Letter.objects.filter(kind="transfers.year-decided").first().blocks)


# --- pages -----------------------------------------------------------------------------------


def words(answer) -> str:
    return " ".join(answer.content.decode().split())


def test_family_and_officer_do_it_by_their_pages(transfer, client_for):
    family, officer = client_for(parent_of(transfer)), client_for(make.officer())
    show = reverse("transfers:show", args=[transfer.key])
    ask = reverse("transfers:ask-year", args=[transfer.key])
    assert ask in words(family.get(show))
    said = words(family.get(ask))
    assert "No rule decides this beforehand" in said and "follows the year group" in said
    family.post(ask, {"year_group": "6", "september": str(SEPTEMBER), "reasons": ""})
    assert YearRequest.objects.get().said.count() == 0
    assert "aims to answer by" in words(family.get(show))
    decide = reverse("transfers:decide-year", args=[transfer.key])
    assert "what the family says" in words(officer.post(decide, {"agreed": "no", "because": NO}))
    assert client_for(make.at_school(transfer)).get(decide).status_code in (403, 404)
    add = reverse("transfers:add-to-year", args=[transfer.key])
    day = {"said_on-day": "1", "said_on-month": "10", "said_on-year": str(SEPTEMBER - 2)}
    for whose in ("FAMILY", "SCHOOL_NOW", "EVIDENCE"):
        officer.post(add, {"whose": whose, "who": "Somebody", "words": "It is so.", **day})
    officer.post(decide, {"agreed": "no", "because": NO})
    said = words(family.get(show))
    assert "Not agreed" in said and "older group" in said and "no separate appeal" in said
    assert officer.get(decide).status_code == 404


def test_another_family_finds_nothing(transfer, client_for):
    stranger = client_for(parent_of(make.moving(make.school())))
    assert stranger.get(reverse("transfers:ask-year", args=[transfer.key])).status_code == 404
    assert queries.year_request_waiting(transfer) is None
