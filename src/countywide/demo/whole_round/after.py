"""What came after the final plan: a search for a place that climbs, and an appeal."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from countywide.casework.disputes import actions as disputes
from countywide.casework.disputes.models import Right
from countywide.casework.disputes.types import Registered
from countywide.casework.unplaced import actions as unplaced
from countywide.casework.unplaced.models import Search
from countywide.casework.unplaced.types import AtSchool

from .days import BY, OFFICER, SENIOR, WORKS_AT, Known, acting, school
from .naming import fresh

EVERY = timedelta(days=12)
FLAGGED, ENDS_IN = 22, 12  # days before today, and after it
RESPONDED = 3


def what_follows(each: Known, on: date) -> None:
    """On a type alone a search; on a place that the family does not want an appeal."""
    if "search" in each.given:
        search_on(each, each.given["search"], on)
    if "appeal" in each.given:
        appeal_on(each, each.given["appeal"], on)


# --- no place by name ------------------------------------------------------------------------


def search_on(each: Known, given: dict[str, Any], on: date) -> None:
    """The night begins it; an officer asks one school after the other and tells the family every other week; each night it may climb."""
    begun_on = each.days.final_on
    unplaced.begin_where_needed(by=BY, on=begun_on)
    for said in given["tried"]:
        tried(each, said, on)
    flagged_on = each.days.calendar.last_working_day(on - timedelta(days=FLAGGED))
    climb(each, begun_on, flagged_on)
    tell_family(each, given["told"], begun_on, on)
    flag(each, given, flagged_on, on)
    climb(each, flagged_on, on)


def search_of(each: Known) -> Search:
    return Search.objects.select_related("case__team", "plan", "case__child").get(plan=each.plan, over_on=None)


def tried(each: Known, said: dict[str, Any], on: date) -> None:
    there, asked_on = school(said["urn"]), each.days.after(said["after"], on=on)
    came_of = "ASKED" if said["came_of"] == "ASKED" else said["came_of"]
    unplaced.note_tried(
        search_of(each), by=acting(OFFICER), on=asked_on, name=there.name, asked_on=asked_on, came_of=came_of,
        setting_id=there.organisation_id,
    )  # fmt: skip


def climb(each: Known, since: date, until: date) -> None:
    """As the night does it, once a week: a level is reached on the first of these days on which its time has come."""
    day = since
    while day < until:
        day = min(day + timedelta(days=7), until)
        unplaced.step_up(search_of(each), by=BY, on=day)


def tell_family(each: Known, words: list[str], since: date, on: date) -> None:
    """Within fourteen days each time, up to today."""
    day, number = since, 0
    while day + EVERY <= on:
        day = each.days.calendar.last_working_day(day + EVERY)
        said = words[min(number, len(words) - 1)]
        unplaced.note_contact(search_of(each), by=acting(OFFICER), on=day, said=said, next_on=day + timedelta(days=14))
        number += 1


def flag(each: Known, given: dict[str, Any], on: date, today: date) -> None:
    """The school of today says that its place ends. A senior officer answers the next day, and says what happens meanwhile."""
    case, plan = each.case, fresh(each.plan)
    senco, ends_on = acting(WORKS_AT.get(each.given["school"])), today + timedelta(days=ENDS_IN)
    raised = unplaced.flag_at_school(
        AtSchool(case, case.pk), by=senco, on=on, plan=plan, ends_on=ends_on, said=given["flag"]
    )
    next_day = each.days.calendar.working_days_after(on, 1)
    unplaced.answer(raised, by=acting(SENIOR), on=next_day, words=given["reply"])
    unplaced.arrange_meanwhile(
        search_of(each),
        by=acting(OFFICER),
        on=next_day,
        interim=given["interim"],
        starts_on=ends_on + timedelta(days=1),
    )


# --- an appeal -------------------------------------------------------------------------------


def appeal_on(each: Known, given: dict[str, Any], on: date) -> None:
    """About the school alone, which needs no certificate (CFA 2014 s.55(3)); answered in time, and listed."""
    right = Right.objects.select_related("case__team").get(case=each.case, ground="PLAN")
    lodged_on, registered_on, received_on = (
        each.days.after(given[f"{name}_after"], on=on) for name in ("lodged", "registered", "received")
    )
    registered = Registered(given["number"], registered_on, received_on, tuple(given["subjects"]), lodged_on=lodged_on)
    held = disputes.register(right, by=acting(OFFICER), on=received_on, registered=registered)
    answer_by = held.steps.get(what="RESPOND").deadline.legal_due
    assert answer_by is not None
    listed_on = each.days.calendar.last_working_day(on - timedelta(days=1))
    if answer_by <= on + timedelta(days=RESPONDED):
        responded_on = each.days.calendar.last_working_day(min(answer_by, on) - timedelta(days=RESPONDED))
        disputes.note_response(held, by=acting(OFFICER), on=responded_on, responded_on=responded_on)
    hearing_on = each.days.calendar.last_working_day(on + timedelta(days=given["hearing_in"]))
    disputes.list_hearing(
        held, by=acting(OFFICER), on=max(listed_on, received_on), hearing_on=hearing_on, listed_on=max(listed_on, received_on)
    )  # fmt: skip
