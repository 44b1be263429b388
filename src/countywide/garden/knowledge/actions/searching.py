"""The log of searches that found nothing or little: with `audit.actions.opened`, the only thing a GET writes."""

from __future__ import annotations

import logging

from django.db import DatabaseError, transaction
from django.db.models import F
from django.utils import timezone

from countywide.garden.knowledge import privacy, rules
from countywide.garden.knowledge.models import Search
from countywide.garden.knowledge.queries import Reply
from countywide.garden.knowledge.types import Outcome

log = logging.getLogger(__name__)


def note_search(reply: Reply) -> None:
    """Count a search that found nothing or little. Words about one child or with personal data are not kept at all."""
    if reply.outcome is Outcome.ANSWER or reply.held or reply.is_private or reply.was_cut:
        return
    words = rules.normalised(privacy.looked_through(reply.text).masked)[:200]
    if not words:
        return
    try:
        with transaction.atomic():
            again = Search.objects.filter(words=words).update(
                times=F("times") + 1, last_at=timezone.now(), outcome=reply.outcome.value, team_key=reply.desk.key
            )
            if not again:
                Search.objects.get_or_create(
                    words=words, defaults={"outcome": reply.outcome.value, "team_key": reply.desk.key}
                )
    except DatabaseError:
        log.warning("A search could not be counted.")  # the answer matters more than the count
