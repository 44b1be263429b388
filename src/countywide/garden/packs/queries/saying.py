"""What people said of a session."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils.crypto import salted_hmac

from .. import policies, rules
from ..enums import About
from ..models import Pack, Remark
from ..types import Rated


def whose(pack: Pack, who: str) -> str:
    """Tells one voice from another without saying whose it is."""
    return salted_hmac("packs.feedback", f"{pack.pk}:{who}", algorithm="sha256").hexdigest()


def own_feedback(pack: Pack, who: str) -> Remark | None:
    """What somebody said before: said again, it takes its place."""
    return Remark.objects.filter(pack=pack, about=About.FEEDBACK, whose=whose(pack, who)).first()


def feedback_of(pack: Pack) -> QuerySet[Remark]:
    """How the session was, newest first; who said it only where they left their name on."""
    return Remark.objects.filter(pack=pack, about=About.FEEDBACK).select_related("user").order_by("-id")


def rating_of(pack: Pack, *, on: date) -> Rated:
    """What the session was rated, once enough have."""
    ratings = Remark.objects.filter(pack=pack, about=About.FEEDBACK, rating__isnull=False).order_by("id")
    return rules.rated(
        [each.rating for each in ratings if each.rating is not None], fewest=policies.promise_on(on).fewest
    )


def missing_in(pack: Pack) -> QuerySet[Remark]:
    """What people missed in the pack, those that wait first."""
    return Remark.objects.filter(pack=pack, about=About.MISSING).order_by("replied_at", "id")


def missing_waiting() -> QuerySet[Remark]:
    """What people missed and nobody answered, in order of their days."""
    return (
        Remark.objects.filter(about=About.MISSING, replied_at=None)
        .select_related("pack__meeting")
        .order_by("reply_by", "id")
    )


def remark_called(reference: str, actor: Any) -> Remark | None:
    """A remark for the organisers."""
    return Remark.objects.filter(reference=reference).select_related("pack__meeting__series").first()
