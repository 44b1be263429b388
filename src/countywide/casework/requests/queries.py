"""Questions about requests: whose one may see, how a day is counted, which team holds one, what waits to be looked at."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from countywide.casework.cases import queries as cases
from countywide.casework.cases.enums import CaseKind
from countywide.casework.cases.permissions import READ_OWN_PUPILS
from countywide.casework.deadlines import queries as deadlines
from countywide.casework.evidence import queries as evidence
from countywide.law import clocks
from countywide.law.codes import authorities, postcodes
from countywide.platform.files import queries as files
from countywide.platform.kit.shell import council
from countywide.register.contacts import queries as contacts
from countywide.register.people import queries as people
from countywide.register.people.enums import Taught
from countywide.register.people.types import Likeness
from countywide.register.schools import queries as schools

from . import rules
from .models import AssessmentRequest, Draft, RequestQuerySet
from .types import ClosureNote, Counted, Days, Routed

KEEPER = "requests"
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


def request_by_key(key: str) -> AssessmentRequest | None:
    """One request by its key, for those who have asked who may see it."""
    return AssessmentRequest.objects.select_related("case").filter(key=key).first()


def requests_of(case: Any) -> RequestQuerySet:
    """Every request that belongs to a case, the one it began with first."""
    return AssessmentRequest.objects.listed().filter(case=case).order_by("received_on", "id")


def waiting_request_of(case: Any) -> AssessmentRequest | None:
    """The request of a case that nobody has finished checking, the earliest first."""
    return requests_of(case).filter(settled_on=None).first()


def together_with(request: AssessmentRequest) -> RequestQuerySet:
    """The other requests of the same sitting: brothers and sisters."""
    if not request.sitting:
        return AssessmentRequest.objects.none()
    same = AssessmentRequest.objects.filter(sitting=request.sitting).exclude(pk=request.pk)
    return same.order_by("received_on", "id")


def cases_of(child: Any) -> list[str]:
    """The references of a child's cases, newest first."""
    return [case.reference for case in cases.past_cases_of(child, CaseKind.ASSESSMENT)]


def written_to(request: AssessmentRequest) -> list[Any]:
    """The adults who are written to about the child."""
    return [tie for tie in people.family_of(request.child) if tie.is_written_to] if request.child else []


def council_name(code: str) -> str:
    """The name of a council by its code."""
    found = authorities.find(code) if code else None
    return found.name if found else ""


# --- children like the one asked for ---------------------------------------------------------


def likenesses(request: AssessmentRequest) -> list[Likeness]:
    """Children who may be the one asked for; not those of the same sitting, who are brothers and sisters."""
    found = people.possible_duplicates(
        forename=request.child_forename,
        surname=request.child_surname,
        born_on=request.child_born_on,
        postcode=request.child_postcode,
        upn=request.child_upn,
    )
    together = set()
    if found and request.sitting:
        same = AssessmentRequest.objects.filter(sitting=request.sitting, child__isnull=False)
        together = set(same.order_by("pk").values_list("child_id", flat=True))
    own = request.child_id
    return [like for like in found if like.child.pk != own and like.child.pk not in together]


# --- drafts ----------------------------------------------------------------------------------


def draft_with(key: str) -> Draft | None:
    """One draft by its key; whoever asks has said whose it is."""
    return Draft.objects.select_related("user", "request__case").filter(key=key).first()


def drafts_with(keys: Iterable[str]) -> list[Draft]:
    """The drafts of some keys, newest first."""
    return list(Draft.objects.filter(key__in=list(keys)).order_by("-saved_at", "-id"))


def draft_by_reference(reference: str) -> Draft | None:
    """The draft of a reference that somebody wrote down."""
    return Draft.objects.filter(reference=reference).first()


def draft_by_link(link_hash: str) -> Draft | None:
    """The draft whose emailed link has this hash."""
    return Draft.objects.filter(link_hash=link_hash).first()


def draft_of(request: AssessmentRequest) -> Draft | None:
    """The draft that became a request, while it is kept."""
    return getattr(request, "draft", None)


def request_of_draft(draft: Draft) -> AssessmentRequest:
    """What a draft became, with all that its receipt shows."""
    return AssessmentRequest.objects.listed().select_related("area").get(draft=draft)


def own_schools(user: Any) -> list[Any]:
    """The schools whose pupils somebody works with: for which they ask."""
    if not hasattr(user, "organisations_where"):
        return []
    return list(schools.schools_of(user.organisations_where(READ_OWN_PUPILS)))


def files_of(draft: Draft) -> list[Any]:
    """The files sent with a draft or after it."""
    return list(files.files_of(KEEPER, f"draft:{draft.key}"))


def report_form(on: date) -> Any:
    """The form of the council on which a school writes its report, where it has one. It is never a condition."""
    return evidence.form_on(on)


def files_with(request: AssessmentRequest) -> list[Any]:
    """Every file that came with a request, whoever put it there."""
    draft = draft_of(request)
    places = [f"request:{request.key}", *([f"draft:{draft.key}"] if draft else [])]
    return list(files.files_in(KEEPER, places))


# --- how the day is counted ------------------------------------------------------------------


def closures_for(school_id: int | None, received_on: date) -> tuple[clocks.Closure, ...]:
    """The closures that any clock of a request could meet."""
    return schools.closures_of(school_id, received_on - timedelta(days=60), received_on + timedelta(days=400))


def closure_note(school_id: int | None, received_on: date, decide_by: date) -> ClosureNote | None:
    """What is said about a long holiday, in the same words on the form, the receipt and the family's page."""
    return note_of(school_id, closures_for(school_id, received_on), received_on, decide_by)


def note_of(
    school_id: int | None, closures: tuple[clocks.Closure, ...], received_on: date, decide_by: date
) -> ClosureNote | None:
    """The same, with the closures read already."""
    met = rules.long_closure(closures, received_on=received_on, decide_by=decide_by)
    if met is None:
        return None
    school = schools.school_of(school_id) if school_id else None
    name = school.name if school else ""
    return ClosureNote(name, met.first_closed, met.reopens, rules.closure_words(name, met))


def counted(
    received_on: date,
    *,
    school_id: int | None = None,
    is_taught: bool = True,
    calendar: clocks.Calendar | None = None,
    closures: tuple[clocks.Closure, ...] | None = None,
) -> Counted:
    """The day by which the family must be told whether there will be an assessment, with its working (reg 5(1)).

    The calendar and the closures are read unless they are given."""
    calendar = calendar or calendar_now()
    if closures is None or not is_taught:
        closures = closures_for(school_id, received_on) if is_taught else ()
    said = clocks.answer("NA-DECIDE", received_on, calendar=calendar, school_closures=closures)
    assert said.legal_due and said.act_by
    return Counted(
        received_on,
        said.legal_due,
        said.act_by,
        rules.check_by(received_on, calendar),
        rules.counting_words(received_on, said.legal_due, said.act_by),
        said.working,
        said.clock.law,
        note_of(school_id, closures, received_on, said.legal_due),
    )


def note_for(request: AssessmentRequest) -> ClosureNote | None:
    """What is said about a long holiday on the page of a request's case."""
    if request.taught not in AT_SCHOOL:
        return None
    return closure_note(request.school_id, request.received_on, rules.decide_by(request.received_on))


def calendar_now() -> clocks.Calendar:
    """The bank holidays in force, for a list that counts many days."""
    return deadlines.calendar()


def days_for(request: AssessmentRequest) -> Days:
    """What every clock of a request is counted with, read once."""
    is_known = request.school_id is not None or request.taught in AT_SCHOOL
    closures = closures_for(request.school_id, request.received_on) if is_known else ()
    return Days(calendar_now(), closures)


def counted_for(request: AssessmentRequest, days: Days | None = None) -> Counted:
    """The same for a request that has arrived."""
    days = days or days_for(request)
    return counted(
        request.received_on,
        school_id=request.school_id,
        is_taught=request.taught in AT_SCHOOL,
        calendar=days.calendar,
        closures=days.closures,
    )


AT_SCHOOL = (Taught.SCHOOL, Taught.COLLEGE)
"""Where the council's terms say something about when it is closed."""


def our_name() -> str:
    """The name of the council this installation serves."""
    return council().name


def our_code() -> str:
    """The code of the council this installation serves."""
    return council().la_code


# --- who holds it ----------------------------------------------------------------------------


def routed(*, school_id: int | None, postcode: str, on: date) -> Routed | None:
    """The team and area by the child's school, else by where the child lives; None where no team is set up."""
    return routed_near(school_id, schools_near(postcode), on=on)


def routed_near(school_id: int | None, near: list[Any], *, on: date) -> Routed | None:
    """The same, with the schools nearest to the home already found."""
    area = area_of(school_id, near)
    team = contacts.team_on(topic=TOPIC, area=area.key if area else "", on=on) or contacts.team_with(TEAM)
    return Routed(team.organisation_id, team.name, team.phone, area, team.organisation) if team else None


def team_today(on: date) -> Routed | None:
    """The team that takes requests, for pages that say whom to ring before anything is known of the child."""
    return routed(school_id=None, postcode="", on=on)


def team_of(request: AssessmentRequest) -> Routed:
    """The team that has a request, and its telephone."""
    team = team_itself(request)
    return Routed(request.team_id, request.team.name, team.phone if team else "", request.area, request.team)


def team_itself(request: AssessmentRequest) -> Any:
    """The team that has a request, as the room of contacts keeps it; asked of nobody where it was read already."""
    return getattr(request.team, "contact_team", None)


def area_of(school_id: int | None, near_home: list[Any]) -> Any:
    """The area by the district of the school; else of the school nearest to the child's home."""
    school = schools.school_of(school_id) if school_id else None
    if school and school.district and school.district.area:
        return school.district.area
    for near in near_home:
        if near.district and near.district.area:
            return near.district.area
    return None


def council_by(near_home: list[Any]) -> str:
    """The code of the council in whose area a home seems to lie; nothing where the schools nearest to it do not agree."""
    codes = {school.la_code for school in near_home[:FEW]}
    return codes.pop() if len(codes) == 1 else ""


def schools_near(postcode: str) -> list[Any]:
    """The schools nearest to a full postcode, nearest first."""
    if not postcodes.parse(postcode) or not (place := schools.place_of(postcode)):
        return []
    if place.exactness == "district":
        return []
    return schools.nearest(schools.schools_seen_by(None).open(), place, miles=NEAR)
