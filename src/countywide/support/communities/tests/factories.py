"""A community of three schools with a fund, a meeting that takes requests, and somebody in each role."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, time, timedelta
from typing import Any

from countywide.platform.accounts.models import Organisation, RoleHeld, User
from countywide.platform.kit.doors import Machine
from countywide.register.contacts.models import Mailbox, Team
from countywide.register.people.tests import factories as people
from countywide.register.schools.tests import factories as schools
from countywide.support.communities import actions
from countywide.support.communities.models import Meeting, Request
from countywide.support.communities.types import Asked, Decided, OwnSchool
from countywide.support.ledger import actions as ledger
from countywide.support.ledger.enums import Stream

BY = Machine("tests")
ON = date(2026, 11, 2)
MEETS = date(2026, 11, 26)
WORDS = "They listen well to stories and lose the thread when two people speak at once."
REASONS = (
    "Two schools have run this before, it helped there, and the school has spent its own budget on trying it first."
)
ASKED = Asked(
    sort="PUPIL", needs=("SLCN",), pupil_code="AB04-7K2M", year=4, picture=WORDS,
    tried=({"what": "A group of four, three times a week", "when": "since June", "pence": 120_00, "impact": "A little"},),
    notional_pence=2_000_00, asks="A colleague who has run a language group shows us how to set it up.",
    measure="They answer in whole sentences by Easter.", parent_informed_on=date(2026, 10, 30),
)  # fmt: skip
MONEY = Decided(
    help=("FUNDING",), said="We looked at what was tried.", reasons=REASONS, pence=600_00, starts_on=date(2026, 12, 1),
    ends_on=date(2027, 3, 31), conditions="A note of it at the next meeting.", review_on=date(2027, 3, 1),
)  # fmt: skip
ADVICE = Decided(help=("ADVICE", "VISIT"), said="We looked at what was tried.", reasons=REASONS)


@dataclass
class World:
    """What a test begins with."""

    community: Any
    schools: list[Any]
    sencos: list[User]
    chair: User
    clerk: User
    manager: User
    finance: User
    meeting: Meeting
    pot: Any = None
    bridge_pot: Any = None
    more: dict[str, Any] = field(default_factory=dict)

    def own(self, place: int = 0) -> OwnSchool:
        return OwnSchool(self.schools[place].organisation_id)


def somebody(role: str, at: Organisation, email: str = "") -> User:
    user = User.objects.create_user(email=email or f"{role}@{at.key}.example", name=f"A {role.title()} of {at.name}")
    RoleHeld.objects.create(user=user, role=role, organisation=at, starts_on=date(2020, 9, 1))
    return user


def team(key: str, name: str) -> Organisation:
    body = Organisation.objects.create(key=f"team-{key}", name=name, kind="TEAM")
    Team.objects.create(key=key, organisation=body, name=name, owns="Something", phone="01632 960155")
    Mailbox.objects.create(organisation=body, role="TEAM", address=f"{key}@county.example")
    return body


def world() -> World:
    """Everything, with the third school in the chair."""
    community = schools.make_community(name="Heights Community")
    held = [schools.make_school(la_code="990") for _ in range(3)]
    for each in held:
        schools.make_member(each, community)
        Mailbox.objects.create(
            organisation=each.organisation, role="SENCO", address=f"senco@{each.organisation.key}.example"
        )
    communities, funding = team("communities", "Communities Team"), team("funding", "Funding Team")
    made = World(
        community, held, [somebody("senco", each.organisation) for each in held],
        chair=somebody("community-chair", held[2].organisation), clerk=somebody("community-clerk", communities),
        manager=somebody("manager", funding), finance=somebody("finance-officer", funding), meeting=None,  # type: ignore[arg-type]
    )  # fmt: skip
    made.meeting = meeting(community)
    year = ledger.open_year(
        None, by=BY, on=ON, name="2026 to 2027", starts_on=date(2026, 4, 1), ends_on=date(2027, 3, 31)
    )
    made.pot = ledger.open_pot(
        year, by=BY, on=ON, stream=Stream.COMMUNITY, pence=1_000_00, why="The year’s fund", community_id=community.pk
    )
    made.bridge_pot = ledger.open_pot(year, by=BY, on=ON, stream=Stream.BRIDGE, pence=20_000_00, why="Bridges")
    return made


def meeting(community: Any, *, day: date = MEETS, on: date = ON) -> Meeting:
    """One that takes requests."""
    made = actions.plan_meeting(community, by=BY, on=on, day=day, at=time(13, 30), place="The hall")
    actions.open_agenda(made, by=BY, on=on)
    return made


def begun(made: World, *, place: int = 0, asked: Asked = ASKED, **given: Any) -> Request:
    said = {"meeting": made.meeting, "on": ON, **given}
    return actions.begin(made.own(place), by=made.sencos[place], asked=asked, **said)


def sent(made: World, **given: Any) -> Request:
    request = begun(made, **given)
    actions.send(request, by=made.sencos[given.get("place", 0)], on=ON)
    return request


def listed(made: World, **given: Any) -> Request:
    request = sent(made, **given)
    actions.triage(request, by=made.chair, on=ON + timedelta(days=1), what="LIST")
    return request


def met(made: World, *, present: int = 3) -> None:
    """Papers went out, and the meeting begins with so many schools."""
    actions.send_papers(made.meeting, by=made.chair, on=MEETS - timedelta(days=6))
    there = {each.organisation_id: "SENCO" for each in made.schools[:present]}
    actions.begin_meeting(made.meeting, by=made.clerk, on=MEETS, present=there)


def pupil(made: World, place: int = 0, **given: Any) -> Any:
    """A child taught at one of the schools."""
    child = people.child(**given)
    people.enrol(child, made.schools[place].organisation)
    return child
