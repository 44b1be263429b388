"""What became of what was said, as rows, tags and links: for its asker, for whoever sorts it, for a team, for everybody."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.timezone import localdate

from countywide.garden.knowledge import queries as knowledge

from .. import permissions
from ..enums import Became, Kind
from ..models import Question
from ..queries import becoming as queries
from ..queries import by_link

COLOURS = {
    Became.UNSORTED: "yellow", Became.JOINED: "grey", Became.WITH_TEAM: "blue", Became.LATE: "red", Became.ANSWERED: "green",
    Became.CLOSED: "grey", Became.PRIVATE: "purple", Became.REPLIED: "green", Became.COUNTED: "teal", Became.OFFERED: "orange",
}  # fmt: skip
STUB = "Handled privately"


def team_names() -> dict[str, str]:
    """The teams' names by key, read once a page."""
    return {key: desk.name for key, desk in knowledge.desks().items()}


def one(name: str, of: Question) -> Any:
    try:
        return getattr(of, name)
    except Exception as missing:
        if missing.__class__.__name__ != "RelatedObjectDoesNotExist":
            raise
        return None


def owner_and_day(question: Question) -> tuple[str, date | None]:
    """Whose it is now and by when it is answered."""
    kept = question.merged_into or question
    private, sent = one("private", kept), queries.at_team(kept)
    if private is not None:
        return (private.team.name if private.team else private.team_key), private.reply_by
    if sent is not None:
        return (sent.team.name if sent.team else sent.team_key), sent.reply_by
    return ("", None) if kept.kind == Kind.THANKS else ("Forum organisers", None)


# --- for its asker ----------------------------------------------------------------------------------


def mine(actor: Any, *, on: date) -> dict[str, Any]:
    """Everything somebody said, newest first, with what became of it."""
    rows = [own_row(question, on=on) for question in queries.own_questions(actor)]
    return {"rows": rows, "waiting": sum(row["is_waiting"] for row in rows)}


def own_row(question: Question, *, on: date) -> dict[str, Any]:
    state = queries.state_of(question, on=on)
    owner, due = owner_and_day(question)
    answer = queries.answer_of(question) if state is Became.ANSWERED else None
    is_waiting = state in (Became.UNSORTED, Became.JOINED, Became.WITH_TEAM, Became.LATE, Became.PRIVATE)
    return {
        "reference": question.reference,
        "href": reverse("floor:mine-one", args=[question.reference]),
        "words": question.text,
        "meeting": question.floor.sitting.meeting.title,
        "state": state.label,
        "colour": COLOURS[state],
        "owner": owner,
        "due": due if is_waiting else None,
        "age": (on - localdate(question.asked_at)).days,
        "asked_on": localdate(question.asked_at),
        "answer": answer.get_absolute_url() if answer else "",
        "is_waiting": is_waiting,
    }


def own_page(question: Question, *, on: date) -> dict[str, Any]:
    """One of them, with what its asker can do about it."""
    row = own_row(question, on=on)
    state = queries.state_of(question, on=on)
    private, handling = one("private", question), one("handling", question)
    answer = queries.answer_of(question)
    facts = [
        {"key": "Reference", "value": question.reference},
        {"key": "Said at", "value": row["meeting"]},
        {"key": "On", "value": row["asked_on"]},
        {"key": "With", "value": row["owner"]},
        {"key": "Age", "value": days(row["age"])},
        {"key": "Answer due by", "value": row["due"]},
        {"key": "Seen to by", "value": private.owner.name if private and private.owner else None},
    ]
    return {
        "row": row,
        "facts": [fact for fact in facts if fact["value"]],
        "answer": {"href": answer.get_absolute_url(), "short": knowledge.short_answer_of(answer), "owner": knowledge.owner_of(answer), "review_by": answer.review_by}
        if answer is not None and state is Became.ANSWERED else None,
        "reply": private.reply if private and private.replied_at else "",
        "replied_on": localdate(private.replied_at) if private and private.replied_at else None,
        "is_private": private is not None,
        "is_thanks": question.kind == Kind.THANKS,
        "may_reopen": state is Became.ANSWERED and answer is not None,
        "is_joined": question.merged_into_id is not None and question.kind != Kind.THANKS,
        "is_offer": question.kind == Kind.OFFER,
        "agreed_at": handling.agreed_at if handling else None,
        "reopened": list(question.reopened.all()),
        "answered_live": question.answered_live_at is not None and answer is None,
    }  # fmt: skip


def days(number: int) -> str:
    return "Today" if number == 0 else "1 day" if number == 1 else f"{number} days"


# --- for a team -------------------------------------------------------------------------------------


def private_list(actor: Any, *, on: date) -> dict[str, Any]:
    return {"rows": [private_row(each, on=on) for each in queries.private_for(actor)]}


def private_row(private: Any, *, on: date) -> dict[str, Any]:
    is_late = not private.replied_at and private.reply_by < on
    return {
        "reference": private.question.reference,
        "href": reverse("floor:private-one", args=[private.question.reference]),
        "meeting": private.question.floor.sitting.meeting.title,
        "team": private.team.name if private.team else "",
        "owner": private.owner.name if private.owner else "Nobody yet",
        "due": private.reply_by,
        "state": "Replied to" if private.replied_at else "Late" if is_late else "Waiting",
        "colour": "green" if private.replied_at else "red" if is_late else "blue",
    }


def private_page(private: Any, *, on: date) -> dict[str, Any]:
    question, row = private.question, private_row(private, on=on)
    from_file = one("from_file", question)
    return {
        "row": row,
        "words": question.text,
        "facts": [
            {"key": "Reference", "value": question.reference},
            {"key": "Asked at", "value": row["meeting"]},
            {"key": "Asked by", "value": who_asked(question)},
            {"key": "Why it came here", "value": private.why or "It was sent to your team"},
            {"key": "Seen to by", "value": row["owner"]},
            {"key": "Reply due by", "value": private.reply_by},
        ],
        "reply": private.reply if private.replied_at else "",
        "given": from_file.answer if from_file else "",
        "can_read": question.asker_id is not None,
        "by_link": by_link.is_reached_by_link(question),
        "is_open": private.replied_at is None,
    }


def reply_page(private: Any) -> dict[str, Any]:
    """A reply for whoever asked without an account."""
    question = private.question
    return {
        "words": question.text,
        "reply": private.reply,
        "facts": [
            {"key": "Reference", "value": question.reference},
            {"key": "Asked for", "value": question.floor.sitting.meeting.title},
            {"key": "Replied by", "value": private.team.name if private.team else ""},
            {"key": "On", "value": localdate(private.replied_at)},
        ],
    }


def who_asked(question: Question) -> str:
    name = question.asker.name if question.asker is not None else question.asker_name
    body = question.organisation.name if question.organisation is not None else ""
    return ", ".join(part for part in (name, body) if part) or "Not known: it came with a file"


def wish_rows(actor: Any, *, on: date) -> list[dict[str, Any]]:
    found = []
    for question in queries.wishes(actor):
        owner, due = owner_and_day(question)
        state = queries.state_of(question, on=on)
        found.append({
            "words": question.public_text, "meeting": question.floor.sitting.meeting.title, "asked_by": 1 + question.joined_count,
            "owner": owner, "due": due, "state": state.label, "colour": COLOURS[state],
        })  # fmt: skip
    return found


# --- for everybody ----------------------------------------------------------------------------------


def asked_page(meeting: Any, actor: Any, *, on: date) -> dict[str, Any]:
    """What was asked at a meeting, each once, with its answer or its owner and day. Nobody is named."""
    counts = queries.counts_of(meeting)
    rows = []
    for question in queries.asked_at(meeting):
        state = queries.state_of(question, on=on)
        owner, due = owner_and_day(question)
        answer, from_file = queries.answer_of(question), one("from_file", question)
        rows.append({
            "words": question.public_text, "asked_by": 1 + question.joined_count, "state": state.label, "colour": COLOURS[state],  # type: ignore[attr-defined]
            "owner": owner, "due": due if state in (Became.WITH_TEAM, Became.LATE) else None,
            "answer": answer.get_absolute_url() if answer is not None else "",
            "title": knowledge.filled(answer.question) if answer is not None else "",
            "given": from_file.public_answer if from_file is not None and answer is None and from_file.is_answered else "",
            "live": question.answered_live_at is not None and answer is None,
        })  # fmt: skip
    return {"rows": rows, "counts": counts, "meeting": meeting, "sorts": actor.may(permissions.HOST)}


BECAME = {
    "answered": "Answered in the file", "sent": "Sent to its team", "thanks": "Thanks: counted", "private": STUB,
    "joined": "The same as another row", "offer": "An offer of help", "talk": "Kept in the chat",
}  # fmt: skip


def import_report(file: Any) -> dict[str, Any]:
    """What became of every row of a file."""
    report = file.report
    names = team_names()
    rows = [
        {**line, "says": BECAME[line["became"]], "team": names.get(line.get("team", ""), ""), "due": date.fromisoformat(line["reply_by"]) if line.get("reply_by") else None,
         "held": ", ".join(line["held"])}
        for line in report["rows"]
    ]  # fmt: skip
    facts = [{"key": "Rows", "value": report["counts"]["rows"]}]
    facts += [
        {"key": says, "value": report["counts"][key]} for key, says in BECAME.items() if report["counts"].get(key)
    ]
    facts.append({"key": "Rows with personal data held back", "value": report["counts"]["held"]})
    to_propose = queries.rows_to_propose(file).count()
    return {"rows": rows, "facts": facts, "remarks": report["remarks"], "file": file, "to_propose": to_propose}
