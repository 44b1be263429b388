"""Finding or entering the child and the adults a request tells of. Nobody is merged on a likeness."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction

from countywide.platform.kit.conduct import under_lock
from countywide.register.people import actions as people
from countywide.register.people import queries as known
from countywide.register.people.enums import Channel, Kin, Responsibility, Taught
from countywide.register.people.types import Likeness

from .. import queries, rules
from ..enums import Answered, Requester
from ..enums import Likeness as Like
from ..models import AssessmentRequest
from ..types import Adult

LIKE_NAMES = {"a like surname", "a like forename"}


def child_of(request: AssessmentRequest, *, by: Any, on: date) -> tuple[Any, bool]:
    """The child a request is about, under lock, and whether the child is new: the one chosen by somebody who may see
    them, the one whose UPN, date of birth and name all agree, or a new one. Anybody who is merely like them is left for an
    officer to look at."""
    if request.child is not None:
        return held(request, request.child, by=by, on=on), False
    people.wait_for_alike(surname=request.child_surname, born_on=request.child_born_on, upn=request.child_upn)
    likely = queries.likenesses(request)
    if same := next((like.child for like in likely if is_same(request, like)), None):
        request.family_is_checked &= is_known_to(request, same)
        return held(request, same, by=by, on=on), False
    if any(not like.maybe_twin for like in likely):
        request.likeness = Like.TO_LOOK
    return entered(request, by=by, on=on), True


def held(request: AssessmentRequest, child: Any, *, by: Any, on: date) -> Any:
    """A child the council knew: under lock, since somebody else may be asking for them at this moment."""
    child = under_lock(child)
    if request.taught and not child.enrolments.filter(ends_on=None).exists():
        place(request, child, by=by, on=on)
    return child


def entered(request: AssessmentRequest, *, by: Any, on: date) -> Any:
    """A child the council did not know, with where they live and are taught and the adults around them."""
    child = entered_alone(request, by=by, on=on)
    add_home(request, child, by=by, on=on)
    family = add_adults(request, child, by=by, on=on)
    if request.taught:
        place(request, child, by=by, on=on)
    if not any(tie.is_written_to for tie in family) and not rules.rights_passed(request.child_born_on, on=on):
        request.family_is_checked = False
    return child


def is_same(request: AssessmentRequest, like: Likeness) -> bool:
    """UPN, date of birth and name all agree."""
    return rules.is_same_child(
        upn=request.child_upn,
        same_upn=like.child.upn == request.child_upn,
        same_day=like.child.born_on == request.child_born_on,
        same_name=set(like.why) >= LIKE_NAMES,
    )


def is_known_to(request: AssessmentRequest, child: Any) -> bool:
    """Whether whoever asks is the school's, or an adult this child's record holds already, by address or number."""
    if request.requester not in (Requester.PARENT, Requester.YOUNG_PERSON):
        return True
    for tie in known.family_of(child):
        email = tie.contact.email.lower()
        if email and email == request.asker_email.lower():
            return True
    return False


def entered_alone(request: AssessmentRequest, *, by: Any, on: date) -> Any:
    """Enter the child. A UPN that another child has already is left out, for an officer to look at."""
    facts = {
        "legal_forename": request.child_forename,
        "legal_surname": request.child_surname,
        "known_as": request.child_known_as,
        "pronouns": request.child_pronouns,
        "born_on": request.child_born_on,
        "sex": request.child_sex,
        "language": request.child_language,
        "needs_interpreter": request.needs_interpreter,
        "home_la_code": request.other_council,
        "is_withheld": request.is_withheld,
    }
    if request.requester == Requester.YOUNG_PERSON and request.user_id:
        facts["user_id"] = request.user_id
    if request.child_upn:
        try:
            with transaction.atomic():
                return people.enter_child(None, by=by, on=on, upn=request.child_upn, no_upn="", **facts)
        except IntegrityError:
            request.likeness = Like.TO_LOOK
    return people.enter_child(None, by=by, on=on, **facts)


def add_home(request: AssessmentRequest, child: Any, *, by: Any, on: date) -> None:
    """Where the child lives, as far as we were told."""
    if request.child_lines or request.child_postcode:
        people.move(
            child,
            by=by,
            on=request.received_on,
            lines=request.child_lines,
            postcode=request.child_postcode,
            is_withheld=request.is_withheld,
            is_first=True,
        )


def add_adults(request: AssessmentRequest, child: Any, *, by: Any, on: date) -> list[Any]:
    """The adults of a child the council did not know, as whoever asks told us of them."""
    family = []
    if request.requester == Requester.PARENT:
        family.append(add_adult(request, child, asker_of(request), by=by, on=on, user_id=request.user_id))
    for told in request.family:
        family.append(add_adult(request, child, Adult(**told), by=by, on=on))
    return family


def asker_of(request: AssessmentRequest) -> Adult:
    """Whoever asks, as an adult around the child."""
    return Adult(
        name=request.asker_name,
        kin=request.asker_kin or Kin.PARENT,
        responsible=request.asker_responsible or Answered.UNSURE,
        email=request.asker_email,
        phone=request.asker_phone,
        lines=request.asker_lines,
        postcode=request.asker_postcode,
        channel=request.asker_channel,
        format=request.asker_format,
        language=request.asker_language,
        agrees_to_email=request.agrees_to_email,
    )


def add_adult(
    request: AssessmentRequest, child: Any, adult: Adult, *, by: Any, on: date, user_id: int | None = None
) -> Any:
    """One adult. A mother always has parental responsibility (Children Act 1989 s.2); where nobody is sure, an officer
    looks before anything is sent to them."""
    is_sure = adult.responsible != Answered.UNSURE or adult.kin == Kin.MOTHER
    has_it = adult.responsible == Answered.YES or adult.kin == Kin.MOTHER
    if not is_sure:
        request.family_is_checked = False
    contact = request.user.contacts.order_by("id").first() if request.user and user_id else None
    tie = people.add_contact(
        child,
        by=by,
        on=on,
        contact=contact,
        name=adult.name,
        kind=adult.kin,
        responsibility=Responsibility.YES if has_it else Responsibility.NO,
        note="" if is_sure else "Nobody was sure about parental responsibility: to be checked",
        email=adult.email,
        phone=adult.phone,
        channel=adult.channel or Channel.EMAIL,
        format=adult.format,
        language=adult.language,
        email_consent_on=request.received_on if adult.agrees_to_email and adult.email else None,
    )
    if (adult.lines or adult.postcode) and (contact is None or not contact.addresses.exists()):
        people.move(
            tie.contact,
            by=by,
            on=request.received_on,
            lines=adult.lines,
            postcode=adult.postcode,
            is_withheld=request.is_withheld,
            is_first=True,
        )
    if user_id and tie.contact.user_id is None:
        people.join_account(tie.contact, by=by, on=on, user_id=user_id)
    return tie


def add_checked(request: AssessmentRequest, child: Any, *, by: Any, on: date, has_responsibility: bool) -> None:
    """Whoever asked joins the record of a child we knew before, as an officer who has looked says."""
    answer = Answered.YES if has_responsibility else Answered.NO
    add_adult(request, child, replace(asker_of(request), responsible=answer), by=by, on=on, user_id=request.user_id)


def place(request: AssessmentRequest, child: Any, *, by: Any, on: date) -> None:
    """Where the child is taught, of whom the record does not say so already."""
    kind = Taught(request.taught)
    people.enrol(
        child,
        by=by,
        on=request.received_on,
        kind=kind,
        organisation_id=request.school_id if kind in (Taught.SCHOOL, Taught.COLLEGE, Taught.EARLY_YEARS) else None,
        name=request.school_name,
        is_first=True,
    )
