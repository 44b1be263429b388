"""A round of moderation: opened, mapped blind by two, compared, settled, fed back, queried, published (processes §6.4)."""

from __future__ import annotations

from collections.abc import Mapping as Levels
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied

from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken, action
from countywide.platform.kit.doors import Actor
from countywide.platform.outbox.actions import tell
from countywide.platform.outbox.types import Recipient
from countywide.register.contacts import queries as contacts

from .. import notices, permissions, policies, queries, rules
from ..enums import MappedBy
from ..models import Reading, Round, Sampled
from .profiles import add_mapping, set_or_refused


@action(permissions.FUND)
def open_round(
    _subject: None, *, by: Actor, on: date, title: str, number: int, school_moderator: Any, council_moderator: Any
) -> Round:
    """Sample children evenly over all that are mapped, leaving out those of the moderator's own school and those whom the
    officer mapped. They get numbers; the two moderators are told."""
    found = queries.candidates(school_moderator, council_moderator, on=on)
    bar = rules.bar_to_opening(
        title=title, number=number, found=len(found), is_same=school_moderator.pk == council_moderator.pk
    )
    if bar:
        raise RuleBroken(bar)
    made = Round.objects.create(
        title=title.strip()[:120], version=set_or_refused(on).version, opened_on=on, school_moderator=school_moderator,
        council_moderator=council_moderator,
    )  # fmt: skip
    for place in range(number):
        made.sampled.create(profile=found[place * len(found) // number], number=place + 1)
    audit.record("mapping.round-opened", by=by, about=made, on=on.isoformat(), children=number)
    to = [Recipient(each.email, None, each.pk) for each in (school_moderator, council_moderator)]
    tell(notices.TO_MODERATE, to=to, cause=f"moderation:{made.pk}", by=by, about=made, key=made.key, number=number)
    return made


@action(permissions.MODERATE)
def read(sampled: Sampled, *, by: Actor, on: date, levels: Levels[str, int]) -> Reading:
    """One of the two maps one child, blind. It cannot be changed afterwards."""
    found = sampled.round
    if by.pk not in (found.school_moderator_id, found.council_moderator_id):  # type: ignore[attr-defined]
        raise PermissionDenied(permissions.MODERATE.key)
    has_read = sampled.readings.filter(by_id=by.pk).exists()  # type: ignore[attr-defined]
    if bar := rules.bar_to_reading(levels=levels, has_read=has_read):
        raise RuleBroken(bar)
    made = sampled.readings.create(by_id=by.pk, levels=dict(levels), on=on)  # type: ignore[attr-defined]
    audit.record("mapping.moderated", by=by, about=sampled, on=on.isoformat())
    if Reading.objects.filter(sampled__round=found).count() == 2 * found.sampled.count():
        found.compared_on = on
        found.save(update_fields=["compared_on"])
    return made


@action(permissions.FUND)
def settle(sampled: Sampled, *, by: Actor, on: date, levels: Levels[str, int], reason: str = "") -> None:
    """What came of the discussion. Other levels than those that counted are a mapping of their own. With the last child the
    round is over: every school is told, and may query within its school days."""
    profile, found = sampled.profile, policies.set_with(sampled.round.version)
    before = queries.standing_mapping(profile)
    changes = before is not None and dict(levels) != before.levels
    bar = rules.bar_to_settling(
        read_by=sampled.readings.count(), is_settled=sampled.settled_on is not None, changes=changes, reason=reason,
        letters=policies.terms_on(on).reason_letters,
    )  # fmt: skip
    if bar:
        raise RuleBroken(bar)
    if changes and found is not None:
        add_mapping(profile, found, levels, by=by, on=on, mapped_by=MappedBy.MODERATORS, reason=reason)
    sampled.agreed, sampled.reason, sampled.settled_on = dict(levels), reason.strip(), on
    sampled.save(update_fields=["agreed", "reason", "settled_on"])
    audit.record("mapping.moderation-settled", by=by, about=sampled, on=on.isoformat(), changed=changes)
    if not sampled.round.sampled.filter(settled_on=None).exists():
        over(sampled.round, by=by, on=on)


def over(found: Round, *, by: Any, on: date) -> None:
    """Feedback to every school, and the days within which it may query."""
    number = policies.terms_on(on).query_school_days
    found.closed_on, found.query_by = on, queries.school_days_from(on, number)
    found.save(update_fields=["closed_on", "query_by"])
    audit.record("mapping.round-over", by=by, about=found, on=on.isoformat(), query_by=found.query_by.isoformat())
    for each in found.sampled.select_related("profile").order_by("number"):
        tell(
            notices.MODERATED, to=queries.to_school(each.profile.school_id), cause=f"moderation-sample:{each.pk}", by=by,
            about=each.profile, key=each.profile.key, query_by=found.query_by, changed=bool(each.reason),
        )  # fmt: skip


@action(permissions.WRITE)
def query(profile: Any, *, by: Actor, on: date, words: str) -> None:
    """A school queries what the moderators settled."""
    sampled = queries.sampled_of(profile)
    bar = rules.bar_to_querying(
        is_settled=sampled is not None and sampled.settled_on is not None,
        query_by=sampled.round.query_by if sampled else None, is_queried=bool(sampled and sampled.queried_on), words=words,
        on=on,
    )  # fmt: skip
    if bar or sampled is None:
        raise RuleBroken(bar or "No moderator looked at this child.")
    sampled.queried_on, sampled.query = on, words.strip()
    sampled.save(update_fields=["queried_on", "query"])
    audit.record("mapping.moderation-queried", by=by, about=profile, on=on.isoformat())
    tell(
        notices.QUERIED, to=contacts.all_who_may(permissions.FUND, on=on), cause=f"moderation-query:{sampled.pk}", by=by,
        about=profile, key=sampled.round.key, number=sampled.number,
    )  # fmt: skip


@action(permissions.FUND)
def answer_query(sampled: Sampled, *, by: Actor, on: date, words: str) -> None:
    """Answered with reasons; the school is told."""
    if sampled.queried_on is None or sampled.query_answered_on is not None:
        raise RuleBroken("No query waits here.")
    if len(words.strip()) < policies.terms_on(on).reason_letters:
        raise RuleBroken(
            f"Give reasons in at least {policies.terms_on(on).reason_letters} letters. The school reads them."
        )
    sampled.query_answered_on, sampled.query_answer = on, words.strip()
    sampled.save(update_fields=["query_answered_on", "query_answer"])
    audit.record("mapping.moderation-query-answered", by=by, about=sampled, on=on.isoformat())
    tell(
        notices.QUERY_ANSWERED, to=queries.to_school(sampled.profile.school_id), cause=f"moderation-answer:{sampled.pk}",
        by=by, about=sampled.profile, key=sampled.profile.key,
    )  # fmt: skip


@action(permissions.FUND)
def publish(found: Round, *, by: Actor, on: date, learned: str) -> None:
    """Anybody reads how far the two agreed, how many levels changed, and what was learned."""
    waiting = found.sampled.filter(queried_on__isnull=False, query_answered_on=None).count()
    bar = rules.bar_to_publishing(
        query_by=found.query_by, waiting=waiting, is_published=found.published_on is not None, learned=learned, on=on
    )
    if bar:
        raise RuleBroken(bar)
    found.published_on, found.learned = on, learned.strip()
    found.save(update_fields=["published_on", "learned"])
    audit.record("mapping.round-published", by=by, about=found, on=on.isoformat())
