"""Questions about children who came, their earlier money, and who is asked for their records."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import QuerySet

from countywide.platform.links.types import Reach
from countywide.platform.outbox.types import Recipient
from countywide.register.contacts import queries as contacts
from countywide.register.people import queries as people
from countywide.support.communities.queries import communities, meetings, requests
from countywide.support.ledger import queries as ledger
from countywide.support.ledger.enums import Standing

from .. import permissions
from ..models import Arrival, Following, RecordsAsked

BY_LINK, HOLDER, TEAM = "movers.records", "asked", "funding"
BESIDE = ("school", "child", "from_school", "answered_by")


def arrivals_seen_by(user: Any) -> QuerySet[Arrival]:
    found = Arrival.objects.seen_by(user).select_related(*BESIDE)
    return found.order_by("-told_on", "-id")


def arrival_with(key: Any, user: Any) -> Arrival | None:
    return arrivals_seen_by(user).filter(key=key).first()


def waiting() -> QuerySet[Arrival]:
    """Arrivals about which no school was told yet, the most urgent first."""
    return Arrival.objects.filter(answered_on=None).select_related(*BESIDE).order_by("answer_by", "id")


def is_told_of(school_id: int, child_id: int | None, arrived_on: date) -> bool:
    if child_id is None:
        return False
    return Arrival.objects.filter(school_id=school_id, child_id=child_id, arrived_on=arrived_on).exists()


def own_school_id(user: Any) -> int | None:
    return next(iter(user.organisations_where(permissions.REPORT)), None)


def own_pupils(user: Any, school_id: int, *, on: date) -> list[tuple[str, str]]:
    return requests.own_pupils(user, school_id, on=on)


def pupil_with(key: str, user: Any, school_id: int, *, on: date) -> Any:
    return requests.pupil_with(key, user, school_id, on=on)


# --- money --------------------------------------------------------------------------------------


def earlier_awards(child_id: int, *, school_id: int, arrived_on: date) -> list[Any]:
    """What other schools are awarded for a child and still would be on the day of the move."""
    found = ledger.awards_for_child(child_id)
    return [
        each for each in found
        if each.school_id != school_id and each.standing != Standing.ENDED and each.until >= arrived_on
    ]  # fmt: skip


def followings_of(arrival: Arrival) -> list[Following]:
    return list(arrival.followings.select_related("award__pot", "award__school").order_by("id"))


def likely(arrival: Arrival) -> list[Any]:
    """Children of the register who may be the one that came, for whoever answers about money."""
    if arrival.child_id is not None or arrival.born_on is None:
        return []
    forename, _, surname = arrival.name.partition(" ")
    return people.possible_duplicates(forename=forename, surname=surname, born_on=arrival.born_on)


# --- records -------------------------------------------------------------------------------------


def asked_of(arrival: Arrival) -> list[RecordsAsked]:
    return list(arrival.asked.select_related("school").order_by("id"))


def asked_of_school(user: Any) -> QuerySet[RecordsAsked]:
    """What one's own school is asked for and has not answered."""
    held = user.organisations_where(permissions.GIVE)
    return (
        RecordsAsked.objects.filter(school_id__in=held, came="")
        .select_related("arrival__school")
        .order_by("due_on", "id")
    )


def asked_with(key: Any, user: Any) -> RecordsAsked | None:
    held = user.organisations_where(permissions.GIVE) if hasattr(user, "organisations_where") else []
    found = RecordsAsked.objects.filter(key=key, school_id__in=held)
    return found.select_related("arrival__school", "arrival__child", "school").first()


def asked_by_link(subject: str) -> RecordsAsked | None:
    found = RecordsAsked.objects.filter(key=subject).select_related("arrival__school", "arrival__child")
    return found.first()


def reach(subject: str, holder: str, on: date) -> Reach:
    """Where whoever is asked without an account reads mail, as long as no answer came."""
    found = RecordsAsked.objects.filter(key=subject).first()
    if found is None or found.came or not found.email or holder != HOLDER:
        return Reach("", "Nothing is asked of you here any more. Thank you.")
    return Reach(found.email)


# --- who is told, and the community ---------------------------------------------------------------


def to_team() -> list[Recipient]:
    """The team that answers about money."""
    team = contacts.team_with(TEAM)
    mailbox = contacts.team_recipient(team.organisation_id) if team else None
    return [mailbox] if mailbox else []


def mailbox_of(school_id: int) -> str:
    """Where the receiving school reads what it is sent."""
    found = requests.to_school(school_id)
    return found[0].address if found else ""


def community_request(arrival: Arrival) -> Any:
    """The request to the community that this arrival began."""
    return requests.begun_from(f"mover:{arrival.pk}")


def next_meeting(school_id: int, *, on: date) -> Any:
    """The next meeting of the school's community that takes requests; and the community."""
    community = communities.community_of(school_id, on=on)
    taking = meetings.taking_requests(community, on=on) if community else []
    return community, taking[0] if taking else None
