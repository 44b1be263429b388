"""Keeps a version of the document, sends it to the family, and enters that it went to the Tribunal."""

from __future__ import annotations

import json
from datetime import date
from hashlib import sha256

from countywide.casework.cases import actions as cases
from countywide.casework.cases import queries as held_cases
from countywide.casework.disputes import actions as disputing
from countywide.casework.letters import queries as letters
from countywide.casework.release import actions as release
from countywide.casework.release.types import Paper
from countywide.platform.audit import actions as audit
from countywide.platform.files import actions as files
from countywide.platform.kit.conduct import RuleBroken, action
from countywide.platform.kit.doors import Actor
from countywide.platform.outbox.actions import tell
from countywide.platform.outbox.types import Recipient

from .. import notices, paper, permissions, queries
from ..models import Document, Issue, Sending
from ..rules import bars


@action(permissions.WRITE)
def keep_version(document: Document, *, by: Actor, on: date) -> Issue:
    """The document as it stands becomes a version that nobody alters. It is looked through for other children, as every paper
    that leaves; the family is told, and both sides can go on writing."""
    last = queries.issues_of(document).first()
    sections = paper.of_sections(document, queries.passages_of(document))
    says = sha256(json.dumps(sections, sort_keys=True, ensure_ascii=False).encode()).hexdigest()
    same = last is not None and last.says_sha256 == says
    if bar := bars.bar_to_keeping(is_open=queries.is_open(document), same=same):
        raise RuleBroken(bar)
    number = last.number + 1 if last else 1
    made = paper.of_document(document, number=number, on=on, sections=sections)
    data = paper.as_pdf(document, made, number=number, on=on)
    name = f"{paper.TITLE}, version {number}.pdf"
    leaving = Paper(name, data, paper.TITLE, None, f"working-document:{document.pk}")
    release.let_leave(document.dispute.case, [leaving], what=paper.TITLE, by=by, on=on)
    file = files.keep_made(data, keeper=queries.KEEPER, place=f"document:{document.pk}", name=name, by=by)
    issue = Issue.objects.create(
        document=document, number=number, made_on=on, made_by_id=by.pk, content=made, sha256=sha256(data).hexdigest(),  # type: ignore[attr-defined]
        says_sha256=says, file=file,
    )  # fmt: skip
    tell_family(issue, by=by, on=on)
    cases.note(
        document.dispute.case, "wordings.version", by=by, on=on, title=f"Version {number} of the working document was made",
        to_family=True,
    )  # fmt: skip
    audit.record("wordings.kept", by=by, about=issue, on=on.isoformat(), sha256=issue.sha256)
    return issue


def tell_family(issue: Issue, *, by: Actor, on: date) -> None:
    """Those of the family who read email and have an account hear that they can read it."""
    dispute = issue.document.dispute
    family = held_cases.people_to_tell(dispute.case, on=on).family
    tell(
        notices.VERSION, to=[Recipient(each.email, None, each.user_id) for each in family if each.email],
        cause=str(issue), by=by, about=issue, reference=dispute.case.reference, key=dispute.key, number=issue.number,
        made_on=issue.made_on, council_name=letters.council_facts().get("council_name", ""),
    )  # fmt: skip


@action(permissions.WRITE)
def note_sent(issue: Issue, *, by: Actor, on: date, sent_on: date) -> None:
    """A version went to the Tribunal: where the Tribunal gave the council a day for it, that day is met."""
    is_sent = Sending.objects.filter(issue=issue).exists()
    if bar := bars.bar_to_sending(is_sent=is_sent, made_on=issue.made_on, sent_on=sent_on, on=on):
        raise RuleBroken(bar)
    Sending.objects.create(issue=issue, sent_on=sent_on, by_id=by.pk)  # type: ignore[attr-defined]
    dispute = issue.document.dispute
    disputing.working_document_sent(dispute, by=by, on=sent_on)
    cases.note(
        dispute.case, "wordings.sent", by=by, on=on,
        title=f"Version {issue.number} of the working document went to the Tribunal", to_family=True,
    )  # fmt: skip
    audit.record("wordings.sent", by=by, about=issue, on=sent_on.isoformat(), number=issue.number)
