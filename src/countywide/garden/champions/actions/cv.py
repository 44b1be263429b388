"""A curriculum vitae beside an application: added, replaced and taken out while the application may be changed."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from countywide.platform.audit import actions as audit
from countywide.platform.files import actions as files
from countywide.platform.kit.conduct import RuleBroken, action
from countywide.platform.kit.doors import Actor, Machine
from countywide.platform.outbox.actions import tell

from .. import notices, permissions, policies, rules
from ..models import Application
from .applying import drop_cv, insist_may_change
from .telling import to_applicant, words_of

KEEPER = "champions"


@action(permissions.APPLY)
def add_cv(application: Application, *, by: Actor, now: datetime, file: Any) -> None:
    """Keep a curriculum vitae, in the place of one that was added before."""
    insist_may_change(application, by=by, now=now)
    if not policies.kind_of(application.call).takes_cv:
        raise RuleBroken("This call takes no curriculum vitae.")
    before = application.cv
    application.cv = files.receive(file, keeper=KEEPER, place=application.place, by=by, now=now)
    application.save(update_fields=["cv"])
    if before is not None:
        files.remove(before, by=by, now=now)
    audit.record("champions.cv-added", by=by, about=application)


@action(permissions.APPLY)
def remove_cv(application: Application, *, by: Actor, now: datetime) -> None:
    """Take it out again."""
    insist_may_change(application, by=by, now=now)
    if application.cv is None:
        raise RuleBroken("There is no curriculum vitae to take out.")
    drop_cv(application, by=by, now=now)
    audit.record("champions.cv-removed", by=by, about=application)


def tell_trouble(application: Application, file: Any, *, now: datetime) -> None:
    """Whoever added it hears that it cannot be opened, and what to do, while there is time."""
    bar = rules.bar_to_changing(state=application.state_at(now), call=application.call.state_at(now))
    tell(
        notices.CV_TROUBLE, to=[to_applicant(application)], cause=f"file:{file.pk}:trouble", by=Machine("champions"),
        about=application, reference=application.reference, help=file.help, may_change=bar is None, **words_of(application.call),
    )  # fmt: skip
