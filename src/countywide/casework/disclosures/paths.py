"""How each model of the casework rooms leads to a case, found by their foreign keys: no record of a child is left out because
nobody thought of it."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from functools import cache
from typing import Any

from django.apps import apps
from django.db.models import CharField, Model, Q
from django.db.models.functions import Cast

DEEPEST = 4  # steps from a record to its case
WING = "countywide.casework."
CASE = "cases.case"


@cache
def paths() -> dict[str, str]:
    """By the label of a model, the lookup from it to its case: "plans.row" → "plan__case". The shortest there is."""
    found = {}
    for config in apps.get_app_configs():
        if config.name.startswith(WING):
            for model in config.get_models():
                way = way_to_case(model)
                if way and not model._meta.proxy:
                    found[model._meta.label_lower] = way
    return found


def way_to_case(model: type[Model]) -> str:
    """The fields that lead to a case, nearest first; nothing where none do."""
    waiting: deque[tuple[type[Model], tuple[str, ...]]] = deque([(model, ())])
    seen = {model}
    while waiting:
        here, way = waiting.popleft()
        for field in here._meta.concrete_fields:
            there: Any = field.related_model
            if there is None:
                continue
            if there._meta.label_lower == CASE:
                return "__".join((*way, field.name))
            if there not in seen and len(way) < DEEPEST and there.__module__.startswith(WING):
                seen.add(there)
                waiting.append((there, (*way, field.name)))
    return ""


def records(label: str, cases: Sequence[Any]) -> Any:
    """The records of a model that lead to one of these cases, in the order in which they were made."""
    if label == CASE:
        return apps.get_model(label)._default_manager.filter(pk__in=[case.pk for case in cases]).order_by("pk")
    found = apps.get_model(label)._default_manager.filter(**{f"{paths()[label]}__in": cases})
    return found.order_by("pk").distinct()


def about(cases: Sequence[Any], kinds: Sequence[str]) -> Q:
    """What a row is about, by `about_kind` and `about_key`: one of these cases, its child, or a record that leads to one."""
    known = {*paths(), CASE}
    said = Q(about_kind="people.child", about_key__in=[str(case.child_id) for case in cases])
    for kind in kinds:
        if kind in known:
            keys = records(kind, cases).order_by().annotate(as_key=Cast("pk", CharField())).values("as_key")
            said |= Q(about_kind=kind, about_key__in=keys)
    return said
