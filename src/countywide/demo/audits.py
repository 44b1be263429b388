"""Audits of the made-up county, made through the room's own actions: one published, one under way, one planned."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Any
from uuid import UUID

from countywide.demo import data
from countywide.oversight.quality import actions
from countywide.oversight.quality.models import Audit
from countywide.platform.accounts.models import Organisation, Persona, RoleHeld, User

SEED = 29
MODERATOR, AUDITS_TOO = "honor", "ottoline"
JUDGED = ("MET", "MET", "MET", "PART", "PART", "NOT")


def make(on: date) -> None:
    """The audit team, and its three audits as far as each has come."""
    file = data.read(data.COUNTY / "audits.toml")
    honor, manager = (Persona.objects.get(key=key).user for key in (MODERATOR, AUDITS_TOO))
    auditors = [manager, *(colleague(name, honor.roles_today[0].organisation) for name in file["auditors"])]
    draw = Random(SEED)  # nosec B311: made-up judgements, the same for the same seed
    for given in file["audit"]:
        one(given, by=honor, auditors=auditors, draw=draw, on=on)


def colleague(name: str, team: Organisation) -> User:
    """Somebody of the audit team."""
    email = f"{name.lower().replace(' ', '.')}@heronshire.example"
    user = User.objects.create_user(email, name)
    RoleHeld.objects.create(user=user, role="auditor", organisation=team, starts_on=date(2025, 4, 1))
    return user


def one(given: dict[str, Any], *, by: User, auditors: list[User], draw: Random, on: date) -> None:
    """One audit. What was done, was done in the weeks after it was planned."""
    planned_on = on - timedelta(days=given["planned_ago"])
    held = actions.plan(
        None, by=by, on=planned_on, theme=given["theme"], why=given["why"], kind=given.get("kind", "PLAN"), parts=given["parts"],
        first=planned_on - timedelta(days=given["days"]), last=planned_on, size=given["size"],
    )  # fmt: skip
    held.key = UUID(
        int=draw.getrandbits(128), version=4
    )  # the seed of the lot, so that a county made again draws the same
    held.save(update_fields=["key"])
    if "handed_in" not in given:
        return
    actions.draw(held, by=by, on=planned_on + timedelta(days=1))
    actions.allocate(held, by=by, on=planned_on + timedelta(days=2), auditors=[each.pk for each in auditors])
    judge(held, given, by=by, draw=draw, on=planned_on + timedelta(days=20))
    if "themes" in given:
        told = on - timedelta(days=given["published_ago"])
        for record in held.cases.order_by("place"):
            actions.send_feedback(record, by=by, on=told)
        follow(held, given["action"], by=by, owner=auditors[0], on=told)
        actions.publish(held, by=by, on=told, themes=" ".join(given["themes"].split()))


def judge(held: Audit, given: dict[str, Any], *, by: User, draw: Random, on: date) -> None:
    """The records that were handed in, and the second looks that were taken."""
    notes = data.read(data.COUNTY / "audits.toml")["note"]
    to_judge = [each for each in held.criteria_set.criteria(held.parts) if not each.record]
    for number, record in enumerate(
        held.cases.select_related("audit", "auditor").order_by("place")[: given["handed_in"]]
    ):
        assert record.auditor is not None, "Somebody of the audit team may audit each case."
        results = {each.key: draw.choice(JUDGED) for each in to_judge}
        judged = {key: {"result": result, "note": notes[result]} for key, result in results.items()}
        actions.submit(record, by=record.auditor, on=on, judged=judged)
        if number < given["moderated"]:
            record.refresh_from_db()
            actions.moderate(record, by=by, on=on + timedelta(days=3), grade=record.grade)


def follow(held: Audit, given: dict[str, Any], *, by: User, owner: User, on: date) -> None:
    """What is done because of it."""
    actions.add_action(
        held, by=by, on=on, text=given["text"], owner=owner.pk, due_on=on + timedelta(days=given["due_in"])
    )
