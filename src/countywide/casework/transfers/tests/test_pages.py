"""The pages of a round: what each shows to whom, what it does, how little it asks of the database, to whom it is closed."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from countywide.casework.cases.models import Case
from countywide.casework.transfers import queries
from countywide.casework.transfers.models import Transfer

from . import factories as make
from .factories import REASON, SEPTEMBER, TODAY, WHY

pytestmark = pytest.mark.django_db
NONE = "00000000-0000-4000-8000-000000000000"
MOST_QUERIES = 12


@pytest.fixture
def transfer(council) -> Transfer:
    return make.moving(on=TODAY)


def words(answer: Any) -> str:
    return " ".join(answer.content.decode().split())


def at(name: str, transfer: Transfer) -> str:
    return reverse(f"transfers:{name}", args=[transfer.key])


def parent_of(transfer: Transfer) -> Any:
    return transfer.case.child.relationships.order_by("id").first().contact.user


def asked(client: Any, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as found:
        assert client.get(address).status_code == 200
    return len(found)


# --- the dates ---


def test_anybody_reads_which_date_is_law_and_which_the_council_asks(client, council):
    said = words(client.get("/moving-up/UP"))
    assert "We ask for it by" in said and "By law, at the latest" in said
    assert f"before 15 February {SEPTEMBER}" in said and f"14 February {SEPTEMBER}" in said
    assert "Every other date is a request of the council" in said
    assert f"12 January {SEPTEMBER}" in said  # the review, as the council asks
    assert client.get("/moving-up/NONE").status_code == 404
    assert "Moving to junior school" in words(client.get("/moving-up"))


def test_a_school_reads_its_own_dates_from_the_same_calendar(client_for, transfer):
    said = words(client_for(make.at_school(transfer)).get("/our-moves/UP"))
    assert "Your dates" in said and f"15 January {SEPTEMBER}" in said and f"12 January {SEPTEMBER}" in said
    assert f"10 January {SEPTEMBER}" not in said  # that is the family's
    both = words(client_for(make.at_school(transfer)).get("/our-moves"))
    assert "Moving up to secondary school" in both and "Moving to junior school" not in both


# --- the school's list ---


def test_a_school_sees_its_own_children_alone_with_the_rule_for_each(client_for, transfer):
    other = make.moving(on=TODAY, legal_forename="Somebodyelse")
    said = words(client_for(make.at_school(transfer)).get("/our-moves/UP"))
    assert transfer.case.child.name_shown in said and "Somebodyelse" not in said
    assert (
        "Please confirm your list" in said and "A review before the move is needed" in said
    ) or "late in law" in said
    assert client_for(make.at_school(transfer)).get(at("say", other)).status_code == 404


def test_a_school_confirms_the_others_once_it_has_said_what_is_different(client_for, transfer):
    second = make.moving(transfer.setting.school, on=TODAY)
    client = client_for(make.at_school(transfer))
    answer = client.post(at("say", transfer), {"says": "STAYS", "why_stays": WHY})
    assert answer.headers["Location"] == "/our-moves/UP"
    assert make.fresh(transfer).stage == "QUERIED"
    shown = words(client.get("/our-moves/UP/confirm"))
    assert second.case.child.name_shown in shown and transfer.case.child.name_shown not in shown
    assert client.post("/our-moves/UP/confirm").status_code == 302
    assert (make.fresh(transfer).stage, make.fresh(second).stage) == ("QUERIED", "CONFIRMED")
    assert "nobody left to confirm" in words(client.post("/our-moves/UP/confirm"))


def test_a_school_says_another_year_group(client_for, transfer):
    client = client_for(make.at_school(transfer))
    answer = client.post(at("say", transfer), {"says": "OTHER_YEAR", "year_group": "6", "why_year": WHY})
    assert "That is the year group we have" in words(answer)
    client.post(at("say", transfer), {"says": "OTHER_YEAR", "year_group": "5", "why_year": WHY})
    waiting = queries.answer_waiting(transfer)
    assert waiting is not None
    assert (waiting.says, waiting.year_group) == ("OTHER_YEAR", 5)


def test_the_schools_page_asks_the_same_of_the_database_for_one_child_and_for_three(client_for, transfer):
    client = client_for(make.at_school(transfer))
    one = asked(client, "/our-moves/UP")
    for _ in range(2):
        make.moving(transfer.setting.school, on=TODAY)
    assert one == asked(client, "/our-moves/UP") <= MOST_QUERIES


# --- the round ---


def test_an_officer_sees_how_many_stand_where_and_every_child_of_the_team(client_for, transfer):
    make.queried(make.moving(on=TODAY), TODAY)
    said = words(client_for(make.officer()).get("/moves/UP"))
    assert transfer.case.child.name_shown in said and transfer.setting.name in said
    assert "Where they stand" in said and "Plans still to name the next place" in said
    assert "2</strong> without a review decided" in said
    assert "Held by" in said and "Assessment Team" in said


def test_the_list_is_narrowed_by_where_they_stand_by_area_by_school_and_by_what_is_late(client_for, transfer):
    other = make.queried(make.moving(on=TODAY), TODAY)
    client, name = client_for(make.officer()), transfer.case.child.name_shown

    def names(question: str) -> list[bool]:
        said = words(client.get(f"/moves/UP?{question}"))
        return [each.case.child.name_shown in said for each in (transfer, other)]

    assert names("stage=QUERIED") == [False, True]
    assert names(f"school={transfer.setting_id}") == [True, False]
    assert names("late=confirm") == [False, False]
    assert names("late=review") == [True, True]
    area = make.schools.make_area()
    Case.objects.filter(pk=other.case_id).update(area=area)
    assert names(f"area={area.pk}") == [False, True]
    assert name


def test_a_round_takes_no_more_queries_for_three_children_than_for_one(client_for, transfer, person, organisation):
    for client in (client_for(make.officer()), client_for(make.overseer(person, organisation))):
        one = asked(client, "/moves/UP")
        for _ in range(2):
            make.moving(on=TODAY)
        assert one == asked(client, "/moves/UP") <= MOST_QUERIES


def test_whoever_oversees_a_round_sees_every_child_and_opens_only_those_of_the_own_team(
    client_for, transfer, person, organisation
):
    elsewhere = organisation("TEAM")
    other = person("casework-officer", at=elsewhere)
    overseer = make.overseer(person, organisation)
    seen, unseen = words(client_for(overseer).get("/moves/UP")), words(client_for(other).get("/moves/UP"))
    name = transfer.case.child.name_shown
    assert (name in seen, name in unseen) == (True, False)
    assert at("show", transfer) not in seen
    assert client_for(overseer).get(at("show", transfer)).status_code == 404


def test_a_round_is_closed_to_schools_and_families_and_one_that_is_not_there_is_not_found(client_for, transfer):
    for user in (make.at_school(transfer), parent_of(transfer)):
        assert client_for(user).get("/moves/UP").status_code == client_for(user).get("/moves").status_code == 404
    officer = client_for(make.officer())
    assert officer.get("/moves/NONE").status_code == 404
    assert "Moving up to secondary school" in words(officer.get("/moves"))


# --- one child ---


def test_an_officer_answers_what_a_school_said(client_for, transfer):
    make.queried(transfer, TODAY)
    client = client_for(make.officer())
    assert WHY in words(client.get(at("settle", transfer)))
    client.post(at("settle", transfer), {"agreed": "yes", "because": "We agree, the plan says so."})
    assert make.fresh(transfer).left_because == "NOT_MOVING"
    assert "The council agreed" in words(client.get(at("show", transfer)))


def test_an_officer_does_without_a_review_only_with_a_reason_that_school_and_family_then_read(client_for, transfer):
    client = client_for(make.officer())
    form = words(client.get(at("decide-instead", transfer)))
    assert "reg 18(1)" in form and "An earlier review is accepted" not in form  # there is none to accept
    assert client.post(at("decide-instead", transfer), {"says": "WAIVED", "because": "Policy."}).status_code == 422
    client.post(at("decide-instead", transfer), {"says": "WAIVED", "because": REASON})
    for user in (make.at_school(transfer), parent_of(transfer)):
        reader = client_for(user)
        for address in (at("show", transfer), f"/cases/{transfer.case.reference}"):
            said = words(reader.get(address))
            assert "No further review is asked for before the move" in said and REASON[:60] in said
        assert reader.get(at("decide-instead", transfer)).status_code in (403, 404)
    client.post(at("take-back", transfer), {"because": "The family asks for a meeting"})
    assert "Taken back on" in words(client.get(at("show", transfer)))


def test_a_family_reads_its_move_in_plain_words_with_its_next_date(client_for, transfer):
    said = words(client_for(parent_of(transfer)).get(f"/cases/{transfer.case.reference}"))
    assert "Moving up to secondary school" in said and "The council is checking with the school who moves." in said
    assert f"before <strong>15 February {SEPTEMBER}</strong>: that is the law" in said
    assert "The review before the move" in said
    assert ("That is the council’s request, not the law" in said) == (f"{SEPTEMBER}-01-10" >= TODAY.isoformat())


def test_family_and_school_read_on_the_case_which_place_the_plan_names_or_which_kind(client_for, transfer):
    readers = [client_for(parent_of(transfer)), client_for(make.at_school(transfer))]
    at_case = f"/cases/{transfer.case.reference}"
    assert all("The plan names:" not in words(each.get(at_case)) for each in readers)
    Transfer.objects.update(named=transfer.setting, named_from=date(SEPTEMBER, 9, 1), named_on=TODAY, stage="NAMED")
    said = f"The plan names: <strong>{transfer.setting.name}, from 1 September {SEPTEMBER}</strong>."
    assert all(said in words(each.get(at_case)) for each in readers)
    own = words(readers[1].get(f"/our-moves/{transfer.round}"))
    assert ("The plan is final" in own, "Say what is different" in own) == (True, False)
    Transfer.objects.update(named=None, named_from=None, named_on=None, stage="CONFIRMED")
    type(transfer.plan).objects.update(setting=None, named="A maintained special school")
    said = "The plan names: <strong>A maintained special school. No school or college is named yet</strong>."
    assert all(said in words(each.get(at_case)) for each in readers)


def test_what_the_school_said_is_not_shown_to_the_family(client_for, transfer):
    make.queried(transfer, TODAY)
    assert WHY in words(client_for(make.at_school(transfer)).get(at("show", transfer)))
    assert WHY not in words(client_for(parent_of(transfer)).get(at("show", transfer)))


def test_another_school_and_another_family_find_nothing(client_for, transfer):
    other = make.moving(on=TODAY)
    for user in (make.at_school(other), parent_of(other)):
        assert client_for(user).get(at("show", transfer)).status_code == 404
    assert client_for(make.officer()).get(reverse("transfers:show", args=[NONE])).status_code == 404


def test_the_pages_of_one_move_keep_to_the_limit_of_queries(client_for, transfer):
    make.queried(transfer, TODAY)
    make.decided(transfer, TODAY)
    for user, names in (
        (make.officer(), ("show", "settle", "decide-instead", "take-back")),
        (make.at_school(transfer), ("show", "say")),
        (parent_of(transfer), ("show",)),
    ):
        for name in names:
            assert asked(client_for(user), at(name, transfer)) <= MOST_QUERIES, name
        assert asked(client_for(user), f"/cases/{transfer.case.reference}") <= MOST_QUERIES


# --- a child who goes up nowhere (Q04) ---


def of_year_2(highest: int) -> Any:
    """A child in Year 2 today, at a school for children up to an age."""
    from countywide.law import clocks

    born_on = TODAY.replace(year=clocks.school_year(TODAY) - 6, month=5, day=4)  # in Year 2 today
    assert clocks.year_group(born_on, TODAY) == 2
    return make.plan(make.school(4, highest), child=make.people.child(born_on=born_on))


def test_year_2_to_year_3_inside_one_school_is_said_not_to_be_a_transfer(client_for, council):
    held = of_year_2(11)
    review = make.plans.review(held, on=TODAY - timedelta(days=1))
    senco = make.plans.staff(held.setting)
    said = words(client_for(senco).get(f"/cases/{held.case.reference}"))
    assert "Not a phase transfer." in said and "end of Key Stage 1" in said
    assert reverse("reviews:page", args=[review.key, "outcomes"]) in said


def test_at_an_infant_school_the_same_child_is_in_a_round(client_for, council):
    held = of_year_2(7)
    make.built(TODAY, "JUNIOR")
    said = words(client_for(make.plans.staff(held.setting)).get(f"/cases/{held.case.reference}"))
    assert "Moving to junior school" in said and "Not a phase transfer" not in said
