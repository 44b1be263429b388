"""An appeal about a final plan, and its bundle, through the rooms’ own actions."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from tests.once import once

from countywide.casework.bundles import actions, queries, tasks
from countywide.casework.bundles.models import Part
from countywide.casework.disputes.models import Dispute
from countywide.casework.disputes.tests import factories as disputes
from countywide.platform.files import actions as files
from countywide.platform.files.models import File
from countywide.platform.files.tasks import look_at

from . import papers

DAY = timedelta(days=1)


@once(read=disputes.fresh)
def appealed(on: date) -> Dispute:
    """The Tribunal registered an appeal about a final plan that was sent forty days before."""
    return disputes.fresh(disputes.registered(disputes.final(on - 40 * DAY), on - 10 * DAY, "B", "F"))


def officer(dispute: Dispute) -> Any:
    return disputes.of_team(dispute)


def begun(dispute: Dispute, on: date) -> Part:
    """The papers are listed."""
    return part(actions.begin(dispute, by=officer(dispute), on=on))


def added(held: Part, content: bytes = b"", name: str = "report.pdf") -> File:
    """A file that an officer added, checked and clean."""
    upload = SimpleUploadedFile(name, content or papers.pdf(2))
    file = files.receive(upload, keeper=queries.KEEPER, place=queries.place_of(held), by=officer(held.dispute))
    look_at(str(file.pk))
    file.refresh_from_db()
    return file


def asked(held: Part, on: date) -> Part:
    """An officer asked a worker to bind it."""
    actions.ask_to_bind(held, by=officer(held.dispute), on=on)
    return part(held)


def bound(held: Part, on: date) -> Part:
    """A worker has bound it, or says why not."""
    tasks.bind(str(asked(held, on).key))
    return part(held)


def sent(held: Part, on: date) -> Part:
    actions.note_sent(held, by=officer(held.dispute), on=on, sent_on=on)
    return part(held)


def part(held: Part) -> Part:
    found = queries.part_by_key(held.key)
    assert found is not None
    return found


def titles(held: Part, *, is_in: bool = True) -> list[str]:
    return [each.title for each in queries.items_of(held) if each.is_in == is_in]
