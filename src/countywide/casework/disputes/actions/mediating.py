"""Mediation: the adviser is contacted, a certificate is issued, the family asks for it, it is held, and it ends (ss.52 to 56)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from countywide.casework.cases import actions as cases
from countywide.casework.cases import signals
from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken, action
from countywide.platform.kit.doors import Actor

from .. import permissions
from ..enums import About, Certificate, Mediated, Over, Owes, Part, Wants, What
from ..models import Dispute, Right
from ..queries import sent_on
from ..rules import mediation as rules
from ..types import Asked, Point
from . import ending, steps, windows
from .beginning import announce, bar_to_speaking, dispute_of, insist, mediation_of, tell_team


@action(permissions.WORK)
def note_contact(right: Right, *, by: Actor, on: date, contact_on: date, told_by: str, wants: str = "") -> Dispute:
    """The family contacted the mediation adviser (reg 33). If it wants no mediation, the adviser certifies that in three working
    days (reg 34)."""
    dispute = dispute_of(right, by=by, on=on, told_by=told_by)
    held = mediation_of(dispute)
    insist(rules.bar_to_contact(contact_on=contact_on, sent_on=sent_on(right), on=on, already=bool(held.contact_on)))
    held.contact_on = contact_on
    if wants == Wants.NO and held.wants != Wants.YES:
        held.wants = Wants.NO
        steps.begin(dispute, What.CERTIFICATE, "ME-CERT", by=by, on=contact_on, owed_by=Owes.ADVISER)
    held.save()
    windows.meet(right, "ME-CONTACT", by=by, on=contact_on)
    cases.note(
        dispute.case, "disputes.contact", by=by, on=on, title="The family contacted the mediation adviser",
        family_title="You contacted the mediation adviser", to_family=True,
    )  # fmt: skip
    audit.record("disputes.contact", by=by, about=dispute, on=contact_on.isoformat(), wants=held.wants)
    return dispute


@action(permissions.TELL)
def ask_for_mediation(right: Right, *, by: Actor, on: date, asked: Asked) -> Dispute:
    """The family says that it wants mediation, and what about: the council’s 30 days begin today (s.53(1), s.54(1))."""
    insist(bar_to_speaking(right, by, on=on))
    dispute = requested(right, by=by, on=on, asked=asked, told_by=str(getattr(by, "name", "")))
    tell_team(dispute, "mediation", by=by, on=on)
    return dispute


@action(permissions.WORK)
def note_request(right: Right, *, by: Actor, on: date, asked: Asked, told_by: str) -> Dispute:
    """Enter a request for mediation that came by telephone, letter or through the adviser."""
    return requested(right, by=by, on=on, asked=asked, told_by=told_by)


def requested(right: Right, *, by: Actor, on: date, asked: Asked, told_by: str) -> Dispute:
    """Keep it; the 30 days run, and where health is in dispute the health body is told in three working days (regs 35 to 37)."""
    dispute = dispute_of(right, by=by, on=on, told_by=told_by)
    held = mediation_of(dispute)
    insist(rules.bar_to_asking(asked=asked, sent_on=sent_on(right), on=on, wants=held.wants, outcome=held.outcome))
    held.wants, held.wanted_on, held.about = Wants.YES, asked.wanted_on, asked.about
    held.issues, held.health_wanted = asked.issues, asked.health_wanted
    held.contact_on = held.contact_on or asked.wanted_on
    held.save()
    windows.meet(right, "ME-CONTACT", by=by, on=held.contact_on)
    steps.end_all(dispute, What.CERTIFICATE, by=by, on=on, because="The family wants mediation after all")
    if asked.about != About.EDUCATION:
        steps.begin(dispute, What.TELL_HEALTH, "ME-HEALTH", by=by, on=asked.wanted_on)
    arrange(dispute, by=by)
    announce(dispute, "MEDIATION", told_on=asked.wanted_on, by=by, on=on)
    cases.note(
        dispute.case, "disputes.mediation", by=by, on=on, title="The family wants mediation",
        family_title="You told us that you want mediation", to_family=True,
    )  # fmt: skip
    audit.record("disputes.mediation", by=by, about=dispute, on=asked.wanted_on.isoformat(), about_what=asked.about)
    return dispute


def arrange(dispute: Dispute, *, by: Actor) -> None:
    """Start the 30 days once it is known from which day they run. About health alone, the health body arranges (reg 37)."""
    held = dispute.mediation
    day = rules.arranged_from(about=held.about, wanted_on=held.wanted_on, health_told_on=held.health_told_on)
    if day is not None:
        owed_by = Owes.HEALTH if held.about == About.HEALTH else Owes.COUNCIL
        steps.begin(dispute, What.ARRANGE, "ME-ARRANGE", by=by, on=day, owed_by=owed_by)


@action(permissions.WORK)
def note_health_told(dispute: Dispute, *, by: Actor, on: date, told_on: date) -> None:
    """The health body was told which health care is in dispute (reg 35)."""
    held = mediation_of(dispute)
    if held.wants != Wants.YES or held.about == About.EDUCATION or held.health_told_on or not held.wanted_on:
        raise RuleBroken("Nothing about health waits to be passed on.")
    if not held.wanted_on <= told_on <= on:
        raise RuleBroken("The day lies between the request for mediation and today.")
    held.health_told_on = told_on
    held.save()
    steps.meet_all(dispute, What.TELL_HEALTH, by=by, on=told_on)
    dispute.mediation = held
    arrange(dispute, by=by)
    audit.record("disputes.health-told", by=by, about=dispute, on=told_on.isoformat())


@action(permissions.WORK)
def set_meeting(dispute: Dispute, *, by: Actor, on: date, meeting_on: date, place: str) -> None:
    """The day of the mediation. The council takes part and sends somebody who may settle (reg 38)."""
    held = mediation_of(dispute)
    insist(
        rules.bar_to_meeting(wants=held.wants, outcome=held.outcome, meeting_on=meeting_on, wanted_on=held.wanted_on)
    )
    held.meeting_on, held.meeting_place = meeting_on, place[:200]
    held.save()
    title = f"The mediation is on {meeting_on.day} {meeting_on:%B %Y}"
    cases.note(dispute.case, "disputes.meeting", by=by, on=on, title=title, detail=place, to_family=True)
    audit.record("disputes.meeting", by=by, about=dispute, on=meeting_on.isoformat())


@action(permissions.WORK)
def note_certificate(dispute: Dispute, *, by: Actor, on: date, certificate_on: date, certificate: str) -> None:
    """The adviser issued the certificate: an appeal is in time until a month later, where that is later (HESC Rules r.20)."""
    right = dispute.right
    insist(rules.bar_to_certificate(certificate_on=certificate_on, sent_on=sent_on(right), on=on))
    if certificate not in Certificate.values:
        raise RuleBroken("Say whether the certificate was issued with or without mediation.")
    dispute.certificate_on, dispute.certificate = certificate_on, certificate
    dispute.save()
    windows.learn_certificate(right, by=by, on=on, certificate_on=certificate_on)
    steps.meet_all(dispute, What.CERTIFICATE, by=by, on=certificate_on)
    signals.certificate_issued.send(
        Dispute, case=right.case, decision=right.letter_kind, certificate_on=certificate_on, by=by, on=on
    )
    cases.note(
        dispute.case, "disputes.certificate", by=by, on=on, title="The mediation certificate was issued",
        family_title="You have a mediation certificate", to_family=True,
    )  # fmt: skip
    audit.record("disputes.certificate", by=by, about=dispute, on=certificate_on.isoformat(), how=certificate)


@action(permissions.WORK)
def end_mediation(dispute: Dispute, *, by: Actor, on: date, how: str, ended_on: date, note: str = "") -> None:
    """It ended with no agreement, or the family withdrew from it: the adviser certifies that in three working days (reg 39)."""
    held = mediation_of(dispute)
    bar = "An agreement is entered with its points." if how == Mediated.AGREED else None
    insist(bar or bar_to_ending(dispute, how, ended_on, on))
    over(dispute, how, by=by, on=on, ended_on=ended_on)
    if dispute.certificate_on is None and not hasattr(dispute, "appeal"):
        steps.begin(dispute, What.CERTIFICATE, "ME-CERT", by=by, on=ended_on, owed_by=Owes.ADVISER)
    cases.note(
        dispute.case, "disputes.mediation-over", by=by, on=on, title=f"Mediation: {Mediated(how).label.lower()}",
        family_title="The mediation is over", detail=note, to_family=True,
    )  # fmt: skip
    audit.record("disputes.mediation-over", by=by, about=held.dispute, on=ended_on.isoformat(), how=how)


def bar_to_ending(dispute: Dispute, how: str, ended_on: date, on: date) -> str | None:
    held = mediation_of(dispute)
    return rules.bar_to_ending(
        outcome=held.outcome, wants=held.wants, how=how, ended_on=ended_on, wanted_on=held.wanted_on, on=on
    )


def over(dispute: Dispute, how: str, *, by: Actor, on: date, ended_on: date) -> None:
    """The mediation was held or given up: its steps are done."""
    held = mediation_of(dispute)
    held.outcome, held.ended_on = how, ended_on
    held.save()
    if how == Mediated.WITHDRAWN:
        steps.end_all(
            dispute, What.ARRANGE, What.TELL_HEALTH, by=by, on=on, because="The family withdrew from mediation"
        )
    else:
        steps.meet_all(dispute, What.ARRANGE, by=by, on=ended_on)
        steps.end_all(dispute, What.TELL_HEALTH, by=by, on=on, because="The mediation was held")


@action(permissions.WORK)
def close(dispute: Dispute, *, by: Actor, on: date, because: str) -> None:
    """The family takes it no further: no appeal is before the Tribunal, and no mediation is under way. The decision stands; while
    there is time, it can still be appealed against."""
    held, appeal = mediation_of(dispute), getattr(dispute, "appeal", None)
    insist(
        rules.bar_to_closing(
            is_open=dispute.is_open,
            mediating=held.wants == Wants.YES and held.outcome == Mediated.OPEN,
            appeal_open=appeal is not None and appeal.outcome == "",
            because=because,
        )
    )
    steps.end_all(dispute, What.CERTIFICATE, by=by, on=on, because="The family takes it no further")
    cases.note(
        dispute.case, "disputes.closed", by=by, on=on, title="The family takes it no further", detail=because,
        family_title="You told us that you take it no further", to_family=True,
    )  # fmt: skip
    audit.record("disputes.closed", by=by, about=dispute, on=on.isoformat())
    ending.settle(dispute, Over.WITHDRAWN, how="MEDIATION", by=by, on=on, from_on=on, why=because)


@action(permissions.DECIDE)
def agree(dispute: Dispute, *, by: Actor, on: date, agreed_on: date, points: Iterable[Point]) -> None:
    """It was agreed: each point has its day. What could have been appealed has the times of an order, the rest two weeks, a health
    body tells an absent council within one; other dates only where all agreed to them in writing (reg 42)."""
    agreed = tuple(points)
    insist(bar_to_ending(dispute, Mediated.AGREED, agreed_on, on))
    if not agreed:
        raise RuleBroken("Write down what was agreed.")
    for point in agreed:
        insist(rules.bar_to_point(point, ground=dispute.right.ground, agreed_on=agreed_on))
    over(dispute, Mediated.AGREED, by=by, on=on, ended_on=agreed_on)
    for point in agreed:
        keep_point(dispute, point, by=by, agreed_on=agreed_on)
    audit.record("disputes.agreed", by=by, about=dispute, on=agreed_on.isoformat(), points=len(agreed))
    cases.note(
        dispute.case, "disputes.agreed", by=by, on=on, title="An agreement was reached in mediation",
        family_title="We reached an agreement in mediation", to_family=True,
    )  # fmt: skip
    if settled := rules.settles(agreed):
        ending.settle(dispute, Over.AGREED, how="MEDIATION", duties=settled, by=by, on=on, from_on=agreed_on)


@action(permissions.DECIDE)
def add_point(dispute: Dispute, *, by: Actor, on: date, point: Point) -> None:
    """Another point of an agreement that is entered already."""
    held = mediation_of(dispute)
    if held.outcome != Mediated.AGREED or held.ended_on is None:
        raise RuleBroken("Enter the agreement first.")
    insist(rules.bar_to_point(point, ground=dispute.right.ground, agreed_on=held.ended_on))
    keep_point(dispute, point, by=by, agreed_on=held.ended_on)
    audit.record("disputes.point", by=by, about=dispute, on=on.isoformat())
    if dispute.is_open and (settled := rules.settles((point,))):
        ending.settle(dispute, Over.AGREED, how="MEDIATION", duties=settled, by=by, on=on, from_on=held.ended_on)


def keep_point(dispute: Dispute, point: Point, *, by: Actor, agreed_on: date) -> None:
    """A point and its clock; one that stands for an order has a clock for each thing that the order would ask."""
    if point.part == Part.AS_ORDER:
        ending.begin_agreed(dispute, point, by=by, from_on=agreed_on)
        return
    number = dispute.steps.filter(what=What.POINT).count() + 1
    steps.begin(
        dispute, What.POINT, "ME-DO", by=by, on=agreed_on, key=steps.key_for(dispute, f"point-{number}"),
        text=point.text, owed_by=Owes.HEALTH if point.part == Part.TELL_LA else Owes.COUNCIL, part=point.part,
        agreed_date=point.agreed_date,
    )  # fmt: skip
