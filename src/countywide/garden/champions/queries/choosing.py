"""A call’s panel: who reads, its papers without names, the matrix, what must be talked about, who waits for feedback."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.timezone import localdate

from countywide.platform.accounts import queries as accounts

from .. import permissions
from ..models import Application, Call, Offer, Outcome, Paper, Reader, Score, Talk, Tie
from ..policies import kind_of
from ..policies.choosing import choosing_of
from ..rules import blind, scoring

READ_WITH = (
    "application__user",
    "application__school",
    "application__approval",
    "application__outcome",
    "application__cv",
)


@dataclass(frozen=True)
class Part:
    """One answer as the panel reads it."""

    key: str
    asks: str
    text: str


def reader_of(call: Call, user: Any) -> Reader | None:
    """Somebody’s seat on a panel."""
    if getattr(user, "pk", None) is None:
        return None
    return Reader.objects.filter(call=call, user_id=user.pk, left_on=None).first()


def readers_of(call: Call) -> list[Reader]:
    """The members of a panel, in the order in which they joined."""
    return list(Reader.objects.filter(call=call, left_on=None).select_related("user").order_by("id"))


def panels_of(user: Any) -> list[Reader]:
    """The panels on which somebody sits that have something left to do."""
    held = Reader.objects.filter(user_id=user.pk, left_on=None, call__decided_at=None)
    return list(held.select_related("call").order_by("id"))


def sent_applications(call: Call) -> QuerySet[Application]:
    """What a panel decides about: sent, and not withdrawn."""
    return Application.objects.filter(call=call, withdrawn_at=None).exclude(sent_at=None).order_by("id")


def papers_of(call: Call) -> list[Paper]:
    """The papers of a call by number; one whose application is withdrawn is a paper no longer."""
    found = Paper.objects.filter(call=call, application__withdrawn_at=None)
    return list(found.select_related(*READ_WITH).order_by("number"))


def paper_with(call: Call, number: int) -> Paper | None:
    found = Paper.objects.filter(call=call, number=number, application__withdrawn_at=None)
    return found.select_related("call", *READ_WITH).first()


def sheet_of(paper: Paper) -> list[Part]:
    """The answers that a panel reads, without what names the person, their school, or says whether it is a man or a woman."""
    held = paper.application
    approval = getattr(held, "approval", None)
    names = [held.name, *([approval.name] if approval else [])]
    schools = [held.school.name, held.school.trust] if held.school else []
    return [
        Part(each.key, each.asks, blind.blinded(in_words(held.answers[each.key]), names=names, schools=schools))
        for each in kind_of(paper.call).questions
        if each.is_blind and held.answers.get(each.key) not in (None, "", [], False)
    ]


def in_words(value: Any) -> str:
    """An answer as it is read: a list with commas, a tick as a yes."""
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return "Yes" if value is True else str(value)


def bar_to_scoring(reader: Reader, paper: Paper) -> str | None:
    """Why this reader does not score this paper, if they do not."""
    held = paper.application
    return scoring.bar_to_scoring(
        has_declared=reader.declared_on is not None, left=reader.left_on is not None,
        same_school=shares_school(reader, held), is_own=is_theirs(reader, held),
        interest=interest_in(reader, paper), decided=paper.shortlisted is not None,
    )  # fmt: skip


def person_of(reader: Reader) -> Any:
    return reader.user


def is_theirs(reader: Reader, application: Application) -> bool:
    """Whether somebody would read their own application."""
    return application.user_id == reader.user_id or application.email.lower() == person_of(reader).email.lower()


def shares_school(reader: Reader, application: Application) -> bool:
    """Of the same school as the applicant: by a role held there, or as the head who approved."""
    return is_of_school(reader, application, {each.organisation_id for each in person_of(reader).roles_today})


def is_of_school(reader: Reader, application: Application, homes: set[int]) -> bool:
    approval = getattr(application, "approval", None)
    if approval is not None and approval.email.lower() == person_of(reader).email.lower():
        return True
    return application.organisation_id in homes


def interest_in(reader: Reader, paper: Paper) -> str:
    return next(iter(Tie.objects.filter(reader=reader, paper=paper).values_list("says", flat=True)), "")


def readers_for(paper: Paper) -> list[Reader]:
    """Those of the panel who score a paper."""
    return reading([paper], readers_of(paper.call))[paper.pk]


def reading(papers: list[Paper], readers: list[Reader]) -> dict[int, list[Reader]]:
    """For each paper those who score it, in two queries however many there are."""
    tied = set(Tie.objects.filter(paper__in=papers).values_list("reader_id", "paper_id"))
    held = accounts.roles_by_person([each.user_id for each in readers], on=localdate())
    homes = {user: {role.organisation_id for role in roles} for user, roles in held.items()}
    return {
        paper.pk: [
            each
            for each in readers
            if (each.pk, paper.pk) not in tied
            and not is_theirs(each, paper.application)
            and not is_of_school(each, paper.application, homes.get(each.user_id, set()))
        ]
        for paper in papers
    }


def scores_of(call: Call) -> list[Score]:
    found = Score.objects.filter(paper__call=call, reader__left_on=None, paper__application__withdrawn_at=None)
    return list(found.select_related("reader__user", "paper").order_by("paper__number", "criterion", "reader_id"))


def given(call: Call, scores: Iterable[Score]) -> list[scoring.Given]:
    """Scores as the rules read them."""
    weights = {each.key: each.weight for each in kind_of(call).criteria}
    return [
        scoring.Given(each.paper.number, each.reader_id, each.criterion, each.points, weights.get(each.criterion, 1))
        for each in scores
    ]


def totals_of(call: Call, scores: Iterable[Score] | None = None) -> dict[int, float]:
    """The total of each paper by its number."""
    return scoring.totals(given(call, scores_of(call) if scores is None else scores))


def is_scored(paper: Paper, scores: Iterable[Score]) -> bool:
    """Everybody who reads a paper has scored it for every criterion; at least one does."""
    on_it = readers_for(paper)
    done = {(each.reader_id, each.criterion) for each in scores if each.paper_id == paper.pk}
    wanted = {(each.pk, criterion.key) for each in on_it for criterion in kind_of(paper.call).criteria}
    return bool(on_it) and wanted <= done


def talks_of(call: Call) -> list[Talk]:
    return list(Talk.objects.filter(call=call).prefetch_related("papers").order_by("id"))


def to_talk_about(
    call: Call, scores: Iterable[Score] | None = None, talks: Iterable[Talk] | None = None
) -> list[scoring.Point]:
    """What has to be talked about and was not since: talks settle a difference of one paper, or a tie of the same papers."""
    terms = choosing_of(kind_of(call))
    points = scoring.to_talk_about(
        given(call, scores_of(call) if scores is None else scores),
        apart=terms.apart,
        places=call.places,
        level=terms.level,
    )
    said = talks_of(call) if talks is None else talks
    held = {(each.criterion, frozenset(paper.number for paper in each.papers.all())) for each in said}
    return [each for each in points if (each.criterion, frozenset(each.papers)) not in held]


def outcomes_waiting(call: Call) -> list[Paper]:
    """Those not offered a place who have not been told with the panel’s words: nobody is left without feedback."""
    told = Outcome.objects.exclude(told_on=None).values("application_id")
    ended = Q(shortlisted=False) | Q(application__outcome__result__in=("RESERVE", "NO"))
    found = Paper.objects.filter(ended, call=call, application__withdrawn_at=None).exclude(application__in=told)
    return list(found.select_related("application__outcome").order_by("number"))


def undecided(call: Call) -> list[Paper]:
    """Papers about which nothing final was decided."""
    found = Paper.objects.filter(call=call, application__withdrawn_at=None, application__outcome=None)
    return list(found.order_by("number"))


def reserve_of(call: Call, *, on: date) -> list[Outcome]:
    """The reserve list of a call on a day, in its order."""
    found = Outcome.objects.filter(
        application__call=call, result="RESERVE", reserve_until__gte=on, left_reserve_on=None, application__withdrawn_at=None
    )  # fmt: skip
    return list(
        found.select_related("application__user", "application__school", "application__paper").order_by("place")
    )


def offers_of(call: Call) -> list[Offer]:
    found = Offer.objects.filter(application__call=call)
    return list(found.select_related("application__user", "application__school", "application__paper").order_by("id"))


def offer_for(key: Any, user: Any) -> Offer | None:
    """An offer, for the person to whom it was made and for whoever keeps calls."""
    found = Offer.objects.filter(key=key).select_related("application__call", "application__user").first()
    if found is None or user.pk is None:
        return None
    return found if found.application.user_id == user.pk or user.may(permissions.KEEP) else None


def offer_of(application: Application) -> Offer | None:
    """The newest offer of an application, if there is one."""
    return Offer.objects.filter(application=application).order_by("-id").first()


def outcome_of(application: Application) -> Outcome | None:
    """How an application ended, once the person was told or offered a place."""
    return Outcome.objects.filter(application=application).first()


def results_of(user: Any) -> list[Outcome]:
    """The results of somebody’s own applications, the newest first."""
    found = Outcome.objects.filter(application__user_id=user.pk, application__withdrawn_at=None)
    return list(found.select_related("application__call", "application__user").order_by("-on", "-id"))


def bar_to_deciding(call: Call) -> str | None:
    """A call is decided when everybody has their result and the panel’s words: nobody is left waiting."""
    if sent_applications(call).filter(paper=None).exists():
        return "There are applications that have no number yet."
    left = sorted({each.number for each in [*undecided(call), *outcomes_waiting(call)]})
    return f"These applications wait for their result: {', '.join(map(str, left))}." if left else None
