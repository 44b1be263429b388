"""What the knowledge room hears from other rooms."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.db import transaction
from django.db.models.signals import post_save


def listen() -> None:
    """Start listening; called once when the house is opened."""
    post_save.connect(team_kept, sender=apps.get_model("contacts", "Team"), dispatch_uid="knowledge.team_kept")


def team_kept(instance: Any, raw: bool = False, **_: Any) -> None:
    """A team's card is searched too; and what waited for a team of this key by name alone is now truly its own."""
    if raw:
        return
    from countywide.garden.knowledge import index
    from countywide.garden.knowledge.models import Entry, Question, Topic

    with transaction.atomic():
        for model in (Entry, Question, Topic):
            model.objects.filter(team=None, team_key=instance.key).update(team=instance)
        index.touch()
