"""Moving out and in: what stops it, who is told, what ends here and begins there, and the pages for it (reg 15)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.urls import reverse

from countywide.casework.cases.tests import factories as cases
from countywide.casework.letters import actions as letters
from countywide.casework.letters.models import Letter
from countywide.casework.plans import actions, queries, rules
from countywide.casework.plans.models import Amendment, MoveIn, MoveOut, Plan, Sent
from countywide.casework.plans.tests import factories as make
from countywide.casework.plans.tests.pages import at, on_day, posted, words
from countywide.casework.plans.types import MovedIn
from countywide.platform.kit.conduct import RuleBroken
from countywide.register.people.models import Child

people = make.assessments
MADE, AWARE, MOVES = date(2026, 3, 2), date(2026, 9, 7), date(2026, 10, 5)
DAY = timedelta(days=1)
OUT = {
    "made_on": MADE, "ceased_on": None, "open_move": False, "council": "Saltmere", "contact": "The SEND team",
    "address": "1 Harbour Square", "aware_on": AWARE, "on": AWARE,
}  # fmt: skip
IN = {
    "council": "Saltmere", "transferred_on": MOVES, "made_on": MADE, "last_reviewed_on": None, "has_plan": False,
    "own_team": True, "on": MOVES,
}  # fmt: skip


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({}, None),
        ({"made_on": None}, "not final yet"),
        ({"ceased_on": AWARE}, "We do not maintain this plan any more"),
        ({"open_move": True}, "noted already"),
        ({"council": ""}, "Choose the council"),
        ({"aware_on": AWARE + DAY}, "cannot be in the future"),
        ({"address": " "}, "who at the other council is written to"),
    ],
)
def test_what_stops_a_move_from_being_noted(given, says):
    bar = rules.bar_to_moving_out(**{**OUT, **given})
    assert (bar is None) if says is None else (bar is not None and says in bar)


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({}, None),
        ({"on": MOVES + DAY}, None),
        ({"on": MOVES - DAY}, "The plan passes on that day, and not before"),
        ({"is_open": False}, "closed already"),
        ({"sent_on": MOVES}, "on its way to the other council"),
        ({"has_plan": False}, "no document of this plan"),
    ],
)
def test_a_plan_is_never_handed_over_before_the_move(given, says):
    held = {"is_open": True, "sent_on": None, "moves_on": MOVES, "has_plan": True, "on": MOVES}
    bar = rules.bar_to_handing_over(**{**held, **given})
    assert (bar is None) if says is None else (bar is not None and says in bar)


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({}, None),
        ({"has_plan": True}, "a plan for this child already"),
        ({"own_team": False}, "a team of your own"),
        ({"council": ""}, "Choose the council"),
        ({"transferred_on": MOVES + DAY}, "cannot be in the future"),
        ({"made_on": MOVES + DAY}, "made after it passed to us"),
        ({"made_on": MOVES}, None),
        ({"last_reviewed_on": MADE - DAY}, "The last review lies between"),
        ({"last_reviewed_on": MOVES + DAY}, "The last review lies between"),
        ({"last_reviewed_on": MOVES}, None),
    ],
)
def test_what_stops_a_plan_from_being_recorded_that_moved_in(given, says):
    bar = rules.bar_to_moving_in(**{**IN, **given})
    assert (bar is None) if says is None else (bar is not None and says in bar)


def test_a_council_that_is_no_more_is_not_chosen():
    assert rules.council_with("820", date(2026, 9, 1)) == ""  # Bedfordshire
    assert rules.council_with("840", date(2026, 9, 1)) == "County Durham"
    assert ("840", "County Durham") in rules.councils_on(date(2026, 9, 1))


# --- out -------------------------------------------------------------------------------------


@pytest.fixture
def held(db):
    return make.in_force(MADE)


def sent(held, what):
    found = Sent.objects.filter(plan=held, what=what).order_by("id")
    return [(each.letter.kind, each.to_whom, each.letter.name) for each in found.select_related("letter")]


def test_while_the_move_is_only_noted_the_plan_and_its_duties_stay(held):
    move = make.moves(held, MOVES, AWARE)
    held = make.fresh(held)
    assert (move.council, held.ceased_on, held.case.stage, held.case.is_open) == (
        "County Durham",
        None,
        "IN_FORCE",
        True,
    )
    assert make.clocks(held)["AR-YEAR"].ended_on is None
    with pytest.raises(RuleBroken, match="noted already"):
        make.moves(held, MOVES, AWARE)


def test_the_plan_goes_to_the_council_and_everybody_is_told(held):
    move = make.moves(held, MOVES, AWARE)
    move.plan = held
    actions.hand_over(move, by=people.officer(), on=MOVES)
    told = sent(held, f"transfer:{move.pk}")
    assert [each[:2] for each in told] == [
        ("plans.to-new-council", "COUNCIL"),
        ("plans.moves-away", "FAMILY"),
        ("plans.moves-away-others", "NAMED"),
        ("plans.moves-away-others", "HEALTH"),
    ]
    letter = Letter.objects.get(kind="plans.to-new-council")
    said = str(letter.blocks)
    assert "The final plan" in said
    assert "2 March 2026" in said and "16 November 2026" in said  # made on; six weeks from the transfer
    assert (make.fresh(held).ceased_on, make.fresh(held).case.is_open) == (None, True)  # until it has left
    with pytest.raises(RuleBroken, match="on its way"):
        actions.hand_over(move, by=people.officer(), on=MOVES)


def test_once_it_left_the_case_closes_and_everything_that_ran_has_ended(held):
    amendment = make.served(held, AWARE)
    held = make.handed_over(held, make.moves(held, MOVES, AWARE), MOVES)
    assert (held.ceased_on, held.ceased_because) == (MOVES, "MOVED")
    assert (held.case.stage, held.case.closed_on) == ("TRANSFERRED", MOVES)
    assert held.case.deadlines.running().count() == 0
    assert Amendment.objects.get(pk=amendment.pk).not_amended_because == "The plan passed to another council"
    assert queries.plan_held_by(held.child) is None  # should they move back, a plan can be recorded


def test_a_time_to_appeal_runs_on(held):
    amendment = make.served(held, AWARE)
    make.amended(amendment, AWARE + 15 * DAY)
    held = make.handed_over(held, make.moves(held, MOVES, AWARE), MOVES)
    assert sorted(held.case.deadlines.running().values_list("clock", flat=True)) == ["AP-LODGE", "ME-CONTACT"]


def test_a_family_that_stays_keeps_its_plan_here(held):
    move = make.moves(held, MOVES, AWARE)
    move.plan = held
    with pytest.raises(RuleBroken, match="Say why the plan stays with us"):
        actions.give_up_move(move, by=people.officer(), on=AWARE + DAY, because="No")
    actions.give_up_move(move, by=people.officer(), on=AWARE + DAY, because="The house they wanted is not free.")
    assert make.clocks(held)[f"MV-TRANSFER {move.key}"].ended_because == "The family does not move there"
    assert make.moves(held, MOVES + 30 * DAY, AWARE + 2 * DAY).pk != move.pk


# --- in --------------------------------------------------------------------------------------


def test_a_plan_that_moved_in_is_ours_from_its_first_day_with_its_days(db):
    held = make.came(MOVES, date(2025, 3, 3), last_reviewed_on=date(2026, 2, 20), on=MOVES + 4 * DAY)
    assert (held.made_on, held.last_reviewed_on, held.named) == (
        date(2025, 3, 3), date(2026, 2, 20), "Sedgebank Primary School",
    )  # fmt: skip
    assert (held.case.kind, held.case.stage, held.case.school_id) == ("PLAN", "IN_FORCE", held.setting_id)
    child = held.child
    assert child.enrolments.get().organisation_id == held.setting_id
    assert child.relationships.get().contact.name == "Dunnock Larkmoor"
    assert sorted(make.clocks(held)) == ["MV-REVIEW", "MV-TELL"]


def test_under_five_the_lighter_look_counts_from_the_last(db):
    small = make.new_child(born_on=date(2024, 1, 8))
    ran = make.clocks(make.came(MOVES, date(2026, 6, 1), child=small))
    assert (ran["AR-U5"].trigger_on, ran["AR-U5"].legal_due) == (date(2026, 6, 1), date(2026, 12, 1))


def test_a_child_who_is_like_one_we_know_is_looked_at_first(db):
    make.came(MOVES, MADE)
    with pytest.raises(RuleBroken, match="may be this child"):
        make.came(MOVES, MADE, child=make.new_child(is_another=False))
    assert Child.objects.count() == 1


def test_a_child_we_know_gets_the_plan_and_no_second_one(held):
    child = held.child
    given = {
        "council_code": make.SALTMERE, "transferred_on": MOVES, "made_on": MADE,
        "team_id": people.cases.team("assessment").organisation_id,
    }  # fmt: skip
    officer = people.officer()
    with pytest.raises(RuleBroken, match="a plan for this child already"):
        actions.record_moved_in(None, by=officer, on=MOVES, moved=MovedIn(**given), known_child=child)
    make.handed_over(held, make.moves(held, AWARE, AWARE), AWARE)
    back = actions.record_moved_in(None, by=officer, on=MOVES, moved=MovedIn(**given), known_child=child)
    assert (back.child_id, back.pk != held.pk) == (child.pk, True)


def test_nobody_records_a_plan_for_a_team_of_others(db):
    with pytest.raises(RuleBroken, match="a team of your own"):
        make.came(MOVES, MADE, team_id=cases.team("another").organisation_id)
    with pytest.raises(PermissionDenied):
        make.came(MOVES, MADE, by=people.family(people.people.child()))


def test_the_document_is_kept_once_as_the_final_plan_it_is(db):
    held = make.came(MOVES, MADE)
    with pytest.raises(RuleBroken, match="one of the files that were sent here"):
        actions.keep_moved_in(held, by=people.officer(), on=MOVES, file_id="00000000-0000-4000-8000-000000000000")
    held = make.with_paper(held, MOVES)
    version = held.versions.get()
    assert (version.issued_as, version.issued_on, version.because) == (
        "FINAL", MADE, "Made by County Durham, and passed to us",
    )  # fmt: skip
    with pytest.raises(RuleBroken, match="kept already"):
        make.with_paper(held, MOVES)


def test_the_family_is_told_and_the_six_weeks_are_kept_when_it_has_the_letter(db):
    held = make.came(MOVES, MADE)
    with pytest.raises(RuleBroken, match="Add the plan"):
        make.told_of_move(held, MOVES)
    held = make.told_of_move(make.with_paper(held, MOVES), MOVES + 7 * DAY)
    move = MoveIn.objects.get()
    assert sent(held, f"moved-in:{move.pk}")[0][:2] == ("plans.moved-in", "FAMILY")
    assert [each[1] for each in sent(held, f"moved-in:{move.pk}")] == ["FAMILY", "NAMED", "HEALTH"]
    arrived = MOVES + 9 * DAY  # by first-class post, from Monday to Wednesday
    assert (move.told_on, make.clocks(held)["MV-TELL"].met_on) == (arrived, arrived)
    with pytest.raises(RuleBroken, match="written to already"):
        make.told_of_move(held, MOVES + 8 * DAY)


def test_a_letter_that_came_back_told_the_family_nothing(db):
    held = make.with_paper(make.came(MOVES, MADE), MOVES)
    people.family(held.child)  # another parent, who reads email
    make.told_of_move(held, MOVES)
    assert MoveIn.objects.get().told_on is not None
    emailed = Letter.objects.get(kind="plans.moved-in", user__isnull=False)
    with transaction.atomic():
        letters.came_back(emailed.pk, by=make.BY, on=MOVES + 3 * DAY)
    assert (MoveIn.objects.get().told_on, make.clocks(held)["MV-TELL"].met_on) == (None, None)


def test_the_review_that_follows_starts_an_ordinary_year(db):
    held = make.came(MOVES, MADE)
    with transaction.atomic():
        actions.complete_review(held, by=make.BY, on=MOVES + 60 * DAY, notified_on=MOVES + 60 * DAY)
    ran = make.clocks(held)
    assert (ran["MV-REVIEW"].met_on, ran["AR-YEAR"].trigger_on) == (MOVES + 60 * DAY, MOVES + 60 * DAY)


# --- pages -----------------------------------------------------------------------------------


def test_an_officer_takes_a_plan_from_the_news_to_the_other_council(held, client_for, today):
    officer = client_for(people.officer())
    today(AWARE)
    assert at("move", held) in words(officer.get(reverse("front:case", args=[held.case.reference])))
    assert at("note-move", held) in words(officer.get(at("move", held)))
    posted(
        officer, at("note-move", held), council_code=make.SALTMERE, contact="The SEND team", address="1 Harbour Square",
        **on_day("moves_on", MOVES), **on_day("aware_on", AWARE),
    )  # fmt: skip
    early = officer.post(at("hand-over", held))
    assert "The plan passes on that day, and not before" in str(early.context["form"].errors)
    today(MOVES)
    assert "County Durham" in words(officer.get(at("hand-over", held)))
    posted(officer, at("hand-over", held))
    people.post_everything(MOVES)
    assert make.fresh(held).case.stage == "TRANSFERRED"
    assert officer.get(at("hand-over", held)).status_code == 404


def test_an_officer_says_that_the_plan_stays(held, client_for, today):
    make.moves(held, MOVES, AWARE)
    today(AWARE + DAY)
    posted(client_for(people.officer()), at("stays-here", held), because="The house they wanted is not free.")
    assert MoveOut.objects.get().given_up_on == AWARE + DAY


def test_an_officer_records_a_plan_that_moved_in_and_a_manager_tells_the_family(client_for, today, db):
    people.desks()
    school = people.school(name="Sedgebank Primary School")
    officer, manager = client_for(people.officer()), client_for(people.manager())
    today(MOVES)
    assert reverse("plans:record-moved-in") in words(officer.get(reverse("plans:untold")))
    said = {
        "council_code": make.SALTMERE, "setting": school.name, "too_far": "on",
        "team": people.cases.team("assessment").organisation_id, "child_known": "NO", "forename": "Wren",
        "surname": "Larkmoor", "lines": "2 Reed Lane", "postcode": "ZX4 9QQ", "adult": "Dunnock Larkmoor",
        "kin": "FATHER", "responsibility": "YES", "channel": "POST", **on_day("born_on", date(2016, 5, 4)),
        **on_day("transferred_on", MOVES), **on_day("made_on", MADE),
    }  # fmt: skip
    posted(officer, reverse("plans:record-moved-in"), **said)
    held = Plan.objects.get()
    assert MoveIn.objects.get().too_far
    assert held.case.reference in words(officer.get(reverse("plans:untold")))
    assert at("moved-in", held) in words(officer.get(reverse("front:case", args=[held.case.reference])))
    page = words(officer.get(at("moved-in", held)))
    assert at("moved-in-paper", held) in page and at("tell-moved-in", held) not in page
    assert officer.get(at("moved-in-paper", held)).status_code == 200
    make.with_paper(held, MOVES)
    assert at("tell-moved-in", held) in words(manager.get(at("moved-in", held)))
    assert officer.get(at("tell-moved-in", held)).status_code == 403
    posted(manager, at("tell-moved-in", held), reassess="NO", says="The reports in the plan are from this spring.")
    people.post_everything(MOVES)
    assert MoveIn.objects.get().told_on is not None
    assert held.case.reference not in words(officer.get(reverse("plans:untold")))


def test_a_child_we_know_is_named_by_a_case_of_theirs(held, client_for, today):
    make.handed_over(held, make.moves(held, AWARE, AWARE), AWARE)
    officer = client_for(people.officer())
    today(MOVES)
    said = {
        "council_code": make.SALTMERE, "team": people.cases.team("assessment").organisation_id, "child_known": "YES",
        **on_day("transferred_on", MOVES), **on_day("made_on", MADE),
    }  # fmt: skip
    page = officer.post(reverse("plans:record-moved-in"), {**said, "known_case": "EHC-0000-0000"})
    assert "We do not find this case" in str(page.context["form"].errors)
    posted(officer, reverse("plans:record-moved-in"), **said, known_case=make.fresh(held).case.reference.lower())
    assert Plan.objects.filter(child=held.child, ceased_on=None).count() == 1


def test_pages_of_a_move_are_closed_to_everybody_else(held, client_for):
    others = [people.family(people.people.child()), cases.officer(cases.team(), "manager")]
    own = held.child.relationships.get(contact__user__isnull=False).contact.user
    for name in ("move", "note-move", "hand-over", "stays-here", "moved-in", "moved-in-paper", "tell-moved-in"):
        for user in (*others, own):
            assert client_for(user).get(at(name, held)).status_code in (403, 404), (name, user.pk)
    for name in ("untold", "record-moved-in"):
        assert client_for(own).get(reverse(f"plans:{name}")).status_code == 403


@pytest.mark.parametrize("name", ["move", "hand-over"])
def test_pages_of_a_move_ask_little(held, client_for, today, name, django_assert_max_num_queries):
    make.moves(held, MOVES, AWARE)
    today(AWARE)
    officer = client_for(people.officer())
    officer.get(at(name, held))
    address = at(name, held)
    with django_assert_max_num_queries(12):
        assert officer.get(address).status_code == 200
