"""What only the desk does: write for a failed search, give it as a wording, say that two entries are two, remind teams."""

from __future__ import annotations

from datetime import date
from typing import Any

from countywide.garden.knowledge import notices, permissions, rules
from countywide.garden.knowledge.actions.judging import add_wording, search_dealt_with
from countywide.garden.knowledge.actions.publishing import write
from countywide.garden.knowledge.models import Apart, Entry, Search
from countywide.garden.knowledge.queries import reminders
from countywide.garden.knowledge.teams import Desk, desk_for, desks, mailboxes_of
from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken, action
from countywide.platform.kit.tags.saying import short_date
from countywide.platform.outbox.actions import tell


@action(permissions.EDIT)
def write_for_search(search: Search, *, by: Any, on: date, **given: Any) -> Entry:
    """Write the answer a failed search was looking for, as a draft that its words will find; the search is dealt with."""
    entry = write(None, by=by, on=on, **given)
    if rules.normalised(search.words) != rules.normalised(entry.question):
        add_wording(entry, by=by, on=on, text=search.words)
    search_dealt_with(search, by=by, on=on)
    return entry


@action(permissions.EDIT)
def give_to(search: Search, *, by: Any, on: date, entry: Entry) -> None:
    """Let the words of a failed search find the entry that answers them; the search is dealt with."""
    if entry.withdrawn_at is not None or entry.merged_into_id is not None:
        raise RuleBroken("That answer is no longer in use. Choose another.")
    add_wording(entry, by=by, on=on, text=search.words)
    search_dealt_with(search, by=by, on=on)


@action(permissions.EDIT)
def keep_apart(entry: Entry, *, by: Any, on: date, other: Entry) -> None:
    """Note that two entries that look the same are two questions: they are not offered for merging again."""
    if entry.pk == other.pk:
        raise RuleBroken("Choose two different entries.")
    one, later = sorted((entry.pk, other.pk))
    Apart.objects.get_or_create(one_id=one, other_id=later)
    audit.record("knowledge.kept-apart", by=by, about=entry, on=on.isoformat(), other=other.pk)


@action(permissions.EDIT)
def remind_teams(_: None, *, by: Any, on: date) -> int:
    """Tell each team which of its answers come up for checking and which questions are past their day. Each is told once."""
    known, told = desks(), 0
    for team_key, review_by, entries in reminders.reviews_coming(on):
        told += tell_of_reviews(desk_for(team_key, known), review_by, entries, by=by)
    for question in reminders.questions_late(on):
        desk = desk_for(question.team_key, known)
        told += bool(
            tell_once(
                notices.LATE,
                desk,
                f"question:{question.pk}:late",
                by=by,
                about=question,
                reference=question.reference,
                question=question.public_text,
                team=desk.name,
                reply_by=question.reply_by,
            )
        )
    audit.record("knowledge.teams-reminded", by=by, on=on.isoformat(), told=told)
    return told


def tell_of_reviews(desk: Desk, review_by: date, entries: list[Entry], *, by: Any) -> bool:
    """One message for all the answers a team has to check by one day."""
    cause = f"review:{desk.key}:{review_by.isoformat()}"
    words = {"team": desk.name, "count": len(entries), "review_by": review_by, "until": short_date(review_by)}
    listed = [{"title": rules.plain(entry.question)[:120], "slug": entry.slug} for entry in entries[:20]]
    return tell_once(notices.REVIEW, desk, cause, by=by, entries=listed, more=max(0, len(entries) - 20), **words)


def tell_once(kind: Any, desk: Desk, cause: str, *, by: Any, **words: Any) -> bool:
    """Write to a team's mailbox, if it has one."""
    to = mailboxes_of(desk)
    if to:
        tell(kind, to=to, cause=cause, by=by, **words)
    return bool(to)
