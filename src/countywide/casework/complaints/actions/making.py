"""Takes a complaint: written by whoever complains, or entered by an officer."""

from __future__ import annotations

from datetime import date
from typing import Any

from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken, action
from countywide.platform.kit.doors import Actor
from countywide.platform.outbox.actions import tell

from .. import notices, permissions, queries, rules
from ..models import Complaint, Stage
from ..policies import procedure_on
from ..types import Made
from .telling import barred, council_name, phone_of, send_link, to_maker


@action(permissions.MAKE)
def make(_: None, *, by: Actor, on: date, made: Made) -> Complaint:
    """Somebody complains through the service: a receipt says by when they hear, and under which rule."""
    return begun(made, by=by, on=on)


@action(permissions.WORK)
def record(_: None, *, by: Actor, on: date, made: Made) -> Complaint:
    """An officer enters one that came another way: its days run from the day it reached the council."""
    return begun(made, by=by, on=on, is_entered=True)


def begun(made: Made, *, by: Actor, on: date, is_entered: bool = False) -> Complaint:
    """Stage 1 begins on the day on which it reached the council."""
    received_on, procedure = made.received_on or on, procedure_on(on)
    barred(
        rules.bar_to_making(
            words=made.words, name=made.name, about=made.about, offered=[each.key for each in procedure.subjects],
            maker=made.maker, consent=made.consent or ("to be asked for" if is_entered else ""),
            reached=bool(made.email or made.address.strip()), known_on=made.known_on, received_on=received_on, on=on,
        )
    )  # fmt: skip
    if same := queries.same_as(made.words, user_id=made.user_id, email=made.email):
        raise RuleBroken(rules.bar_to_twice(same.reference, same.received_on))
    team = queries.team_on(on)
    complaint = Complaint.objects.create(
        received_on=received_on, came=made.came, maker=made.maker, name=made.name.strip(), email=made.email, phone=made.phone,
        address=made.address.strip(), user_id=made.user_id, consent=made.consent.strip(), child_name=made.child_name.strip(),
        child_id=made.child_id, case=queries.case_of_child(made.child_id) if made.child_id else None,
        about=list(made.about), words=made.words.strip(), wants=made.wants.strip(), known_on=made.known_on,
        team=team.organisation if team else None, recorded_on=on, recorded_by_id=by.pk,  # type: ignore[attr-defined]
    )  # fmt: skip
    Stage.objects.create(complaint=complaint, number=1, began_on=received_on)
    audit.record("complaints.made", by=by, about=complaint, on=received_on.isoformat(), came=made.came)
    receipt(complaint, by=by, on=on)
    return complaint


def receipt(complaint: Complaint, *, by: Actor, on: date) -> None:
    """To whoever complains, and to the team that owns it. None holds a word of what is complained of."""
    due = queries.due(queries.stage_of(complaint))
    words: dict[str, Any] = {
        "reference": complaint.reference,
        "key": complaint.key,
        "received_on": complaint.received_on,
        "due_on": due.on,
    }
    tell(
        notices.RECEIVED, to=to_maker(complaint), cause=f"{complaint}:received", by=by, about=complaint, law=due.law,
        team=complaint.team.name if complaint.team else "Our complaints team", phone=phone_of(complaint),
        signed_in=bool(complaint.user_id), council_name=council_name(), **words,
    )  # fmt: skip
    tell(
        notices.NEW, to=queries.to_team(complaint, on=on), cause=f"{complaint}:new", by=by, about=complaint, **words
    )  # fmt: skip
    send_link(complaint, by=by, on=on)
