"""The next place of a child who moves: both schools see it the same day, the date in law is met, and the move is closed only once
everybody was told and the child has started (SEND Regulations 2014 reg 18, 22(3); Q05)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.urls import reverse

from countywide.casework.letters import actions as letters
from countywide.casework.plans import actions as plans
from countywide.casework.plans.models import Amendment, Sent, Unsent
from countywide.casework.plans.tests import factories as amending
from countywide.casework.transfers import actions, queries
from countywide.casework.transfers.models import Coming, Transfer
from countywide.casework.transfers.rules import naming as rules
from countywide.platform.accounts.models import RoleHeld, User
from countywide.platform.kit.conduct import RuleBroken
from countywide.register.contacts.models import Mailbox

from . import factories as make
from .factories import SEPTEMBER

MOVES_ON = date(SEPTEMBER, 9, 1)
PROPOSED = date(SEPTEMBER - 1, 10, 20)
FINAL = PROPOSED + timedelta(days=20)
DAY = timedelta(days=1)


# --- rules -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("names_from", "found"),
    [
        (None, False),
        (MOVES_ON, True),
        (MOVES_ON - timedelta(days=92), True),
        (MOVES_ON - timedelta(days=93), False),
        (MOVES_ON + timedelta(days=14), True),
        (MOVES_ON + timedelta(days=93), False),
        (date(SEPTEMBER + 1, 9, 1), False),
    ],
)
def test_a_plan_names_a_place_for_the_move_when_its_day_is_near_the_first_of_september(names_from, found):
    assert rules.is_for_round(names_from, MOVES_ON) is found


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({}, None),
        ({"started_before": MOVES_ON}, "told us already"),
        ({"is_named": False}, "has not gone to everybody"),
        ({"started_on": MOVES_ON + 9 * DAY}, "in the future"),
        ({"started_on": MOVES_ON - DAY}, "cannot have started before"),
    ],
)
def test_when_a_child_can_have_started(given, says):
    said = {
        "is_named": True, "named_from": MOVES_ON, "started_before": None, "started_on": MOVES_ON, "on": MOVES_ON + DAY,
    }  # fmt: skip
    bar = rules.bar_to_starting(**{**said, **given})
    assert (bar is None) if says is None else says in bar


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({}, None),
        ({"is_closed": True}, "closed already"),
        ({"not_told": ["Finance", "The family"]}, "Not sent yet: Finance; The family."),
        ({"is_named": False}, "no final plan"),
        ({"has_started": False}, "has said that the child started"),
    ],
)
def test_when_a_move_can_be_closed(given, says):
    said = {"is_named": True, "not_told": [], "has_started": True, "is_closed": False}
    bar = rules.bar_to_closing(**{**said, **given})
    assert (bar is None) if says is None else says in bar


# --- actions ---------------------------------------------------------------------------------


@pytest.fixture
def transfer(db, writes_letters, settings, tmp_path) -> Transfer:
    """A child of Year 6 on the list of the round, with changes to the plan before the family for long enough."""
    settings.FILES_URL, settings.FILES_SPOOL = str(tmp_path / "kept"), str(tmp_path / "spool")
    return to_be_named()


def to_be_named() -> Transfer:
    for key in ("admissions", "transport", "funding"):
        make.assessments.cases.team(key)
    now = make.school(name="Sedgebank Primary School")
    child = make.people.child(born_on=make.born(6))
    held = amending.in_force(date(SEPTEMBER - 2, 11, 3), setting=now.organisation, child=child)
    make.built(date(SEPTEMBER - 1, 9, 20))
    amending.served(held, PROPOSED)
    return make.of(held)


def named(transfer: Transfer, *, on: date = FINAL, posted: bool = True, starts_on: date = MOVES_ON, setting=True):
    """The final plan names the next place, at a secondary school."""
    there = make.school(11, 16, name="Tidemark School") if setting else None
    amendment = Amendment.objects.get(plan=transfer.plan)
    given = {} if there else {"next_contact_on": on + 7 * DAY}
    naming = make.assessments.naming(there.organisation if there else None, starts_on, **given)
    plans.make_final_amended(amendment, by=make.assessments.manager(), on=on, answer=amending.ANSWER, naming=naming)
    if posted:
        make.assessments.post_everything(on)
    return make.fresh(transfer)


def at_next(transfer: Transfer) -> User:
    user = User.objects.create_user(email=f"senco@{transfer.named.key}.example", name="A Senco")
    RoleHeld.objects.create(user=user, role="senco", organisation=transfer.named, starts_on=date(2020, 9, 1))
    return user


def coming(transfer: Transfer) -> Coming:
    return Coming.objects.get(pk=transfer.pk)


def clock(transfer: Transfer):
    return transfer.case.deadlines.get(clock="PT-FEB").met_on


def test_both_schools_know_the_moment_it_is_issued_and_the_date_in_law_is_met_when_it_was_sent(transfer):
    found = named(transfer, posted=False)
    assert (found.named.name, found.named_from, found.stage) == ("Tidemark School", MOVES_ON, "IDENTIFIED")
    assert (found.named_on, found.told_on, clock(found)) == (None, None, None)
    make.assessments.post_everything(FINAL + DAY)
    found = make.fresh(transfer)
    assert (found.stage, found.named_on, found.told_on, clock(found)) == (
        "NAMED",
        FINAL + DAY,
        FINAL + DAY,
        FINAL + DAY,
    )


def test_a_plan_that_names_a_type_alone_meets_the_date_and_does_not_name_a_place(transfer):
    found = named(transfer, setting=False)
    assert (found.named, found.named_from, found.named_on, found.stage) == (None, None, None, "IDENTIFIED")
    assert clock(found) == FINAL


def test_a_place_from_now_is_not_the_move(transfer):
    found = named(transfer, starts_on=FINAL + 3 * DAY)
    assert (found.named, found.stage, clock(found)) == (None, "IDENTIFIED", None)


@pytest.mark.parametrize(("to_whom", "stage"), [("FAMILY", "CONFIRMED"), ("TRANSPORT", "NAMED")])
def test_a_letter_that_came_back_leaves_the_move_untold(transfer, to_whom, stage):
    found = named(transfer)
    letter = Sent.objects.get(plan=found.plan, what__startswith="final:", to_whom=to_whom).letter
    with transaction.atomic():
        letters.came_back(letter.pk, by=make.BY, on=FINAL + 2 * DAY)
    found = make.fresh(transfer)
    assert (found.stage, found.told_on, found.named is not None) == (stage, None, True)
    assert (clock(found) is None) is (stage == "CONFIRMED")


def test_the_next_school_says_that_the_child_started_and_the_move_is_closed(transfer):
    found = named(transfer)
    by = at_next(found)
    with pytest.raises(RuleBroken, match="cannot have started before"):
        actions.confirm_start(coming(found), by=by, on=MOVES_ON, started_on=MOVES_ON - DAY)
    actions.confirm_start(coming(found), by=by, on=MOVES_ON + DAY, started_on=MOVES_ON)
    found = make.fresh(transfer)
    assert (found.started_on, found.closed_on) == (MOVES_ON, MOVES_ON + DAY)
    with pytest.raises(RuleBroken, match="closed already"):
        actions.close(found, by=make.officer(), on=MOVES_ON + DAY)


def test_a_move_is_not_closed_while_anybody_has_not_been_told(transfer):
    Mailbox.objects.filter(address="transport@council.example").delete()
    found = named(transfer)
    assert (found.stage, found.told_on) == ("NAMED", None)
    actions.confirm_start(coming(found), by=at_next(found), on=MOVES_ON + DAY, started_on=MOVES_ON)
    assert make.fresh(transfer).closed_on is None
    with pytest.raises(RuleBroken, match=r"Not sent yet: Transport\.$"):
        actions.close(make.fresh(transfer), by=make.officer(), on=MOVES_ON + DAY)
    plans.note_told(
        Unsent.objects.get(),
        by=make.officer(),
        on=MOVES_ON + 2 * DAY,
        told_on=MOVES_ON + 2 * DAY,
        how="By telephone, to Ann",
    )
    assert make.fresh(transfer).closed_on == MOVES_ON + 2 * DAY


def test_another_school_says_nothing_of_the_start(transfer):
    found = named(transfer)
    with pytest.raises(PermissionDenied):
        actions.confirm_start(coming(found), by=make.at_school(found), on=MOVES_ON, started_on=MOVES_ON)
    assert queries.coming_with(found.key, make.at_school(found)) is None


# --- pages -----------------------------------------------------------------------------------


def words(answer) -> str:
    return " ".join(answer.content.decode().split())


def test_each_school_reads_the_outcome_on_its_own_list_before_any_letter_has_left(transfer, client_for):
    found = named(transfer, posted=False)
    name = found.case.child.name_shown
    at_old, at_new = client_for(make.at_school(found)), client_for(at_next(found))
    said = words(at_old.get(reverse("transfers:own", args=["UP"])))
    assert name in said and f"Tidemark School, from 1 September {SEPTEMBER}" in said
    said = words(at_new.get(reverse("transfers:coming")))
    assert name in said and "Sedgebank Primary School" in said and f"1 September {SEPTEMBER}" in said
    assert name not in words(at_old.get(reverse("transfers:coming")))
    assert at_new.get(reverse("plans:show", args=[found.plan.key])).status_code == 200
    assert at_old.get(reverse("transfers:started", args=[found.key])).status_code == 404


def test_an_officer_reads_who_was_told_and_cannot_close_it(transfer, client_for):
    Mailbox.objects.filter(address="transport@council.example").delete()
    found = named(transfer)
    client = client_for(make.officer())
    said = words(client.get(reverse("transfers:show", args=[found.key])))
    assert "Who has been told" in said and "Transport Team has no mailbox" in said and "Close the move" in said
    said = words(client.post(reverse("transfers:close", args=[found.key])))
    assert "Not sent yet: Transport." in said
    assert make.fresh(transfer).closed_on is None
    family = found.case.child.relationships.order_by("id").first().contact.user
    assert "Transport Team" not in words(client_for(family).get(reverse("transfers:show", args=[found.key])))
