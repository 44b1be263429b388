"""Gaps: logged by a school or entered by a team, answered in the open, merged where they say the same."""

from __future__ import annotations

from datetime import date
from typing import Any

from countywide.casework.deadlines import queries as deadlines
from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken, action
from countywide.platform.outbox.actions import tell

from .. import notices, permissions, queries, rules
from ..enums import Came
from ..models import Gap, Reply
from ..policies import policy_on
from ..queries.gaps import same_of_school
from ..types import GapSaid, Spot


@action(permissions.LOG)
def log_gap(school: Any, *, by: Any, on: date, spot: Spot, said: GapSaid) -> Gap:
    """A school says what its pupils cannot get. It names none of them; it learns at once who answers, and by when."""
    pupils = queries.pupils_named_at([school.organisation_id], on=on)
    barred(rules.bar_to_logging(said, pupils=pupils, places=places_of(school, spot), on=on))
    same = same_of_school(school.organisation_id, spot.service.key, spot.place, rules.words_key(said.words))
    if same is not None and same.section == said.section:
        raise RuleBroken(f"Your school logged this already, in the same words: {same.reference}.")
    gap = made(spot, said, by=by, on=on, came=Came.FORM, school_id=school.organisation_id, logged_by_id=by.pk)
    if to := queries.recipients_of([gap]):
        tell(
            notices.LOGGED, to=to, cause=f"{gap}:logged", by=by, about=gap, reply_by=gap.reply_by, **words_of(gap, spot)
        )
    return gap


@action(permissions.KEEP)
def enter_asked(spot: Spot, *, by: Any, on: date, said: GapSaid) -> Gap:
    """The team that owns a service enters what was asked of it elsewhere, such as a question with its own reference."""
    barred(rules.bar_to_logging(said, pupils=(), places=(), on=on))
    if not said.source.strip():
        raise RuleBroken("Say where it was asked: its reference or its address.")
    return made(spot, said, by=by, on=on, came=Came.ENTERED, logged_by_id=by.pk)


def made(spot: Spot, said: GapSaid, *, by: Any, on: date, came: str, **who: Any) -> Gap:
    """The gap with its owner and its day; the team hears of it, and whether it says the same as another."""
    policy = policy_on(on)
    section = said.section if policy.section(said.section) else policy.sections[-1].key
    gap = Gap.objects.create(
        service=spot.service.key, place=spot.place, district=spot.district, organisation_id=owned(spot), came=came,
        section=section, source=said.source.strip(), asker_email=said.asker_email, logged_on=on, words=said.words.strip(),
        words_key=rules.words_key(said.words), waiting=said.waiting, since_on=said.since_on, pays_pence=said.pays_pence,
        reply_by=deadlines.calendar().working_days_after(on, policy.reply_working_days), **who,
    )  # fmt: skip
    audit.record("coverage.gap-logged", by=by, about=gap, on=on.isoformat(), came=came, section=section)
    same = next(iter(queries.like(gap, least=policy.alike)), None)
    if to := queries.to_team(gap.organisation_id, on=on):
        tell(
            notices.NEW, to=to, cause=f"{gap}:new", by=by, about=gap, reply_by=gap.reply_by,
            same=same.reference if same else "", **words_of(gap, spot),
        )  # fmt: skip
    return gap


@action(permissions.KEEP)
def reply(gap: Gap, *, by: Any, on: date, spot: Spot, asked_as: str, words: str, next_on: date | None) -> Reply:
    """The answer, which everybody reads with the question in words that name nobody. All who asked are told."""
    askers = queries.askers_of(gap)
    if gap.merged_into_id:
        raise RuleBroken("This gap is answered together with another: answer that one.")
    barred(rules.bar_to_replying(words, asked_as, next_on=next_on, on=on, within_days=policy_on(on).news_within_days))
    schools = [each.school_id for each in askers if each.school_id]
    names = queries.pupils_named_at(schools, on=on)
    places = [spot.district.name, *(each.school.name for each in askers if each.school)]
    barred(rules.bar_to_naming(f"{asked_as}\n{words}", pupils=names, places=places))
    written = Reply.objects.create(
        gap=gap, on=on, by_id=by.pk, team_id=gap.organisation_id, words=words.strip(), next_on=next_on
    )
    gap.asked_as, gap.reply_by = asked_as.strip(), next_on
    gap.save(update_fields=["asked_as", "reply_by"])
    audit.record("coverage.gap-answered", by=by, about=gap, on=on.isoformat())
    tell(
        notices.REPLIED, to=queries.recipients_of(askers), cause=f"{written}", by=by, about=gap, words=written.words,
        next_on=next_on, **words_of(gap, spot),
    )  # fmt: skip
    return written


@action(permissions.KEEP)
def merge(gap: Gap, *, by: Any, on: date, spot: Spot, into: Gap) -> None:
    """One record for what was asked twice: both sections lead to it, and all who asked follow it."""
    into = Gap.objects.select_for_update().get(pk=into.pk)
    barred(
        rules.bar_to_merging(
            same=gap.pk == into.pk, place=(gap.service, gap.place), other=(into.service, into.place),
            is_merged=bool(gap.merged_into_id or into.merged_into_id),
        )
    )  # fmt: skip
    moving = queries.askers_of(gap)
    Gap.objects.filter(merged_into=gap).update(merged_into=into)
    gap.merged_into, gap.merged_on, gap.reply_by = into, on, None
    gap.save(update_fields=["merged_into", "merged_on", "reply_by"])
    audit.record("coverage.gap-merged", by=by, about=gap, on=on.isoformat(), into=into.reference)
    tell(
        notices.MERGED, to=queries.recipients_of(moving), cause=f"{gap}:merged", by=by, about=gap, into=into.reference,
        **words_of(gap, spot),
    )  # fmt: skip


def barred(bar: str | None) -> None:
    if bar:
        raise RuleBroken(bar)


def owned(spot: Spot) -> int:
    """Every gap has an owner."""
    if spot.organisation_id is None:
        raise RuleBroken("No team owns this service yet, so nobody could answer. Ask the council who does.")
    return spot.organisation_id


def places_of(school: Any, spot: Spot) -> list[str]:
    """Names that are those of places, and of no pupil."""
    return [spot.district.name, school.name, school.town, spot.service.name]


def words_of(gap: Gap, spot: Spot) -> dict[str, Any]:
    """What every message about a gap says."""
    return {
        "reference": gap.reference, "gap": gap.key, "service": spot.service.name.lower(), "district": spot.district.name,
        "team": spot.team.name if spot.team else "", "key": spot.service.key, "place": spot.place,
    }  # fmt: skip
