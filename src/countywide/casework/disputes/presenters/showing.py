"""One dispute: its facts, its steps with their days, its timeline, and what comes next."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.urls import reverse

from countywide.casework.deadlines.enums import STATE_WORDS

from .. import permissions, queries
from ..enums import OUTCOME_TO_FAMILY, About, Mediated, Outcome, Owes, Subject, Wants, What
from ..rules import appeals, rights
from .panel import OVER_TO_FAMILY


def facts(dispute: Any, shown: Any) -> list[dict[str, Any]]:
    """What is known of it."""
    mediation, appeal = queries.mediation_of(dispute), queries.appeal_of(dispute)
    rows = [
        ("Where it stands", dispute.get_over_display()),
        ("The decision was first sent", dispute.right.opened_on),
        ("An appeal is in time until 5pm on", shown.window.appeal_by if appeal is None else None),
        ("The mediation adviser was contacted", mediation.contact_on if mediation else None),
        ("Mediation", mediation.get_wants_display() if mediation else None),
        ("What the family does not agree with", mediation.issues if mediation else None),
        ("Health care the family wants", mediation.health_wanted if mediation else None),
        ("Day of the mediation", mediation.meeting_on if mediation else None),
        ("Where", mediation.meeting_place if mediation else None),
        ("How the mediation ended", mediation.get_outcome_display() if mediation and mediation.outcome else None),
        ("Mediation certificate", dispute.certificate_on),
        ("The family says that it appealed", dispute.told_appeal_on if appeal is None else None),
        ("Number of the appeal", appeal.number if appeal else None),
        ("It reached the Tribunal", appeal.lodged_on if appeal else None),
        ("The Tribunal registered it", appeal.registered_on if appeal else None),
        ("What the appeal is about", ", ".join(Subject(each).label for each in appeal.subjects) if appeal else None),
        ("It asks for recommendations to", recommended(appeal) if appeal else None),
        ("We sent our response", appeal.responded_on if appeal else None),
        ("Hearing", appeal.hearing_on if appeal else None),
        ("How the appeal ended", ended(dispute, appeal)),
        ("Ended on", dispute.over_on),
        ("Permission to appeal further can be asked for until", further(appeal)),
        ("Note", dispute.note),
    ]
    return [{"key": key, "value": value} for key, value in rows if value]


NOT_FOR_FAMILY = ("What the family does not agree with", "Health care the family wants")


TO_FAMILY = {
    "The mediation adviser was contacted": "You contacted the mediation adviser",
    "The family says that it appealed": "You told us that you appealed",
    "Permission to appeal further can be asked for until": "You can ask for permission to appeal further until",
}
SAID_TO_FAMILY = {
    Wants.YES.label: "You want mediation",
    Wants.NO.label: "You do not want mediation",
    Mediated.WITHDRAWN.label: "You withdrew from it",
    **{outcome.label: words for outcome, words in OUTCOME_TO_FAMILY.items()},
}


def facts_for_family(dispute: Any, shown: Any) -> list[dict[str, Any]]:
    """The same in words to the family, without what one of it wrote, which may not be meant for the other."""
    decision = {"key": "The decision", "value": dispute.right.get_ground_display()}
    found = [decision, *(each for each in facts(dispute, shown) if each["key"] not in NOT_FOR_FAMILY)]
    for each in found:
        if each["key"] == "Where it stands":
            each["value"] = OVER_TO_FAMILY[dispute.over]
        each["key"] = TO_FAMILY.get(each["key"], each["key"])
        each["value"] = (
            SAID_TO_FAMILY.get(each["value"], each["value"]) if isinstance(each["value"], str) else each["value"]
        )
    return found


def ended(dispute: Any, appeal: Any) -> str:
    """How the appeal ended, where the dispute does not end with the same words."""
    return appeal.get_outcome_display() if appeal and appeal.outcome not in (Outcome.OPEN, dispute.over) else ""


def recommended(appeal: Any) -> str:
    return ", ".join(Owes(each).label for each in appeal.recommendations)


def further(appeal: Any) -> date | None:
    return appeals.further_appeal_until(appeal.sent_on) if appeal is not None and appeal.sent_on else None


def who_does(step: Any, *, to_family: bool) -> str:
    """Who sees to a step; a family reads which side it is."""
    if to_family and step.owed_by == Owes.FAMILY:
        return "You do this"
    if to_family and step.owed_by == Owes.COUNCIL:
        return "We do this"
    if step.owed_by != Owes.COUNCIL:
        return f"{step.get_owed_by_display()} does this"
    return f"{step.owner.name} sees to it" if step.owner else "Nobody sees to it yet"


NAMED_BY_THEMSELVES = (What.DUTY, What.POINT)


def named(step: Any, *, to_family: bool) -> str:
    """What a step is called."""
    words = str(step.says if step.what in NAMED_BY_THEMSELVES else step.get_what_display())
    return words.replace("Tell the family", "Tell you") if to_family and step.what == What.DUTY else words


def step_rows(steps: list[Any], *, on: date, works: bool, to_family: bool = False) -> list[dict[str, Any]]:
    """Every step with its state. What an order or an agreement asks is named by its own words, the rest by what it is."""
    rows = []
    for step in steps:
        deadline = step.deadline
        state = deadline.state_on(on)
        words, colour = STATE_WORDS[state]
        rows.append(
            {
                "key": step.key,
                "what": named(step, to_family=to_family),
                "text": "" if step.what in NAMED_BY_THEMSELVES else step.text,
                "who": who_does(step, to_family=to_family),
                "due_on": deadline.legal_due,
                "act_by": deadline.act_by if step.owed_by == Owes.COUNCIL else None,
                "met_on": deadline.met_on,
                "ended": deadline.ended_because if deadline.ended_on else "",
                "state": words,
                "colour": colour,
                "law": deadline.law.law,
                "running": deadline.is_running,
                "late": deadline.met_on is not None and deadline.met_on > deadline.legal_due,
                "done": reverse("disputes:done", args=[step.key]) if works and deadline.is_running else "",
                "give": reverse("disputes:give", args=[step.key])
                if works and deadline.is_running and step.owed_by == Owes.COUNCIL
                else "",
            }
        )
    return rows


def cautions(dispute: Any, shown: Any) -> list[str]:
    """What an officer should look at in a registered appeal."""
    appeal = queries.appeal_of(dispute)
    if appeal is None or appeal.outcome:
        return []
    return rights.cautions(
        subjects=tuple(appeal.subjects), certificate_on=dispute.certificate_on, lodged_on=appeal.lodged_on or appeal.registered_on,
        appeal_by=shown.window.appeal_by,
    )  # fmt: skip


def deeds(dispute: Any, user: Any) -> list[dict[str, str]]:
    """What can be entered now."""
    decides = user.may(permissions.DECIDE, about=dispute)
    return [
        {"text": text, "href": reverse(f"disputes:{name}", args=[dispute.key])}
        for name, text, needs_decider in open_deeds(dispute)
        if decides or not needs_decider
    ] + ([] if queries.appeal_of(dispute) or not dispute.is_open else of_right(dispute))


def of_right(dispute: Any) -> list[dict[str, str]]:
    """What is entered with the decision while no appeal is registered."""
    mediation = queries.mediation_of(dispute)
    rows = [("register", "The Tribunal registered an appeal")]
    if mediation is None or mediation.wants != Wants.YES:
        rows.insert(0, ("mediation", "The family wants mediation"))
    if mediation is None or mediation.contact_on is None:
        rows.insert(0, ("contact", "The family contacted the mediation adviser"))
    return [{"text": text, "href": reverse(f"disputes:{name}", args=[dispute.right.key])} for name, text in rows]


def open_deeds(dispute: Any) -> list[tuple[str, str, bool]]:
    """By where mediation and appeal stand: (page, words, whether only whoever decides may)."""
    mediation, appeal = queries.mediation_of(dispute), queries.appeal_of(dispute)
    found: list[tuple[str, str, bool]] = []
    if dispute.is_open and dispute.certificate_on is None:
        found.append(("certificate", "The mediation certificate was issued", False))
    if mediation is not None and mediation.wants == Wants.YES and mediation.outcome == Mediated.OPEN:
        if mediation.about != About.EDUCATION and mediation.health_told_on is None:
            found.append(("health-told", "The health body was told what is in dispute", False))
        found += [
            ("meeting", "The day of the mediation is set", False),
            ("agree", "An agreement was reached", True),
            ("mediation-over", "The mediation ended without an agreement", False),
        ]
    if mediation is not None and mediation.outcome == Mediated.AGREED:
        found.append(("point", "Add a point of the agreement", True))
    if appeal is not None and appeal.outcome == Outcome.OPEN:
        if appeal.responded_on is None:
            found += [
                ("response", "Our response was sent", False),
                ("concede", "We told the Tribunal that we do not oppose the appeal", True),
            ]
        found += [
            ("direction", "The Tribunal directed something", False),
            ("hearing", "The day of the hearing is set, or moved", False),
            ("order", "The Tribunal made an order", False),
            ("over", "The appeal was dismissed, withdrawn or struck out", False),
        ]
    if appeal is not None:
        found.append(("recommendation", "The Tribunal made a recommendation", False))
    mediating = mediation is not None and mediation.wants == Wants.YES and mediation.outcome == Mediated.OPEN
    if dispute.is_open and not mediating and (appeal is None or appeal.outcome != Outcome.OPEN):
        found.append(("close", "The family takes it no further", False))
    return found
