"""A council set up for assessments, and each step of one taken through the room's own actions on a given day."""

from __future__ import annotations

from datetime import date, datetime, time
from functools import cache
from itertools import count
from typing import Any

from django.db import transaction
from django.utils import timezone
from tests.once import once

from countywide.casework.assessments import actions, queries
from countywide.casework.assessments.models import AdviceRequest, Assessment
from countywide.casework.assessments.types import Answered, Asking, Deciding, Given, Naming, Proposing
from countywide.casework.cases.tests import factories as cases
from countywide.casework.letters import actions as letters
from countywide.casework.letters.enums import Way
from countywide.casework.letters.models import Letter, Sending
from countywide.platform.accounts.models import Organisation, RoleHeld, User
from countywide.platform.files import actions as files
from countywide.platform.files.models import File
from countywide.platform.kit.doors import Machine
from countywide.platform.kit.paper import blocks, pdf
from countywide.register.contacts.models import Mailbox
from countywide.register.people.tests import factories as people

BY = Machine("test")
NUMBERS = count(1)
REASONS = (
    "The reports show that extra teaching in small groups since January has closed the gap in reading, and that the "
    "school can go on with it. We do not think that a plan may be necessary for this child now."
)
DESKS = (
    ("HEALTH_BOARD", "HEALTH", "Health Board", True),
    ("MEDICAL", "HEALTH", "Community Paediatrics", True),
    ("CARE_NOTICES", "TEAM", "Disabled Children Desk", False),
    ("SOCIAL_CARE", "TEAM", "Children’s Social Care", False),
    ("PSYCHOLOGY", "TEAM", "Psychology Service", False),
    ("EDUCATION", "TEAM", "Specialist Teaching", False),
    ("SENSORY", "TEAM", "Sensory Teaching", False),
    ("ADULTHOOD", "TEAM", "Adulthood Advice", False),
)


@once()
def organisation(kind: str = "SCHOOL", *, mailbox: str = "", **given: Any) -> Organisation:
    """An organisation, with a role mailbox where one is named."""
    number = next(NUMBERS)
    made = Organisation.objects.create(
        **{"key": f"{kind.lower()}-a{number}", "name": f"{kind.title()} {number}", "kind": kind, **given}
    )
    if mailbox:
        Mailbox.objects.create(organisation=made, role=mailbox, address=f"box{number}@{made.key}.example")
    return made


def school(**given: Any) -> Organisation:
    return organisation("SCHOOL", mailbox="SENCO", **given)


@once()
def desks(*, on: date = date(2020, 1, 1), besides: tuple[str, ...] = ()) -> None:
    """Every desk that an assessment writes to."""
    from countywide.casework.assessments.models import Desk

    for purpose, kind, name, statutory in DESKS:
        if purpose not in besides:
            Desk.objects.create(
                purpose=purpose,
                organisation=organisation(kind, name=name),
                name=name,
                email=f"{purpose.lower().replace('_', '-')}@services.example",
                is_section_31=statutory,
                starts_on=on,
            )


@once()
def family(child: Any, *, by_post: bool = False) -> User | None:
    """A parent with responsibility: one who reads email in the service, or one who is written to by post."""
    number = next(NUMBERS)
    if by_post:
        held = people.contact(email="", channel="POST")
        people.relate(child, held)
        return None
    user = User.objects.create_user(email=f"parent{number}@home.example", name=f"Parent {number}")
    families = Organisation.objects.get_or_create(key="families", defaults={"name": "Families", "kind": "FAMILY"})[0]
    RoleHeld.objects.create(user=user, role="parent", organisation=families, starts_on=date(2020, 9, 1))
    people.relate(child, people.contact(email=user.email, user=user, email_consent_on=date(2020, 9, 1)))
    return user


def officer() -> User:
    return cases.officer(cases.team("assessment"))


def manager() -> User:
    return cases.officer(cases.team("assessment"), "manager")


@once()
def begun(on: date = date(2026, 9, 14), *, asked_by: str = "PARENT", parents: int = 1, **given: Any) -> Assessment:
    """An assessment on day 0, its clocks running, its family known."""
    if "school" not in given:
        given["school"] = school()
    case = cases.case(on=on, **given)
    for _ in range(parents):
        family(case.child)
    with transaction.atomic():
        return actions.begin(case, by=BY, on=on, requested_on=on, asked_by=asked_by, source=1)


def post_everything(on: date) -> None:
    """The worker sends what goes by email, and the office posts the rest, all on one day: what is dated later waits."""
    noon = timezone.make_aware(datetime.combine(on, time(12)))
    with transaction.atomic():
        for letter in Letter.objects.filter(sendings__dispatched_on=None, sendings__way=Way.EMAIL).order_by("id"):
            letters.sent_by_email(letter.pk, by=BY, at=noon)
        for sending in Sending.objects.to_post().filter(letter__finalised_on__lte=on).order_by("id"):
            letters.note_posted(sending, by=BY, on=on, posted_on=on)


YES = Answered(
    may_have_sen=True,
    sen_why="The reports say so",
    tried="Small group teaching, daily",
    effect="Some gain in reading",
    may_be_necessary=True,
    conclusion="A plan may be necessary",
)
NO = Answered(
    may_have_sen=True,
    sen_why="The reports say so",
    tried="Small group teaching, daily",
    effect="The gap has closed",
    may_be_necessary=False,
    conclusion="The school can go on",
)


@once(read=lambda held: fresh(held))
def checked(on: date, assessment: Assessment | None = None, **given: Any) -> Assessment:
    assessment = assessment or begun(**given)
    actions.check(assessment, by=officer(), on=on, senses="NEITHER")
    post_everything(on)
    return fresh(assessment)


def fresh(assessment: Assessment) -> Assessment:
    return queries.assessment_of(assessment.case)  # type: ignore[return-value]


@once(read=lambda held: fresh(held))
def proposed(assessment: Assessment, on: date, outcome: str = "YES", *, by: User | None = None) -> Assessment:
    """The worksheet is complete and the officer has proposed."""
    by = by or officer()
    actions.fill_worksheet(assessment, by=by, on=on, answered=YES if outcome == "YES" else NO, complete=True)
    actions.propose(assessment, by=by, on=on, question="ASSESS", proposing=proposing(outcome))
    return fresh(assessment)


def proposing(outcome: str) -> Proposing:
    if outcome == "YES":
        return Proposing("YES", "Needs go beyond what the school can find out")
    return Proposing("NO", REASONS, "Reading in small groups\nA review in spring", "Ring us to find a day")


def deciding(outcome: str = "YES") -> Deciding:
    if outcome == "YES":
        return Deciding(proposing("YES").reasons, may_have_sen=True, may_be_necessary=True)
    return Deciding(REASONS, ("Reading in small groups",), "Ring us to find a day", True, False)


@once(read=lambda held: fresh(held))
def agreed(assessment: Assessment, on: date) -> Assessment:
    """Decided to assess, everybody told and asked on the same day."""
    actions.agree(assessment, by=manager(), on=on, deciding=deciding())
    post_everything(on)
    return fresh(assessment)


@once(read=lambda held: fresh(held))
def advised(assessment: Assessment, on: date) -> Assessment:
    """Every adviser has answered."""
    by = officer()
    for request in list(queries.outstanding_advice(assessment)):
        actions.take_in(fresh(assessment), by=by, on=on, request=request, given=given_on(on))
    return fresh(assessment)


def given_on(on: date, **more: Any) -> Given:
    return Given(**{"author": "A Dviser", "author_role": "Adviser", "written_on": on, "received_on": on, **more})


@once(read=lambda held: fresh(held))
def to_issue(assessment: Assessment, on: date, outcome: str = "YES") -> Assessment:
    """Decided whether to issue a plan, after the officer proposed it."""
    actions.propose(assessment, by=officer(), on=on, question="ISSUE", proposing=proposing(outcome))
    decide = actions.agree_to_issue if outcome == "YES" else actions.refuse_to_issue
    decide(fresh(assessment), by=manager(), on=on, deciding=deciding(outcome))
    post_everything(on)
    return fresh(assessment)


def file(place: str = "draft:1") -> File:
    return paper("Nothing of anybody", keeper="assessments", place=place)


def paper(*words: str, keeper: str = "assessments", place: str = "draft:1", name: str = "plan.pdf") -> File:
    """A PDF that says something, kept as the service keeps what it makes."""
    with transaction.atomic():
        return files.keep_made(on_paper(*words), keeper=keeper, place=place, name=name, by=BY)


@cache
def on_paper(*words: str) -> bytes:
    return pdf.write(map(blocks.para, words), title="A plan", author="A council", foot="A plan", on=date(2026, 9, 1))


@once(read=lambda held: fresh(held))
def drafted(assessment: Assessment, on: date, **given: Any) -> Assessment:
    actions.send_draft(assessment, by=officer(), on=on, file_id=file().pk, **given)
    post_everything(on)
    return fresh(assessment)


def naming(setting: Organisation | None, starts_on: date, **given: Any) -> Naming:
    said = {
        "named": setting.name if setting else "A special school",
        "starts_on": starts_on,
        "preference": "The family asked for this school and we agree",
        "setting_id": setting.pk if setting else None,
        "is_type_only": setting is None,
    }
    return Naming(**{**said, **given})


def asking(**given: Any) -> Asking:
    return Asking(**{"kind": "h", "asked_of": "A Therapist", "address": "2 Reed Walk", **given})


def requests_of(assessment: Assessment) -> dict[str, AdviceRequest]:
    """Each request for advice by whom it asks."""
    return {request.asked_of: request for request in queries.advice_of(assessment)}


def clocks_of(assessment: Assessment) -> dict[str, Any]:
    """Each clock of the case by its name and key."""
    held = assessment.case.deadlines.order_by("id")
    return {f"{each.clock} {each.key}".strip(): each for each in held}
