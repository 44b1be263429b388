"""What decides from which stream a child's help is paid."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.db.models import QuerySet

from countywide.casework.cases import queries as cases
from countywide.casework.plans import queries as plans
from countywide.law import clocks
from countywide.register.people import queries as people
from countywide.register.schools import queries as schools
from countywide.support.ledger import queries as ledger
from countywide.support.ledger.enums import Standing, Stream

from .. import permissions
from ..enums import Basis, Expected
from ..models import Forecast, Profile
from ..types import Child

RECEPTION = (-1, 0)  # starts next September, or is there now
SETTLED = timedelta(days=30)  # whoever came in the first month of a school year did not come during it
JOINED_LATELY = timedelta(days=120)


def child_shown(key: str, user: Any) -> Any:
    """A child whom somebody may see; or one whose profile their school has written, although not taught there yet."""
    child = people.child_with(key, user)
    if child is not None or not hasattr(user, "organisations_where"):
        return child
    own = Profile.objects.filter(school_id__in=user.organisations_where(permissions.READ_OWN), child__key=key)
    found = own.open().select_related("child").order_by("-id").first()
    return found.child if found else None


def child_facts(child: Any, profile: Profile | None, *, on: date) -> Child:
    """Where a child stands today."""
    enrolment = people.enrolled_at(child, on)
    place = profile.school_id if profile else enrolment.organisation_id if enrolment else None
    school = schools.school_of(place) if place else None
    plan = plans.plan_held_by(child)
    has_plan = plan is not None and plan.made_on is not None
    named = plan.setting_id if has_plan and plan is not None else None
    streams = {each.pot.stream for each in ledger.awards_for_child(child.pk) if each.standing != Standing.ENDED}
    begun = enrolment.starts_on if enrolment else None
    year = child.year_group if child.year_group is not None else clocks.year_group(child.born_on, on)
    first = date(clocks.school_year(on), 9, 1)
    return Child(
        has_plan=has_plan,
        is_special_place=named is not None and not plans.is_mainstream_place(named),
        waits_for_specialist=has_plan and plan is not None and named is None and "special" in plan.named.lower(),
        is_assessed=cases.open_case_of(child, "ASSESSMENT") is not None,
        starts_reception=year in RECEPTION or (profile is not None and profile.basis == Basis.YEAR_R),
        has_profile=profile is not None and profile.submitted_on is not None,
        has_year_r_award=Stream.YEAR_R in streams,
        is_mover=begun is not None and begun > first + SETTLED and on - begun <= JOINED_LATELY,
        in_community=school is not None and schools.community_of(school, on=on) is not None,
    )


def pupils_for_forecast(user: Any, school_id: int, *, on: date) -> list[tuple[Any, str]]:
    """Pupils whom somebody may see at a school: agreed to assess, a plan likely, or a plan issued in this school year."""
    first = date(clocks.school_year(on), 9, 1)
    seen = cases.cases_seen_by(user).filter(school_id=school_id, closed_on=None)
    found = seen.filter(stage__in=(*ASSESSING, *LIKELY, "IN_FORCE")).order_by("child__surname_key", "id")
    return [(case, stage_of(case)) for case in found if case.stage != "IN_FORCE" or case.opened_on >= first][
        :MOST_PUPILS
    ]


def stage_of(case: Any) -> str:
    """The stage of a forecast that the stage of a case means."""
    if case.stage in ASSESSING:
        return Expected.ASSESSING
    return Expected.LIKELY if case.stage in LIKELY else Expected.ISSUED


def forecasts_seen_by(user: Any) -> QuerySet[Forecast]:
    """Forecasts of one's own school."""
    return Forecast.objects.seen_by(user).select_related("school").order_by("-made_on", "-id")


ASSESSING, LIKELY = ("AGREED", "ADVICE_IN"), ("DECIDED_TO_ISSUE", "DRAFT_ISSUED")
MOST_PUPILS = 30
