"""Keeping the council's own lists: what can be asked for, and the versions of its report form."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from countywide.platform.audit import actions as audit
from countywide.platform.files import queries as files
from countywide.platform.kit.conduct import RuleBroken, action
from countywide.platform.kit.doors import Actor
from countywide.platform.kit.tags.saying import short_date
from countywide.platform.outbox.actions import tell

from .. import notices, permissions, queries, rules
from ..enums import FormStatus
from ..models import EvidenceForm, Follower, Kind
from ..types import REPORT, EvidenceKind


@action(permissions.ARRANGE)
def lay_out_kinds(_: None, *, by: Actor, kinds: Sequence[EvidenceKind]) -> None:
    """Set down the council's own list of what can be asked for. Doing it twice changes nothing."""
    for place, kind in enumerate(kinds, 1):
        facts = {"name": kind.name, "asks": kind.asks, "is_form": kind.is_form, "place": place, "ended_on": None}
        Kind.objects.update_or_create(key=kind.key, defaults=facts)
    audit.record("evidence.kinds-laid-out", by=by, kinds=len(kinds))


@action(permissions.ARRANGE)
def keep_kind(_: None, *, by: Actor, on: date, kind: EvidenceKind, place: int) -> Kind:
    """Add a kind of evidence to the list, or change its words. What was asked before keeps the words it had."""
    _own_list()
    facts = {"name": kind.name, "asks": kind.asks, "is_form": kind.is_form, "place": place, "ended_on": None}
    kept, is_new = Kind.objects.update_or_create(key=kind.key, defaults=facts)
    audit.record("evidence.kind-kept", by=by, about=kept, is_new=is_new, on=on.isoformat())
    return kept


@action(permissions.ARRANGE)
def end_kind(_: None, *, by: Actor, on: date, key: str) -> None:
    """Ask for a kind of evidence no more. One is always left, and so is “something else”."""
    _own_list()
    kind = Kind.objects.filter(key=key, ended_on=None).first()
    if kind is None:
        raise RuleBroken("This is not in the list any more.")
    if kind.key == "other":
        raise RuleBroken("“Something else” stays, so that nothing helpful is turned away.")
    kind.ended_on = on
    kind.save(update_fields=["ended_on"])
    audit.record("evidence.kind-ended", by=by, about=kind, on=on.isoformat())


def _own_list() -> None:
    """The first change makes the list that came with the service the council's own."""
    if not Kind.objects.exists():
        for place, kind in enumerate(queries.kinds(), 1):
            Kind.objects.create(key=kind.key, name=kind.name, asks=kind.asks, is_form=kind.is_form, place=place)


@action(permissions.ARRANGE)
def add_form(
    _: None,
    *,
    by: Actor,
    on: date,
    title: str,
    status: str,
    from_on: date,
    accepted_until: date | None = None,
    file_id: UUID | None = None,
    address: str = "",
    says: str = "",
    key: str = REPORT,
) -> EvidenceForm:
    """Lay down a new version of the report form; the one before is accepted until the day given.

    Settings that follow the form, and those asked for evidence at present, are told at once.
    """
    before = next(iter(queries.form_versions(key)), None)
    bar = rules.bar_to_new_version(
        from_on=from_on,
        latest_from=before.from_on if before else None,
        accepted_until=accepted_until,
        status=status,
        has_file=file_id is not None,
        address=address,
    )
    if bar:
        raise RuleBroken(bar)
    if before:
        before.accepted_until = accepted_until
        before.save(update_fields=["accepted_until"])
    version = EvidenceForm.objects.create(
        key=key,
        title=title,
        status=status,
        from_on=from_on,
        file=files.file_with(file_id) if file_id else None,
        address=address if status == FormStatus.ONLINE else "",
        says=says,
        said_on=on,
        said_by_id=by.pk,  # type: ignore[attr-defined]
    )
    audit.record("evidence.form-added", by=by, about=version, begins=from_on.isoformat(), status=status)
    if before:
        _tell_of(version, before, by=by)
    return version


def _tell_of(version: EvidenceForm, before: EvidenceForm, *, by: Any) -> None:
    tell(
        notices.FORM_CHANGED,
        to=queries.to_tell_of_forms(),
        cause=f"evidence-form:{version.pk}",
        by=by,
        about=version,
        title=version.title,
        day=short_date(version.from_on),
        version=version,
        before=before,
        status=FormStatus(version.status).label.lower(),
        changed=version.status != before.status,
    )


@action(permissions.FOLLOW_FORMS)
def follow_forms(organisation: Any, *, by: Actor, on: date) -> None:
    """Tell this setting's SENCO mailbox whenever the report form changes."""
    follower, _ = Follower.objects.get_or_create(
        organisation=organisation,
        defaults={"since_on": on, "by_id": by.pk},  # type: ignore[attr-defined]
    )
    audit.record("evidence.follows-forms", by=by, about=follower, on=on.isoformat())


@action(permissions.FOLLOW_FORMS)
def unfollow_forms(organisation: Any, *, by: Actor, on: date) -> None:
    """Stop telling this setting of changes to the form."""
    audit.record("evidence.follows-forms-no-more", by=by, about=organisation, on=on.isoformat())
    Follower.objects.filter(organisation=organisation).delete()
