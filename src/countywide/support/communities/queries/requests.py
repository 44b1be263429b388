"""What schools ask: what somebody may read of it, who holds it, and what stands in the way of a second."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import QuerySet

from countywide.casework.deadlines import queries as deadlines
from countywide.platform.accounts import queries as accounts
from countywide.platform.outbox.types import Recipient
from countywide.register.contacts import queries as contacts
from countywide.register.people import queries as people

from .. import permissions
from ..enums import OVER, State
from ..models import Dispute, Request
from ..types import Asked
from . import communities as asked

BESIDE = (
    "school", "community__district__area", "meeting", "child", "begun_by", "sent_by", "impact", "provision_case__owner",
    "provision_case__team__contact_team", "provision_case__child",
)  # fmt: skip


def requests_seen_by(user: Any) -> QuerySet[Request]:
    """Every request that somebody may read, newest first."""
    found = Request.objects.seen_by(user).select_related("school", "community", "meeting", "begun_by")
    return found.prefetch_related("outcomes").order_by("-begun_on", "-id")


def request_with(key: Any, user: Any) -> Request | None:
    """One request that somebody may read."""
    found = Request.objects.seen_by(user).filter(key=key).select_related(*BESIDE)
    return found.prefetch_related("outcomes").first()


def own_requests(organisation_id: int) -> QuerySet[Request]:
    """What one school asks and asked."""
    found = Request.objects.filter(school_id=organisation_id).select_related(
        "school", "community", "meeting", "begun_by"
    )
    return found.prefetch_related("outcomes").order_by("-begun_on", "-id")


def is_own(request: Request, user: Any) -> bool:
    """Whether a request is of a school in which somebody may write requests."""
    return bool(user.may(permissions.PREPARE, about=request))


def same_need(organisation_id: int, meeting: Any, about: str) -> Request | None:
    """The request that a school has already about one need for one meeting."""
    found = Request.objects.filter(school_id=organisation_id, meeting=meeting, about=about).exclude(state__in=OVER)
    return found.select_related("begun_by").first()


def begun_from(source: str) -> Request | None:
    """The request that something began, such as the form about a child who moved."""
    return Request.objects.filter(source=source).first() if source else None


def holder_of(organisation_id: int, *, on: date) -> Any:
    """Who holds the requests of a school: its SENCO on that day, or its head; cover comes last."""
    for role in ("senco", "head"):
        held = accounts.holders_of(role, organisation_id, on=on).first()
        if held is not None:
            return held
    return None


def deputies_of(organisation_id: int, *, holder: Any, on: date) -> list[Any]:
    """Who else of a school may send a request, beside whoever holds it."""
    found = accounts.people_who_may(permissions.SEND, organisation_id=organisation_id, on=on)
    return [each for each in found if holder is None or each.pk != holder.user_id]


def own_pupils(user: Any, organisation_id: int, *, on: date) -> list[tuple[str, str]]:
    """The pupils of a school whom somebody may see, to choose one from."""
    seen = people.children_seen_by(user).values("pk")
    found = people.pupils_at(organisation_id, on).filter(pk__in=seen)
    return [(each.key, each.name_shown) for each in found]


def pupil_with(key: str, user: Any, organisation_id: int, *, on: date) -> Any:
    """One of them by key."""
    seen = people.children_seen_by(user).filter(key=key).values("pk")
    return people.pupils_at(organisation_id, on).filter(pk__in=seen).first()


def names_at(organisation_id: int, *, on: date) -> list[tuple[str, ...]]:
    """How the pupils of a school are called: each the name they go by and their surname, and the legal one."""
    rows = people.pupils_at(organisation_id, on).values_list("known_as", "legal_forename", "legal_surname")
    found = [(known, surname) for known, _legal, surname in rows if known]
    return [*found, *((legal, surname) for _known, legal, surname in rows)]


def as_asked(request: Request) -> Asked:
    """What a request holds, as the rules read it."""
    return Asked(
        sort=request.sort, needs=tuple(request.needs), pupil_code=request.pupil_code, year=request.year,
        stage=request.stage, child_id=request.child_id, awaits_specialist=request.awaits_specialist,
        is_new=request.is_new, funded_elsewhere=request.funded_elsewhere, picture=request.picture,
        tried=tuple(request.tried), notional_pence=request.notional_pence, asks=request.asks, measure=request.measure,
        parent_informed_on=request.parent_informed_on, sent_to_us_by=request.sent_to_us_by,
    )  # fmt: skip


# --- days -------------------------------------------------------------------------------------


def working_days_after(on: date, days: int) -> date:
    return deadlines.calendar().working_days_after(on, days)


# --- who is told -------------------------------------------------------------------------------


def to_school(organisation_id: int) -> list[Recipient]:
    """The mailbox of a school's SENCO, or what stands for it."""
    return contacts.recipients_for(organisation_id, ("SENCO",))


def to_chair(community: Any, *, on: date) -> list[Recipient]:
    """Those who chair a community; the team that keeps it, where nobody does."""
    chairs = asked.chairs_of(community, on=on)
    members = asked.member_ids(community, on=on)
    found = [Recipient(each.email, members[0] if members else None, each.pk) for each in chairs]
    return found or to_clerk(on)


def to_clerk(on: date) -> list[Recipient]:
    """The team that keeps the communities."""
    team = asked.team(on)
    mailbox = contacts.team_recipient(team.organisation_id) if team else None
    return [mailbox] if mailbox else []


def to_board(on: date) -> list[Recipient]:
    """Those who decide for the Area Board."""
    return contacts.all_who_may(permissions.BOARD, on=on)


# --- lists -------------------------------------------------------------------------------------


def waiting_for_chair(communities: list[Any]) -> QuerySet[Request]:
    """What came to some communities and nobody has looked at."""
    found = Request.objects.filter(community__in=communities, state=State.SENT).select_related("school", "community")
    return found.order_by("act_by", "sent_on", "id")


def open_disputes(user: Any, *, on: date) -> list[Dispute]:
    """Disputes that wait for somebody: those of the communities they chair, or those before the board."""
    found = Dispute.objects.filter(ruling="").select_related("request__school", "request__community")
    if user.may(permissions.BOARD):
        return list(found.filter(step="BOARD").order_by("due_on", "id"))
    chaired = asked.chaired_by(user, on=on) if hasattr(user, "organisations_where") else []
    return list(found.filter(step="CHAIR", request__community__in=chaired).order_by("due_on", "id"))


def disputes_of(request: Request) -> list[Dispute]:
    return list(request.disputes.select_related("ruled_by").order_by("id"))


def dispute_with(pk: int, user: Any) -> Dispute | None:
    """One dispute of a request that somebody may read."""
    found = Dispute.objects.filter(pk=pk, request__in=Request.objects.seen_by(user))
    return found.select_related("request__school", "request__community__district").first()
