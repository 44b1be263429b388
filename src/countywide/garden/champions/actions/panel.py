"""The panel of a call: who reads, numbers instead of names, interests, points, what was talked about, and the shortlist."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.utils import timezone

from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken, action
from countywide.platform.kit.doors import Actor
from countywide.platform.outbox.actions import tell
from countywide.platform.outbox.types import Recipient

from .. import notices, permissions, policies, queries
from ..models import Call, Paper, Reader, Score, Talk, Tie
from ..rules import scoring


@action(permissions.KEEP)
def add_reader(call: Call, *, by: Actor, on: date, user: Any) -> Reader:
    """Somebody joins the panel and is told; they say which interests they have before they score."""
    if queries.reader_of(call, user):
        raise RuleBroken("This person is on the panel already.")
    if call.decided_at:
        raise RuleBroken("This call is decided.")
    if user.may(permissions.KEEP):
        raise RuleBroken("Whoever keeps calls has read the names, so they cannot score without them.")
    made = Reader.objects.create(call=call, user=user, since=on)
    tell(
        notices.ON_PANEL, to=[Recipient(user.email, None, user.pk)], cause=f"panel-reader:{made.pk}", by=by, about=call,
        call=call.title, key=call.key,
    )  # fmt: skip
    audit.record("champions.reader-added", by=by, about=made, on=on.isoformat())
    return made


@action(permissions.KEEP)
def drop_reader(reader: Reader, *, by: Actor, on: date) -> None:
    """Somebody leaves the panel: what they gave counts no longer."""
    if reader.left_on:
        raise RuleBroken("This person has left the panel already.")
    reader.left_on = on
    reader.save(update_fields=["left_on"])
    audit.record("champions.reader-dropped", by=by, about=reader, on=on.isoformat())


@action(permissions.KEEP)
def draw(call: Call, *, by: Actor, on: date) -> list[Paper]:
    """Every application that was sent gets a number by chance: from now on the panel knows it by that alone."""
    if timezone.now() < call.closes_at or on < timezone.localdate(call.closes_at):
        raise RuleBroken("Numbers are drawn once the call has closed.")
    new = list(queries.sent_applications(call).filter(paper=None))
    if not new:
        raise RuleBroken("Every application that was sent has its number.")
    first = max([each.number for each in Paper.objects.filter(call=call)], default=0) + 1
    secrets.SystemRandom().shuffle(new)
    made = [Paper.objects.create(call=call, application=each, number=first + place) for place, each in enumerate(new)]
    audit.record("champions.numbers-drawn", by=by, about=call, on=on.isoformat(), papers=len(made))
    return made


@action(permissions.CHOOSE)
def declare(reader: Reader, *, by: Actor, on: date, interests: Mapping[int, str]) -> None:
    """A member of the panel says in which papers they have an interest, by number, or in none. They do not score those."""
    own_seat(reader, by)
    papers = {each.number: each for each in queries.papers_of(reader.call)}
    if unknown := sorted(set(interests) - set(papers)):
        raise RuleBroken(f"There is no paper {unknown[0]}.")
    for number, says in interests.items():
        Tie.objects.update_or_create(
            reader=reader, paper=papers[number], defaults={"says": says.strip()[:200] or "An interest", "on": on}
        )
        Score.objects.filter(reader=reader, paper=papers[number]).delete()
    reader.declared_on = on
    reader.save(update_fields=["declared_on"])
    audit.record("champions.interests-declared", by=by, about=reader, on=on.isoformat(), interests=len(interests))


def own_seat(reader: Reader, by: Actor) -> None:
    """Only the member themselves, or the service’s own jobs."""
    who = getattr(by, "pk", None)
    if who is not None and who != reader.user_id:
        raise RuleBroken("This is somebody else’s seat on the panel.")


@action(permissions.CHOOSE)
def score(
    reader: Reader, *, by: Actor, on: date, paper: Paper, points: Mapping[str, int], notes: Mapping[str, str]
) -> None:
    """Points for every criterion, each with a note: the person hears what the panel thought."""
    own_seat(reader, by)
    kind = policies.kind_of(reader.call)
    if paper.call_id != reader.call_id:
        raise RuleBroken("This paper is not before your panel.")
    paper.refresh_from_db(fields=["shortlisted"])
    if bar := queries.bar_to_scoring(reader, paper):
        raise RuleBroken(bar)
    for criterion in kind.criteria:
        if criterion.key not in points:
            raise RuleBroken(f"Give points for: {criterion.title}.")
        given, note = points[criterion.key], notes.get(criterion.key, "").strip()
        if bar := scoring.bar_to_points(points=given, most=len(kind.scale) - 1, note=note):
            raise RuleBroken(f"{criterion.title}: {bar[0].lower()}{bar[1:]}")
        Score.objects.update_or_create(
            reader=reader, paper=paper, criterion=criterion.key, defaults={"points": given, "note": note, "on": on}
        )
    audit.record("champions.scored", by=by, about=paper, on=on.isoformat())


@action(permissions.CHOOSE)
def talk(call: Call, *, by: Actor, on: date, numbers: Iterable[int], criterion: str, said: str) -> Talk:
    """Write down what the panel said about a difference or a tie. Without it nothing can be decided about these papers."""
    wanted = set(numbers)
    sits = getattr(by, "pk", None) is None or by.may(permissions.KEEP) or queries.reader_of(call, by) is not None
    if not sits:
        raise RuleBroken("Only the panel and the team write this down.")
    found = [each for each in queries.papers_of(call) if each.number in wanted]
    if len(found) < len(wanted) or not found:
        raise RuleBroken("There is no such paper.")
    if len(said.split()) < 5:
        raise RuleBroken("Write down what was said, in at least 5 words.")
    made = Talk.objects.create(call=call, criterion=criterion, said=said.strip(), on=on, by_id=by.pk)  # type: ignore[attr-defined]
    made.papers.set(found)
    audit.record("champions.talked", by=by, about=call, on=on.isoformat(), papers=len(found))
    return made


@action(permissions.KEEP)
def shortlist(paper: Paper, *, by: Actor, on: date, yes: bool, reasons: str) -> None:
    """Shortlisted or not, with reasons: after everybody’s points, and after what had to be talked about."""
    scores = queries.scores_of(paper.call)
    waiting = [each for each in queries.to_talk_about(paper.call, scores) if paper.number in each.papers]
    bar = scoring.bar_to_shortlisting(
        scored=queries.is_scored(paper, scores),
        waiting=len(waiting),
        reasons=reasons,
        decided=paper.shortlisted is not None,
    )
    if bar:
        raise RuleBroken(bar)
    paper.shortlisted, paper.reasons = yes, reasons.strip()
    paper.shortlisted_on, paper.shortlisted_by_id = on, by.pk  # type: ignore[attr-defined]
    paper.save(update_fields=["shortlisted", "reasons", "shortlisted_on", "shortlisted_by"])
    if yes:
        held = paper.application
        tell(
            notices.SHORTLISTED, to=[Recipient(held.email, None, held.user_id)], cause=f"paper:{paper.pk}:shortlisted",
            by=by, about=held, call=paper.call.title, reference=held.reference,
        )  # fmt: skip
    audit.record("champions.shortlisted" if yes else "champions.not-shortlisted", by=by, about=paper, on=on.isoformat())
