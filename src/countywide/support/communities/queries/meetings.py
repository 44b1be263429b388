"""Meetings of communities: which take requests, who was there, what is on the agenda."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Count, QuerySet

from countywide.register.schools import queries as schools

from .. import permissions
from ..enums import State
from ..models import Attendance, Declaration, Meeting, Request
from ..rules import meetings as rules
from . import communities as asked


def kept_by(user: Any, *, on: date) -> list[Any]:
    """The communities whose meetings somebody keeps: every one for a clerk, for a chair their own."""
    if user.may(permissions.KEEP):
        return list(schools.communities())
    return asked.chaired_by(user, on=on) if hasattr(user, "organisations_where") else []


def keeps(user: Any, community: Any, *, on: date) -> bool:
    """Whether somebody keeps the meetings of a community, as its clerk or its chair."""
    return bool(user.may(permissions.KEEP)) or asked.chairs(user, community, on=on)


def is_member(user: Any, community: Any, *, on: date) -> bool:
    """Whether somebody reads for a school of a community."""
    held = set(user.organisations_where(permissions.MEMBER)) if hasattr(user, "organisations_where") else set()
    return bool(held & set(asked.member_ids(community, on=on)))


def meeting_with(key: Any, user: Any, *, on: date) -> Meeting | None:
    """One meeting, for the schools of its community and for those who keep it or sit on the board."""
    found = Meeting.objects.filter(key=key).select_related("community__district__area", "challenger").first()
    if found is None:
        return None
    reads = keeps(user, found.community, on=on) or user.may(permissions.BOARD)
    return found if reads or is_member(user, found.community, on=on) else None


def meetings_kept(user: Any, *, on: date) -> QuerySet[Meeting]:
    """The meetings that somebody keeps, the next first, those over last."""
    found = Meeting.objects.filter(community__in=kept_by(user, on=on)).select_related("community")
    return found.order_by("confirmed_on", "on", "id")


def taking_requests(community: Any, *, on: date) -> list[Meeting]:
    """The meetings of a community that take requests on a day."""
    found = Meeting.objects.filter(community=community, opened_on__lte=on, closes_on__gte=on, begun_on=None)
    return list(found.order_by("on", "id"))


def to_come(community: Any, *, on: date) -> list[Meeting]:
    """The meetings of a community that have not begun."""
    found = Meeting.objects.filter(community=community, on__gte=on, begun_on=None)
    return list(found.order_by("on", "id"))


def listed_at(meeting: Meeting) -> list[Request]:
    """The agenda: every request listed for a meeting or decided at it."""
    found = meeting.requests.exclude(
        state__in=(State.DRAFT, State.WITHDRAWN, State.SENT, State.REDIRECTED, State.ADVISED)
    )
    beside = ("outcomes", "declarations__school")
    return list(found.select_related("school").prefetch_related(*beside).order_by("sent_on", "id"))


def undecided_at(meeting: Meeting) -> int:
    """How many requests of the agenda have no outcome."""
    return meeting.requests.filter(state__in=(State.LISTED, State.DISCUSSED)).count()


def present_at(meeting: Meeting) -> list[int]:
    """The schools that were there, by their organisations."""
    return list(meeting.attended.order_by("school_id").values_list("school_id", flat=True))


def attendance_of(meeting: Meeting) -> list[Attendance]:
    return list(meeting.attended.select_related("school"))


def declared_at(request: Request) -> list[int]:
    """The schools with an interest in a request."""
    return list(request.declarations.order_by("school_id").values_list("school_id", flat=True))


def declarations_of(request: Request) -> list[Declaration]:
    return list(request.declarations.select_related("school"))


def next_challenger(community: Any, *, before: date, on: date) -> int | None:
    """Whose turn it is to question what is proposed."""
    past = Meeting.objects.filter(community=community, on__lt=before, challenger__isnull=False).order_by("-on", "-id")
    return rules.challenger_for(asked.member_ids(community, on=on), list(past.values_list("challenger_id", flat=True)))


def members_of(community: Any, *, on: date) -> list[Any]:
    return list(schools.members_on(community, on).select_related("organisation"))


def asked_by_school(community: Any, *, since: date) -> dict[int, int]:
    """How many requests each school sent since a day."""
    found = Request.objects.filter(community=community, sent_on__gte=since).order_by()
    return dict(found.values_list("school_id").annotate(Count("pk")))
