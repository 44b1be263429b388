"""Another year group for one child: asked for, heard, and decided with reasons (Q21)."""

from __future__ import annotations

from datetime import date
from typing import Any

from countywide.casework.assessments import queries as assessed
from countywide.casework.cases import actions as cases
from countywide.casework.cases import queries as held_cases
from countywide.casework.deadlines import queries as deadlines
from countywide.casework.letters import actions as letters
from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken, action
from countywide.platform.kit.doors import Actor
from countywide.platform.outbox.actions import tell
from countywide.register.people import actions as people

from .. import notices, permissions, queries
from ..enums import AskedBy, Left, Voice
from ..letters import YEAR_DECIDED
from ..models import Listed, Transfer, YearRequest, YearSaid
from ..rules import years as rules
from ..types import AskingYear, SayingYear, year_name
from .building import leave


@action(permissions.ASK_YEAR)
def please_year(transfer: Transfer, *, by: Actor, on: date, asking: AskingYear) -> YearRequest:
    """Somebody of the family asks that the child is taught in another year group. Nothing in the form refuses it."""
    if not assessed.may_speak(transfer.child, by, on=on):
        raise RuleBroken("The rights are the young person’s now. They can ask, or whoever represents them.")
    return note_year_asked(transfer, by=by, on=on, asking=asking, asked_by=AskedBy.FAMILY, who=getattr(by, "name", ""))


@action(permissions.CONFIRM)
def ask_year_at_school(listed: Listed, *, by: Actor, on: date, asking: AskingYear) -> YearRequest:
    """The school or setting asks for one of its children. The family is told, and is heard before anything is decided."""
    return note_year_asked(listed, by=by, on=on, asking=asking, asked_by=AskedBy.SCHOOL, who=getattr(by, "name", ""))


@action(permissions.FOLLOW)
def enter_year(transfer: Transfer, *, by: Actor, on: date, asking: AskingYear, who: str) -> YearRequest:
    """An officer enters what a family wrote or said, so that it is decided like any other."""
    if not who.strip():
        raise RuleBroken("Say who asks.")
    return note_year_asked(transfer, by=by, on=on, asking=asking, asked_by=AskedBy.FAMILY, who=who.strip())


def note_year_asked(
    transfer: Transfer, *, by: Any, on: date, asking: AskingYear, asked_by: str, who: str
) -> YearRequest:
    """Keep the request, with the reasons of whoever asks as the first thing that was said. Used by guarded deeds, and by the room
    in which a family says which schools it would like."""
    held = queries.round_with(transfer.round)
    bar = rules.bar_to_asking(
        stage=transfer.stage, is_waiting=queries.year_request_waiting(transfer) is not None, year_group=asking.year_group,
        ordinary=rules.ordinary_year(transfer.child.born_on, asking.september), september=asking.september,
        round_september=held.september if held else 0,
    )  # fmt: skip
    if bar:
        raise RuleBroken(bar)
    request = YearRequest.objects.create(
        transfer_id=transfer.pk, asked_by=asked_by, who=who[:200], by_id=by.pk, asked_on=on, year_group=asking.year_group,
        september=asking.september, answer_by=rules.answer_by(on, deadlines.calendar()),
    )  # fmt: skip
    if asking.reasons.strip():
        voice = Voice.FAMILY if asked_by == AskedBy.FAMILY else Voice.SCHOOL_NOW
        request.said.create(
            whose=voice, who=who[:200] or "The family", said_on=on, words=asking.reasons.strip(), by_id=by.pk
        )
    case = held_cases.case_by_key(transfer.case_id)
    cases.note(
        case, "transfers.year-asked", by=by, on=on, to_family=True, to_school=True,
        title=f"Another year group is asked for: {year_name(asking.year_group)} from September {asking.september}",
    )  # fmt: skip
    tell(
        notices.YEAR_ASKED, to=held_cases.to_team(case, on=on), cause=f"year-request:{request.pk}", by=by, about=request,
        reference=case.reference, key=transfer.key, answer_by=request.answer_by,
    )  # fmt: skip
    audit.record("transfers.year-asked", by=by, about=request, on=on.isoformat(), year=asking.year_group)
    return request


def note_year_wished(transfer: Transfer, *, by: Any, on: date, asking: AskingYear, who: str) -> YearRequest | None:
    """A family wrote another year group beside the schools it would like: that is a request like any other. Said again it is none."""
    asked = queries.year_requests_of(transfer).filter(year_group=asking.year_group, september=asking.september)
    ordinary = rules.ordinary_year(transfer.child.born_on, asking.september)
    if asking.year_group == ordinary or asked.exists() or queries.year_request_waiting(transfer) is not None:
        return None
    return note_year_asked(transfer, by=by, on=on, asking=asking, asked_by=AskedBy.FAMILY, who=who)


@action(permissions.FOLLOW)
def add_to_year(request: YearRequest, *, by: Actor, on: date, saying: SayingYear) -> YearSaid:
    """Record what somebody says of it, or what a report shows."""
    bar = rules.bar_to_adding(is_waiting=request.decided_on is None, words=saying.words, said_on=saying.said_on, on=on)
    if bar:
        raise RuleBroken(bar)
    said = request.said.create(
        whose=saying.whose,
        who=saying.who.strip()[:200],
        said_on=saying.said_on,
        words=saying.words.strip(),
        by_id=by.pk,  # type: ignore[attr-defined]
    )
    audit.record("transfers.year-said", by=by, about=request, whose=saying.whose, on=on.isoformat())
    return said  # type: ignore[no-any-return]


@action(permissions.DECIDE_YEAR)
def decide_year(request: YearRequest, *, by: Actor, on: date, agreed: bool | None, because: str) -> None:
    """Decide for this one child, with reasons, after the family and a school were heard. The family has a letter with what it can
    do, and the school its copy. Agreed: the register keeps the year group, and the nightly list puts the child in the right round."""
    said = list(request.said.order_by("id"))
    voices = {each.whose for each in said}
    bar = rules.bar_to_deciding(
        is_waiting=request.decided_on is None, agreed=agreed, because=because, family_said=Voice.FAMILY in voices,
        school_said=bool(voices & {Voice.SCHOOL_NOW, Voice.SCHOOL_NEXT}), has_evidence=Voice.EVIDENCE in voices,
    )  # fmt: skip
    if bar:
        raise RuleBroken(bar)
    request.agreed, request.decided_on, request.because = agreed, on, because.strip()
    request.decided_by_id = by.pk  # type: ignore[attr-defined]
    request.save(update_fields=["agreed", "decided_on", "decided_by", "because"])
    audit.record("transfers.year-decided", by=by, about=request, agreed=agreed, on=on.isoformat())
    transfer = Transfer.objects.select_related("child").get(pk=request.transfer_id)
    case = held_cases.case_by_key(transfer.case_id)
    cases.note(
        case, "transfers.year-decided", by=by, on=on, detail=because, to_family=True, to_school=True,
        title=f"Another year group: {'agreed' if agreed else 'not agreed'}",
    )  # fmt: skip
    letters.issue(case, YEAR_DECIDED, by=by, on=on, words=words_of(request, transfer, said), to_school_copy=True)
    if agreed:
        carry_out(request, transfer, by=by, on=on)


def words_of(request: YearRequest, transfer: Transfer, said: list[YearSaid]) -> dict[str, Any]:
    """What the letter about a decision says."""
    return {
        "agreed": bool(request.agreed),
        "decided_on": request.decided_on,
        "wanted": year_name(request.year_group),
        "ordinary": year_name(rules.ordinary_year(transfer.child.born_on, request.september)),
        "september": str(request.september),
        "reasons": request.because,
        "weighed": "; ".join(f"{each.who} ({each.said_on.day} {each.said_on:%B %Y})" for each in said),
    }


def carry_out(request: YearRequest, transfer: Transfer, *, by: Any, on: date) -> None:
    """The child is as far out of the year of its age as was agreed; where the move comes a year later, it leaves this round."""
    group = rules.group_kept(
        born_on=transfer.child.born_on, wanted=request.year_group, september=request.september, on=on
    )
    people.change_child(transfer.child, by=by, on=on, year_group=group)
    held = queries.round_with(transfer.round)
    if held is not None and request.september > held.september:
        leave(transfer, by=by, on=on, because=Left.OTHER_YEAR)
