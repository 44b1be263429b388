"""Lays down the next review of a plan, plans its meeting, invites people, takes in advice and sends the papers round."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from countywide.casework.cases import actions as cases
from countywide.casework.deadlines import actions as deadlines
from countywide.casework.letters.types import Enclosure
from countywide.casework.plans import queries as plans
from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken, action
from countywide.platform.kit.doors import Actor
from countywide.platform.outbox.actions import tell

from .. import form_sets, letters, notices, permissions, queries, rules
from ..enums import Arranger, Invited
from ..models import Attendee, Held, Review
from ..types import Inviting, Meeting
from .linking import send_links
from .sending import (
    addressee,
    barred,
    meeting_words,
    organisations,
    send,
    send_to_family_and_others,
    to_school,
    without_account,
)
from .standing import mirror

BEFORE_THE_MEETING = ("AR-NOTICE", "AR-PAPERS")


def schedule(plan: Any, *, by: Any, on: date, early: str = "") -> Review | None:
    """Lay down the next review of a plan in force, due by the end of its year (CFA 2014 s.44(1)). The one that is laid down
    already is answered as it is. Used by receivers and by deeds that are guarded themselves; `early`: the type of one that
    is held before it is due."""
    if held := queries.open_review(plan):
        return held
    if plan.made_on is None or plan.ceased_on:
        return None
    case, due_by = plan.case, queries.due_by(plan)
    setting_id = case.school_id or plan.setting_id
    kind = rules.kind(born_on=case.child.born_on, due_by=due_by, year_group=None)
    review = Review.objects.create(
        plan=plan, case=case, of_version=plans.version_now(plan), type=early or kind, form=form_sets.form_on(on).begins,
        arranged_by=Arranger.SCHOOL if setting_id else Arranger.COUNCIL, setting_id=setting_id, scheduled_on=on,
        due_by=due_by,
    )  # fmt: skip
    audit.record(
        "reviews.scheduled", by=by, about=review, on=on.isoformat(), due_by=due_by.isoformat(), type=review.type
    )
    return review


# --- the meeting -----------------------------------------------------------------------------


@action(permissions.HOLD)
def plan_meeting(held: Held, *, by: Actor, on: date, meeting: Meeting, knowing: bool = False) -> None:
    """Set or move the day of the meeting. Notice and papers are due two weeks before it (reg 20(3), (4)); what speaks against
    the day stops nobody who says that they know (`knowing`). Whoever was invited already is invited again."""
    barred(
        rules.bar_to_planning(
            over=held.over_on is not None, met_on=held.met_on, meeting_on=meeting.on, on=on, mode=meeting.mode,
            place=meeting.place, in_law=held.is_in_law,
        )
    )  # fmt: skip
    cautions = queries.cautions(held, meeting.on, on=on, care_review_on=meeting.care_review_on)
    if cautions and not knowing:
        raise RuleBroken(" ".join([*cautions, "Choose another day, or say that you keep this one."]))
    moved = held.meeting_on is not None and held.meeting_on != meeting.on
    if held.meeting_on != meeting.on:
        start_notice(held, by=by, on=on, meeting_on=meeting.on)
    held.meeting_on, held.meeting_at, held.place = meeting.on, meeting.at, meeting.place[:300]
    held.mode, held.chair, held.planned_on = meeting.mode, meeting.chair[:120], held.planned_on or on
    held.invited_on, held.care_review_on = None, meeting.care_review_on
    held.save()
    held.attendees.update(invited_on=None)
    if moved and held.papers_out_on:
        deadlines.meet(held.case, "AR-PAPERS", by=by, on=held.papers_out_on, key=held.clock_key)
    mirror(held, on=on)
    day = rules.in_words(meeting.on)
    cases.note(
        held.case, "reviews.moved" if moved else "reviews.planned", by=by, on=on,
        title=f"The review meeting is {'moved to' if moved else 'planned for'} {day}", detail="\n".join(cautions),
        family_title=f"The meeting about the plan is {'moved to' if moved else 'on'} {day}", to_family=True, to_school=True,
    )  # fmt: skip
    audit.record(
        "reviews.planned", by=by, about=held, on=on.isoformat(), meeting=meeting.on.isoformat(), cautions=len(cautions)
    )


def start_notice(held: Review, *, by: Any, on: date, meeting_on: date) -> None:
    """The two weeks before the meeting, counted back from its day; from another day once it is moved."""
    for clock in BEFORE_THE_MEETING:
        deadlines.end(held.case, clock, by=by, on=on, because="The meeting was moved", key=held.clock_key)
        deadlines.start(held.case, clock, by=by, on=meeting_on, key=held.clock_key)


@action(permissions.WORK)
def take_over(review: Review, *, by: Actor, on: date, because: str) -> None:
    """The council arranges and holds the meeting itself (CFA 2014 s.44; regs 20(1), 21): what the school began is kept, and
    it is told."""
    barred(
        rules.bar_to_taking_over(
            over=review.over_on is not None, arranged_by=review.arranged_by, met_on=review.met_on, because=because,
            in_law=review.is_in_law,
        )
    )  # fmt: skip
    review.arranged_by = Arranger.COUNCIL
    review.save(update_fields=["arranged_by"])
    mirror(review, on=on)
    words: dict[str, Any] = {"reference": review.case.reference, "key": review.key}
    tell(notices.TAKEN_OVER, to=to_school(review), cause=f"review:{review.pk}:taken-over", by=by, about=review, **words)
    cases.note(
        review.case, "reviews.taken-over", by=by, on=on, title="The council holds the review meeting", detail=because,
        to_family=True, to_school=True,
    )  # fmt: skip
    audit.record("reviews.taken-over", by=by, about=review, on=on.isoformat())


# --- who comes, and their advice -------------------------------------------------------------


@action(permissions.HOLD)
def invite(held: Held, *, by: Actor, on: date, people: Sequence[Inviting] = ()) -> None:
    """Invite the five whom reg 20(2) names and others who help, and ask them for advice on the same day (reg 20(4)). Called
    again, it invites whoever is new, or everybody once the meeting was moved."""
    known = list(queries.attendees_of(held))
    barred(
        rules.bar_to_inviting(
            over=held.over_on is not None, met_on=held.met_on, meeting_on=held.meeting_on,
            invited=[*(each.invited_as for each in known), *(each.invited_as for each in people)], has_setting=held.setting_id is not None,
        ),
        *(
            rules.bar_to_reaching(
                name=each.name, email=each.email, organisation=each.organisation_id is not None,
                family=each.invited_as in (Invited.FAMILY, Invited.CHILD),
            )
            for each in people
        ),
    )  # fmt: skip
    assert held.meeting_on is not None
    moved = held.invited_on is None and held.notices.filter(what=f"invitation:{held.pk}").exists()
    fresh = [entered(held, each, on=on) for each in people if not is_known(each, known)]
    to_write = [each for each in (*known, *fresh) if each.invited_on is None]
    if not to_write:
        raise RuleBroken("Everybody on the list is invited already.")
    if moved:
        count_advice_again(to_write, held, on=on)
    everybody = [f"{each.name} ({each.get_invited_as_display().lower()})" for each in (*known, *fresh)]
    write_invitations(held, to_write, everybody, moved=moved, by=by, on=on)
    ask_for_advice(held, fresh, by=by, on=on)
    send_links(held, by=by, on=on, holders={each.contact_key for each in to_write if each.contact_key})
    Attendee.objects.filter(pk__in=[each.pk for each in to_write]).update(invited_on=on)
    held.invited_on = held.invited_on or on
    held.save(update_fields=["invited_on"])
    mirror(held, on=on)
    cases.note(
        held.case, "reviews.invited", by=by, on=on, title=f"{len(to_write)} people invited to the review meeting",
        family_title="People were invited to the meeting", to_family=True, to_school=True,
    )  # fmt: skip
    audit.record("reviews.invited", by=by, about=held, on=on.isoformat(), people=len(to_write))


def count_advice_again(people: Sequence[Attendee], held: Review, *, on: date) -> None:
    """Advice that has not come is wanted by a day counted back from where the meeting was moved to."""
    assert held.meeting_on is not None
    waited_for = [each for each in people if each.advice_by and not each.advice_on]
    for each in waited_for:
        each.advice_by = rules.advice_by(meeting_on=held.meeting_on, on=on)
    Attendee.objects.bulk_update(waited_for, ["advice_by"])


def is_known(given: Inviting, known: Sequence[Attendee]) -> bool:
    """Whether somebody is on the list already."""
    same = [each for each in known if each.invited_as == given.invited_as]
    if given.contact_key:
        return any(each.contact_key == given.contact_key for each in same)
    return any((each.name.lower(), each.email.lower()) == (given.name.lower(), given.email.lower()) for each in same)


def entered(held: Review, given: Inviting, *, on: date) -> Attendee:
    """Somebody new on the list, and by when their advice is wanted."""
    assert held.meeting_on is not None
    asks = given.asked_for_advice and given.invited_as not in (Invited.FAMILY, Invited.CHILD)
    return Attendee.objects.create(
        review_id=held.pk, invited_as=given.invited_as, name=given.name[:200], email=given.email,
        organisation_id=given.organisation_id, contact_key=given.contact_key, advice_asked_on=on if asks else None,
        advice_by=rules.advice_by(meeting_on=held.meeting_on, on=on) if asks else None,
    )  # fmt: skip


def write_invitations(
    held: Review, people: Sequence[Attendee], everybody: list[str], *, moved: bool, by: Any, on: date
) -> None:
    """The invitation to each: in plain words to the family; a message that names nobody to whoever has no account."""
    assert held.meeting_on is not None
    what = f"invitation:{held.pk}"
    words = {
        **meeting_words(held),
        "moved": moved,
        "invited": everybody,
        "views_by": rules.advice_by(meeting_on=held.meeting_on, on=on),
        "short_notice": rules.lacked_notice(invited_on=on, meeting_on=held.meeting_on),
    }
    send_to_family_and_others(
        held, (letters.INVITATION, letters.INVITATION_OTHERS), what, people, by=by, on=on, words=words
    )
    where = held.place or "It is online."
    for each in people:
        if to := without_account([each]):
            tell(
                notices.INVITED, to=to, cause=f"attendee:{each.pk}:{held.version}", by=by, about=held,
                reference=held.case.reference, day=rules.in_words(held.meeting_on), meeting=words["when"], where=where,
                advice_by=each.advice_by, phone=team_phone(held),
            )  # fmt: skip


def team_phone(review: Review) -> str:
    from countywide.casework.cases import queries as held

    return held.holder_of(held.case_by_key(review.case_id)).phone


def ask_for_advice(held: Review, people: Sequence[Attendee], *, by: Any, on: date) -> None:
    """Ask each of them for advice on the child (reg 20(4))."""
    for each in organisations([each for each in people if each.advice_asked_on]):
        words = {**meeting_words(held), "advice_by": each.advice_by}
        send(
            held, letters.ADVICE_REQUEST, f"advice:{each.pk}", "OTHER", by=by, on=on, words=words, to=[addressee(each)]
        )


@action(permissions.HOLD)
def record_advice(
    held: Held,
    *,
    by: Actor,
    on: date,
    attendee: Attendee,
    advice_on: date,
    text: str = "",
    file_id: Any = None,
) -> None:
    """Advice came. What comes after the papers went round goes to everybody with the report."""
    barred(
        rules.bar_to_advice(
            over=held.over_on is not None, advice_on=advice_on, on=on, text=text, has_file=file_id is not None
        )
    )
    known = queries.attendee_with(held, attendee.pk)
    if known is None:
        raise RuleBroken("This person is not invited to this review.")
    known.advice_on, known.advice, known.advice_file_id = advice_on, text, file_id or known.advice_file_id
    known.save()
    audit.record("reviews.advice-in", by=by, about=held, on=advice_on.isoformat(), attendee=known.pk)


@action(permissions.HOLD)
def chase(held: Held, *, by: Actor, on: date, attendee: Attendee) -> None:
    """Remind somebody of their advice."""
    if attendee.advice_on or not attendee.advice_asked_on or not attendee.email:
        raise RuleBroken("There is nothing to remind this person of, or no address to remind them at.")
    remind(attendee, held, by=by, on=on)
    audit.record("reviews.advice-chased", by=by, about=held, on=on.isoformat(), attendee=attendee.pk)


def remind(attendee: Attendee, review: Review, *, by: Any, on: date) -> None:
    """One reminder a day at most."""
    from countywide.platform.outbox.types import Recipient

    tell(
        notices.ADVICE_CHASED, to=[Recipient(attendee.email, attendee.organisation_id)],
        cause=f"attendee:{attendee.pk}:chased:{on.isoformat()}", by=by, about=review, reference=review.case.reference,
        advice_by=attendee.advice_by, meeting_on=review.meeting_on,
        is_late=attendee.advice_by is not None and attendee.advice_by < on,
    )  # fmt: skip


@action(permissions.HOLD)
def send_papers(held: Held, *, by: Actor, on: date) -> None:
    """Send the advice to everybody who is invited, at least two weeks before the meeting (reg 20(4)). What has not come is
    listed, and the meeting is held all the same."""
    barred(rules.bar_to_papers(over=held.over_on is not None, met_on=held.met_on, invited_on=held.invited_on))
    people = list(queries.attendees_of(held))
    came = [each for each in people if each.advice_on]
    missing = [each for each in people if each.advice_asked_on and not each.advice_on]
    words = {
        **meeting_words(held),
        "papers": [(each.get_invited_as_display(), each.name, each.advice_on) for each in came],
        "missing": [f"{each.name} ({each.get_invited_as_display().lower()})" for each in missing],
    }
    files = [
        Enclosure(f"Advice of {each.name}", f"/files/{each.advice_file_id}/open")
        for each in came
        if each.advice_file_id
    ]
    send_to_family_and_others(
        held, (letters.PAPERS_FAMILY, letters.PAPERS_OTHERS), f"papers:{held.pk}", people, by=by, on=on, words=words,
        enclosures=files,
    )  # fmt: skip
    held.papers_out_on = held.papers_out_on or on
    held.save(update_fields=["papers_out_on"])
    deadlines.meet(held.case, "AR-PAPERS", by=by, on=on, key=held.clock_key)
    mirror(held, on=on)
    cases.note(
        held.case, "reviews.papers-out", by=by, on=on, title="The papers for the review went round",
        detail=f"Missing: {', '.join(words['missing'])}" if missing else "", family_title="The papers for the meeting were sent",
        to_family=True, to_school=True,
    )  # fmt: skip
    audit.record("reviews.papers-out", by=by, about=held, on=on.isoformat(), came=len(came), missing=len(missing))
