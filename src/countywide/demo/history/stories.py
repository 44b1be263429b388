"""One case as its history is told: its facts, its clocks, its family and its school, read once for all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from random import Random
from typing import Any, NamedTuple

from countywide.casework.assessments.models import AdviceRequest, Assessment, Decision, Draft, FinalPlan
from countywide.casework.cases.models import Case, Event
from countywide.casework.deadlines.models import Deadline
from countywide.casework.evidence.models import Item
from countywide.casework.letters.types import Addressee
from countywide.demo import data
from countywide.platform.accounts.models import RoleHeld
from countywide.platform.kit.doors import Machine
from countywide.register.contacts.enums import MailboxRole
from countywide.register.contacts.models import Mailbox
from countywide.register.people.models import Child
from countywide.register.people.queries import rights_holder

from .register import Register

DEMO = Machine("demo")
HISTORY = data.COUNTY / "history.toml"
DECIDES = "manager"


@dataclass
class Story:
    """What one case knows of itself while its history is written."""

    case: Case
    assessment: Assessment
    register: Register
    draw: Random
    held: dict[str, Deadline]  # the case's own clocks, by the clock
    decider: int | None
    senco: str
    is_known: bool  # one may sign in as somebody of its family or its school
    evidence: list[Item] = field(default_factory=list)
    advice: list[AdviceRequest] = field(default_factory=list)
    decisions: dict[str, Decision] = field(default_factory=dict)  # by the question
    draft: Draft | None = None
    final: FinalPlan | None = None
    told: dict[str, date | None] = field(default_factory=dict)  # by the step: when all the family had its letter
    events: list[Event] = field(default_factory=list)

    @property
    def child(self) -> Child:
        return self.case.child

    @property
    def is_open(self) -> bool:
        return self.case.closed_on is None

    @property
    def is_whole(self) -> bool:
        """Whether everything is told. Of a case long over that nobody one may sign in as knows, its end is enough."""
        return self.is_open or self.is_known

    @property
    def has_papers(self) -> bool:
        """Whether evidence and advice are told: always where a refusal names what was read."""
        return self.is_whole or bool(self.assessment.refused_on or self.assessment.issue_refused_on)

    def due(self, clock: str) -> date:
        """The legal date of one of the clocks that run from the request."""
        day = self.held[clock].legal_due
        assert day is not None
        return day

    def one_of(self, *path: str) -> Any:
        """One of the county's own wordings, always the same one for a case."""
        found: Any = data.read(HISTORY)
        for key in path:
            found = found[key]
        return found[self.case.pk % len(found)]

    def one_of_all(self, key: str) -> Any:
        """Wordings that are the same for every case."""
        return data.read(HISTORY)[key]

    def in_words(self, words: str) -> str:
        """A wording with the name of the child in it."""
        return words.replace("{child}", self.child.first_name)


class County(NamedTuple):
    """What all stories share."""

    register: Register
    decider: int | None
    sencos: dict[int, str]
    known: set[int]


def read(on: date) -> list[Story]:
    """Every case of the county, with what its history is made from; in the order of the cases."""
    seen = Assessment.objects.select_related(
        "case__child__user", "case__school", "case__team__contact_team", "case__owner", "case__area"
    ).prefetch_related(
        "case__deadlines",
        "case__child__capacity",
        "case__child__addresses",
        "case__child__relationships__contact__user",
        "case__child__relationships__contact__addresses",
    )
    county = County(Register(), decider_on(on), sencos_by_school(on), schools_of_personas())
    return [story(each, county) for each in seen.order_by("case_id").iterator(300)]


def story(assessment: Assessment, county: County) -> Story:
    case = assessment.case
    for name in ("held_since", "planned_passing", "ruled_passing"):
        setattr(case, name, None)  # what letters never say, and would be asked of the database for each
    return Story(
        case,
        assessment,
        county.register,
        Random(case.pk),  # nosec B311: made-up people
        {each.clock: each for each in case.deadlines.all()},
        county.decider,
        county.sencos.get(case.school_id or 0, "The SENCO"),
        case.school_id in county.known or has_reader(case.child),
    )


def has_reader(child: Child) -> bool:
    """Whether the young person or somebody of the family has an account."""
    return bool(child.user_id or any(tie.contact.user_id for tie in child.relationships.all()))


def decider_on(on: date) -> int | None:
    """Who decides at the assessment team."""
    managers = RoleHeld.objects.held_on(on).filter(role=DECIDES, organisation__contact_team__key="assessment")
    return managers.values_list("user_id", flat=True).first()


def sencos_by_school(on: date) -> dict[int, str]:
    """The name behind each school's mailbox for its SENCO."""
    found = Mailbox.objects.filter(role=MailboxRole.SENCO).open().with_holders()
    return {each.organisation_id: holder.name for each in found if (holder := each.holder_on(on))}


def schools_of_personas() -> set[int]:
    """The schools as whose staff somebody may sign in: they read what they were told of past cases, too."""
    people = data.read(data.COUNTY / "people.toml")["person"]
    keys = [f"school-{role['urn']}" for person in people for role in person["role"] if "urn" in role]
    return set(RoleHeld.objects.filter(organisation__key__in=keys).values_list("organisation_id", flat=True))


# --- the family ------------------------------------------------------------------------------


def family(told: Story, on: date) -> list[Addressee]:
    """Whom of the family a letter of a day went to: the room's own rule, on what was read already."""
    child = told.child
    if rights_holder(child, on).who == "YOUNG_PERSON":
        return [young_person(child, on)]
    ties = [tie for tie in child.relationships.all() if tie.ended_on is None]
    return [adult(tie.contact, on) for tie in ties if tie.is_written_to]


def young_person(child: Child, on: date) -> Addressee:
    email = child.user.email if child.user else ""
    return Addressee(
        name=child.name_shown,
        email=email,
        user_id=child.user_id,
        contact_key=f"child:{child.pk}",
        address_lines=home(list(child.addresses.all()), on),
        channel="EMAIL" if email else "POST",
        email_consent=bool(email),
        is_young_person=True,
    )


def adult(contact: Any, on: date) -> Addressee:
    return Addressee(
        name=contact.name,
        email=contact.email,
        user_id=contact.user_id,
        contact_key=f"contact:{contact.pk}",
        address_lines=home(list(contact.addresses.all()), on),
        channel=contact.channel,
        email_consent=contact.email_consent_on is not None,
        needs_format=contact.format,
    )


def home(addresses: Sequence[Any], on: date) -> tuple[str, ...]:
    """Where somebody lived on a day."""
    lived = [each for each in addresses if each.from_on <= on and (not each.until_on or on <= each.until_on)]
    return tuple(lived[0].address_lines) if lived else ()
