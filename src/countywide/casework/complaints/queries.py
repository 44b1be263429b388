"""What can be asked of complaints."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django.db.models import Prefetch, QuerySet

from countywide.casework.cases import queries as cases
from countywide.casework.deadlines import queries as deadlines
from countywide.casework.letters import queries as letters
from countywide.law import clocks
from countywide.platform.accounts import queries as accounts
from countywide.platform.links.types import Reach
from countywide.platform.outbox.types import Recipient
from countywide.register.contacts import queries as contacts
from countywide.register.people import queries as people

from . import permissions, rules
from .enums import Finding, Standing
from .models import Complaint, Referral, Remedy, Stage, Step, Written
from .policies import procedure_on
from .types import Count, Counted, Due, Procedure

FOLLOWS, HOLDER = "complaints.follow", "maker"
YEAR = timedelta(days=365)
CLOCK = {
    (1, "acknowledge"): "CO-ACK",
    (1, "answer"): "CO-ONE",
    (2, "acknowledge"): "CO-TWO-ACK",
    (2, "answer"): "CO-TWO",
}


def whole(held: QuerySet[Complaint]) -> QuerySet[Complaint]:
    """With the stages of each, whoever looks into it and the team."""
    staged = Prefetch("stages", Stage.objects.select_related("investigator").order_by("number"))
    beside = held.select_related("owner", "team", "team__contact_team", "user", "case", "case__area", "child")
    return beside.prefetch_related(staged)


# --- one complaint -----------------------------------------------------------------------------


def complaint_with(key: Any, user: Any) -> Complaint | None:
    """For those who deal with it."""
    return whole(Complaint.objects.seen_by(user)).filter(key=key).first()


def own_complaint(key: Any, user: Any) -> Complaint | None:
    """For whoever made it, and nobody else."""
    return whole(Complaint.objects.made_by(user)).filter(key=key).first()


def complaint_by_link(key: str) -> Complaint | None:
    """For a guest, whose link was sent about this complaint alone."""
    return whole(Complaint.objects.all()).filter(key=key).first()


def receipt_of(key: Any) -> Complaint | None:
    """What a receipt says: no word of the complaint and nobody’s name."""
    return whole(Complaint.objects.all()).filter(key=key).first()


def own_complaints(user: Any) -> QuerySet[Complaint]:
    return whole(Complaint.objects.made_by(user)).order_by("-received_on", "-id")


def same_as(words: str, *, user_id: int | None, email: str) -> Complaint | None:
    """A complaint of the same person in the same words that is not answered yet."""
    held = Complaint.objects.under_way().order_by("id")
    own = held.filter(user_id=user_id) if user_id else held.filter(email__iexact=email) if email else held.none()
    return next((each for each in own if rules.is_same(words, [each.words])), None)


def stage_of(complaint: Complaint) -> Stage:
    """The stage it has come to, as the database has it now."""
    return complaint.stages.select_related("investigator").order_by("-number")[0]


def standing_of(complaint: Complaint) -> Standing:
    """Where it stands."""
    if not complaint.is_open:
        return Standing.ENDED
    stage = complaint.stage
    if stage.answered_on is not None:
        return Standing.ANSWERED
    return Standing.RUNNING if stage.acknowledged_on else Standing.NEW


# --- days --------------------------------------------------------------------------------------


def procedure_of(stage: Stage) -> Procedure:
    """The procedure under which a stage began."""
    return procedure_on(stage.began_on)


def due(stage: Stage, *, calendar: clocks.Calendar | None = None) -> Due:
    """What is due of a stage and by when, counted by its clock each time it is asked."""
    limits = procedure_of(stage).stage(stage.number)
    if stage.acknowledged_on is None:
        return counted(stage.number, "acknowledge", stage.began_on, limits.acknowledge, calendar)
    return counted(stage.number, "answer", stage.acknowledged_on, limits.answer + stage.extended_by, calendar)


def counted(number: int, what: str, start: date, days: int, calendar: clocks.Calendar | None) -> Due:
    answer = clocks.answer(CLOCK[number, what], start, calendar or deadlines.calendar(), working_days=days)
    assert answer.legal_due is not None
    return Due(what, answer.legal_due, answer.working, answer.clock.law)


def answer_due(stage: Stage, acknowledged_on: date) -> Due:
    """By when a stage is answered that is acknowledged on a day."""
    limits = procedure_of(stage).stage(stage.number)
    return counted(stage.number, "answer", acknowledged_on, limits.answer + stage.extended_by, None)


def ombudsman_by(known_on: date | None) -> date | None:
    """The last day of the 12 months that begin with the day of knowing (Local Government Act 1974 s.26B)."""
    return clocks.answer("CO-OMBUDSMAN", known_on).legal_due if known_on else None


def was_in_time(stage: Stage, *, calendar: clocks.Calendar | None = None) -> bool:
    return stage.answered_on is not None and stage.answered_on <= due(stage, calendar=calendar).on


def soon(on: date, *, days: int) -> date:
    """So many working days from a day."""
    return deadlines.calendar().working_days_after(on, days)


# --- lists -------------------------------------------------------------------------------------


def open_by_day(user: Any) -> list[tuple[Complaint, Due]]:
    """Those that somebody deals with and that are not answered, the soonest first."""
    return by_day(whole(Complaint.objects.seen_by(user).under_way()))


def waiting(user: Any, *, on: date) -> tuple[int, int]:
    """How many are under way, and how many of them are late."""
    held = open_by_day(user)
    return len(held), sum(each.on < on for _, each in held)


def asked_of(user: Any) -> int:
    """How many somebody is asked to look into; one query."""
    return Stage.objects.filter(investigator_id=user.pk, answered_on=None, complaint__ended="").count()


def late_on(on: date) -> list[tuple[Complaint, Due]]:
    """Every complaint that is late, without a word of it, for the head of service."""
    return [(each, day) for each, day in by_day(whole(Complaint.objects.under_way())) if day.on < on]


def by_day(held: Iterable[Complaint]) -> list[tuple[Complaint, Due]]:
    calendar = deadlines.calendar()
    found = [(each, due(each.stage, calendar=calendar)) for each in held]
    return sorted(found, key=lambda each: (each[1].on, each[0].pk))


def settled(user: Any, *, on: date) -> QuerySet[Complaint]:
    """Those of the last year that are answered or closed, the newest first."""
    seen = Complaint.objects.seen_by(user).filter(received_on__gt=on - YEAR)
    return whole(seen.exclude(pk__in=Complaint.objects.under_way().values("pk"))).order_by("-received_on", "-id")


def to_look_into(user: Any) -> list[tuple[Complaint, Due]]:
    """What one is asked to answer."""
    asked = Stage.objects.filter(investigator_id=user.pk, answered_on=None)
    seen = Complaint.objects.seen_by(user).under_way().filter(pk__in=asked.values("complaint_id"))
    return by_day(whole(seen))


def owed_by(user: Any) -> QuerySet[Remedy]:
    """What somebody sees to after an answer that went, or after the Ombudsman’s decision."""
    return owed().filter(owner_id=user.pk)


def owed() -> QuerySet[Remedy]:
    held = Remedy.objects.filter(done_on=None).exclude(stage__isnull=False, stage__answered_on=None)
    return held.select_related("complaint", "owner", "stage", "referral").order_by("due_on", "id")


def remedy_with(pk: int, user: Any) -> Remedy | None:
    """One thing that is owed, for the complaints team and for whoever sees to it."""
    found = owed().filter(pk=pk).first()
    if found is None or found.owner_id == user.pk:
        return found
    return found if complaint_with(found.complaint.key, user) and user.may(permissions.WORK) else None


def remedies_shown(complaint: Complaint) -> QuerySet[Remedy]:
    """What was promised to whoever complains, done or not."""
    held = complaint.remedies.exclude(stage__isnull=False, stage__answered_on=None)
    return held.select_related("owner").order_by("due_on", "id")


def referrals_of(complaint: Complaint) -> QuerySet[Referral]:
    return complaint.referrals.prefetch_related("steps", "remedies__owner").order_by("came_on", "id")


def referral_with(key: Any, user: Any) -> Referral | None:
    """For the complaints team alone."""
    if not user.may(permissions.WORK):
        return None
    seen = Complaint.objects.seen_by(user).values("pk")
    return Referral.objects.select_related("complaint").filter(key=key, complaint__in=seen).first()


def steps_open() -> QuerySet[Step]:
    """What the Ombudsman waits for, the soonest first."""
    held = Step.objects.filter(answered_on=None, answer_by__isnull=False, referral__outcome="")
    return held.select_related("referral__complaint").order_by("answer_by", "id")


def letter_with(key: Any) -> Written | None:
    """A letter by its key: the page asks who may read its complaint."""
    return Written.objects.select_related("complaint").filter(key=key).first()


def to_post() -> QuerySet[Written]:
    """Letters that wait for the post."""
    return Written.objects.filter(way="POST", posting=None).select_related("complaint").order_by("id")


# --- who ---------------------------------------------------------------------------------------


def who_may_look(*, on: date) -> list[Any]:
    return accounts.everyone_who_may(permissions.ANSWER, on=on)


def heads(*, on: date) -> list[Recipient]:
    """Those who hear of what is late."""
    return contacts.all_who_may(permissions.HEAR, on=on)


def team_on(on: date) -> Any:
    """The team that owns complaints, as the procedure names it."""
    return contacts.team_with(procedure_on(on).team)


def to_team(complaint: Complaint, *, on: date) -> list[Recipient]:
    """Its owner, else the mailbox of the team, else everybody who deals with complaints."""
    if complaint.owner is not None and complaint.owner.is_active:
        return [Recipient(complaint.owner.email, complaint.team_id, complaint.owner_id)]
    mailbox = contacts.team_recipient(complaint.team_id) if complaint.team_id else None
    if mailbox is not None:
        return [mailbox]
    return contacts.all_who_may(permissions.WORK, on=on)


def worked_on(complaint: Complaint) -> tuple[set[int], set[int]]:
    """Who holds or held the case, and who wrote to the family in it."""
    if complaint.case is None:
        return set(), set()
    held = {each.owner_id for each in cases.holdings_of(complaint.case) if each.owner_id}
    if complaint.case.owner_id:
        held.add(complaint.case.owner_id)
    return held, letters.writers_of(complaint.case)


def own_children(user: Any) -> list[Any]:
    """Whom a signed-in person may complain about: oneself, or one’s children."""
    return list(people.children_of(user)) if user.is_authenticated else []


def case_of_child(child_id: int) -> Any:
    """The newest case of a child, which the complaint is about."""
    key = cases.keys_of(child_id=child_id).order_by("-opened_on", "-id").values_list("pk", flat=True).first()
    return cases.case_by_key(key) if key else None


def case_called(reference: str) -> Any:
    """A case by its reference, whoever holds it: nothing of it is shown."""
    key = cases.keys_of(reference=reference.strip().upper()).values_list("pk", flat=True).first()
    return cases.case_by_key(key) if key else None


def reach(subject: str, holder: str, on: date) -> Reach:
    """Where whoever complains without an account reads email."""
    found = Complaint.objects.filter(key=subject).first()
    if found is None or not found.email or found.user_id:
        return Reach("", "This complaint is not followed by a link.")
    return Reach(found.email)


# --- figures -----------------------------------------------------------------------------------


def figures(*, on: date) -> tuple[list[Count], list[Count], list[Count]]:
    """The last twelve months: the county, by what complaints are about, by area."""
    procedure, calendar = procedure_on(on), deadlines.calendar()
    points = Prefetch("stages", Stage.objects.prefetch_related("points").order_by("number"))
    year = Complaint.objects.filter(received_on__gt=on - YEAR, received_on__lte=on).select_related("case__area")
    held = [as_counted(each, procedure, calendar) for each in year.prefetch_related(points).order_by("id")]
    return (
        rules.counted(held, lambda each: ["All complaints"]),
        rules.counted(held, lambda each: each.about),
        rules.counted(held, lambda each: [each.area]),
    )


def as_counted(complaint: Complaint, procedure: Procedure, calendar: clocks.Calendar) -> Counted:
    stages = list(complaint.stages.all())
    answered = [each for each in stages if each.answered_on]
    found = {point.finding for stage in answered for point in stage.points.all()}
    return Counted(
        about=tuple(procedure.called(complaint.about)),
        area=complaint.case.area.name if complaint.case and complaint.case.area else "Not known",
        answered=bool(answered),
        in_time=all(was_in_time(each, calendar=calendar) for each in answered),
        upheld=bool(found & {Finding.UPHELD, Finding.PARTLY}),
    )


def learnt(*, on: date) -> list[str]:
    """What was learnt in the last year; nothing where so few were answered that one could be told."""
    answered = Stage.objects.filter(answered_on__gt=on - YEAR, answered_on__lte=on)
    if answered.count() < rules.FEWEST:
        return []
    return list(answered.exclude(learning="").order_by("-answered_on", "id").values_list("learning", flat=True)[:50])
