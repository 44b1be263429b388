"""A consultation, its pack, its questions and its answers, as rows and words for a page."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from django.db.models import Q
from django.urls import reverse

from countywide.platform.kit import forms
from countywide.platform.kit.tables import Column, Filter, Table

from .. import rules
from ..enums import Context, Fresh, GroundKind, PaperKind, Position, Provided, Qualifies, Shown, Standing, Withdrawn

COLOURS = {
    Standing.DRAFTED: "grey", Standing.SENT: "blue", Standing.BOUNCED: "red", Standing.ACKNOWLEDGED: "teal",
    Standing.QUESTION: "orange", Standing.ANSWERED: "yellow", Standing.RETURNED: "orange", Standing.ADEQUATE: "green",
    Standing.WITHDRAWN: "grey", Standing.CLOSED: "grey",
}  # fmt: skip
FRESH = {Fresh.GREEN: "green", Fresh.AMBER: "yellow", Fresh.RED: "red"}
SAYS = {Position.CAN_ADMIT: "green", Position.WITH_CHANGES: "teal", Position.SHOULD_NOT: "orange"}
LISTED = (
    ("waiting", "Waiting for the school"),
    ("check", "An answer to check"),
    ("question", "A question to answer"),
    ("full", "A full reply to release"),
    ("late", "Late"),
    ("drafted", "Being prepared"),
    ("queued", "On their way, with many others"),
    ("stopped", "Could not go by themselves"),
    ("over", "Over"),
)


def standing(each: Any, *, on: date) -> dict[str, Any]:
    """Where it stands, and whether it is late, as tags."""
    stands = each.standing
    waits = stands in (Standing.SENT, Standing.BOUNCED, Standing.ACKNOWLEDGED, Standing.QUESTION, Standing.RETURNED)
    return {
        "stands": stands,
        "label": stands.label,
        "colour": COLOURS[stands],
        "late": bool(waits and each.answer_by and on > each.answer_by),
        "waits": waits,
    }


def position(each: Any) -> dict[str, str]:
    """What the school said last, as a tag; it is the school that speaks."""
    if not each.says:
        return {"says": "", "says_colour": ""}
    return {"says": f"“{Position(each.says).label}”", "says_colour": SAYS[Position(each.says)]}


def facts(each: Any, *, on: date) -> list[dict[str, Any]]:
    """The days of a consultation, for officers."""
    told = (
        f"{each.council_name}, told on {rules.day(each.council_told_on)}" if each.council_told_on else each.council_name
    )
    more = f"{rules.day(each.extended_to)}: {each.extended_because}" if each.extended_to else ""
    because = Withdrawn(each.withdrawn_because).label if each.withdrawn_because else ""
    rows = [
        ("The family asks for it", "Yes" if each.is_preference else "No"),
        ("Why this school", each.why),
        ("Sent", f"{rules.day(each.sent_on)}, {each.get_reach_display().lower()}" if each.sent_on else "Not yet"),
        ("Answer awaited by", rules.day(each.due_on) if each.due_on else "15 days after it is sent"),
        ("More days given, until", more),
        ("Opened", f"{rules.day(each.acknowledged_on)}, by {each.acknowledged_by}" if each.acknowledged_on else ""),
        ("Maintained by", told),
        ("The family asks for the full reply", rules.day(each.full_asked_on) if each.full_asked_on else ""),
        ("Withdrawn", f"{rules.day(each.withdrawn_on)}. {because}" if each.withdrawn_on else ""),
        ("The council decided without an answer", rules.day(each.closed_on) if each.closed_on else ""),
    ]
    return [{"key": key, "value": value} for key, value in rows if value]


def sheets(found: list[Any], said: dict[str, str], *, on: date, policy: Any) -> list[dict[str, Any]]:
    """What a pack would hold today, with how old each paper is and why an old one goes."""
    rows = []
    for sheet in found:
        fresh = rules.freshness(sheet.kind, sheet.dated_on, on=on, policy=policy)
        rows.append({
            "kind": PaperKind(sheet.kind).label, "title": sheet.title, "author": sheet.author, "dated_on": sheet.dated_on,
            "fresh": fresh.label, "colour": FRESH[fresh], "is_red": fresh == Fresh.RED, "because": said.get(sheet.source, ""),
            "source": sheet.source,
        })  # fmt: skip
    return rows


def pack(found: Any, address: Callable[[int, int], str], *, for_school: bool) -> dict[str, Any]:
    """A pack that was sent: its index, its fingerprint, and what this version added."""
    papers = [
        {
            "place": each.place, "title": each.title, "author": each.author, "dated_on": each.dated_on,
            "fresh": each.get_fresh_display(), "colour": FRESH[Fresh(each.fresh)], "because": "" if for_school else each.because,
            "href": address(found.number, each.place), "is_new": each.title in found.added, "sha256": each.sha256,
        }
        for each in found.papers.all()
    ]  # fmt: skip
    return {
        "number": found.number,
        "on": found.frozen_on,
        "sha256": found.sha256,
        "added": found.added,
        "papers": papers,
    }


def question(each: Any) -> dict[str, Any]:
    return {
        "pk": each.pk, "text": each.text, "by": each.asked_by, "on": each.asked_on, "answer": each.answer,
        "answered_on": each.answered_on, "answered_by": each.answered_by.name if each.answered_by else "",
    }  # fmt: skip


def answer(each: Any) -> dict[str, Any]:
    """A whole answer, for officers and for the school that gave it."""
    check = getattr(each, "check_made", None)
    return {
        "number": each.number,
        "on": each.came_on,
        "days_late": each.days_late,
        "by": f"{each.name}, {each.role}",
        "head": f"{each.head}, {rules.day(each.head_on)}",
        "position": Position(each.position).label,
        "colour": SAYS[Position(each.position)],
        "adjustments": each.adjustments,
        "lines": [
            {"number": line.number, "what": line.what, "says": short(line.says), "note": line.note} for line in each.lines.all()
        ],
        "grounds": [
            {"name": GroundKind(ground.kind).label, "why": ground.explanation, "evidence": ground.evidence, "steps": ground.steps}
            for ground in each.grounds.all()
        ],
        "context": [Context(one).label for one in each.context],
        "rows": other_rows(each),
        "view": each.family_view,
        "passages": [{"words": one.words, "why": one.why} for one in each.passages.all()],
        "taken": [{"words": one.words, "why": one.why, "on": one.on} for one in each.taken_out.all()],
        "check": check,
        "releases": [release(one) for one in each.releases.all()],
    }  # fmt: skip


def short(says: str) -> str:
    return Provided(says).label.removesuffix(", because…")


def other_rows(each: Any) -> list[dict[str, Any]]:
    rows = [
        *((rules.CAPACITY[name], str(number)) for name, number in each.capacity.items() if name in rules.CAPACITY),
        ("Selection test", Qualifies(each.qualifies).label if each.qualifies else ""),
        ("Fees and offer", each.fees),
        ("Moving in", each.transition),
        ("Interest declared", each.conflict),
    ]
    return [{"key": key, "value": value} for key, value in rows if value]


def release(each: Any) -> dict[str, Any]:
    """What the family was shown, and why words are missing in it: never the words."""
    return {
        "what": Shown(each.what).label, "is_full": each.what == Shown.FULL, "on": each.on, "text": each.text,
        "removed": each.removed, "because": each.get_because_display(), "number": each.answer.number,
    }  # fmt: skip


def for_family(each: Any, releases: list[Any]) -> dict[str, Any]:
    """One school as the family reads of it: who was asked and when, where it stands, and what was released."""
    shown = [release(one) for one in releases]
    return {
        "key": each.key,
        "name": each.setting.name,
        "asked_on": each.sent_on,
        "due_on": each.answer_by,
        "is_preference": each.is_preference,
        "why": each.why,
        "says": rules.as_family_reads(each.standing),
        "answered_on": each.answered_on,
        "releases": shown,
        "may_ask": each.answered_on and not each.full_asked_on,
        "asked_full_on": each.full_asked_on,
        "has_full": any(one["is_full"] for one in shown),
    }


# --- lists ------------------------------------------------------------------------------------


def officers_table(found: Any, asked: Any, *, on: date) -> Table:
    """Every consultation of one's own cases."""
    return Table(
        found,
        [
            Column("Case", "case__reference", href=lambda each: reverse("consultations:officer", args=[each.key])),
            Column("Child", lambda each: each.case.child.name_shown),
            Column("School", lambda each: each.setting.name),
            Column("Where it stands", stands_for_officers),
            Column("Awaited by", lambda each: each.answer_by or "Not sent", sort="due"),
        ],
        [
            Filter(
                "standing", forms.Pick("Show", LISTED, empty="All"), lambda rows, answer: narrowed(rows, answer, on=on)
            )
        ],
        {"due": "due_on"},
        asked,
        caption="Consultations",
        things=("consultation", "consultations"),
        empty="No consultation matches.",
    )


def stands_for_officers(each: Any) -> str:
    """Where it stands; of one that was asked for with many others, whether it goes by itself."""
    if each.sent_on is None and each.withdrawn_on is None and each.queued_on:
        return "Could not go by itself" if each.stopped_on else "On its way"
    return str(each.standing.label)


def narrowed(rows: Any, answer: str, *, on: date) -> Any:
    if answer == "drafted":
        return rows.filter(sent_on=None, withdrawn_on=None)
    if answer == "queued":
        return rows.queued()
    if answer == "stopped":
        return rows.stopped()
    if answer == "check":
        return rows.filter(answered_on__isnull=False, adequate=None, withdrawn_on=None)
    if answer == "question":
        return rows.filter(open_questions=True, withdrawn_on=None)
    if answer == "full":
        return rows.filter(full_asked_on__isnull=False).exclude(answers__releases__what=Shown.FULL)
    if answer == "over":
        return rows.filter(Q(withdrawn_on__isnull=False) | Q(closed_on__isnull=False) | Q(adequate=True))
    waiting = rows.filter(sent_on__isnull=False, withdrawn_on=None, closed_on=None).filter(
        Q(answered_on=None) | Q(adequate=False)
    )
    return waiting.filter(due_on__lt=on) if answer == "late" else waiting


def schools_table(found: Any, asked: Any, *, on: date) -> Table:
    """What a school was consulted about: by reference and first day, the child's name on the page alone."""
    return Table(
        found,
        [
            Column("Child", lambda each: each.case.child.name_shown, href=lambda each: reverse("consultations:show", args=[each.key])),
            Column("Reference", "case__reference"),
            Column("Asked on", "sent_on"),
            Column("Answer by", lambda each: by_day(each, on), sort="due"),
            Column("Where it stands", lambda each: as_school_reads(each)),
        ],
        sorts={"due": "due_on"},
        params=asked,
        caption="What your school is consulted about",
        things=("consultation", "consultations"),
        empty="Your school is not consulted about a child.",
    )  # fmt: skip


def by_day(each: Any, on: date) -> str:
    late = standing(each, on=on)["late"]
    return f"{rules.day(each.answer_by)}{': late' if late else ''}"


SCHOOL = {
    Standing.SENT: "Not opened yet",
    Standing.BOUNCED: "Not opened yet",
    Standing.ACKNOWLEDGED: "Opened, not answered",
    Standing.QUESTION: "Your question waits for the council",
    Standing.ANSWERED: "Answered: the council checks it",
    Standing.RETURNED: "Please say more",
    Standing.ADEQUATE: "Answered",
    Standing.WITHDRAWN: "Withdrawn: you are asked nothing more",
    Standing.CLOSED: "The council decided without your answer",
}


def as_school_reads(each: Any) -> str:
    return SCHOOL[each.standing]
