"""Who may open a curriculum vitae: asked by the files room at every opening."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from countywide.platform.files.enums import State
from countywide.platform.files.types import Keeper, nobody

from . import permissions, queries
from .actions.cv import KEEPER, tell_trouble


def may_open(request: Any, file: Any) -> bool:
    """Whoever wrote the application; and those who keep calls once its writer is on the shortlist, for it names them."""
    application = queries.application_with_cv(file.pk)
    if application is None or not request.user.is_authenticated:
        return False
    if application.user_id == request.user.pk:
        return True
    return bool(request.user.may(permissions.KEEP)) and queries.is_shortlisted(application)


def ruled(file: Any) -> None:
    """It was looked at: whoever added it is told where it cannot be used. What an officer still looks at by hand is no trouble."""
    application = queries.application_with_cv(file.pk)
    if application is not None and file.state in (State.REFUSED, State.QUARANTINED):
        tell_trouble(application, file, now=timezone.now())


FILES = Keeper(KEEPER, nobody, may_open, ruled=ruled)
