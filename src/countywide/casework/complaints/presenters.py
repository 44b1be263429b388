"""How complaints are shown: to whoever made one, to those who deal with it, and as numbers."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.urls import reverse

from countywide.platform.kit.tags.saying import short_date
from countywide.platform.kit.tags.showing import words_table

from . import permissions, queries
from .enums import Came, Finding, Outcome, Remedies, Says, Sort, Standing, Way
from .policies import procedure_on
from .types import Count, Due

STATES = {
    Standing.NEW: ("New", "blue"), Standing.RUNNING: ("Being looked into", "blue"), Standing.ANSWERED: ("Answered", "green"),
    Standing.ENDED: ("Closed", "grey"),
}  # fmt: skip
FINDINGS = {Finding.UPHELD: "red", Finding.PARTLY: "orange", Finding.NOT_UPHELD: "grey", Finding.WITHDRAWN: "grey"}


def standing(complaint: Any, due: Due | None, *, on: date) -> tuple[str, str]:
    """Where it stands, in words and as a colour."""
    words, colour = STATES[queries.standing_of(complaint)]
    return ("Late", "red") if due is not None and due.on < on else (words, colour)


def row(complaint: Any, due: Due | None, *, on: date, address: str = "complaints:show") -> dict[str, Any]:
    stage = complaint.stage
    words, colour = standing(complaint, due, on=on)
    return {
        "href": reverse(address, args=[complaint.key]) if address else "",
        "reference": complaint.reference,
        "about": "; ".join(procedure_on(complaint.received_on).called(complaint.about)),
        "received_on": complaint.received_on,
        "number": stage.number,
        "what": "Acknowledge" if due and due.what == "acknowledge" else "Answer",
        "due_on": due.on if due else None,
        "who": stage.investigator.name if stage.investigator else "",
        "state": words,
        "colour": colour,
    }


def settled_rows(held: Iterable[Any], *, on: date) -> list[dict[str, Any]]:
    return [row(each, None, on=on) for each in held]


# --- for whoever made it -----------------------------------------------------------------------


def own_rows(held: Iterable[Any], *, on: date) -> list[dict[str, Any]]:
    return [row(each, next_day(each), on=on, address="complaints:own") for each in held]


def next_day(complaint: Any) -> Due | None:
    running = queries.standing_of(complaint) in (Standing.NEW, Standing.RUNNING)
    return queries.due(complaint.stage) if running else None


def own_page(complaint: Any, *, on: date, letter_address: str) -> dict[str, Any]:
    """Where it stands, what is next, the letters, and what was promised."""
    due, stage = next_day(complaint), complaint.stage
    words, colour = standing(complaint, due, on=on)
    procedure = queries.procedure_of(stage)
    return {
        "complaint": complaint,
        "state": words,
        "colour": colour,
        "due": due,
        "is_late": due is not None and due.on < on,
        "number": stage.number,
        "law": procedure.law,
        "answered_on": stage.answered_on,
        "facts": own_facts(complaint),
        "letters": letter_rows(complaint, letter_address),
        "remedies": [remedy_row(each) for each in queries.remedies_shown(complaint)],
        "additions": list(complaint.additions.all()),
        "team": complaint.team.contact_team if complaint.team and hasattr(complaint.team, "contact_team") else None,
        "ombudsman_by": queries.ombudsman_by(complaint.known_on),
        "referrals": [ombudsman_words(each) for each in queries.referrals_of(complaint)],
        **signposts(complaint.about, complaint.received_on),
    }


def own_facts(complaint: Any) -> list[dict[str, Any]]:
    rows = [
        ("Reference", complaint.reference),
        ("Received", complaint.received_on),
        ("What it is about", "; ".join(procedure_on(complaint.received_on).called(complaint.about))),
        ("What went wrong", complaint.words),
        ("What would put it right", complaint.wants),
        ("Why you asked us to look again", complaint.stage.why),
    ]
    return [{"key": key, "value": value} for key, value in rows if value]


def letter_rows(complaint: Any, address: str) -> list[dict[str, Any]]:
    return [
        {
            "subject": each.subject, "on": each.made_on, "href": reverse(address, args=[each.key]) if address else "",
            "how": Way(each.way).label, "to_post": each.way == Way.POST and not hasattr(each, "posting"), "key": each.key,
        }
        for each in complaint.letters.select_related("posting").order_by("-id")
    ]  # fmt: skip


def signposts(about: Iterable[str], on: date) -> dict[str, bool]:
    """Where else a subject belongs: the Tribunal, the school."""
    leads = {each.leads for each in procedure_on(on).subjects if each.key in set(about)}
    return {"tribunal": "TRIBUNAL" in leads, "school": "SCHOOL" in leads}


def may_say(complaint: Any) -> list[tuple[str, str]]:
    """What whoever complains can do now."""
    stage = complaint.stage
    if not complaint.is_open:
        return []
    if stage.answered_on is None:
        return [(each.value, each.label) for each in (Says.MORE, Says.TAKES_BACK)]
    return [(Says.AGAIN.value, Says.AGAIN.label)] if stage.number == 1 else []


# --- for those who deal with it ----------------------------------------------------------------


def facts(complaint: Any) -> list[dict[str, Any]]:
    known = queries.ombudsman_by(complaint.known_on)
    rows = [
        ("Received", complaint.received_on),
        ("How it came", Came(complaint.came).label),
        ("Who complains", f"{complaint.name} ({complaint.get_maker_display().lower()})"),
        ("How we write", complaint.email or complaint.address or "No address is known"),
        ("Telephone", complaint.phone),
        ("That somebody else agrees", agrees(complaint)),
        ("About", "; ".join(procedure_on(complaint.received_on).called(complaint.about))),
        ("Child or young person", complaint.child.name_shown if complaint.child else complaint.child_name),
        ("Case", complaint.case.reference if complaint.case else "Not joined to a case"),
        ("What went wrong", complaint.words),
        ("What would put it right", complaint.wants),
        ("Known since", complaint.known_on),
        ("To the Ombudsman, normally until", known),
        ("Who owns it", complaint.owner.name if complaint.owner else "Nobody yet: whoever acknowledges it"),
        ("Complained of", ", ".join(each.name for each in complaint.complained_of.order_by("name"))),
        ("Closed", complaint.get_ended_display() if complaint.ended else ""),
        ("Why", complaint.ended_because),
    ]
    return [{"key": key, "value": value} for key, value in rows if value]


def agrees(complaint: Any) -> str:
    if complaint.maker != "BEHALF":
        return ""
    return complaint.consent or "Not noted yet: nothing is answered before"


def stage_rows(complaint: Any) -> list[dict[str, Any]]:
    """Every stage with its points and what was promised, the last first."""
    return [
        {
            "number": each.number,
            "facts": stage_facts(each),
            "steps": queries.due(each).steps,
            "points": [point_row(complaint, point, each) for point in each.points.all()],
            "remedies": [remedy_row(one, complaint, each) for one in each.remedies.select_related("owner")],
            "learning": each.learning,
        }
        for each in reversed(list(complaint.stages.all()))
    ]


def stage_facts(stage: Any) -> list[dict[str, Any]]:
    due = queries.due(stage)
    rows = [
        ("Began", stage.began_on),
        ("What they still are not content with", stage.why),
        ("Acknowledged", stage.acknowledged_on),
        ("Who looks into it", stage.investigator.name if stage.investigator else "Nobody is asked yet"),
        ("More time", f"{stage.extended_by} working days. {stage.extended_because}" if stage.extended_on else ""),
        (f"{due.what.capitalize()} by", due.on),
        ("Answered", stage.answered_on),
    ]
    return [{"key": key, "value": value} for key, value in rows if value]


def point_row(complaint: Any, point: Any, stage: Any) -> dict[str, Any]:
    drop = reverse("complaints:drop-point", args=[complaint.key, point.pk]) if stage.answered_on is None else ""
    return {
        "text": point.text, "finding": point.get_finding_display(), "colour": FINDINGS[point.finding], "reasons": point.reasons,
        "drop": drop if complaint.is_open else "",
    }  # fmt: skip


def remedy_row(remedy: Any, complaint: Any = None, stage: Any = None) -> dict[str, Any]:
    dropped = complaint is not None and stage is not None and stage.answered_on is None and complaint.is_open
    return {
        "sort": Remedies(remedy.sort).label,
        "what": remedy.what,
        "pounds": f"£{remedy.pence / 100:,.2f}" if remedy.pence else "",
        "owner": remedy.owner.name,
        "due_on": remedy.due_on,
        "done_on": remedy.done_on,
        "evidence": remedy.evidence,
        "drop": reverse("complaints:drop-remedy", args=[complaint.key, remedy.pk]) if dropped else "",
        "done": reverse("complaints:remedied", args=[remedy.pk]) if not dropped and remedy.done_on is None else "",
        "reference": remedy.complaint.reference if complaint is None else "",
    }


def deeds(complaint: Any, user: Any, *, late: bool) -> list[dict[str, str]]:
    """What can be entered now."""
    works, stage = user.may(permissions.WORK), complaint.stage
    open_, acknowledged, answered = complaint.is_open, stage.acknowledged_on is not None, stage.answered_on is not None
    pages = [
        ("acknowledge", "Acknowledge it", works and open_ and not acknowledged),
        ("in-order", "Say which case and whom it is about", works and open_),
        ("look", "Ask somebody else to look into it" if stage.investigator else "Ask somebody to look into it",
         works and open_ and not answered),
        ("extend", "Give it more time", works and open_ and acknowledged and not answered and not stage.extended_on and not late),
        ("point", "Enter a point and what was found", open_ and acknowledged and not answered),
        ("remedy", "Enter how it is put right", open_ and acknowledged and not answered),
        ("answer", "Send the answer", open_ and acknowledged and not answered),
        ("again", "They ask for stage 2", works and open_ and answered and stage.number == 1),
        ("refer", "The Ombudsman has it", works),
        ("close", "Close it without an answer", works and open_ and not answered),
    ]  # fmt: skip
    return [
        {"text": text, "href": reverse(f"complaints:{name}", args=[complaint.key])} for name, text, may in pages if may
    ]


# --- the Ombudsman -----------------------------------------------------------------------------


def ombudsman_words(referral: Any) -> dict[str, Any]:
    waiting = [each for each in referral.steps.all() if each.answered_on is None and each.answer_by]
    return {
        "number": referral.number,
        "href": reverse("complaints:ombudsman", args=[referral.key]),
        "outcome": Outcome(referral.outcome).label if referral.outcome else "",
        "decided_on": referral.decided_on,
        "answer_by": min((each.answer_by for each in waiting), default=None),
    }


def referral_page(referral: Any, *, on: date) -> dict[str, Any]:
    rows = [
        ("Complaint", referral.complaint.reference),
        ("The Ombudsman’s reference", referral.number),
        ("We heard of it", referral.came_on),
        ("Decision", Outcome(referral.outcome).label if referral.outcome else ""),
        ("Decided", referral.decided_on),
        ("Reasons", referral.reasons),
        ("A report is published", "Yes" if referral.is_public_report else ""),
    ]
    return {
        "facts": [{"key": key, "value": value} for key, value in rows if value],
        "steps": [step_row(each, on=on) for each in referral.steps.order_by("came_on", "id")],
        "remedies": [remedy_row(each) for each in referral.remedies.select_related("owner", "complaint")],
        "deeds": ombudsman_deeds(referral),
    }


def step_row(step: Any, *, on: date) -> dict[str, Any]:
    late = step.answer_by and (step.answered_on or on) > step.answer_by
    waits = step.answered_on is None and step.answer_by
    return {
        "sort": Sort(step.sort).label, "came_on": step.came_on, "asks": step.asks, "answer_by": step.answer_by,
        "answered_on": step.answered_on, "late": late,
        "href": reverse("complaints:we-answered", args=[step.referral.key, step.pk]) if waits and not step.referral.outcome else "",
    }  # fmt: skip


def ombudsman_deeds(referral: Any) -> list[dict[str, str]]:
    pages = [
        ("sent", "The Ombudsman sent something", not referral.outcome),
        ("decided", "The Ombudsman decided", not referral.outcome),
        ("recommended", "Enter what the Ombudsman recommends", referral.outcome == Outcome.UPHELD),
    ]
    return [
        {"text": text, "href": reverse(f"complaints:{name}", args=[referral.key])} for name, text, may in pages if may
    ]


# --- what is late, and numbers -----------------------------------------------------------------


def late_page(*, on: date) -> dict[str, Any]:
    """For the head of service: references, days and names of those it waits for. Not a word of any complaint."""
    return {
        "rows": [row(each, due, on=on, address="") for each, due in queries.late_on(on)],
        "owed": [remedy_late(each) for each in queries.owed() if each.due_on < on],
        "steps": [
            {"reference": each.referral.complaint.reference, "sort": Sort(each.sort).label, "answer_by": each.answer_by,
             "late": each.answer_by < on}
            for each in queries.steps_open()
        ],
    }  # fmt: skip


def remedy_late(remedy: Any) -> dict[str, Any]:
    return {"reference": remedy.complaint.reference, "owner": remedy.owner.name, "due_on": remedy.due_on}


HEADINGS = ("Number", "Answered in time", "Upheld, at least partly")


def figures_page(*, on: date) -> dict[str, Any]:
    county, subjects, areas = queries.figures(on=on)
    return {
        "tables": [
            words_table(caption, (first, *HEADINGS), [number_row(each) for each in rows])
            for caption, first, rows in (
                ("The county", "Where", county),
                ("What complaints are about", "About", subjects),
                ("Where the case is held", "Area", areas),
            )
            if rows
        ],
        "learnt": queries.learnt(on=on),
        "until": on,
        "since": short_date(on - queries.YEAR),
    }  # fmt: skip


def number_row(count: Count) -> tuple[str, str, str, str]:
    if count.number is None:
        return count.group, "Not shown", "Not shown", "Not shown"
    share = lambda value: "Too few answers" if value is None else f"{value}%"  # noqa: E731
    return count.group, str(count.number), share(count.in_time), share(count.upheld)


def people_options(people: Iterable[Any]) -> list[tuple[str, str]]:
    return [(str(each.pk), each.name) for each in people]
