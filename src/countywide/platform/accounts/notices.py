"""The messages this room sends."""

from countywide.platform.outbox.types import NoticeKind

CODE = NoticeKind(
    "accounts.code",
    "carries the one-time code of a sign-in",
    "Your code to sign in",
    "accounts/notices/code.txt",
    secret=True,
)
PASSWORD_LINK = NoticeKind(
    "accounts.password-link",
    "carries the link to choose a new password",
    "Choose your password",
    "accounts/notices/password_link.txt",
    secret=True,
)
NO_ACCOUNT = NoticeKind(
    "accounts.no-account",
    "answers somebody who asked to sign in with an address that has no account",
    "You asked to sign in",
    "accounts/notices/no_account.txt",
)
USE_PASSWORD = NoticeKind(
    "accounts.use-password",
    "tells staff who asked for a code that they sign in with a password",
    "Sign in with your password",
    "accounts/notices/use_password.txt",
)
USE_CODE = NoticeKind(
    "accounts.use-code",
    "tells somebody who asked for a password that they need none",
    "You do not need a password",
    "accounts/notices/use_code.txt",
)
LOCKED_OUT = NoticeKind(
    "accounts.locked-out",
    "tells somebody that many tries to sign in as them failed",
    "Somebody could not sign in as you",
    "accounts/notices/locked_out.txt",
)
PASSWORD_CHANGED = NoticeKind(
    "accounts.password-changed",
    "tells somebody that their password was changed",
    "Your password was changed",
    "accounts/notices/password_changed.txt",
)
SECOND_STEP_CHANGED = NoticeKind(
    "accounts.second-step-changed",
    "tells somebody that the second step of their sign-in was changed",
    "The second step of your sign-in was changed",
    "accounts/notices/second_step_changed.txt",
)
ROLE_GIVEN = NoticeKind(
    "accounts.role-given",
    "tells somebody which role they hold, where and from when",
    "You have a role at {organisation}",
    "accounts/notices/role_given.txt",
)
FAMILY_LET_IN = NoticeKind(
    "accounts.family-let-in",
    "tells a parent or carer that they can follow their case by signing in, and how",
    "You can follow your case online",
    "accounts/notices/family_let_in.txt",
)
ROLE_ENDED = NoticeKind(
    "accounts.role-ended",
    "tells somebody that a role of theirs ends",
    "Your role at {organisation} ends",
    "accounts/notices/role_ended.txt",
)
HANDED_OVER = NoticeKind(
    "accounts.handed-over",
    "tells a successor that a role passes to them, and where their hand-over page is",
    "A role at {organisation} is handed over to you",
    "accounts/notices/handed_over.txt",
)
