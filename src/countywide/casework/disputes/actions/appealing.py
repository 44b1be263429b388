"""An appeal: told of, registered, answered, directed, listed for hearing, and ended (CFA 2014 s.51; HESC Rules; regs 44, 45)."""

from __future__ import annotations

from datetime import date
from typing import Any

from countywide.casework.cases import actions as cases
from countywide.casework.deadlines import actions as deadlines
from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken, action
from countywide.platform.kit.doors import Actor

from .. import permissions
from ..enums import OUTCOME_TO_FAMILY, Outcome, Over, Owes, What
from ..models import Appeal, Dispute, Right
from ..queries import sent_on
from ..rules import appeals as rules
from ..rules import orders
from ..types import Directed, Ordered, Registered
from . import ending, steps, windows
from .beginning import announce, bar_to_speaking, dispute_of, insist, tell_team

BEFORE_THE_END = (
    What.RESPOND, What.EVIDENCE, What.FINAL_EVIDENCE, What.WORKING_DOCUMENT, What.ATTENDANCE, What.BUNDLE, What.OTHER,
    What.CERTIFICATE,
)  # fmt: skip
"""Steps that nobody has to do once the appeal is over."""


@action(permissions.TELL)
def tell_of_appeal(right: Right, *, by: Actor, on: date) -> Dispute:
    """The family says that it appealed. No right depends on telling us: the Tribunal writes to the council itself."""
    insist(bar_to_speaking(right, by, on=on))
    dispute = dispute_of(right, by=by, on=on, told_by=str(getattr(by, "name", "")))
    if dispute.told_appeal_on or appeal_of(dispute):
        raise RuleBroken("We know already that you appealed.")
    dispute.told_appeal_on = on
    dispute.save()
    announce(dispute, "APPEAL", told_on=on, by=by, on=on)
    cases.note(
        dispute.case, "disputes.appealed", by=by, on=on, title="The family says that it appealed",
        family_title="You told us that you appealed", to_family=True,
    )  # fmt: skip
    audit.record("disputes.told-of-appeal", by=by, about=dispute, on=on.isoformat())
    tell_team(dispute, "appeal", by=by, on=on)
    return dispute


@action(permissions.WORK)
def register(right: Right, *, by: Actor, on: date, registered: Registered) -> Dispute:
    """The Tribunal registered an appeal. The response is due by the day it set, else in 30 of its working days (HESC Rules r.21)."""
    dispute = dispute_of(right, by=by, on=on, told_by="The Tribunal")
    insist(
        rules.bar_to_registering(
            registered, ground=right.ground, sent_on=sent_on(right), already=appeal_of(dispute) is not None, on=on
        )
    )
    appeal = Appeal.objects.create(
        dispute=dispute, number=registered.number.strip()[:40], registered_on=registered.registered_on,
        received_on=registered.received_on, lodged_on=registered.lodged_on, subjects=list(registered.subjects),
        recommendations=list(registered.recommendations),
    )  # fmt: skip
    windows.meet(right, "AP-LODGE", by=by, on=registered.lodged_on or registered.registered_on)
    steps.begin(
        dispute, What.RESPOND, "AP-RESPOND", by=by, on=registered.received_on, directed_date=registered.respond_by,
        working_days=registered.respond_in_days,
    )  # fmt: skip
    announce(dispute, "APPEAL", told_on=registered.received_on, by=by, on=on)
    cases.note(
        dispute.case, "disputes.registered", by=by, on=on, title=f"The Tribunal registered appeal {appeal.number}",
        family_title="The Tribunal registered your appeal", to_family=True,
    )  # fmt: skip
    audit.record("disputes.registered", by=by, about=dispute, on=registered.registered_on.isoformat())
    return dispute


def appeal_of(dispute: Dispute) -> Appeal | None:
    return Appeal.objects.filter(dispute=dispute).first()


def standing(dispute: Dispute) -> Appeal:
    """The appeal that a step is about."""
    found = appeal_of(dispute)
    if found is None:
        raise RuleBroken("Enter first that the Tribunal registered the appeal.")
    return found


@action(permissions.WORK)
def note_response(dispute: Dispute, *, by: Actor, on: date, responded_on: date) -> None:
    """The council filed its response. From now on only an order by consent ends the appeal by agreement."""
    appeal = standing(dispute)
    insist(
        rules.bar_to_responding(
            outcome=appeal.outcome,
            responded_on=appeal.responded_on,
            day=responded_on,
            received_on=appeal.received_on,
            on=on,
        )
    )
    appeal.responded_on = responded_on
    appeal.save()
    steps.meet_all(dispute, What.RESPOND, by=by, on=responded_on)
    cases.note(
        dispute.case, "disputes.responded", by=by, on=on, title="Our response went to the Tribunal",
        family_title="We sent our response to the Tribunal", to_family=True,
    )  # fmt: skip
    audit.record("disputes.responded", by=by, about=dispute, on=responded_on.isoformat())


@action(permissions.WORK)
def note_direction(dispute: Dispute, *, by: Actor, on: date, directed: Directed, owner: Any = None) -> None:
    """The Tribunal directed something by a day, or within so many of its working days: a date of the case with somebody who sees
    to it (HESC Rules rr.5, 12, 15)."""
    appeal = standing(dispute)
    insist(rules.bar_to_directing(directed, outcome=appeal.outcome, received_on=appeal.received_on, on=on))
    number = dispute.steps.count() + 1
    theirs = directed.owed_by == Owes.FAMILY
    step = steps.begin(
        dispute, directed.what, "AP-DIRECTION-FAMILY" if theirs else "AP-DIRECTION", by=by, on=directed.sent_on,
        key=steps.key_for(dispute, f"step-{number}"), text=directed.text, owed_by=directed.owed_by, owner=owner,
        directed_date=directed.due_on, working_days=directed.within,
    )  # fmt: skip
    audit.record("disputes.directed", by=by, about=step, on=directed.sent_on.isoformat(), what=directed.what)


@action(permissions.WORK)
def list_hearing(
    dispute: Dispute, *, by: Actor, on: date, hearing_on: date, listed_on: date, bundle_by: date | None = None
) -> None:
    """The Tribunal set or moved the hearing. The bundle is due ten of its working days before, or as directed."""
    appeal = standing(dispute)
    insist(
        rules.bar_to_listing(
            outcome=appeal.outcome, hearing_on=hearing_on, listed_on=listed_on, received_on=appeal.received_on, on=on
        )
    )
    if bundle_by is not None and bundle_by < listed_on:
        raise RuleBroken("The bundle cannot be due before we were told of the hearing.")
    appeal.hearing_on, appeal.listed_on = hearing_on, listed_on
    appeal.save()
    key = steps.key_for(dispute, "bundle")
    given: dict[str, Any] = {"hearing": hearing_on, "directed_date": bundle_by}
    if held := dispute.case.deadlines.running().filter(clock="AP-BUNDLE", key=key).first():
        deadlines.end(dispute.case, "AP-BUNDLE", by=by, on=on, because="The hearing was moved", key=held.key)
    steps.begin(dispute, What.BUNDLE, "AP-BUNDLE", by=by, on=listed_on, key=key, **given)
    cases.note(
        dispute.case, "disputes.hearing", by=by, on=on,
        title=f"The Tribunal hears the appeal on {hearing_on.day} {hearing_on:%B %Y}", to_family=True,
    )  # fmt: skip
    audit.record("disputes.hearing", by=by, about=dispute, on=hearing_on.isoformat())


@action(permissions.DECIDE)
def concede(dispute: Dispute, *, by: Actor, on: date, told_on: date, why: str) -> None:
    """The council told the Tribunal, before its response, that it does not oppose the appeal: it counts as won, and the times of
    reg 45 run from that day. Afterwards only the Tribunal’s order by consent does that."""
    appeal, right = standing(dispute), dispute.right
    insist(
        rules.bar_to_conceding(
            outcome=appeal.outcome,
            responded_on=appeal.responded_on,
            told_on=told_on,
            received_on=appeal.received_on,
            on=on,
        )
    )
    if not why.strip():
        raise RuleBroken("Say why the appeal is not opposed.")
    won = orders.won(right.ground, appeal.subjects)
    close(dispute, appeal, Outcome.CONCEDED, by=by, on=on, ended_on=told_on, orders_made=(won,))
    ending.begin_duties(dispute, orders.duties_unopposed(right.ground, appeal.subjects), by=by, from_on=told_on)
    audit.record("disputes.conceded", by=by, about=dispute, on=told_on.isoformat())
    say_over(dispute, "The council does not oppose the appeal", "We do not oppose your appeal", by=by, on=on, why=why)
    ending.settle(dispute, Over.CONCEDED, how="APPEAL", duties=(won,), by=by, on=on, from_on=told_on, why=why)


@action(permissions.WORK)
def note_order(dispute: Dispute, *, by: Actor, on: date, ordered: Ordered) -> None:
    """The Tribunal made an order: each thing it asks has its time, from the order being made or sent, whichever came first, and
    August counts (reg 44(2))."""
    appeal, right = standing(dispute), dispute.right
    insist(
        rules.bar_to_order(ordered, ground=right.ground, outcome=appeal.outcome, received_on=appeal.received_on, on=on)
    )
    from_on = orders.runs_from(made_on=ordered.made_on, sent_on=ordered.sent_on)
    outcome = Outcome.CONSENT if ordered.by_consent else Outcome.ORDERED
    close(dispute, appeal, outcome, by=by, on=on, ended_on=from_on, sent=ordered.sent_on, orders_made=ordered.orders)
    duties = orders.duties_of(ordered.orders, separately=ordered.separately)
    ending.begin_duties(dispute, duties, by=by, from_on=from_on)
    audit.record("disputes.ordered", by=by, about=dispute, on=from_on.isoformat(), orders=list(ordered.orders))
    say_over(dispute, outcome.label, outcome.label, by=by, on=on, why=ordered.note)
    over = Over.CONSENT if ordered.by_consent else Over.ORDERED
    ending.settle(dispute, over, how="APPEAL", duties=ordered.orders, by=by, on=on, from_on=from_on, why=ordered.note)


@action(permissions.WORK)
def end_appeal(dispute: Dispute, *, by: Actor, on: date, how: str, ended_on: date, note: str = "") -> None:
    """The Tribunal dismissed the appeal or struck it out, or the family withdrew it: the decision stands. A plan that was to end
    ends at once after a dismissal (reg 44(2))."""
    appeal = standing(dispute)
    insist(
        rules.bar_to_ending(outcome=appeal.outcome, how=how, ended_on=ended_on, received_on=appeal.received_on, on=on)
    )
    dismissed = how == Outcome.DISMISSED
    close(dispute, appeal, how, by=by, on=on, ended_on=ended_on, sent=ended_on if dismissed else None)
    if dismissed:
        ending.begin_duties(dispute, orders.duties_when_dismissed(dispute.right.ground), by=by, from_on=ended_on)
    audit.record("disputes.appeal-ended", by=by, about=dispute, on=ended_on.isoformat(), how=how)
    how = Outcome(how)
    say_over(dispute, how.label, OUTCOME_TO_FAMILY.get(how, how.label), by=by, on=on, why=note)
    over = Over.WITHDRAWN if how == Outcome.WITHDRAWN else Over.STANDS
    ending.settle(dispute, over, how="APPEAL", by=by, on=on, from_on=ended_on, why=note)


@action(permissions.WORK)
def note_recommendation(dispute: Dispute, *, by: Actor, on: date, body: str, made_on: date, text: str) -> None:
    """The Tribunal recommended something about health or social care. It does not bind; whoever it names answers in writing within
    five weeks what it will do, or why not (SI 2017/1306)."""
    appeal = standing(dispute)
    if body not in (Owes.HEALTH, Owes.CARE):
        raise RuleBroken("Say whom the recommendation names: the health body or social care.")
    if not appeal.received_on <= made_on <= on:
        raise RuleBroken("The recommendation was made between the day the papers came and today.")
    if not text.strip():
        raise RuleBroken("Write down what the Tribunal recommended.")
    number = dispute.steps.filter(what=What.RECOMMENDATION).count() + 1
    step = steps.begin(
        dispute, What.RECOMMENDATION, "OR-REC", by=by, on=made_on, text=text, owed_by=body,
        key=steps.key_for(dispute, f"rec-{number}"),
    )  # fmt: skip
    audit.record("disputes.recommended", by=by, about=step, on=made_on.isoformat(), body=body)


def close(
    dispute: Dispute,
    appeal: Appeal,
    outcome: str,
    *,
    by: Actor,
    on: date,
    ended_on: date,
    sent: date | None = None,
    orders_made: tuple[str, ...] = (),
) -> None:
    """The appeal has ended: what it still waited for is not needed any more."""
    appeal.outcome, appeal.ended_on, appeal.sent_on, appeal.orders = outcome, ended_on, sent, list(orders_made)
    appeal.save()
    steps.end_all(dispute, *BEFORE_THE_END, by=by, on=on, because="The appeal has ended")


def say_over(dispute: Dispute, title: str, family_title: str, *, by: Actor, on: date, why: str) -> None:
    cases.note(
        dispute.case, "disputes.over", by=by, on=on, title=title, family_title=family_title, detail=why, to_family=True
    )
