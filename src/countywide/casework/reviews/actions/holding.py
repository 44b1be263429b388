"""The meeting is held, its report is signed and sent to everybody alike, and sent back where it has a defect."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta
from typing import Any

from countywide.casework.cases import actions as cases
from countywide.casework.cases import queries as held_cases
from countywide.casework.deadlines import actions as deadlines
from countywide.casework.letters.types import Enclosure
from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import action
from countywide.platform.kit.doors import Actor
from countywide.platform.outbox.actions import tell

from .. import letters, notices, permissions, queries, rules
from ..enums import Defect
from ..models import Attendee, Held, Review
from .arranging import BEFORE_THE_MEETING
from .linking import end_links
from .sending import barred, meeting_words, send_to_family_and_others, to_holder
from .standing import mirror

TWO_WEEKS, FOUR_WEEKS = timedelta(days=14), timedelta(days=28)


@action(permissions.HOLD)
def hold(held: Held, *, by: Actor, on: date, met_on: date, came: Collection[int], quorum_note: str = "") -> None:
    """The meeting was held. From its day run two weeks for the report (reg 20(7)) and four for the decision (reg 20(10));
    nothing stops either. Who of the five was missing is noted, with why it went on."""
    people = list(queries.attendees_of(held))
    here = {each.invited_as for each in people if each.pk in set(came)}
    absent = {each.invited_as for each in people} - here
    barred(
        rules.bar_to_holding(
            over=held.over_on is not None, met_before=held.met_on, planned_on=held.planned_on,
            scheduled_on=held.scheduled_on, met_on=met_on, on=on, absent=absent, quorum_note=quorum_note,
        )
    )  # fmt: skip
    held.met_on, held.quorum_note = met_on, quorum_note.strip()[:500]
    held.save(update_fields=["met_on", "quorum_note"])
    Attendee.objects.filter(review_id=held.pk).update(came=False)
    Attendee.objects.filter(review_id=held.pk, pk__in=list(came)).update(came=True)
    for clock in BEFORE_THE_MEETING:
        deadlines.end(held.case, clock, by=by, on=on, because="The meeting was held without it", key=held.clock_key)
    for clock in ("AR-REPORT", "AR-DECIDE"):
        deadlines.start(held.case, clock, by=by, on=met_on, key=held.clock_key)
    mirror(held, on=on)
    cases.note(
        held.case, "reviews.held", by=by, on=on, title=f"The review meeting was held on {rules.in_words(met_on)}",
        detail=held.quorum_note, family_title=f"We met about the plan on {rules.in_words(met_on)}", to_family=True,
        to_school=True,
    )  # fmt: skip
    audit.record("reviews.held", by=by, about=held, on=met_on.isoformat(), came=len(here), absent=sorted(absent))


# --- the report ------------------------------------------------------------------------------


@action(permissions.SIGN)
def sign_and_send(held: Held, *, by: Actor, on: date, signed_by: str) -> None:
    """The head or principal signs the report, and everybody who was invited gets the same one on the same day (reg 20(7) to
    (9)). The two weeks are kept on the day it is signed and sent. After it was sent back, it is sent again, and says so."""
    barred(
        rules.bar_to_signing(
            over=held.over_on is not None, met_on=held.met_on, report_on=held.report_on, returned_on=held.returned_on,
            reference=queries.reference_of(held), decided=held.decided_on is not None, signed_by=signed_by,
            missing=queries.missing_pages(held),
        )
    )  # fmt: skip
    assert held.met_on is not None
    held.report_on, held.report_number, held.signed_by = on, held.report_number + 1, signed_by.strip()[:120]
    held.returned_on, held.returned_because = None, ""
    held.save()
    report = queries.reference_of(held)
    words = {**queries.report_words(held), **meeting_words(held), "report": report, "again": held.report_number > 1}
    send_to_family_and_others(
        held, (letters.REPORT, letters.REPORT_OTHERS), f"report:{held.report_number}", queries.attendees_of(held), by=by,
        on=on, words={**words, "met_on": held.met_on, "decide_by": held.met_on + FOUR_WEEKS},
        enclosures=[Enclosure("The whole report", queries.address_of_report(held)), *late_advice(held)],
    )  # fmt: skip
    deadlines.meet(held.case, "AR-REPORT", by=by, on=on, key=held.clock_key)
    end_links(held, by=by)
    mirror(held, on=on)
    give_receipts(held, report, by=by, on=on)
    cases.note(
        held.case, "reviews.reported", by=by, on=on, title=f"The report {report} of the review was sent to everybody",
        family_title="The report of the meeting was sent to you", to_family=True, to_school=True,
    )  # fmt: skip
    audit.record("reviews.reported", by=by, about=held, on=on.isoformat(), number=held.report_number)


def late_advice(held: Review) -> list[Enclosure]:
    """Advice in files, which goes with the report."""
    return [
        Enclosure(f"Advice of {each.name}", f"/files/{each.advice_file_id}/open")
        for each in queries.attendees_of(held)
        if each.advice_file_id
    ]


def give_receipts(held: Review, report: str, *, by: Any, on: date) -> None:
    """A receipt with the report's reference to the school, and word to the team that decides."""
    assert held.met_on is not None
    words: dict[str, Any] = {
        "reference": held.case.reference, "report": report, "on": on, "number": held.report_number,
        "decide_by": held.met_on + FOUR_WEEKS, "key": held.key,
    }  # fmt: skip
    cause = f"review:{held.pk}:report:{held.report_number}"
    tell(notices.REPORT_RECEIVED, to=to_holder(held, on=on), cause=cause, by=by, about=held, **words)
    tell(notices.REPORT_IN, to=held_cases.to_team(held.case, on=on), cause=cause, by=by, about=held, **words)


@action(permissions.WORK)
def send_back(review: Review, *, by: Actor, on: date, defects: Collection[str], because: str) -> None:
    """Send a report back for a defect that is listed. It stops no clock: the four weeks run from the meeting (reg 20(10))."""
    barred(
        rules.bar_to_sending_back(
            standing=queries.standing_of(review), defects=defects, known=Defect.values, because=because
        )
    )
    listed = [Defect(each).label for each in Defect.values if each in defects]
    review.returned_on, review.returned_because = on, "\n".join([*listed, because.strip()])
    review.save(update_fields=["returned_on", "returned_because"])
    mirror(review, on=on)
    assert review.met_on is not None
    tell(
        notices.SENT_BACK, to=to_holder(review, on=on), cause=f"review:{review.pk}:back:{review.report_number}", by=by,
        about=review, reference=review.case.reference, decide_by=review.met_on + FOUR_WEEKS, key=review.key,
    )  # fmt: skip
    cases.note(
        review.case, "reviews.sent-back", by=by, on=on, title="The report went back to be mended",
        detail=review.returned_because, to_school=True,
    )  # fmt: skip
    audit.record("reviews.sent-back", by=by, about=review, on=on.isoformat(), defects=sorted(defects))
