"""Setting up, renewing and removing the second step of signing in."""

from __future__ import annotations

from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, validate_totp_code

from countywide.platform.accounts import notices
from countywide.platform.accounts.actions.signing_in import end_sessions, its_own
from countywide.platform.accounts.actions.telling import write_to
from countywide.platform.accounts.models import User
from countywide.platform.accounts.permissions import MANAGE_EVERYONE
from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken, action
from countywide.platform.kit.doors import SIGNED_IN


@action(SIGNED_IN)
def set_up_second_step(user: User, *, by: Any, secret: str, code: str) -> None:
    """Keep an authenticator app's secret once its first code proves that it was taken over, and make recovery codes."""
    its_own(user, by)
    if Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).exists():
        raise RuleBroken("You have set up a second step already.")
    if not validate_totp_code(secret, code):
        raise RuleBroken("That code is not right. Wait for the app to show the next one and enter that.")
    TOTP.activate(user, secret)
    RecoveryCodes.activate(user)
    write_to(user, notices.SECOND_STEP_CHANGED, by=by, what="set up")
    audit.record("accounts.second-step-set-up", by=by, about=user, type="totp")


@action(SIGNED_IN)
def renew_recovery_codes(user: User, *, by: Any) -> None:
    """Make new recovery codes; the old ones stop working."""
    its_own(user, by)
    if not Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).exists():
        raise RuleBroken("Set up a second step first.")
    Authenticator.objects.filter(user=user, type=Authenticator.Type.RECOVERY_CODES).delete()
    RecoveryCodes.activate(user)
    write_to(user, notices.SECOND_STEP_CHANGED, by=by, what="given new recovery codes")
    audit.record("accounts.recovery-codes-renewed", by=by, about=user)


@action(SIGNED_IN)
def remove_second_step(user: User, *, by: Any) -> None:
    """Forget somebody's authenticator app, so that another can be set up.

    Its owner does so after giving a code of it; an operator, for somebody who has lost it, and that signs them out.
    """
    by_operator = by.pk != user.pk
    if by_operator and not by.may(MANAGE_EVERYONE):
        its_own(user, by)
    Authenticator.objects.filter(user=user).delete()
    ended = end_sessions(user) if by_operator else 0
    write_to(user, notices.SECOND_STEP_CHANGED, by=by, what="removed")
    audit.record("accounts.second-step-removed", by=by, about=user, by_operator=by_operator, sessions_ended=ended)
