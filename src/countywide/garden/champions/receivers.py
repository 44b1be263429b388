"""What the champions room hears from the floor."""

from __future__ import annotations

from typing import Any

from django.dispatch import receiver
from django.utils import timezone
from django.utils.timezone import localdate

from countywide.garden.floor.signals import offered_help
from countywide.platform.kit.doors import Machine

from . import actions, queries

BY = Machine("forum")


@receiver(offered_help, dispatch_uid="champions.offered_help")
def note_offer(question: Any, **_: Any) -> None:
    """Somebody offered help in a session and agreed that it counts: they are on the list of the kind of role that takes such offers,
    and get the receipt with the day (Q35). Nobody else is shown who it was."""
    kind = next((each for each in queries.kinds(localdate()) if each.takes_offers), None)
    email = question.asker.email if question.asker else question.asker_email
    if kind is None or not email:
        return
    actions.offer(
        kind.key, by=BY, now=timezone.now(), email=email, user_id=question.asker_id, organisation_id=question.organisation_id
    )  # fmt: skip
