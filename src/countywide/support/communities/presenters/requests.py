"""Requests as a school, its community and the council read them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.urls import reverse

from countywide.law.codes.gias import SEN_NEEDS
from countywide.platform.kit.money import in_pounds
from countywide.platform.kit.tags.saying import short_date

from ..enums import Came, Help, Ruling, Score, Sort, Stage, State, Step
from ..models import Outcome, Request
from ..queries import meetings, provision, requests

Rows = list[dict[str, Any]]
COLOURS = {
    State.DRAFT: "grey", State.WITHDRAWN: "grey", State.SENT: "blue", State.ADVISED: "teal", State.REDIRECTED: "grey",
    State.LISTED: "blue", State.DISCUSSED: "blue", State.DECIDED: "green", State.DELIVERED: "green", State.REVIEW: "orange",
    State.IMPACT: "teal", State.CLOSED: "grey",
}  # fmt: skip


def about(request: Request) -> str:
    """What it is about, in a few words: a code and a year, or the sort and its needs."""
    if request.sort == Sort.PUPIL:
        return f"{request.pupil_code}, {year(request.year)}"
    first = SEN_NEEDS.get(request.needs[0], request.needs[0]) if request.needs else ""
    return f"{Sort(request.sort).label}: {first.lower()}"


def year(number: int | None) -> str:
    return "" if number is None else "Reception" if number == 0 else f"Year {number}"


def row(request: Request, *, names_school: bool = False) -> dict[str, Any]:
    """One line of a list."""
    meeting = request.meeting
    return {
        "href": reverse("communities:request", args=[request.key]), "reference": request.reference, "about": about(request),
        "state": State(request.state).label, "colour": COLOURS[State(request.state)],
        "school": request.school.name if names_school else "", "meeting": meeting.on if meeting else None,
        "act_by": request.act_by, "holder": request.begun_by.name if not names_school and request.begun_by else "",
        "is_draft": request.state == State.DRAFT,
    }  # fmt: skip


def header(organisation_id: int, *, on: date) -> dict[str, Any]:
    """One for each school: whose it is, who holds it now, and who may send it instead (Q48)."""
    holder = requests.holder_of(organisation_id, on=on)
    return {
        "holder": holder.user.name if holder else "", "role": holder.label if holder else "",
        "deputies": ", ".join(each.name for each in requests.deputies_of(organisation_id, holder=holder, on=on)),
    }  # fmt: skip


def facts(request: Request, *, is_own: bool) -> Rows:
    """Who asks, for whom, when it is discussed."""
    meeting = request.meeting
    rows = [
        ("Reference", request.reference),
        ("School", request.school.name),
        ("Community", request.community.name),
        ("For", Sort(request.sort).label),
        ("Pupil’s code", request.pupil_code),
        ("Year group", year(request.year)),
        ("Needs", ", ".join(SEN_NEEDS.get(each, each) for each in request.needs)),
        ("Plan", Stage(request.stage).label if request.sort == Sort.PUPIL else ""),
        ("Meeting", meeting.on if meeting else "The chair is asked to act"),
        ("The chair acts by", request.act_by),
        ("Sent", request.sent_on),
    ]
    if is_own and request.child is not None:
        rows.insert(4, ("Pupil, for your school alone", request.child.name_shown))
    return [{"key": key, "value": value} for key, value in rows if value]


def written(request: Request) -> Rows:
    """What the school wrote."""
    tried = [
        (f"Tried, {place}", ". ".join(filter(None, (each["what"].rstrip("."), each.get("when", ""), cost(each), each.get("impact", "")))))
        for place, each in enumerate(request.tried, 1)
    ]  # fmt: skip
    flags = [
        words
        for name, words in (
            ("awaits_specialist", "Waits for a specialist place"), ("is_new", "Came in the last year"),
            ("funded_elsewhere", "There was money at another school"),
        )
        if getattr(request, name)
    ]  # fmt: skip
    rows = [
        ("What the school sees", request.picture),
        *tried,
        ("From its own budget, in a year", in_pounds(request.notional_pence) if request.notional_pence else ""),
        ("What it asks", request.asks),
        ("How it will know", request.measure),
        ("Parents told", request.parent_informed_on),
        ("Also", "; ".join(flags)),
        ("Pointed here by", request.sent_to_us_by),
    ]
    return [{"key": key, "value": value} for key, value in rows if value]


def cost(tried: dict[str, Any]) -> str:
    return f"It cost {in_pounds(tried['pence'])}" if tried.get("pence") else ""


def helped(keys: Iterable[str]) -> str:
    return "; ".join(Help(each).label for each in keys)


def outcome(held: Outcome) -> dict[str, Any]:
    """An outcome with its money, its reasons and its days."""
    rows = [
        ("Decided", f"{short_date(held.on)}. {Came(held.came).label}"),
        ("What", helped(held.help)),
        ("What was discussed", held.said),
        ("Why", held.reasons),
        ("Money", in_pounds(held.pence) if held.pence else ""),
        ("From and until", f"{short_date(held.starts_on)} to {short_date(held.ends_on)}" if held.pence else ""),
        ("Conditions", held.conditions),
        ("Vote of the Area Board", held.board_said),
        ("It is looked at whether it helped", held.review_on),
    ]
    return {"rows": [{"key": key, "value": value} for key, value in rows if value], "on": held.on}


def disputes(request: Request, *, on: date) -> Rows:
    """Each look again, with its day and what came of it."""
    if request.outcome is None:
        return []
    return [
        {
            "step": Step(each.step).label, "raised_on": each.raised_on, "why": each.why, "due_on": each.due_on,
            "late": not each.ruling and each.due_on < on, "ruling": Ruling(each.ruling).label if each.ruling else "",
            "ruled_on": each.ruled_on, "reasons": each.reasons, "pk": each.pk, "is_board": each.step == Step.BOARD,
        }
        for each in requests.disputes_of(request)
    ]  # fmt: skip


def steps(request: Request) -> Rows:
    """What happened, in order."""
    return [
        {"title": State(each.state).label, "when": short_date(each.on), "text": each.note, "state": "done"}
        for each in request.steps.all()
    ]


def impact(request: Request) -> dict[str, Any] | None:
    held = getattr(request, "impact", None)
    return {"score": Score(held.score).label, "said": held.said, "on": held.on} if held else None


def declared(request: Request) -> list[str]:
    if request.state in (State.DRAFT, State.SENT, State.ADVISED):
        return []
    return [f"{each.school.name}: {each.what}" for each in meetings.declarations_of(request)]


def council_side(request: Request, *, on: date) -> dict[str, Any] | None:
    """The council's own case beside a request, and the bridge: what the school sees next to its request (Q51)."""
    held = getattr(request, "provision_case", None)
    if held is None:
        return None
    bridge = provision.bridge_of(request.school_id, held.child)
    return {"case": case_facts(held, on=on), "bridge": bridge_facts(bridge, on=on) if bridge else None, "held": held}


def case_facts(held: Any, *, on: date) -> dict[str, Any]:
    late = held.closed_on is None and held.due_on < on
    state = "Answered" if held.closed_on else "Late" if late else "Open"
    return {
        "reference": held.reference, "key": held.key, "state": state, "due_on": held.due_on,
        "colour": "green" if held.closed_on else "red" if late else "blue",
        "team": held.team.contact_team.name if held.team and hasattr(held.team, "contact_team") else "",
        "phone": held.team.contact_team.phone if held.team and hasattr(held.team, "contact_team") else "",
        "owner": held.owner.name if held.owner else "", "secured": held.get_secured_display() if held.secured else "",
        "reasons": held.reasons, "closed_on": held.closed_on, "opened_on": held.opened_on,
    }  # fmt: skip


def bridge_facts(held: Any, *, on: date) -> dict[str, Any]:
    late = held.decided_on is None and held.decide_by < on
    state = (
        ("Granted" if held.is_granted else "Not granted") if held.decided_on else "Late" if late else "Being decided"
    )
    return {
        "reference": held.reference, "href": reverse("communities:bridge", args=[held.key]), "state": state,
        "colour": "green" if held.is_granted else "grey" if held.decided_on else "red" if late else "blue",
        "decide_by": held.decide_by, "money": in_pounds(held.pence) if held.pence else "", "starts_on": held.starts_on,
        "ends_on": held.ends_on,
    }  # fmt: skip
