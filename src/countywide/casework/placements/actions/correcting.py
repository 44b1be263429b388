"""A message that came back, and the new address for it: the school proposes, an officer agrees, the link goes at once."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.core.exceptions import PermissionDenied

from countywide.casework.cases import queries as held_cases
from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken, action
from countywide.platform.kit.doors import Actor, Machine
from countywide.platform.links import actions as links
from countywide.platform.outbox.actions import tell
from countywide.platform.outbox.types import Recipient
from countywide.register.contacts import queries as contacts
from countywide.register.people import actions as people
from countywide.register.people import permissions as may_people
from countywide.register.people import queries as family

from .. import notices, permissions, queries
from ..models import AtSchool, Correction, Preference
from ..rules import asking
from ..types import Person
from .asking import again, send_link, to_school


def note_bounce(preference: Preference, *, by: Actor, on: date, number: int) -> None:
    """What was sent came back: officers, data coordination and the school are told, once for each message."""
    preference.bounced_on = on
    preference.save(update_fields=["bounced_on"])
    transfer = preference.transfer
    owner = queries.owner()
    tell(
        notices.BOUNCED, to=[*held_cases.to_team(transfer.case, on=on), *to_desk(), *to_school(transfer)],
        cause=f"preference:{preference.pk}:bounced:{number}", by=by, about=preference, reference=transfer.case.reference,
        round=transfer.round, key=transfer.key, owner=owner.name, phone=owner.phone, by_day=owner.by(on),
    )  # fmt: skip
    audit.record("placements.bounced", by=by, about=preference, on=on.isoformat())


def to_desk() -> list[Recipient]:
    """The mailbox of data coordination, where the council has such a team."""
    team = contacts.team_with(queries.COORDINATION)
    desk = contacts.team_recipient(team.organisation_id) if team else None
    return [desk] if desk else []


@action(permissions.LINKS)
def propose_address(preference: AtSchool, *, by: Actor, on: date, at: datetime, email: str, checked: str) -> Correction:
    """The school says where somebody reads email, and how it made sure who they are.

    Where the message came back, nobody is at the old address and the family is still waiting: a link goes to the new one at
    once, for this alone (Q01). Else nothing goes there before an officer has agreed. The register keeps the address it had until
    an officer agrees, in both cases: whoever reads a mailbox by which the council writes learns much more than by one link.
    """
    person = corrected(preference, email, on=on)
    made = Correction.objects.create(
        preference_id=preference.pk,
        email=email.strip(),
        checked=checked,
        at_once=preference.bounced_on is not None and person.is_written_to,
        proposed_on=on,
        proposed_by_id=by.pk,  # type: ignore[attr-defined]
    )
    transfer = preference.transfer
    if made.at_once:
        send_link(preference, by=by, on=on, at=at, closes=queries.days_of(transfer, on=on).closes)
    audit.record(
        "placements.address-proposed", by=by, about=preference, on=on.isoformat(), checked=checked, at_once=made.at_once
    )
    desk = to_desk() if made.at_once else []
    tell(
        notices.ADDRESS_PROPOSED, to=[*held_cases.to_team(transfer.case, on=on), *desk], cause=f"address-proposed:{made.pk}", by=by,
        about=preference, reference=transfer.case.reference, key=transfer.key, at_once=made.at_once,
    )  # fmt: skip
    return made


def corrected(preference: Any, email: str, *, on: date) -> Person:
    """Whose address another one is given for; or why it may not be."""
    person = queries.person_of(preference, on=on)
    if person is None or person.contact_id is None:
        raise RuleBroken(
            "This person is not among those of the family who are asked. Ring the team that holds the case."
        )
    bar = asking.bar_to_correcting(
        email=email, before=person.email, has_account=person.user_id is not None,
        is_anothers=is_anothers(preference, email), is_waiting=preference.corrections.filter(settled_on=None).exists(),
    )  # fmt: skip
    if bar:
        raise RuleBroken(bar)
    return person


def is_anothers(preference: Any, email: str) -> bool:
    """Whether another adult of the family signs in with an address."""
    ties = [tie for tie in family.family_of(preference.transfer.child) if tie.contact_id == preference.contact_id]
    return any(family.is_anothers(email, tie) for tie in ties)


def check_sight(preference: Preference, by: Any) -> None:
    """Whoever keeps families' contacts does so of the children they may see."""
    if not isinstance(by, Machine) and not family.children_seen_by(by).filter(pk=preference.transfer.child_id).exists():
        raise PermissionDenied(may_people.KEEP_FAMILY.key)


@action(may_people.KEEP_FAMILY)
def correct_address(preference: Preference, *, by: Actor, on: date, at: datetime, email: str, checked: str) -> None:
    """Whoever keeps contacts made sure themselves: the register keeps the address, and a new link goes there at once."""
    check_sight(preference, by)
    corrected(preference, email, on=on)
    made = Correction.objects.create(
        preference_id=preference.pk, email=email.strip(), checked=checked, proposed_on=on, proposed_by_id=by.pk,  # type: ignore[attr-defined]
        agreed=True, settled_on=on, settled_by_id=by.pk,  # type: ignore[attr-defined]
    )  # fmt: skip
    assert preference.contact is not None
    people.correct_email(preference.contact, by=by, on=on, email=made.email)
    again(Preference.objects.get(pk=preference.pk), by=by, on=on, at=at)
    audit.record("placements.address-corrected", by=by, about=preference, on=on.isoformat(), checked=checked)


@action(may_people.KEEP_FAMILY)
def settle_address(
    preference: Preference, *, by: Actor, on: date, at: datetime, agreed: bool, because: str = ""
) -> None:
    """An officer or data coordination agrees, and the register keeps the new address; or says why not, and no link opens there.

    What went there at once needs no second link, unless that came back too. One that is refused stops, and the message counts as
    come back again.
    """
    check_sight(preference, by)
    waiting = preference.corrections.select_for_update().filter(settled_on=None).first()
    if waiting is None:
        raise RuleBroken("Nobody proposed an address, or it was answered already.")
    if not agreed and not because.strip():
        raise RuleBroken("Say why not. The school reads it.")
    waiting.agreed, waiting.settled_on, waiting.settled_by_id, waiting.because = agreed, on, by.pk, because  # type: ignore[attr-defined]
    waiting.save()
    transfer = preference.transfer
    if agreed and preference.contact is not None:
        people.correct_email(preference.contact, by=by, on=on, email=waiting.email)
        if not waiting.at_once or preference.bounced_on:
            again(Preference.objects.get(pk=preference.pk), by=by, on=on, at=at)
    elif waiting.at_once:
        links.end_all(queries.PREFERENCES, subject=str(preference.key), by=by, at=at)
        Preference.objects.filter(pk=preference.pk).update(bounced_on=on)
    audit.record("placements.address-settled", by=by, about=preference, on=on.isoformat(), agreed=agreed)
    tell(
        notices.ADDRESS_SETTLED, to=to_school(transfer), cause=f"address-proposed:{waiting.pk}:settled", by=by,
        about=preference, reference=transfer.case.reference, agreed=agreed, because=because, round=transfer.round, at_once=waiting.at_once,
    )  # fmt: skip
