"""Questions about requests: whose one may see, how a day is counted, which team holds one, what waits to be looked at."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from countywide.casework.deadlines import queries as deadlines
from countywide.law import clocks
from countywide.law.codes import postcodes
from countywide.platform.kit.shell import council
from countywide.register.contacts import queries as contacts
from countywide.register.people.enums import Taught
from countywide.register.schools import queries as schools

from . import rules
from .models import AssessmentRequest, RequestQuerySet
from .types import ClosureNote, Counted, Routed

TOPIC = "requesting-an-assessment"
TEAM = "assessment"
NEAR = 3  # miles in which the schools say which council and area a postcode lies in
FEW = 5


# --- requests --------------------------------------------------------------------------------


def requests_seen_by(user: Any) -> RequestQuerySet:
    """The requests somebody may see, oldest first."""
    return AssessmentRequest.objects.seen_by(user).listed().order_by("received_on", "id")


def request_with(key: str, user: Any) -> AssessmentRequest | None:
    """One request by its key, if this person may see it."""
    return AssessmentRequest.objects.seen_by(user).listed().filter(key=key).first()


def request_of(case: Any) -> AssessmentRequest | None:
    """The request that a case began with."""
    return AssessmentRequest.objects.listed().filter(case=case).order_by("joined_on", "received_on", "id").first()


def requests_of(case: Any) -> RequestQuerySet:
    """Every request that belongs to a case, the one it began with first."""
    return AssessmentRequest.objects.listed().filter(case=case).order_by("received_on", "id")


# --- how the day is counted ------------------------------------------------------------------


def closures_for(school_id: int | None, received_on: date) -> tuple[clocks.Closure, ...]:
    """The closures that any clock of a request could meet."""
    return schools.closures_of(school_id, received_on - timedelta(days=60), received_on + timedelta(days=400))


def closure_note(school_id: int | None, received_on: date, decide_by: date) -> ClosureNote | None:
    """What is said about a long holiday, in the same words on the form, the receipt and the family's page."""
    met = rules.long_closure(closures_for(school_id, received_on), received_on=received_on, decide_by=decide_by)
    if met is None:
        return None
    school = schools.school_of(school_id) if school_id else None
    name = school.name if school else ""
    return ClosureNote(name, met.first_closed, met.reopens, rules.closure_words(name, met))


def counted(received_on: date, *, school_id: int | None = None, is_taught: bool = True) -> Counted:
    """The day by which the family must be told whether there will be an assessment, with its working (reg 5(1))."""
    given = {"school_closures": closures_for(school_id, received_on)} if is_taught else {}
    said = clocks.answer("NA-DECIDE", received_on, calendar=deadlines.calendar(), **given)
    assert said.legal_due and said.act_by
    note = closure_note(school_id, received_on, said.legal_due) if is_taught else None
    return Counted(received_on, said.legal_due, said.act_by, said.working, said.clock.law, note)


def counted_for(request: AssessmentRequest) -> Counted:
    """The same for a request that has arrived."""
    return counted(request.received_on, school_id=request.school_id, is_taught=request.taught in AT_SCHOOL)


AT_SCHOOL = (Taught.SCHOOL, Taught.COLLEGE)
"""Where the council's terms say something about when it is closed."""


def our_code() -> str:
    """The code of the council this installation serves."""
    return council().la_code


# --- who holds it ----------------------------------------------------------------------------


def routed(*, school_id: int | None, postcode: str, on: date) -> Routed | None:
    """The team and area by the child's school, else by where the child lives; None where no team is set up."""
    area = area_of(school_id, postcode)
    found = contacts.team_for(topic=TOPIC, area=area.key if area else "", on=on)
    team = found.team if found else contacts.team_with(TEAM)
    return Routed(team.organisation_id, team.name, team.phone, area) if team else None


def area_of(school_id: int | None, postcode: str) -> Any:
    """The area by the district of the school; else of the school nearest to the child's home."""
    school = schools.school_of(school_id) if school_id else None
    if school and school.district and school.district.area:
        return school.district.area
    for near in schools_near(postcode):
        if near.district and near.district.area:
            return near.district.area
    return None


def council_by(postcode: str) -> str:
    """The code of the council in whose area a postcode seems to lie; nothing where its schools do not agree."""
    codes = {school.la_code for school in schools_near(postcode)[:FEW]}
    return codes.pop() if len(codes) == 1 else ""


def schools_near(postcode: str) -> list[Any]:
    """The schools nearest to a full postcode, nearest first."""
    if not postcodes.parse(postcode) or not (place := schools.place_of(postcode)):
        return []
    if place.exactness == "district":
        return []
    return schools.nearest(schools.schools_seen_by(None).open(), place, miles=NEAR)
