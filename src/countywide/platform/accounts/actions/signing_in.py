"""Sending codes and links, and putting every sign-in, failure and lock-out on the record."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from allauth.usersessions.models import UserSession
from django.contrib.auth.tokens import default_token_generator
from django.contrib.sessions.models import Session
from django.core.exceptions import PermissionDenied
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode

from countywide.platform.accounts import notices, queries, tries
from countywide.platform.accounts.actions.telling import write_to, write_to_stranger
from countywide.platform.accounts.models import User
from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import action
from countywide.platform.kit.doors import PUBLIC, SIGNED_IN


@action(PUBLIC)
def send_code(user: User | None, *, by: Any, email: str, code: str) -> bool:
    """Answer whoever asked for a code: with the code, with the way staff sign in, or that there is no account.

    Every answer is one message and one entry, so that neither the page nor its speed tells which it was.
    """
    if user is None:
        write_to_stranger(email, notices.NO_ACCOUNT, by=by)
        audit.record("accounts.code-not-sent", by=by, why="no-account")
        return False
    if queries.signs_in_with_password(user):
        write_to(user, notices.USE_PASSWORD, by=by)
        audit.record("accounts.code-not-sent", by=by, about=user, why="uses-password")
        return False
    write_to(user, notices.CODE, by=by, code=code)
    audit.record("accounts.code-sent", by=by, about=user)
    return True


@action(PUBLIC)
def send_password_link(user: User | None, *, by: Any, email: str) -> None:
    """Answer whoever asked for a new password: with a link that works once and for an hour, or why there is none."""
    if user is None:
        write_to_stranger(email, notices.NO_ACCOUNT, by=by)
        audit.record("accounts.password-link-not-sent", by=by, why="no-account")
    elif not queries.signs_in_with_password(user):
        write_to(user, notices.USE_CODE, by=by)
        audit.record("accounts.password-link-not-sent", by=by, about=user, why="uses-code")
    else:
        key = urlsafe_base64_encode(force_bytes(user.pk))
        write_to(user, notices.PASSWORD_LINK, by=by, key=key, token=default_token_generator.make_token(user))
        audit.record("accounts.password-link-sent", by=by, about=user)


@action(PUBLIC)
def change_password(user: User, *, by: Any, password: str, forgotten: bool, besides: str | None = None) -> None:
    """Set a password: signs out every session but the one that asks, and tells the person."""
    if not forgotten:
        its_own(user, by)
    user.set_password(password)
    user.save(update_fields=["password"])
    ended = end_sessions(user, besides=besides)
    write_to(user, notices.PASSWORD_CHANGED, by=by)
    audit.record("accounts.password-changed", by=by, about=user, forgotten=forgotten, sessions_ended=ended)


@action(PUBLIC)
def note_sign_in(user: User, *, by: Any, first: str, second: str, at: datetime) -> None:
    """Record that somebody signed in, by which first and second step."""
    tries.forget_old(now=at)
    audit.record("accounts.signed-in", by=by, about=user, first=first, second=second)


@action(PUBLIC)
def note_failure(user: User | None, *, by: Any, step: str) -> None:
    """Record that a try to sign in failed; for an address without an account, without the address."""
    audit.record("accounts.sign-in-failed", by=by, about=user, step=step)


@action(PUBLIC)
def note_lock_out(user: User | None, *, by: Any, step: str, at: datetime) -> None:
    """Record that the door is shut after many failures, and tell the person, at most once an hour."""
    if user is not None:
        write_to(user, notices.LOCKED_OUT, by=by, cause=f"locked:{at:%Y-%m-%dT%H}")
    audit.record("accounts.locked-out", by=by, about=user, step=step)


@action(SIGNED_IN)
def note_sign_out(user: User, *, by: Any) -> None:
    """Record that somebody signed out."""
    audit.record("accounts.signed-out", by=by, about=user)


@action(SIGNED_IN)
def end_session(user: User, *, by: Any, session: int) -> None:
    """Sign a person out in one place."""
    its_own(user, by)
    for held in UserSession.objects.filter(user=user, pk=session):
        held.end()
    audit.record("accounts.session-ended", by=by, about=user)


@action(SIGNED_IN)
def end_every_session(user: User, *, by: Any) -> None:
    """Sign a person out everywhere, here too."""
    its_own(user, by)
    audit.record("accounts.signed-out-everywhere", by=by, about=user, sessions_ended=end_sessions(user))


def end_sessions(user: User, *, besides: str | None = None) -> int:
    """End the sessions of a person, perhaps all but one; answer how many there were."""
    held = UserSession.objects.filter(user=user).exclude(session_key=besides or "")
    keys = list(held.order_by("id").values_list("session_key", flat=True))
    Session.objects.filter(session_key__in=keys).delete()
    held.delete()
    return len(keys)


def its_own(user: User, by: Any) -> None:
    """A person's own account is theirs alone to change."""
    if by.pk != user.pk:
        raise PermissionDenied("accounts.own")
