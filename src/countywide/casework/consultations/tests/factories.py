"""Schools that are consulted about a child who moves up; each step through the room's own actions."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.utils import timezone
from tests.once import once

from countywide.casework.consultations import actions, queries
from countywide.casework.consultations.models import Answer, AtSchool, Consultation
from countywide.casework.consultations.types import GroundSaid, LineSaid, PassageSaid, Said, Signed
from countywide.casework.transfers.tests import factories as moves
from countywide.platform.accounts.models import RoleHeld, User
from countywide.platform.kit.doors import Machine
from countywide.platform.links.models import Link
from countywide.platform.outbox.models import Delivery
from countywide.register.contacts.models import Mailbox
from countywide.register.schools.tests import factories as schools

BY = Machine("test")
DAY = moves.DAY
DUE = DAY + timedelta(days=15)
WHY = "It is the nearest school with a small unit for hearing, and the family has asked for it."
PARENT = "parent@home.example"
EXPLAINED = (
    "We have no teacher of the deaf and the rooms of this year group echo: two specialists measured them in May and advised "
    "against teaching a child with this loss there without works that would take two years to finish."
)
STEPS = "We thought of moving the year group to another building, which would displace forty other children."
OTHER_CHILD = "Marlow Finch hits out"
VIEW = f"{EXPLAINED} In that class {OTHER_CHILD} when it is loud."


@once()
def consulted_school(*, verified: bool = True, account: bool = True, **given: Any) -> Any:
    """A secondary school with a mailbox, and perhaps somebody who signs in."""
    school = schools.make_school(**{"lowest_age": 11, "highest_age": 18, "phase": "4", **given})
    Mailbox.objects.create(
        organisation=school.organisation, role="SENCO", address=f"senco@{school.urn}.example",
        verified_on=DAY - timedelta(days=30) if verified else None,
    )  # fmt: skip
    if account:
        somebody_at(school.organisation)
    return school


@once()
def somebody_at(organisation: Any, role: str = "senco") -> User:
    email = f"{role}@{organisation.key}.example"
    user = User.objects.filter(email=email).first() or User.objects.create_user(email=email, name=f"A {role.title()}")
    RoleHeld.objects.get_or_create(
        user=user, role=role, organisation=organisation, defaults={"starts_on": date(2020, 9, 1)}
    )
    return user


def moving(on: date = DAY, **given: Any) -> Any:
    """A child of Year 6 who moves up, with a final plan and a parent who signs in."""
    return moves.moving(on=on, **given)


def parent(transfer: Any) -> User:
    return transfer.case.child.relationships.filter(contact__user__isnull=False).first().contact.user


def officer() -> User:
    return moves.officer()


def drafted(transfer: Any, school: Any, on: date = DAY, **given: Any) -> Consultation:
    said = {"is_preference": True, "why": WHY, **given}
    return actions.draft(transfer.case, by=officer(), on=on, setting_id=school.organisation_id, **said)


@once(read=lambda held: fresh(held))
def sent(transfer: Any = None, school: Any = None, on: date = DAY, **given: Any) -> Consultation:
    made = drafted(transfer or moving(on), school or consulted_school(), on, **given)
    reasons(made, on)
    actions.send(made, by=officer(), on=on, at=timezone.now())
    return fresh(made)


def reasons(made: Consultation, on: date) -> None:
    for sheet in queries.sheets_of(made, on=on):
        actions.give_reason(made, by=officer(), on=on, source=sheet.source, because="Nothing newer is there.")


def fresh(made: Consultation) -> Consultation:
    return Consultation.objects.select_related("case__child", "case__team", "setting", "plan").get(pk=made.pk)


def at_school(made: Consultation) -> AtSchool:
    return AtSchool.objects.select_related("case__child", "case__team", "setting", "plan").get(pk=made.pk)


def lines(made: Consultation, says: str = "ALREADY", note: str = "") -> tuple[LineSaid, ...]:
    return tuple(LineSaid(each.row_key, each.number, each.what, says, note) for each in queries.provision_said(made))


def said(made: Consultation, **given: Any) -> Said:
    usual = {"position": "CAN_ADMIT", "lines": lines(made)}
    return Said(**{**usual, **given})


def refusing(made: Consultation, **given: Any) -> Said:
    ground = GroundSaid("OTHERS", EXPLAINED, "The acoustic survey of May.", STEPS)
    usual = {"position": "SHOULD_NOT", "lines": lines(made, "CANNOT", "No teacher of the deaf"), "grounds": (ground,)}
    return Said(**{**usual, **given})


def signed(on: date = DAY, **given: Any) -> Signed:
    usual = {
        "name": "Avery Stone", "role": "SENCO", "head": "Rowan Vale", "head_on": on, "family_view": VIEW,
        "passages": (PassageSaid(OTHER_CHILD, "It is about another child"),),
    }  # fmt: skip
    return Signed(**{**usual, **given})


@once(read=lambda held: fresh(held))
def answered(
    made: Consultation = None, on: date = DAY, *, by: Any = BY, of: Any = None, sign: Any = None
) -> Consultation:  # type: ignore[assignment]
    """The school answered that it should not be named."""
    made = made or sent(on=on)
    actions.keep_writing(at_school(made), by=by, on=on, said=of or refusing(made))
    actions.send_answer(at_school(made), by=by, on=on, signed=sign or signed(on))
    return fresh(made)


def checked(made: Consultation, on: date = DAY, *, adequate: bool = True) -> Consultation:
    actions.check(
        made,
        by=officer(),
        on=on,
        adequate=adequate,
        because="" if adequate else "Say which survey, of which rooms, and who measured it.",
    )
    return fresh(made)


def answer_of(made: Consultation) -> Answer:
    found = queries.answer_now(made)
    assert found is not None
    return found


def messages(kind: str) -> list[Delivery]:
    return list(Delivery.objects.filter(notice__kind=f"consultations.{kind}").order_by("id"))


def link_of(made: Consultation, purpose: str = queries.BY_LINK) -> Link:
    return Link.objects.get(purpose=purpose, subject=str(made.key), ended_at=None)


def later(days: int, on: date = DAY) -> date:
    return on + timedelta(days=days)


def schools_named(name: str) -> Any:
    return schools.School.objects.get(name=name)
