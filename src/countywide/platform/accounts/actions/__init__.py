"""What can be changed about people, their roles and how they sign in."""

from countywide.platform.accounts.actions.people import (
    close_account,
    cover,
    hand_over,
    join,
    leave,
    let_family_in,
    open_organisation,
    rename,
    reopen_account,
)
from countywide.platform.accounts.actions.personas import make_persona, note_persona
from countywide.platform.accounts.actions.second_step import (
    remove_second_step,
    renew_recovery_codes,
    set_up_second_step,
)
from countywide.platform.accounts.actions.signing_in import (
    change_password,
    end_every_session,
    end_session,
    note_failure,
    note_lock_out,
    note_sign_in,
    note_sign_out,
    send_code,
    send_password_link,
)

__all__ = [
    "change_password",
    "close_account",
    "cover",
    "end_every_session",
    "end_session",
    "hand_over",
    "join",
    "leave",
    "let_family_in",
    "make_persona",
    "note_failure",
    "note_lock_out",
    "note_persona",
    "note_sign_in",
    "note_sign_out",
    "open_organisation",
    "remove_second_step",
    "rename",
    "renew_recovery_codes",
    "reopen_account",
    "send_code",
    "send_password_link",
    "set_up_second_step",
]
