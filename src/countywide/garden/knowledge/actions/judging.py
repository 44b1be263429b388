"""What readers say of an answer, and the words they used: nothing is learnt from it without a person."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import F
from django.utils import timezone

from countywide.garden.knowledge import permissions, privacy, rules
from countywide.garden.knowledge.actions.telling import now_findable
from countywide.garden.knowledge.models import Entry, Judgement, Search, Wording
from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken, action


@action(permissions.ASK)
def judge(entry: Entry, *, by: Any, on: date, helped: bool, wording: str = "", problem: str = "") -> None:
    """Say whether an entry answered what was asked. Words that answered are proposed as another wording of it."""
    seen = privacy.looked_through(wording.strip()[:300])
    said = privacy.looked_through(problem.strip()[:2000])
    Judgement.objects.create(entry=entry, helped=helped, wording=seen.masked[:300], problem=said.masked, by_id=by.pk)
    if helped and not seen.spans and not seen.about_one_child and is_new_wording(entry, seen.text):
        wording_of, is_new = Wording.objects.get_or_create(
            entry=entry, text=seen.text, defaults={"proposed_by_id": by.pk}
        )
        if not is_new:
            Wording.objects.filter(pk=wording_of.pk).update(times=F("times") + 1)
    audit.record("knowledge.judged", by=by, about=entry, on=on.isoformat(), helped=helped)


@action(permissions.ANSWER)
def approve_wording(wording: Wording, *, by: Any, on: date) -> None:
    """Let a wording find its entry from now on."""
    if wording.approved_at is not None:
        raise RuleBroken("This wording was approved already.")
    wording.approved_at, wording.approved_by_id, wording.refused_at = timezone.now(), by.pk, None
    wording.save(update_fields=["approved_at", "approved_by", "refused_at"])
    now_findable()
    audit.record("knowledge.wording-approved", by=by, about=wording.entry, on=on.isoformat(), wording=wording.pk)


@action(permissions.ANSWER)
def refuse_wording(wording: Wording, *, by: Any, on: date) -> None:
    """Leave a wording out; it no longer finds its entry if it did."""
    wording.refused_at, wording.approved_at = timezone.now(), None
    wording.save(update_fields=["approved_at", "refused_at"])
    now_findable()
    audit.record("knowledge.wording-refused", by=by, about=wording.entry, on=on.isoformat(), wording=wording.pk)


@action(permissions.ANSWER)
def add_wording(entry: Entry, *, by: Any, on: date, text: str) -> Wording:
    """Write another wording of an entry, approved by being written."""
    words = " ".join(text.split())[:300]
    if not rules.normalised(words):
        raise RuleBroken("Write the wording in words.")
    if privacy.looked_through(words).spans:
        raise RuleBroken("This looks like personal data. Write the wording without it.")
    wording, _ = Wording.objects.update_or_create(
        entry=entry,
        text=words,
        defaults={"approved_at": timezone.now(), "approved_by_id": by.pk, "refused_at": None},
        create_defaults={"approved_at": timezone.now(), "approved_by_id": by.pk, "proposed_by_id": by.pk},
    )
    now_findable()
    audit.record("knowledge.wording-approved", by=by, about=entry, on=on.isoformat(), wording=wording.pk)
    return wording


@action(permissions.EDIT)
def judgement_dealt_with(judgement: Judgement, *, by: Any, on: date) -> None:
    """Note that somebody has seen to what a reader said."""
    judgement.dealt_with_at = timezone.now()
    judgement.save(update_fields=["dealt_with_at"])
    audit.record("knowledge.judgement-dealt-with", by=by, about=judgement, on=on.isoformat())


@action(permissions.EDIT)
def search_dealt_with(search: Search, *, by: Any, on: date) -> None:
    """Note that a failed search was seen to: answered, given as a wording, or not ours."""
    search.dealt_with_at, search.dealt_with_by_id = timezone.now(), by.pk
    search.save(update_fields=["dealt_with_at", "dealt_with_by"])
    audit.record("knowledge.search-dealt-with", by=by, about=search, on=on.isoformat())


def is_new_wording(entry: Entry, words: str) -> bool:
    """Words worth a person's look: some, and not the question itself."""
    said = rules.normalised(words)
    return len(said.split()) >= 2 and said != rules.normalised(entry.question)
