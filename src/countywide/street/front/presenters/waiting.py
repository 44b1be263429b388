"""What waits for somebody on their first page: cases, pupils, family, advice."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.urls import reverse

from countywide.casework.assessments import permissions as may_assess
from countywide.casework.assessments import queries as assessments
from countywide.casework.cases import permissions as may_cases
from countywide.casework.cases import queries as cases
from countywide.casework.complaints import permissions as may_complaints
from countywide.casework.complaints import queries as complaints
from countywide.casework.deadlines import queries as deadlines
from countywide.casework.evidence import permissions as may_evidence
from countywide.casework.evidence import queries as evidence
from countywide.casework.placements import permissions as may_preferences
from countywide.casework.placements import queries as placements
from countywide.casework.transfers import permissions as may_moves
from countywide.casework.transfers import queries as transfers
from countywide.platform.kit.tags.saying import short_date
from countywide.register.people import permissions as may_people

from . import worklists

FEW = 5
READY = ("READY", "ADVICE_IN")
Task = dict[str, Any]


def tasks(user: Any, on: date) -> list[Task]:
    """Everything that waits, for each workspace a person works in."""
    return [
        *casework_tasks(user, on),
        *exception_tasks(user, on),
        *evidence_tasks(user, on),
        *advice_tasks(user, on),
        *returned_tasks(user, on),
        *complaint_tasks(user, on),
    ]


def complaint_tasks(user: Any, on: date) -> list[Task]:
    """Complaints that are under way, for the team; for anybody else those they are asked to look into, if there are any."""
    if not user.may(may_complaints.ANSWER):
        return []
    works = user.may(may_complaints.WORK)
    number, late = complaints.waiting(user, on=on) if works else (complaints.asked_of(user), 0)
    if not number and not works:
        return []
    return [
        {
            "text": "Complaints",
            "hint": "The soonest first."
            if works
            else "You are asked to look into them: only you and the complaints team read them.",
            "href": reverse("complaints:desk"),
            "status": f"{number} under way, {late} late" if works else f"{number} to look into",
            "colour": "red" if late else "",
        }
    ]


def casework_tasks(user: Any, on: date) -> list[Task]:
    """An officer's day: what is late, what is due, what nobody holds, what is to be decided. One query for the counts."""
    if not user.may(may_cases.WORK):
        return []
    every = cases.open_cases_seen_by(user)
    mine, team = every.filter(owner_id=user.pk), worklists.of_teams(every, user)
    decides = user.may(may_cases.DECIDE)
    lists = {
        "mine": mine,
        "mine-late": mine.filter(act_by__lt=on),
        "unowned": team.filter(owner=None),
        "late": team.filter(act_by__lt=on),
        "due-soon": team.filter(act_by__gte=on, act_by__lte=on + worklists.SOON),
        **({"ready": team.filter(stage__in=READY)} if decides else {}),
    }
    found = cases.counted(user, lists, most=worklists.COUNTED_TO)
    return [task for task in (mine_task(found), *team_tasks(found, decides)) if task]


def mine_task(found: dict[str, int]) -> Task | None:
    """The cases one holds."""
    if not found["mine"]:
        return None
    late = found["mine-late"]
    return task(
        "Cases you hold",
        "The next date first.",
        "mine",
        f"{worklists.many(found['mine'])}, {worklists.many(late)} overdue",
        "red" if late else "",
    )


def team_tasks(found: dict[str, int], decides: bool) -> list[Task | None]:
    """The cases of one's team."""
    says = worklists.BY_KEY
    return [
        decision_task(found["ready"]) if decides else None,
        counted_task("Cases nobody holds yet", says["unowned"].says, "unowned", found["unowned"], "yellow"),
        counted_task("Overdue in your team", says["overdue"].says, "overdue", found["late"], "red"),
        counted_task("Due soon in your team", says["due-soon"].says, "due-soon", found["due-soon"], ""),
    ]


def decision_task(number: int) -> Task | None:
    """What waits for a decision maker."""
    made = counted_task("Cases to decide", "Everything is in; the decision comes next.", "team", number, "yellow")
    return {**made, "href": f"{reverse('front:work')}?list=team&stage=READY"} if made else None


def counted_task(text: str, hint: str, key: str, number: int, colour: str) -> Task | None:
    """One list with its count; nothing where it is empty."""
    return task(text, hint, key, worklists.many(number), colour) if number else None


def task(text: str, hint: str, key: str, status: str, colour: str) -> Task:
    """One line that leads to a worklist."""
    address = f"{reverse('front:work')}?list={key}"
    return {"text": text, "hint": hint, "href": address, "status": status, "colour": colour}


def exception_tasks(user: Any, on: date) -> list[Task]:
    """Exceptions whose day to look again has come, on cases of one's own teams."""
    teams = user.organisations_where(may_cases.DECIDE)
    if not teams:
        return []
    due = deadlines.claims_to_review(on).filter(deadline__case__team_id__in=teams)[:FEW]
    return [
        {
            "text": f"Look again at an exception on {claim.deadline.case.reference}",
            "hint": f"{claim.ground.title}. To be looked at on {short_date(claim.review_on)}.",
            "href": reverse("deadlines:why", args=[claim.deadline.case.reference, claim.deadline_id]),
            "status": "Look again",
            "colour": "orange",
        }
        for claim in due
    ]


def evidence_tasks(user: Any, on: date) -> list[Task]:
    """Evidence a setting is asked for, the soonest first."""
    if not user.may(may_evidence.ANSWER):
        return []
    return [
        {
            "text": f"Send evidence about {asked.case.child.name_shown}",
            "hint": f"Asked on {short_date(asked.asked_on)}, wanted by {short_date(asked.due_on)}.",
            "href": reverse("evidence:own-start", args=[asked.pk]),
            "status": "Late" if asked.due_on < on else "To do",
            "colour": "red" if asked.due_on < on else "yellow",
        }
        for asked in evidence.requests_for(user).open()[:FEW]
    ]


def advice_tasks(user: Any, on: date) -> list[Task]:
    """Advice somebody is asked for, the soonest first."""
    if not user.may(may_assess.ADVISE):
        return []
    return [
        {
            "text": f"Advice about {asked.assessment.case.child.name_shown}",
            "hint": f"{asked.title}, due on {short_date(asked.due_on)}." if asked.due_on else asked.title,
            "href": reverse("assessments:advice-own", args=[asked.pk]),
            "status": "Late" if asked.due_on and asked.due_on < on else "To do",
            "colour": "red" if asked.due_on and asked.due_on < on else "yellow",
        }
        for asked in assessments.advice_seen_by(user).outstanding()[:FEW]
    ]


def returned_tasks(user: Any, on: date) -> list[Task]:
    """Messages to families of a round that came back, and new addresses to look at, for whoever puts contacts right (Q01)."""
    if not (user.may(may_people.KEEP_FAMILY) and (user.may(may_moves.OVERSEE) or user.may(may_preferences.FOLLOW))):
        return []
    found = placements.came_back_for(user)
    owner = placements.owner() if found else None
    return [returned_task(each, owner, on) for each in found if owner]


def returned_task(found: dict[str, Any], owner: Any, on: date) -> Task:
    """One round with the day by which the oldest is to be put right."""
    held = transfers.round_with(found["transfer__round"])
    by = owner.by(found["oldest"]) if found["oldest"] else None
    late = by is not None and by < on
    said = [
        f"{found['came_back']} came back" if found["came_back"] else "",
        f"{found['addresses']} new to look at" if found["addresses"] else "",
    ]
    return {
        "text": f"Addresses of families: {held.name if held else found['transfer__round']}",
        "hint": f"Put the oldest right by {short_date(by)}. After that a letter goes by post."
        if by
        else "A school made sure of an address and waits for your answer.",
        "href": f"{reverse('placements:round', args=[found['transfer__round']])}?standing=address-work",
        "status": ", ".join(each for each in said if each) + (", overdue" if late else ""),
        "colour": "red" if late else "yellow",
    }


def pupils(user: Any) -> list[Task]:
    """The next dates of a school's own pupils."""
    schools = user.organisations_where(may_cases.READ_OWN_PUPILS)
    if not schools:
        return []
    found = cases.open_cases_seen_by(user).filter(school_id__in=schools, act_by__isnull=False)
    return [
        {
            "text": case.child.name_shown,
            "hint": f"{case.get_stage_display()}. The council acts by {short_date(case.act_by)}.",
            "href": reverse("front:case", args=[case.reference]),
        }
        for case in found.order_by("act_by", "id")[:FEW]
    ]
