"""Questions about teams, mailboxes and who to ask."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery

from countywide.platform.accounts import queries as accounts
from countywide.platform.kit.doors import Permission
from countywide.platform.outbox.types import Recipient
from countywide.register.schools import queries as schools

from . import permissions, rules
from .enums import County, MailboxRole
from .models import Asking, Confirmation, Mailbox, Route, Team, Topic
from .types import WhoToAsk

# --- who to ask ------------------------------------------------------------------------------


def teams() -> QuerySet[Team]:
    """Every team there is, with its areas."""
    return Team.objects.filter(ended_on=None).prefetch_related("covers").order_by("name", "id")


def team_with(key: str) -> Team | None:
    return Team.objects.filter(key=key).select_related("organisation").first()


def team_of(organisation_id: int) -> Team | None:
    """The team that an organisation is."""
    return Team.objects.filter(organisation_id=organisation_id).first()


def teams_among(organisations: Collection[int]) -> list[Team]:
    """The teams that some organisations are, by name."""
    return list(Team.objects.filter(organisation__in=organisations, ended_on=None).order_by("name", "id"))


def team_recipient(organisation_id: int, *, area: str = "") -> Recipient | None:
    """Where a team reads its mail: its mailbox for the area, else for everybody, else its first."""
    held = list(
        Mailbox.objects.open()
        .filter(organisation_id=organisation_id, role=MailboxRole.TEAM, is_out_of_county=False)
        .select_related("area")
        .order_by("id")
    )
    near = [each for each in held if area and each.area and each.area.key == area]
    whole = [each for each in held if each.area is None]
    found = (near or whole or held)[:1]
    return Recipient(found[0].address, organisation_id) if found else None


def team_addresses(organisations: Collection[int]) -> dict[int, list[tuple[str, str]]]:
    """Where some teams read their mail, in one query: for each its mailboxes, with the key of the area, empty for every area."""
    held = Mailbox.objects.open().filter(
        organisation_id__in=organisations, role=MailboxRole.TEAM, is_out_of_county=False
    )
    found: dict[int, list[tuple[str, str]]] = {}
    for team, area, address in held.order_by("id").values_list("organisation_id", "area__key", "address"):
        found.setdefault(team, []).append((area or "", address))
    return found


def topics() -> QuerySet[Topic]:
    return Topic.objects.order_by("name", "id")


def topic_with(key: str) -> Topic | None:
    return Topic.objects.filter(key=key).first()


def routes() -> QuerySet[Route]:
    """The whole table."""
    return Route.objects.select_related("topic", "area", "team").order_by("topic__name", "area__name", "phase", "id")


def team_for(*, topic: str, on: date, area: str = "", phase: str = "", out_of_county: bool = False) -> WhoToAsk | None:
    """Who to ask about a topic on a day; None when the table has no row for it. Keys of topic and area; phase in capitals."""
    table = Table(on=on)
    return table.team_for(topic=topic, area=area, phase=phase, out_of_county=out_of_county)


def team_on(*, topic: str, area: str = "", on: date) -> Team | None:
    """The team alone, in one query, for a deed that needs no mailbox."""
    rows = {each.pk: each for each in fitting(topic)}
    best = rules.best_route([each.facts for each in rows.values()], topic=topic, area=area, on=on)
    return rows[best.route.key].team if best else None


def fitting(topic: str) -> QuerySet[Route]:
    """The rows that say something of a topic, with their teams."""
    found = Route.objects.filter(Q(topic=None) | Q(topic__key=topic), team__ended_on=None)
    return found.select_related("topic", "area", "team__organisation").order_by("id")


class Table:
    """The routing table, its teams and their mailboxes, read once for as many topics as a page asks about."""

    def __init__(self, *, on: date) -> None:
        self.on = on
        self.rows = [route.facts for route in routes().filter(team__ended_on=None)]
        self.teams = {team.key: team for team in teams()}
        self.mailboxes: dict[int, list[Mailbox]] = {}
        held = Mailbox.objects.open().filter(role=MailboxRole.TEAM).select_related("area")
        for mailbox in held.order_by("organisation_id", "id"):
            self.mailboxes.setdefault(mailbox.organisation_id, []).append(mailbox)

    def team_for(self, *, topic: str, area: str = "", phase: str = "", out_of_county: bool = False) -> WhoToAsk | None:
        county = County.OUT if out_of_county else County.IN
        best = rules.best_route(self.rows, topic=topic, area=area, phase=phase, county=county, on=self.on)
        if best is None:
            return None
        team = self.teams[best.route.team]
        tied = tuple(sorted({self.teams[route.team].name for route in best.tied}))
        return WhoToAsk(team, self.mailbox_of(team, area=area, out_of_county=out_of_county), best.route.why, tied)

    def mailbox_of(self, team: Team, *, area: str = "", out_of_county: bool = False) -> Mailbox | None:
        """The team's mailbox for the border, else for the area, else for everybody, else its only one."""
        held = self.mailboxes.get(team.organisation_id, [])
        across = [each for each in held if each.is_out_of_county and out_of_county]
        near = [each for each in held if area and each.area and each.area.key == area]
        whole = [each for each in held if each.area is None and not each.is_out_of_county]
        for found in (across, near, whole):
            if found:
                return found[0]
        return held[0] if len(held) == 1 else None

    def mailboxes_of(self, team: Team) -> list[Mailbox]:
        return self.mailboxes.get(team.organisation_id, [])


# --- mailboxes -------------------------------------------------------------------------------


def mailboxes_for(organisation: Any, role: str = "") -> QuerySet[Mailbox]:
    """The open mailboxes of a school or team, or those of one role."""
    found = Mailbox.objects.open().filter(organisation=organisation).with_holders()
    return (found.filter(role=role) if role else found).order_by("role", "is_out_of_county", "area__name", "id")


def recipients_for(organisation_id: int, roles: Iterable[str]) -> list[Recipient]:
    """Where a mailing to some roles of a school goes: to their mailboxes; to the office or the head if there are none."""
    held = dict(
        Mailbox.objects.open().filter(organisation_id=organisation_id).order_by("-id").values_list("role", "address")
    )
    wanted = [
        held[role] for role in map(MailboxRole, roles) if role in held
    ]  # an unknown role is a mistake, not nobody
    instead = [held[role] for role in (MailboxRole.OFFICE, MailboxRole.HEAD, MailboxRole.SENCO) if role in held][:1]
    return [Recipient(address, organisation_id) for address in dict.fromkeys(wanted or instead)]


def recipients_among(organisation_ids: Collection[int], role: str) -> list[Recipient]:
    """The open mailbox of one role at each of many schools, in one query; nothing for those without one."""
    found = Mailbox.objects.open().filter(organisation_id__in=organisation_ids, role=MailboxRole(role)).order_by("id")
    held = dict(found.values_list("organisation_id", "address"))
    return [Recipient(address, organisation_id) for organisation_id, address in sorted(held.items())]


def all_who_may(permission: Permission, *, on: date) -> list[Recipient]:
    """Everybody who may do something, each at their own address."""
    return [Recipient(each.email, None, each.pk) for each in accounts.everyone_who_may(permission, on=on)]


CHECKED_FOR = timedelta(days=400)
"""So long a mailbox counts as checked: schools confirm theirs every September, and a late one is not cut off at once."""


def verified_recipient(organisation_id: int, roles: Iterable[str], *, on: date) -> Recipient | None:
    """Where papers about a child may go: the first mailbox of some roles that somebody checked in the last year or so, and from
    which nothing came back."""
    held = dict(
        Mailbox.objects.open()
        .filter(organisation_id=organisation_id, verified_on__gte=on - CHECKED_FOR, bounced_on=None)
        .order_by("-id")
        .values_list("role", "address")
    )
    found = next((held[role] for role in map(MailboxRole, roles) if role in held), None)
    return Recipient(found, organisation_id) if found else None


def mailboxes_at(address: str, *, organisation_id: int) -> list[Mailbox]:
    """The mailboxes of one organisation that use an address."""
    found = Mailbox.objects.open().filter(address=address.lower(), organisation_id=organisation_id)
    return list(found.order_by("id"))


def others_at(domain: str, *, organisation_id: int) -> bool:
    """Whether another organisation's mailbox is at a mail domain, so that the domain says little of where one works."""
    there = Mailbox.objects.open().filter(address__endswith=f"@{domain.lower()}")
    return there.exclude(organisation_id=organisation_id).exists()


def mailboxes_seen_by(user: Any) -> QuerySet[Mailbox]:
    """The open mailboxes this person may see."""
    return Mailbox.objects.open().seen_by(user).select_related("organisation").with_holders().order_by("id")


def bounced() -> QuerySet[Mailbox]:
    """Mailboxes whose last message came back, latest first."""
    return (
        Mailbox.objects.open()
        .exclude(bounced_on=None)
        .select_related("organisation")
        .with_holders()
        .order_by("-bounced_on", "id")
    )


def own_school(user: Any, urn: str = "") -> Any:
    """The school whose contacts this person keeps; another only if they keep that one too."""
    return next((school for school in own_schools(user) if urn in ("", school.urn)), None)


def own_schools(user: Any) -> list[Any]:
    """The schools whose contacts this person keeps, by name."""
    return list(schools.schools_of(user.organisations_where(permissions.KEEP_OWN)))


def confirmed_on(organisation_id: int) -> date | None:
    """When a school last confirmed its contacts."""
    days = Confirmation.objects.filter(organisation_id=organisation_id).order_by("-confirmed_on", "-id")
    return days.values_list("confirmed_on", flat=True).first()


def is_confirmed(organisation_id: int, *, on: date) -> bool:
    """Whether a school has confirmed its contacts since September began."""
    return Confirmation.objects.filter(
        organisation_id=organisation_id, confirmed_on__gte=rules.asked_since(on)
    ).exists()


def unconfirmed_on(on: date) -> QuerySet[Any]:
    """Schools of the county that have not confirmed their contacts since September began, with when they last did."""
    since = rules.asked_since(on)
    fresh = Confirmation.objects.filter(confirmed_on__gte=since).values("organisation_id")
    latest = Confirmation.objects.filter(organisation_id=OuterRef("organisation_id")).order_by("-confirmed_on", "-id")
    asked = Asking.objects.filter(organisation_id=OuterRef("organisation_id"), year=since.year)
    return (
        schools.open_in_county(on)
        .exclude(organisation_id__in=fresh)
        .annotate(
            last_confirmed=Subquery(latest.values("confirmed_on")[:1]),
            asked_on=Subquery(asked.values("asked_on")[:1]),
            bounces=Count("organisation__mailboxes", filter=Q(organisation__mailboxes__bounced_on__isnull=False)),
        )
    )


def to_ask_on(on: date) -> list[Any]:
    """Schools to be asked to confirm: not confirmed since September began, and not yet asked this year."""
    year = rules.asked_since(on).year
    asked = set(Asking.objects.filter(year=year).values_list("organisation_id", flat=True))
    return [school for school in unconfirmed_on(on) if school.organisation_id not in asked]
