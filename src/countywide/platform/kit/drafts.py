"""Keeping what somebody typed until it is sent: on a timer, on "save", and when their session has ended."""

from __future__ import annotations

from typing import Any

from django.core import signing
from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils import timezone

from countywide.platform.kit.models import Draft

NEVER_KEPT = ("csrfmiddlewaretoken", "seen", "keep-draft", "password", "code", "file")
HARMLESS = ("postcode", "profile")  # words that only sound like what is never kept
LARGEST = 200_000  # characters in all; more than the longest form of the house
WHO = "last-person"


def kept_fields(posted: QueryDict) -> dict[str, list[str]]:
    """The fields worth keeping: never a password, a code or a token."""
    return {name: posted.getlist(name) for name in posted if is_worth_keeping(name)}


def is_worth_keeping(name: str) -> bool:
    """Whether a field's name tells of no secret. What only sounds like one is taken out of it first."""
    telling = name.lower()
    for harmless in HARMLESS:
        telling = telling.replace(harmless, "")
    return not any(never in telling for never in NEVER_KEPT)


def keep(owner_id: int, page: str, posted: QueryDict) -> Draft | None:
    """Keep one form's fields for one person, replacing what was kept before."""
    fields = kept_fields(posted)
    if not any(value.strip() for values in fields.values() for value in values):
        return None
    if sum(len(value) for values in fields.values() for value in values) > LARGEST:
        return None
    seen = str(posted.get("seen", ""))
    if seen.isdigit():
        fields["seen"] = [seen]  # on which version of the record it was written
    draft, _ = Draft.objects.update_or_create(
        owner_id=owner_id, page=page[:300], defaults={"fields": fields, "saved_at": timezone.now()}
    )
    return draft


def draft_for(user: Any, page: str) -> Draft | None:
    """What this person left on this page, if anything."""
    if not user.is_authenticated:
        return None
    return Draft.objects.filter(owner_id=user.pk, page=page[:300]).first()


def seen_in(draft: Draft) -> int | None:
    """The version of the record that was shown when the draft was begun, if its page has versions."""
    given = (draft.fields.get("seen") or [""])[0]
    return int(given) if given.isdigit() else None


def as_posted(draft: Draft) -> QueryDict:
    """The draft's fields in the shape a form reads."""
    posted = QueryDict(mutable=True)
    for name, values in draft.fields.items():
        posted.setlist(name, values)
    return posted


def discard(user: Any, page: str) -> None:
    """Forget the draft: it was sent, or its writer asked to start again."""
    if user.is_authenticated:
        Draft.objects.filter(owner_id=user.pk, page=page[:300]).delete()


def remember_who(request: HttpRequest, response: HttpResponse) -> None:
    """Leave a signed note of who was signed in here, so that words posted after the session ends find their owner."""
    if request.user.is_authenticated and signed_out_owner(request) != request.user.pk:
        response.set_signed_cookie(WHO, str(request.user.pk), max_age=86400, httponly=True, samesite="Lax")


def signed_out_owner(request: HttpRequest) -> int | None:
    """Who was signed in on this browser during the last day, if the note is ours."""
    try:
        return int(request.get_signed_cookie(WHO, max_age=86400) or "")
    except (KeyError, ValueError, signing.BadSignature):
        return None
