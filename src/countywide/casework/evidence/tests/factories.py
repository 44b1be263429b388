"""Dull, valid requests, links, files and evidence for tests."""

from __future__ import annotations

import hashlib
import re
from datetime import UTC, date, datetime, timedelta
from itertools import count
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from tests.once import once

from countywide.casework.cases.tests import factories as cases
from countywide.casework.evidence import actions, queries
from countywide.casework.evidence.models import EvidenceRequest, Link
from countywide.casework.evidence.types import REPORT, Described, Guest, Wanted
from countywide.platform.accounts.models import RoleHeld, User
from countywide.platform.files import actions as files
from countywide.platform.files import spool
from countywide.platform.kit.doors import Machine
from countywide.platform.outbox.models import Notice
from countywide.register.contacts.tests.factories import make_mailbox
from countywide.register.schools.tests.factories import make_school

BY = Machine("test")
TODAY = date(2026, 9, 21)  # a Monday in term
NOW = datetime(2026, 9, 21, 10, 0, tzinfo=UTC)
LATER = NOW + timedelta(minutes=5)
NUMBERS = count(1)
USUAL = (Wanted(REPORT), Wanted("progress"))


@once()
def setting(address: str = "", **given: Any) -> Any:
    """A school's organisation with a SENCO mailbox."""
    number = next(NUMBERS)
    school = make_school(name=f"Rushmere School {number}", **given)
    make_mailbox(school.organisation, role="SENCO", address=address or f"senco@rushmere{number}.example")
    return school.organisation


@once()
def staff(organisation: Any, role: str = "senco") -> User:
    """Somebody who works at a setting since long ago."""
    number = next(NUMBERS)
    user = User.objects.create_user(email=f"staff{number}@rushmere.example", name=f"Staff {number}")
    RoleHeld.objects.create(user=user, role=role, organisation=organisation, starts_on=date(2020, 9, 1))
    return user


@once()
def request(on: date = TODAY, *, confirmed: bool = False, items: Any = USUAL, **given: Any) -> EvidenceRequest:
    """An open request to a school about its pupil."""
    organisation = given.pop("organisation", None) or setting()
    case = given.pop("case", None) or cases.case(school=organisation)
    asked = actions.ask(case, by=BY, on=on, organisation_id=organisation.pk, items=items, **given)
    if confirmed:
        actions.confirm_child(asked, by=guest(asked), on=on, at=NOW)
    return EvidenceRequest.objects.get(pk=asked.pk)


def guest(asked: EvidenceRequest) -> Guest:
    """Whoever has entered the code of a request's link."""
    link = queries.live_link(asked.pk)
    return Guest(link_id=link.pk if link else 0, request_id=asked.pk, organisation_id=asked.organisation_id)


def link_of(asked: EvidenceRequest) -> Link:
    return Link.objects.filter(request=asked).latest("pk")


def said_in(kind: str) -> str:
    """The words of the newest message of a kind."""
    return Notice.objects.filter(kind=kind).latest("pk").body


def token_of(asked: EvidenceRequest) -> str:
    """The token in the newest message that carried a link of this request."""
    said = Notice.objects.get(kind="evidence.link", about_key=str(link_of(asked).pk)).body
    return re.search(r"/evidence/([\w-]{32})\s", said)[1]


def code_of(asked: EvidenceRequest) -> str:
    """The code in the newest message that carried one for this request."""
    keys = [str(pk) for pk in Link.objects.filter(request=asked).values_list("pk", flat=True)]
    said = Notice.objects.filter(kind="evidence.code", about_key__in=keys).latest("pk").body
    return re.search(r"\d{4} \d{4}", said)[0]


def upload(name: str = "report.pdf", content: bytes = b"%PDF-1.7 words") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, content_type="application/pdf")


def file_for(asked: EvidenceRequest, name: str = "report.pdf", content: bytes = b"%PDF-1.7 words", **given: Any) -> Any:
    """A file sent in answer to a request."""
    return file_at(asked.place, name, content, by=given.pop("by", guest(asked)), **given)


def file_at(
    place: str,
    name: str = "report.pdf",
    content: bytes = b"%PDF-1.7 words",
    *,
    by: Any = BY,
    at: datetime = NOW,
    state: str = "CLEAN",
    keeper: str = queries.KEEPER,
) -> Any:
    """A file that arrived whole, was looked at and found clean."""
    file = files.receive(upload(name, content), keeper=keeper, place=place, by=by, now=at)
    files.rule(file, by=BY, now=at, state=state, content_type="application/pdf", extension="pdf")
    file.refresh_from_db()
    return file


def hashlib_of(content: bytes) -> str:
    """The checksum of some bytes."""
    return hashlib.sha256(content).hexdigest()


def spool_of(file: Any) -> Any:
    """Where the bytes of a file wait until they are stored."""
    return spool.path_of(file.upload.pk)


def said(kind: str = REPORT, **given: Any) -> Described:
    facts = {"author": "A. Writer", "author_role": "SENCO", "written_on": date(2026, 9, 1), "third_party": False}
    return Described(kind=kind, **{**facts, **given})


def item(
    asked: EvidenceRequest, kind: str = REPORT, name: str = "report.pdf", content: bytes = b"", **given: Any
) -> Any:
    """A file sent in answer to a request, and what is said of it."""
    file = file_for(asked, name, content or f"%PDF-1.7 {next(NUMBERS)}".encode())
    return actions.describe(asked, by=guest(asked), on=TODAY, file_id=file.pk, said=said(kind, **given))


def complete(asked: EvidenceRequest, *, at: datetime = LATER) -> EvidenceRequest:
    """Answer everything and declare it complete."""
    for each in asked.asked.all():
        item(asked, each.kind)
    actions.complete(asked, by=guest(asked), on=TODAY, at=at, declared_by="A. Writer, SENCO")
    return EvidenceRequest.objects.get(pk=asked.pk)
