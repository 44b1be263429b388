"""Figures, topics and words that mean the same: written once, used everywhere."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from countywide.garden.knowledge import permissions, rules
from countywide.garden.knowledge.actions.telling import now_findable, remember, tell_of_change
from countywide.garden.knowledge.engine import read_synonyms
from countywide.garden.knowledge.enums import Did
from countywide.garden.knowledge.models import SynonymGroup, Topic, Value
from countywide.garden.knowledge.queries import entries_mentioning
from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken, action


@action(permissions.EDIT)
def set_value(
    _: None,
    *,
    by: Any,
    on: date,
    key: str,
    label: str,
    value: str,
    unit: str = "",
    from_on: date | None = None,
    until_on: date | None = None,
    note: str = "",
    why: str = "",
) -> Value:
    """Set a figure from a day on. What was in force ends the day before; every answer that mentions it says the new one."""
    if not value.strip():
        raise RuleBroken("Write the figure.")
    if from_on and until_on and until_on < from_on:
        raise RuleBroken("The last day cannot be before the first.")
    given = {"label": label, "value": value.strip(), "unit": unit, "until_on": until_on, "note": note}
    set_, is_new = Value.objects.get_or_create(key=rules.slug_of(key, most=60), from_on=from_on, defaults=given)
    before = str(set_)
    if not is_new:
        for name, new in given.items():
            setattr(set_, name, new)
        set_.save()
    elif from_on is not None:
        end_earlier(set_, from_on)
    if is_new or before != str(set_):
        spread(set_, by=by, why=why or f"{label} is now {set_}.")
    now_findable()
    audit.record("knowledge.value-set", by=by, about=set_, on=on.isoformat(), key=set_.key)
    return set_


def end_earlier(new: Value, from_on: date) -> None:
    """The figure that was in force until now ends the day before the new one begins."""
    earlier = Value.objects.filter(key=new.key).exclude(pk=new.pk)
    for old in earlier.in_force_on(from_on):
        if old.from_on is None or old.from_on < from_on:
            old.until_on = from_on - timedelta(days=1)
            old.save(update_fields=["until_on"])


def spread(value: Value, *, by: Any, why: str) -> None:
    """Every entry that mentions the figure says in its history that it changed, and tells its followers."""
    for entry in entries_mentioning(value.key):
        entry.save(update_fields=["version"])
        remember(entry, Did.VALUE, by=by, why=why)
        tell_of_change(entry, by=by, why=why)


@action(permissions.EDIT)
def set_topic(
    _: None,
    *,
    by: Any,
    on: date,
    key: str,
    title: str,
    intro: str = "",
    order: int = 100,
    team_id: int | None = None,
    team_key: str = "",
) -> Topic:
    """Write a topic's page, or change it."""
    if not title.strip():
        raise RuleBroken("Write the topic's title.")
    given = {"title": title.strip(), "intro": intro, "order": order, "team_id": team_id, "team_key": team_key}
    topic = Topic.objects.update_or_create(key=rules.slug_of(key), defaults=given)[0]
    audit.record("knowledge.topic-set", by=by, about=topic, on=on.isoformat())
    return topic


@action(permissions.EDIT)
def add_topic(_: None, *, by: Any, on: date, title: str, **given: Any) -> Topic:
    """Write a new topic's page; its address comes from its title and never changes."""
    if Topic.objects.filter(key=rules.slug_of(title)).exists():
        raise RuleBroken("There is a topic of this title already.")
    return set_topic(None, by=by, on=on, key=title, title=title, **given)


@action(permissions.EDIT)
def set_synonyms(group: SynonymGroup | None, *, by: Any, on: date, says: Sequence[str], note: str = "") -> SynonymGroup:
    """Write a group of words any of which may stand for any other. The first edit takes up those that ship with the product."""
    words = list(dict.fromkeys(" ".join(word.split()) for word in says if word.strip()))
    if len(words) < 2:
        raise RuleBroken("Write at least two words or phrases that mean the same.")
    take_up_shipped()
    if group is None:
        group = SynonymGroup.objects.create(says=words, note=note)
    else:
        group.says, group.note = words, note
        group.save(update_fields=["says", "note"])
    now_findable()
    audit.record("knowledge.synonyms-set", by=by, about=group, on=on.isoformat())
    return group


@action(permissions.EDIT)
def take_up_synonyms(_: None, *, by: Any, on: date) -> int:
    """Bring the groups that ship with the product into the table, where editors can change them."""
    count = take_up_shipped()
    now_findable()
    audit.record("knowledge.synonyms-taken-up", by=by, on=on.isoformat(), count=count)
    return count


@action(permissions.EDIT)
def drop_synonyms(group: SynonymGroup, *, by: Any, on: date) -> None:
    """Take a group away."""
    key = group.pk
    SynonymGroup.objects.filter(pk=key).delete()
    now_findable()
    audit.record("knowledge.synonyms-dropped", by=by, on=on.isoformat(), group=key)


def take_up_shipped() -> int:
    """Copy the shipped groups into an empty table."""
    if SynonymGroup.objects.exists():
        return 0
    made = SynonymGroup.objects.bulk_create(
        [SynonymGroup(says=list(group), is_shipped=True) for group in read_synonyms().groups]
    )
    return len(made)
