"""What is said when a request has arrived: the timeline, the receipt, and the message that it came."""

from __future__ import annotations

from datetime import date
from typing import Any

from countywide.casework.cases import actions as cases
from countywide.casework.letters import actions as letters
from countywide.casework.letters.types import Addressee
from countywide.platform.kit.shell import council
from countywide.platform.outbox.actions import tell
from countywide.platform.outbox.types import Recipient
from countywide.register.contacts import queries as contacts

from .. import notices, queries, rules
from ..enums import Requester
from ..letters import RECEIPT, RECEIPT_SCHOOL
from ..models import AssessmentRequest
from ..types import Counted

FAMILY = (Requester.PARENT, Requester.YOUNG_PERSON)
SETTINGS = (Requester.SCHOOL, Requester.POST_16)


def note_arrival(request: AssessmentRequest, case: Any, *, by: Any, on: date) -> None:
    """The first line of the case's timeline."""
    who = request.get_requester_display().lower()
    cases.note(
        case,
        "requests.received",
        by=by,
        on=request.received_on,
        title=f"Request received ({who}, {request.get_channel_display().lower()})",
        family_title="We got the request for an assessment",
        to_family=True,
        to_school=True,
        to_professionals=True,
    )


def note_another(request: AssessmentRequest, case: Any, *, by: Any, on: date) -> None:
    """A further request about the same child, on the timeline of the case it belongs to."""
    who = request.get_requester_display().lower()
    cases.note(
        case,
        "requests.joined",
        by=by,
        on=max(on, request.received_on),
        title=f"Another request about the same child ({who}), received {rules.in_words(request.received_on)}",
        family_title="Somebody else asked for the assessment as well",
        to_family=True,
    )


def confirm(request: AssessmentRequest, case: Any, *, by: Any, on: date, counted: Counted) -> None:
    """Receipt and messages: to whoever asked, and to the team that has it now."""
    tell_team(request, by=by, counted=counted)
    if request.requester in FAMILY:
        letters.issue(case, RECEIPT, by=by, on=on, to=[family_addressee(request)], words=words(counted))
    elif request.requester in SETTINGS:
        letters.issue(case, RECEIPT_SCHOOL, by=by, on=on, to=[setting_addressee(request)], words=words(counted))


def words(counted: Counted) -> dict[str, Any]:
    """What the wording of a receipt names."""
    said: dict[str, Any] = {"received_on": counted.received_on, "decide_by": counted.decide_by}
    if counted.note:
        said |= {
            "closure": counted.note.words,
            "school": counted.note.school or "The school",
            "closed_from": counted.note.closed_from,
            "reopens_on": counted.note.reopens_on,
        }
    return said


def family_addressee(request: AssessmentRequest) -> Addressee:
    """Whoever of the family asked, the way they chose."""
    is_young_person = request.requester == Requester.YOUNG_PERSON
    return Addressee(
        name=request.asker_name,
        email=request.asker_email,
        user_id=request.user_id,
        contact_key=f"child:{request.child_id}" if is_young_person else "",
        address_lines=lines_of(request.asker_lines, request.asker_postcode),
        channel=request.asker_channel,
        email_consent=request.agrees_to_email,
        is_young_person=is_young_person,
        needs_format=request.asker_format,
    )


def setting_addressee(request: AssessmentRequest) -> Addressee:
    """The school that asked, at the mailbox of its SENCO; one that the register does not know, at the address given."""
    organisation = request.asker_organisation_id
    mailboxes = contacts.recipients_for(organisation, ("SENCO",)) if organisation else []
    return Addressee(
        name=request.asker_name,
        email=mailboxes[0].address if mailboxes else request.asker_email,
        organisation_id=organisation,
        user_id=None if organisation else request.user_id,
        email_consent=True,
    )


def lines_of(lines: str, postcode: str) -> tuple[str, ...]:
    return tuple(line for line in (*lines.splitlines(), postcode) if line.strip())


def tell_team(request: AssessmentRequest, *, by: Any, counted: Counted) -> None:
    """The team's mailbox learns of a new request the moment it is there, also in a holiday."""
    area = request.area.key if request.area else ""
    to = contacts.team_recipient(request.team_id, area=area)
    if to:
        tell(
            notices.NEW,
            to=[to],
            cause=f"request:{request.pk}:new",
            by=by,
            about=request,
            reference=request.reference,
            request=request,
            check_by=counted.check_by,
            decide_by=counted.decide_by if request.case_id else None,
        )


def tell_where(request: AssessmentRequest, draft: Any, token: str, *, by: Any, counted: Counted) -> None:
    """The message that it arrived, with the day of the answer and the way to the receipt. No name stands in it.

    It gives the reference that the receipt gives: the case's, once there is one.
    """
    tell_asker(
        notices.RECEIVED,
        request,
        by=by,
        cause="received",
        reference=request.case.reference if request.case else request.reference,
        token=token,
        until=draft.dies_on,
        counted=counted,
    )


def thank(request: AssessmentRequest, *, by: Any, counted: Counted) -> None:
    """Somebody who told us about a child learns that it arrived and what happens with it."""
    tell_asker(
        notices.TOLD,
        request,
        by=by,
        cause="told",
        check_by=counted.check_by,
    )


def tell_asker(kind: Any, request: AssessmentRequest, *, by: Any, cause: str, **more: Any) -> None:
    """A message to whoever sent it, where they left an address."""
    if not request.asker_email:
        return
    team = queries.team_itself(request)
    tell(
        kind,
        to=[Recipient(request.asker_email, request.asker_organisation_id, request.user_id)],
        cause=f"request:{request.pk}:{cause}",
        by=by,
        about=request,
        request=request,
        team=team.name if team else council().name,
        phone=(team.phone if team else "") or council().phone,
        **{"reference": request.reference, **more},
    )
