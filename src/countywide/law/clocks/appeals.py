"""Mediation and appeals (CFA 2014 ss.51 to 55; SEND Regulations 2014 regs 32 to 42; HESC Rules rr.12, 19 to 21)."""

from __future__ import annotations

from datetime import timedelta

from .calendar import nth_after
from .counting import add_months, in_words, rolled_for_tribunal, within_days
from .making import days, months, register, working_days_after
from .orders import ORDER_DAYS, ORDERS
from .types import Asked, BadInput, Clock, Outcome

FAMILY = "parent or young person"
CERTIFICATE = {"certificate": "date"}
DIRECTED = {"directed_date": "date", "working_days": "number:1,100"}
BUNDLE_DAYS = 10


def lodging(asked: Asked) -> Outcome:
    """The later of two months from the letter and one month from the certificate; then the Tribunal's own roll-forward."""
    letter, certificate = add_months(asked.trigger, 2), asked.get("certificate")
    if certificate is not None and certificate < asked.trigger:
        raise BadInput("The certificate is dated before the decision letter.")
    month = add_months(certificate, 1) if certificate else None
    by_certificate = month is not None and month > letter
    raw = month if month is not None and by_certificate else letter
    facts = {"raw_end": raw, "limb": "certificate" if by_certificate else "letter"}
    return Outcome(rolled_for_tribunal(raw, asked.calendar), facts)


def lodging_working(asked: Asked, outcome: Outcome) -> list[str]:
    raw, due = outcome.facts["raw_end"], outcome.legal_due
    steps = [f"Two months from the day the letter was sent, {in_words(asked.trigger)}."]
    if asked.get("certificate"):
        steps.append(
            f"One month from the certificate of {in_words(asked.get('certificate'))}; the later of the two holds."
        )
    steps.append(f"That ends on {in_words(raw)}.")
    if due is not None and due != raw:
        steps.append(f"The Tribunal takes the next day it works as in time: {in_words(due)}, by 5pm.")
    return steps


def responding(asked: Asked) -> Outcome:
    """The date the Tribunal directed; else 30 of its working days, in which August and Christmas do not count."""
    directed = asked.get("directed_date")
    if directed is not None and directed < asked.trigger:
        raise BadInput("The directed date is before the day the appeal was received.")
    number = asked.get("working_days", 30)
    return Outcome(directed or nth_after(asked.trigger, number, asked.calendar.is_tribunal_day))


def directed(asked: Asked) -> Outcome:
    """The date the Tribunal set stands as it is, August or not; so many days are days on which it works (HESC Rules r.12)."""
    due, number = asked.get("directed_date"), asked.get("working_days")
    if due is None and number is None:
        raise BadInput("Say by which date, or within how many working days.")
    due = due or nth_after(asked.trigger, number, asked.calendar.is_tribunal_day)
    return Outcome(due, {"in_time_until": asked.calendar.next_working_day(due)})


def bundle(asked: Asked) -> Outcome:
    """The date the Tribunal directed; else ten of its working days before the hearing."""
    due, day = asked.get("directed_date"), asked.get("hearing")
    if due is None and day is None:
        raise BadInput("Say on which day the hearing is, or by which date the bundle was asked for.")
    number = BUNDLE_DAYS
    while due is None and number:
        day -= timedelta(days=1)
        number -= asked.calendar.is_tribunal_day(day)
    return Outcome(due or day)


def carrying_out(asked: Asked) -> Outcome:
    """A date agreed in writing; else two weeks, one week to tell the council, or the time of an order."""
    agreed, part = asked.get("agreed_date"), asked.get("part")
    if agreed is not None and agreed < asked.trigger:
        raise BadInput("The agreed date is before the agreement.")
    order = asked.get("order")
    if part == "as-order" and order is None:
        raise BadInput("Say which order the agreement stands for: it is missing.")
    if agreed:
        return Outcome(agreed)
    number = {"promises": 14, "tell-la": 7}.get(part) if part != "as-order" else ORDER_DAYS[order]
    assert number is not None
    due = within_days(asked.trigger, number)
    return Outcome(due, act_by=asked.trigger if number == 0 else None)


CLOCKS = register(
    Clock(
        id="ME-CONTACT",
        title="Contact the mediation adviser",
        starts_when="the decision letter was sent",
        limit="2 months",
        law="SEND Regulations 2014 reg 33",
        compute=months(2),
        owed_by=FAMILY,
        owed_to=("mediation adviser",),
        verb="contact",
        says="If you may want to appeal, contact the mediation adviser by then.",
    ),
    Clock(
        id="ME-CERT",
        title="Issue the mediation certificate",
        starts_when="the adviser was told, or mediation ended",
        limit="3 working days",
        law="CFA 2014 s.55; SEND Regulations 2014 regs 34, 39",
        compute=working_days_after(3),
        owed_by="mediation adviser",
        owed_to=(FAMILY,),
        verb="issue",
    ),
    Clock(
        id="ME-HEALTH",
        title="Tell the health body what is in dispute",
        starts_when="the council was told",
        limit="3 working days",
        law="SEND Regulations 2014 reg 35",
        compute=working_days_after(3),
        owed_to=("integrated care board",),
        verb="tell",
    ),
    Clock(
        id="ME-ARRANGE",
        title="Hold the mediation",
        starts_when="the council (or the health body) was told",
        limit="30 days",
        law="SEND Regulations 2014 regs 36, 37",
        compute=days(30),
        owed_to=(FAMILY,),
        verb="arrange",
    ),
    Clock(
        id="ME-DO",
        title="Carry out a mediation agreement",
        starts_when="the agreement was made",
        limit="the times of reg 44, else 2 weeks; 1 week to tell the council",
        law="SEND Regulations 2014 reg 42",
        compute=carrying_out,
        owed_to=(FAMILY,),
        verb="do",
        inputs={
            "part": "choice:promises,tell-la,as-order",
            "order": f"choice:{','.join(ORDERS)}",
            "agreed_date": "date",
        },
        required={"part": "Say which part of the agreement is meant: it is missing."},
        before={"agreed_date": "The agreed date"},
    ),
    Clock(
        id="AP-LODGE",
        title="Lodge an appeal",
        starts_when="the decision letter was sent",
        limit="the later of 2 months and 1 month from the certificate",
        law="HESC Rules 2008 rr.12, 20",
        compute=lodging,
        owed_by=FAMILY,
        owed_to=("Tribunal",),
        verb="lodge",
        kind="R",
        says="If you want to appeal, the Tribunal must have it by then.",
        inputs=CERTIFICATE,
        before={"certificate": "The certificate"},
        working=lodging_working,
    ),
    Clock(
        id="AP-RESPOND",
        title="Respond to an appeal",
        starts_when="the council received the appeal",
        limit="30 working days of the Tribunal, or the date it directs",
        law="HESC Rules 2008 rr.12, 21",
        compute=responding,
        owed_to=("Tribunal", FAMILY),
        verb="respond",
        kind="R",
        inputs={"directed_date": "date", "working_days": "number:1,100"},
        before={"directed_date": "The directed date"},
    ),
    Clock(
        id="AP-DIRECTION",
        title="Follow a direction of the Tribunal",
        starts_when="the Tribunal sent its directions",
        limit="the date it directs, or so many of its working days",
        law="HESC Rules 2008 rr.5, 12, 15",
        compute=directed,
        owed_to=("Tribunal", FAMILY),
        verb="do",
        kind="R",
        inputs=DIRECTED,
        before={"directed_date": "The directed date"},
    ),
    Clock(
        id="AP-DIRECTION-FAMILY",
        title="What the Tribunal asked the family for",
        starts_when="the Tribunal sent its directions",
        limit="the date it directs, or so many of its working days",
        law="HESC Rules 2008 rr.5, 12, 15",
        compute=directed,
        owed_by=FAMILY,
        owed_to=("Tribunal", "council"),
        verb="do",
        kind="R",
        inputs=DIRECTED,
        before={"directed_date": "The directed date"},
    ),
    Clock(
        id="AP-BUNDLE",
        title="Send the bundle for the hearing",
        starts_when="the Tribunal told the council of the hearing",
        limit="10 working days of the Tribunal before the hearing, or the date it directs",
        law="HESC Rules 2008 rr.5, 12, 15; practice of the Tribunal",
        compute=bundle,
        owed_to=("Tribunal", FAMILY),
        verb="send",
        kind="R",
        inputs={"hearing": "date", "directed_date": "date"},
        before={"hearing": "The hearing", "directed_date": "The directed date"},
    ),
)
