"""Profiles and amounts, as schools and the council see them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.urls import reverse

from countywide.platform.kit.money import in_pounds
from countywide.support.ledger.enums import Standing, Stream

from .. import policies, queries, rules
from ..enums import Answered, Basis, Ended, MappedBy, State
from ..types import Pool
from .descriptors import working

COLOURS = {
    State.DRAFT: "grey", State.SUBMITTED: "blue", State.IN_MODERATION: "purple", State.AGREED: "blue",
    State.INDICATIVE: "yellow", State.CONFIRMED: "green", State.ENDED: "grey",
}  # fmt: skip
SHOWN = {
    MappedBy.SCHOOL: "The school’s levels", MappedBy.COUNCIL: "The council’s levels",
    MappedBy.MODERATORS: "The levels after moderation", MappedBy.PLAN: "Mapped again when the plan was issued",
}  # fmt: skip


def who(profile: Any, *, names: bool) -> str:
    """The child by name to whoever may read it; else by initials and number."""
    return profile.child.name_shown if names else f"{profile.child.initials}, number {profile.pk}"


def step_name(profile: Any, mapping: Any) -> str:
    """The step, in words."""
    if mapping is None:
        return "Not mapped yet"
    return f"{Basis(mapping.basis).label} {mapping.level}" if mapping.level else "Below the first step"


def rows(found: Iterable[Any], amounts: dict[int, int], *, on: date) -> list[dict[str, Any]]:
    """A school's children: level, amount, how certain, by when."""
    return [
        {
            "name": who(each, names=True),
            "address": reverse("mapping:profile", args=[each.key]),
            "state": State(each.state).label,
            "colour": COLOURS[State(each.state)],
            "level": step_name(each, queries.standing_mapping(each)),
            "amount": amount_said(each, amounts),
            "due_by": each.due_by if each.issued_on is None and each.state != State.ENDED else None,
            "late": (
                late := rules.is_late(each.due_by, each.issued_on, on)
                and each.state != State.ENDED
                and not each.issued_on
            ),
            "again": rules.next_look(each.due_by, on, policies.terms_on(on)) if late else None,
        }
        for each in found
    ]


def amount_said(profile: Any, amounts: dict[int, int]) -> str:
    """What the child brings: issued, or what it would be today."""
    if profile.state in (State.INDICATIVE, State.CONFIRMED):
        return in_pounds(profile.pence)
    if profile.state == State.AGREED:
        return f"{in_pounds(amounts.get(profile.pk, 0))}, not issued yet"
    return "None" if profile.state == State.ENDED else "Not known yet"


def totals(found: list[Any], amounts: dict[int, int], pool: Pool, *, on: date) -> dict[str, Any]:
    """What the intake brings the school, by need, and beside an even share of the same pot (Q20, Q50)."""
    brings = sum(
        each.pence if each.state in (State.INDICATIVE, State.CONFIRMED) else amounts.get(each.pk, 0)
        for each in found
        if each.state in (State.AGREED, State.INDICATIVE, State.CONFIRMED)
    )
    even = pool.even
    return {
        "brings": in_pounds(brings),
        "even": in_pounds(even) if even else "",
        "more": in_pounds(abs(brings - even)),
        "is_more": brings >= even,
        "needed": in_pounds(pool.needed),
        "allocated": in_pounds(pool.allocated),
        "short": in_pounds(pool.short) if pool.short else "",
        "method": policies.terms_on(on).method,
        "days": policies.terms_on(on).answer_school_days,
    }


def facts(profile: Any, *, names: bool, on: date) -> list[dict[str, Any]]:
    """Where one profile stands."""
    mapping = queries.standing_mapping(profile)
    pairs = [
        ("Child", who(profile, names=names)),
        ("School", profile.school.name),
        ("First day", profile.entry_on),
        ("How the child starts", profile.pattern if names else ""),
        ("The parent was told on", profile.parent_informed_on),
        ("Sent in on", profile.submitted_on),
        ("Amount owed by", profile.due_by if profile.issued_on is None else None),
        ("Step", step_name(profile, mapping) if profile.submitted_on else None),
        ("Amount in a whole year", in_pounds(profile.pence) if profile.issued_on else None),
        ("Issued on", profile.issued_on),
        ("Confirmed on", profile.confirmed_on),
        ("Ended", Ended(profile.ended_because).label if profile.ended_because else None),
    ]
    return [{"key": key, "value": value} for key, value in pairs if value]


def mappings(profile: Any, *, words: bool) -> list[dict[str, Any]]:
    """Everybody's levels with the whole sum; what was written beside them only to whoever may read it."""
    evidence = queries.evidence_of(profile) if words else {}
    found = []
    for each in profile.mappings.all():
        held = policies.set_with(each.version)
        if held is None:
            continue
        scored = rules.scored(each.levels, held, each.basis)
        shown = [
            {**line, "shown": evidence.get(area.key, "") if each.mapped_by == MappedBy.SCHOOL else ""}
            for line, area in zip(working(scored), held.areas, strict=True)
        ]
        found.append(
            {
                "heading": SHOWN[MappedBy(each.mapped_by)],
                "version": held.title,
                "on": each.on,
                "rows": shown,
                "points": each.points,
                "computed": each.computed,
                "level": each.level,
                "reason": each.reason,
                "ladder": Basis(each.basis).label,
                "address": reverse("mapping:set", args=[each.version]),
            }
        )
    return found


def changes(profile: Any) -> list[dict[str, Any]]:
    """Old, new, why (Q46)."""
    return [
        {
            "on": each.on,
            "old": in_pounds(each.old_pence) if each.old_pence is not None else "Nothing yet",
            "new": in_pounds(each.new_pence),
            "stream": Stream(each.stream).label,
            "standing": Standing(each.standing).label,
            "from_on": each.from_on,
            "to_on": each.to_on,
            "why": each.why,
        }
        for each in queries.changes_of(profile)
    ]


def waiting(found: Iterable[Any], *, on: date) -> list[dict[str, Any]]:
    """Profiles that wait at the council; nobody by name."""
    return [
        {
            "who": who(each, names=False),
            "school": each.school.name,
            "entry_on": each.entry_on,
            "due_by": each.due_by,
            "late": each.due_by is not None and each.due_by < on,
            "state": State(each.state).label,
            "address": reverse("mapping:profile", args=[each.key]),
        }
        for each in found
    ]


def grown(each: Any, *, on: date) -> dict[str, Any]:
    """One school that says its needs have grown."""
    return {
        "school": each.school.name,
        "address": reverse("mapping:grown-one", args=[each.key]),
        "answer": reverse("mapping:answer-grown", args=[each.key]),
        "asked_on": each.asked_on,
        "answer_by": each.answer_by,
        "late": each.answered_on is None and each.answer_by < on,
        "cost": in_pounds(each.cost_pence),
        "answered": Answered(each.answered).label if each.answered else "",
        "answered_on": each.answered_on,
        "given": in_pounds(each.given_pence),
    }
