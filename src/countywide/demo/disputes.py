"""Disputes of the made-up county, through the room's own actions: a mediation, an appeal before its hearing, an order to be done."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.db.models import F

from countywide.casework.bundles import actions as bundles
from countywide.casework.cases import queries as cases
from countywide.casework.disputes import actions, tasks
from countywide.casework.disputes.models import Dispute, Right
from countywide.casework.disputes.types import Asked, Directed, Ordered, Registered
from countywide.casework.letters.enums import AddressedTo
from countywide.casework.letters.models import Letter
from countywide.demo import data
from countywide.law.clocks import Calendar
from countywide.platform.kit.doors import Machine

DEMO = Machine("demo")
FINAL_PLAN, TWO_MONTHS = "assessments.final-plan", timedelta(days=59)
ASKED, ORDERS = {"ASSESS": "ASSESS", "ISSUE": "MAKE"}, ("ISSUE", "ASSESS")


def make(on: date) -> None:
    """Every decision whose time to appeal runs has its right; three families make use of theirs."""
    tasks.keep_up(on)
    hear_of_plans(on)
    given = data.read(data.COUNTY / "disputes.toml")
    mediation(given["mediation"], on)
    appeal(given["appeal"], on)
    order(given["order"], on)


def hear_of_plans(on: date) -> None:
    """The newest final plans, whose letters were written in bulk without the time to appeal that runs from them."""
    letters = Letter.objects.filter(
        kind=FINAL_PLAN, addressed_to=AddressedTo.FAMILY, is_copy=False, sendings__dispatched_on__gt=on - TWO_MONTHS
    )
    for letter in letters.select_related("case").annotate(went_on=F("sendings__dispatched_on")).order_by("id"):
        actions.hear_of(letter, by=DEMO, on=letter.went_on)


def right(given: dict[str, Any], on: date, *grounds: str) -> Right:
    """A decision on the first of these grounds that has one, sent in the days that the file names and not disputed yet. None of
    a child whom one of the invented people knows: what those read stays as children.toml says."""
    since, until = (on - timedelta(days=days) for days in reversed(given["sent"]))
    found = Right.objects.filter(opened_on__range=(since, until), disputes=None, case__owner__isnull=False)
    strangers = found.filter(case__child__user=None).exclude(
        case__child__relationships__contact__user__persona__isnull=False
    )
    for ground in grounds:
        if held := strangers.filter(ground=ground).select_related("case__child", "case__owner").order_by("pk").first():
            return held
    raise AssertionError(f"The county has no decision for a dispute: {grounds}.")


def ago(given: dict[str, Any], name: str, on: date) -> date:
    """A day that the file counts back from the day the county is made, or the working day before it."""
    return Calendar().last_working_day(on - timedelta(days=given[f"{name}_ago"]))


def mediation(given: dict[str, Any], on: date) -> None:
    """The family wants mediation; its day is set."""
    about, told_on = right(given, on, "ASSESS"), ago(given, "told", on)
    asked = Asked(told_on, given["issues"], "EDUCATION")
    held = actions.note_request(about, by=DEMO, on=told_on, asked=asked, told_by=told_by(about))
    meets_on = on + timedelta(days=given["meeting_in"])
    actions.set_meeting(held, by=DEMO, on=on - timedelta(days=2), meeting_on=meets_on, place=given["place"])


def appeal(given: dict[str, Any], on: date) -> None:
    """The Tribunal has it, the council has answered, and directions run before the hearing."""
    about = right(given, on, "PLAN")
    held = certified(about, given, on, contact_on=ago(given, "contact", on))
    register(about, given, on, tuple(given["subjects"]))
    answered = ago(given, "responded", on)
    actions.list_hearing(
        held, by=DEMO, on=answered, hearing_on=on + timedelta(days=given["hearing_in"]), listed_on=answered
    )
    for what, text, owed_by in (("EVIDENCE", "direction", "COUNCIL"), ("ATTENDANCE", "theirs", "FAMILY")):
        directed = Directed(what, given[text], owed_by, answered, within=given[f"{text}_within"])
        actions.note_direction(held, by=DEMO, on=answered, directed=directed)
    actions.note_response(held, by=DEMO, on=answered, responded_on=answered)
    holder = held.case.owner or next(iter(cases.officers_of(held.case.team_id, on=on)))
    bundles.begin(held, by=holder, on=answered)


def order(given: dict[str, Any], on: date) -> None:
    """Both sides agreed, the Tribunal ordered it, and what it asks has its days."""
    about = right(given, on, *ORDERS)
    held = certified(about, given, on, contact_on=ago(given, "certificate", on))
    register(about, given, on, ("DECISION",))
    ordered_on = ago(given, "ordered", on)
    said = Ordered(ordered_on, ordered_on, (ASKED[about.ground],), by_consent=True, note=given["note"])
    actions.note_order(held, by=DEMO, on=ordered_on, ordered=said)


def certified(about: Right, given: dict[str, Any], on: date, *, contact_on: date) -> Dispute:
    """The family contacted the adviser, wants no mediation, and has its certificate."""
    held = actions.note_contact(
        about, by=DEMO, on=contact_on, contact_on=contact_on, told_by="The mediation adviser", wants="NO"
    )
    day = ago(given, "certificate", on)
    actions.note_certificate(held, by=DEMO, on=day, certificate_on=day, certificate="WITHOUT")
    return held


def register(about: Right, given: dict[str, Any], on: date, subjects: tuple[str, ...]) -> None:
    """The Tribunal's papers came."""
    lodged_on, registered_on, received_on = (ago(given, name, on) for name in ("lodged", "registered", "received"))
    registered = Registered(given["number"], registered_on, received_on, subjects, lodged_on=lodged_on)
    actions.register(about, by=DEMO, on=received_on, registered=registered)


def told_by(about: Right) -> str:
    """Somebody of the family."""
    tie = about.case.child.relationships.select_related("contact").order_by("id").first()
    return tie.contact.name if tie else "A parent"
