"""Another health board: what stops it from being noted, who is told, whose clocks run, and who has the plan from then on (reg 16)."""

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
from countywide.casework.plans.models import HealthChange, Sent
from countywide.casework.plans.tests import factories as make
from countywide.platform.kit.conduct import RuleBroken

people = make.assessments
DAY = timedelta(days=1)
MADE, CHANGED = date(2026, 3, 2), date(2026, 9, 7)
KNOWN = CHANGED + 3 * DAY
SAID = {
    "made_on": MADE, "ceased_on": None, "old_board": "Health Board", "new_board": "Saltmere Board", "is_reachable": True,
    "has_plan": True, "changed_on": CHANGED, "known_on": KNOWN, "aware_on": None, "last_changed_on": None, "on": KNOWN,
}  # fmt: skip


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({}, None),
        ({"changed_on": KNOWN}, None),
        ({"made_on": None}, "not final yet"),
        ({"ceased_on": KNOWN}, "We do not maintain this plan any more"),
        ({"new_board": " "}, "which health board"),
        ({"is_reachable": False}, "where the new health board is written to"),
        ({"has_plan": False}, "no document of this plan"),
        ({"new_board": "health board "}, "responsible already"),
        ({"changed_on": KNOWN + DAY}, "still to come"),
        ({"known_on": KNOWN + DAY}, "cannot be in the future"),
        ({"aware_on": KNOWN + DAY}, "cannot be in the future"),
        ({"aware_on": KNOWN}, None),
        ({"last_changed_on": CHANGED + DAY}, "A later change"),
        ({"last_changed_on": CHANGED}, None),
    ],
)
def test_what_stops_another_health_board_from_being_noted(given, says):
    bar = rules.bar_to_health_change(**{**SAID, **given})
    assert (bar is None) if says is None else (bar is not None and says in bar)


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({}, None),
        ({"is_open": False}, "has changed again"),
        ({"done_on": CHANGED}, "noted already"),
        ({"day": KNOWN + DAY}, "in the future"),
    ],
)
def test_what_a_board_did_is_noted_once_and_not_ahead(given, says):
    bar = rules.bar_to_noting_board(**{"is_open": True, "done_on": None, "day": KNOWN, "on": KNOWN, **given})
    assert (bar is None) if says is None else (bar is not None and says in bar)


@pytest.mark.parametrize(
    ("aware", "changed", "due"),
    [
        (date(2026, 6, 2), date(2026, 6, 2), date(2026, 6, 22)),
        (date(2026, 6, 2), date(2026, 6, 22), date(2026, 6, 22)),
        (date(2026, 6, 2), date(2026, 6, 23), date(2026, 6, 23)),  # it knew in good time: on the day of the change
    ],
)
def test_a_board_that_knew_long_before_has_until_the_day_of_the_change(aware, changed, due):
    assert rules.board_tells_by(aware, changed) == due


@pytest.fixture
def held(db):
    return make.in_force(MADE)


def written_to(held, what):
    found = Sent.objects.filter(plan=held, what=what).order_by("id").select_related("letter")
    return [(each.letter.kind, each.to_whom, each.letter.name) for each in found]


def test_the_family_and_both_boards_are_told_and_the_new_one_has_the_plan(held):
    change = make.health_changed(held, KNOWN, changed_on=CHANGED, posted=False)
    parent = written_to(held, f"health:{change.pk}")[0]
    assert parent[:2] == ("plans.health-changed", "FAMILY")
    assert written_to(held, f"health:{change.pk}")[1:] == [
        ("plans.health-changed-old", "OLD_HEALTH", "Health Board"),
        ("plans.health-changed-new", "HEALTH", make.SALTMERE_BOARD),
    ]
    assert "The final plan" in str(Letter.objects.get(kind="plans.health-changed-new").blocks)
    assert (change.old_board, change.plan_sent) == ("Health Board", held.versions.get(issued_as="FINAL"))


def test_every_letter_about_the_plan_follows(held):
    assert queries.board_now(held, on=KNOWN) == "Health Board"
    make.health_changed(held, KNOWN, changed_on=CHANGED)
    assert queries.board_now(held, on=CHANGED - DAY) == "Health Board"
    assert queries.board_now(held, on=KNOWN) == make.SALTMERE_BOARD
    make.amended(make.served(held, KNOWN), KNOWN + 15 * DAY)
    others = Sent.objects.filter(plan=held, to_whom="HEALTH", what__startswith="final:").order_by("id")
    assert [each.letter.name for each in others.select_related("letter")][-1] == make.SALTMERE_BOARD
    again = make.agreed_again(make.fresh(held), KNOWN + 30 * DAY)
    assert queries.board_now(again.plan, on=KNOWN + 30 * DAY) == make.SALTMERE_BOARD
    assert Letter.objects.filter(case=again.assessment.case, name="Health Board").count() == 0
    other = make.in_force(MADE)
    assert queries.board_now(other, on=KNOWN) == "Health Board"


def test_a_board_that_did_not_know_has_its_days_from_our_letter(held):
    change = make.health_changed(held, KNOWN, changed_on=CHANGED, posted=False)
    assert not [name for name in make.clocks(held) if name.startswith("MV-ICB")]
    people.post_everything(KNOWN)
    ran = make.clocks(held)
    assert ran[f"MV-ICB {change.told_key}"].trigger_on == KNOWN  # by email
    assert ran[f"MV-ICB {change.answer_key}"].trigger_on > KNOWN  # by post
    with transaction.atomic():
        letters.came_back(Letter.objects.get(kind="plans.health-changed-old").pk, by=make.BY, on=KNOWN + DAY)
    assert make.clocks(held)[f"MV-ICB {change.told_key}"].ended_because == "Our letter came back"


def test_a_board_that_had_told_before_our_letter_came_is_asked_no_more(held):
    change = make.health_changed(held, KNOWN, changed_on=CHANGED)
    actions.note_board_told(change, by=people.officer(), on=KNOWN + DAY, told_on=CHANGED)
    assert make.clocks(held)[f"MV-ICB {change.told_key}"].ended_because == "It was done before our letter came"
    with pytest.raises(RuleBroken, match="noted already"):
        actions.note_board_told(change, by=people.officer(), on=KNOWN + DAY, told_on=CHANGED)


def test_a_board_that_cannot_arrange_it_binds_us_and_one_that_can_does_not(held):
    change = make.health_changed(held, KNOWN, changed_on=CHANGED, desk_id=make.other_board())
    made = make.asked_again(held, KNOWN + 5 * DAY, asked_by="HEALTH", is_bound=True)
    change.refresh_from_db()
    assert (made.is_bound, change.arranges, change.answered_on) == (True, False, KNOWN + 5 * DAY)
    assert make.clocks(held)[f"MV-ICB {change.answer_key}"].met_on == KNOWN + 5 * DAY
    with pytest.raises(RuleBroken, match="noted already"):
        actions.note_board_arranges(change, by=people.officer(), on=KNOWN + 6 * DAY, answered_on=KNOWN + 6 * DAY)


def test_yet_another_board_takes_the_place_of_the_last(held):
    first = make.health_changed(held, KNOWN, changed_on=CHANGED, aware_on=CHANGED)
    with pytest.raises(RuleBroken, match="responsible already"):
        make.health_changed(held, KNOWN + DAY, changed_on=CHANGED)
    desk = make.Desk.objects.get(purpose="HEALTH_BOARD").pk
    back = make.health_changed(held, KNOWN + 20 * DAY, desk_id=desk)
    first.refresh_from_db()
    assert (first.replaced_on, back.old_board, back.new_board) == (
        KNOWN + 20 * DAY,
        make.SALTMERE_BOARD,
        "Health Board",
    )
    assert make.clocks(held)[f"MV-ICB {first.told_key}"].ended_because == "The health board changed again"
    assert queries.board_now(held, on=KNOWN + 20 * DAY) == "Health Board"
    with pytest.raises(RuleBroken, match="has changed again"):
        actions.note_board_told(first, by=people.officer(), on=KNOWN + 20 * DAY, told_on=KNOWN)


def test_only_officers_of_the_team_note_it(held):
    with pytest.raises(PermissionDenied):
        actions.note_health_change(held, by=cases.officer(cases.team()), on=KNOWN, board=make.new_board(CHANGED))
    assert not HealthChange.objects.exists()


# --- pages -----------------------------------------------------------------------------------


@pytest.fixture
def today(monkeypatch):
    from countywide.casework.plans.views import of_case

    return lambda day: monkeypatch.setattr(of_case, "localdate", lambda: day)


def at(name, held):
    return reverse(f"plans:{name}", args=[make.fresh(held).case.reference])


def on_day(name, day):
    return {f"{name}-day": day.day, f"{name}-month": day.month, f"{name}-year": day.year}


def words(page):
    return " ".join(page.content.decode().split())


def test_an_officer_notes_it_and_what_the_boards_did(held, client_for, today):
    officer = client_for(people.officer())
    today(KNOWN)
    assert at("health", held) in words(officer.get(reverse("front:case", args=[held.case.reference])))
    page = words(officer.get(at("health", held)))
    assert "Health Board" in page and at("note-health", held) in page and at("health-told", held) not in page
    said = {"board": "OTHER", "name": "Saltmere Board", "address": "2 Quay", **on_day("known_on", KNOWN)}
    late = officer.post(at("note-health", held), {**said, **on_day("changed_on", KNOWN + DAY)})
    assert "still to come" in str(late.context["form"].errors)
    assert officer.post(at("note-health", held), {**said, **on_day("changed_on", CHANGED)}).status_code == 302
    people.post_everything(KNOWN)
    today(KNOWN + 5 * DAY)
    page = words(officer.get(at("health", held)))
    assert "Saltmere Board" in page and at("health-told", held) in page and at("ask-again", held) in page
    done = {**on_day("told_on", KNOWN + 2 * DAY), **on_day("answered_on", KNOWN + 5 * DAY)}
    assert [officer.post(at(name, held), done).status_code for name in ("health-told", "health-arranges")] == [302, 302]
    change = HealthChange.objects.get()
    assert (change.told_on, change.answered_on, change.arranges) == (KNOWN + 2 * DAY, KNOWN + 5 * DAY, True)
    assert [officer.get(at(name, held)).status_code for name in ("health-told", "health-arranges")] == [404, 404]


def test_pages_about_a_health_board_are_closed_to_everybody_else(held, client_for):
    make.health_changed(held, KNOWN, changed_on=CHANGED)
    others = [people.family(people.people.child()), cases.officer(cases.team(), "manager")]
    own = held.child.relationships.get(contact__user__isnull=False).contact.user
    for name in ("health", "note-health", "health-told", "health-arranges"):
        for user in (*others, own):
            assert client_for(user).get(at(name, held)).status_code in (403, 404), (name, user.pk)


def test_pages_about_a_health_board_ask_little(held, client_for, today, django_assert_max_num_queries):
    make.health_changed(held, KNOWN, changed_on=CHANGED)
    today(KNOWN)
    officer, address = client_for(people.officer()), at("health", held)
    officer.get(address)
    with django_assert_max_num_queries(12):
        assert officer.get(address).status_code == 200
