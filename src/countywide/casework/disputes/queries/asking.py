"""Rights and how long they last, disputes and their steps: the room's doors for pages and for other rooms."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import groupby
from typing import Any

from django.apps import apps
from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Coalesce

from countywide.casework.cases import permissions as may_cases
from countywide.casework.cases import queries as cases
from countywide.casework.letters.enums import AddressedTo

from ..models import Appeal, Dispute, Mediation, Right, RightLetter, Step
from ..rules import rights
from ..types import Shown, Window

WITH_CASE = ("case__child", "case__team", "case__owner", "case__area")
OF_DISPUTE = ("right__case__child", *WITH_CASE, "mediation", "appeal")


def sent_on(right: Right) -> date:
    """The day the decision was first sent to one of the family, by the letters that did not come back."""
    held = right.letters.filter(sent_on__isnull=False).order_by("sent_on").values_list("sent_on", flat=True).first()
    return held or right.opened_on


def rights_on(case: Any) -> list[Shown]:
    """The decisions of a case that could be appealed against, the newest first, with how long each right lasts, as its clocks
    say, and the newest dispute about it; one query."""
    about = Q(right__case=case) | Q(right__disputes__case=case)
    return grouped(with_windows(RightLetter.objects.filter(about).distinct()))


def shown(right: Right) -> Shown:
    """The same for one."""
    found = grouped(with_windows(RightLetter.objects.filter(right=right)))
    return found[0] if found else Shown(right, Window())


def with_windows(letters: QuerySet[RightLetter]) -> QuerySet[RightLetter]:
    """Each letter with the two clocks that run from it."""
    own = (
        apps.get_model("deadlines", "Deadline")
        .objects.filter(case=OuterRef("right__case"), key=OuterRef("clock_key"))
        .order_by("-id")
    )
    lodge, contact = own.filter(clock="AP-LODGE"), own.filter(clock="ME-CONTACT")
    newest = Dispute.objects.filter(right=OuterRef("right")).order_by("-id")
    return (
        letters.select_related("right")
        .annotate(
            contact_by=Subquery(contact.values("legal_due")[:1]),
            contact_over=Subquery(contact.values(found=Coalesce("met_on", "ended_on"))[:1]),
            appeal_by=Subquery(lodge.values("legal_due")[:1]),
            limb=Subquery(lodge.values(found=KeyTextTransform("limb", "facts"))[:1]),
            over_already=Subquery(lodge.values(found=Coalesce("met_on", "ended_on"))[:1]),
            dispute_key=Subquery(newest.values("key")[:1]),
            dispute_over=Subquery(newest.values("over")[:1]),
            certificate_on=Subquery(newest.values("certificate_on")[:1]),
        )
        .order_by("-right__opened_on", "-right_id", "id")
    )


def grouped(letters: Iterable[Any]) -> list[Shown]:
    """The letters of one decision together: where each of the family was sent theirs on another day, the first and the last of
    their days."""
    found = []
    for right, of in groupby(letters, key=lambda each: each.right):
        held = list(of)
        sent = [each for each in held if each.sent_on and each.appeal_by]
        last = max(sent, key=lambda each: each.appeal_by, default=None)
        first = min((each.appeal_by for each in sent), default=None)
        contacts = [each.contact_by for each in sent if each.contact_by]
        runs = any(each.over_already is None for each in sent)
        window = Window(
            max(contacts, default=None), last.appeal_by if last else None, bool(last and last.limb == "certificate"),
            runs, runs and any(each.contact_by and each.contact_over is None for each in sent),
            min(contacts, default=None), first,
        )  # fmt: skip
        one = held[0]
        dispute = (one.dispute_key, one.dispute_over) if one.dispute_key else None
        found.append(Shown(right, window, dispute, one.certificate_on))
    return found


def right_with(key: Any, user: Any) -> Right | None:
    """One right by its key, if this person may read the case."""
    seen = cases.cases_seen_by(user).order_by()
    return Right.objects.filter(key=key, case__in=seen).select_related(*WITH_CASE).first()


def unheard(on: date) -> list[tuple[Any, date]]:
    """Letters to families whose time to appeal runs on a day and of which this room holds no right, each with the day it was sent."""
    running = apps.get_model("deadlines", "Deadline").objects.filter(
        case=OuterRef("case"), clock="AP-LODGE", trigger_on=OuterRef("sendings__dispatched_on"), met_on=None, ended_on=None,
        legal_due__gte=on,
    )  # fmt: skip
    held = RightLetter.objects.order_by().values("letter")
    found = apps.get_model("letters", "Letter").objects.filter(
        Exists(running), kind__in=rights.BY_LETTER, addressed_to=AddressedTo.FAMILY, is_copy=False, superseded_by=None,
        sendings__came_back_on=None,
    )  # fmt: skip
    rows = (
        found.exclude(pk__in=held).select_related("case").annotate(went_on=F("sendings__dispatched_on")).order_by("id")
    )
    return [(each, each.went_on) for each in rows]


# --- disputes --------------------------------------------------------------------------------


def dispute_with(key: Any, user: Any) -> Dispute | None:
    """One dispute by its key, if this person may read the case."""
    return Dispute.objects.seen_by(user).select_related(*OF_DISPUTE).filter(key=key).first()


def disputes_of(right: Right) -> QuerySet[Dispute]:
    """Every dispute about one decision, the newest first."""
    return right.disputes.select_related("mediation", "appeal").order_by("-id")


def open_disputes(user: Any) -> QuerySet[Dispute]:
    """Those that are under way in the teams where somebody works on disputes, with the next day on which something is due."""
    running = Step.objects.running().filter(dispute=OuterRef("pk"), owed_by="COUNCIL").order_by("deadline__legal_due")
    found = Dispute.objects.of_teams_of(user).under_way().select_related(*OF_DISPUTE)
    return found.annotate(next_due=Subquery(running.values("deadline__legal_due")[:1])).order_by("id")


def mediation_of(dispute: Dispute) -> Mediation | None:
    return getattr(dispute, "mediation", None)


def appeal_of(dispute: Dispute) -> Appeal | None:
    return getattr(dispute, "appeal", None)


# --- steps -----------------------------------------------------------------------------------


def steps_of(dispute: Dispute) -> QuerySet[Step]:
    """Every step of a dispute with its clock, by its day."""
    found = dispute.steps.select_related("deadline", "owner").prefetch_related("deadline__claims")
    return found.order_by("deadline__legal_due", "id")


def steps_due(user: Any) -> QuerySet[Step]:
    """What is due in the disputes of the teams where somebody works on them."""
    found = Step.objects.of_teams_of(user).running()
    return found.select_related(
        "deadline", "owner", "dispute__right", *(f"dispute__{each}" for each in WITH_CASE)
    ).order_by("deadline__legal_due", "id")


def step_with(key: Any, user: Any) -> Step | None:
    """One step, if this person may read the case."""
    seen = cases.cases_seen_by(user).order_by()
    found = Step.objects.filter(key=key, dispute__case__in=seen)
    return found.select_related(
        "deadline", "owner", "dispute__right", *(f"dispute__{each}" for each in WITH_CASE)
    ).first()


def officers_for(case: Any, user: Any) -> list[tuple[int, str]]:
    """Who can be given a step: the officers of the team that holds the case."""
    return cases.officers_in(user, may_cases.WORK)


def beside_cases(_user: Any) -> Exists:
    """Whether a case has a right or a dispute, read with it for its page: elsewhere nobody asks."""
    return Exists(Right.objects.filter(Q(case=OuterRef("pk")) | Q(disputes__case=OuterRef("pk"))).order_by())
