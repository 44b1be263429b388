"""A request for information: its day, what stops it, what is withheld, and its answer."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied

from countywide.casework.cases.models import Event
from countywide.casework.disclosures import actions, queries
from countywide.casework.disclosures.tests import factories as make
from countywide.platform.audit.models import Entry
from countywide.platform.kit.conduct import RuleBroken
from countywide.platform.outbox.models import Notice

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def facts(council_facts):
    """Messages name the council."""


def waits(held, on: date, waits_for: str = "CLARITY"):
    return actions.wait_for(
        held,
        by=make.officer(held),
        on=on,
        waits_for=waits_for,
        asked_on=on,
        asked="Which year & which school do you mean?",
    )


def due(held, on: date) -> date:
    held.refresh_from_db()
    return queries.due(held, on=on).on


@pytest.mark.parametrize(
    ("received", "day"),
    [
        (date(2026, 12, 31), date(2027, 2, 1)),
        (date(2027, 1, 31), date(2027, 3, 1)),
        (date(2028, 1, 31), date(2028, 2, 29)),
        (date(2026, 11, 25), date(2026, 12, 29)),
    ],
)
def test_it_is_answered_within_a_month_and_the_next_working_day(received, day):
    assert due(make.request(received), received) == day


def test_it_runs_from_the_day_it_came_and_tells_only_whoever_asked():
    held = make.request(date(2027, 1, 4), recorded_on=date(2027, 1, 20))
    assert due(held, date(2027, 1, 20)) == date(2027, 2, 4)
    notice = Notice.objects.get(kind="disclosures.came")
    assert "4 February 2027" in notice.body
    assert held.case.child.legal_surname not in notice.body + notice.subject
    assert not Event.objects.filter(case=held.case, key__startswith="disclosures").exists()
    assert not held.case.deadlines.filter(clock=queries.CLOCK).exists()
    assert Entry.objects.filter(did="disclosures.recorded").count() == 1


def test_time_stands_still_while_we_wait_and_runs_on_after():
    held = make.request(date(2027, 1, 4))
    wait = waits(held, date(2027, 1, 5))
    assert queries.due(held, on=date(2027, 1, 12)).still_since == date(2027, 1, 5)
    assert due(held, date(2027, 1, 12)) == date(2027, 2, 11)
    with pytest.raises(RuleBroken, match="already"):
        waits(held, date(2027, 1, 6))
    actions.go_on(wait, by=make.officer(held), on=date(2027, 1, 12), answered_on=date(2027, 1, 12))
    assert due(held, date(2027, 3, 1)) == date(2027, 2, 11)
    assert queries.due(held, on=date(2027, 3, 1)).still_since is None
    assert "Which year & which school" in Notice.objects.get(kind="disclosures.waits").body


def test_proof_of_who_asks_ends_the_wait_for_it():
    held = make.request(date(2027, 1, 4))
    waits(held, date(2027, 1, 5), "IDENTITY")
    make.known(held, date(2027, 1, 12))
    assert due(held, date(2027, 3, 1)) == date(2027, 2, 11)


def test_a_complex_request_has_two_months_more_if_they_are_told_in_the_first():
    held, told = make.request(date(2026, 12, 31)), date(2027, 2, 1)
    why = "There are twelve years of papers."
    with pytest.raises(PermissionDenied):
        actions.extend(held, by=make.officer(held), on=told, told_on=told, reasons=why)
    with pytest.raises(RuleBroken, match="first month is over"):
        actions.extend(held, by=make.manager(held), on=told + DAY, told_on=told + DAY, reasons=why)
    actions.extend(held, by=make.manager(held), on=told, told_on=told, reasons=why)
    assert due(held, told) == date(2027, 3, 31)
    assert "31 March 2027" in Notice.objects.get(kind="disclosures.extended").body


def test_nothing_is_given_before_it_is_clear_who_asks_and_who_decides():
    on = date(2027, 1, 4)
    held = make.request(on)
    by = make.manager(held)
    given = {"by": by, "on": on, "answered_on": on, "how": "GIVEN", "reasons": "Everything."}
    with pytest.raises(RuleBroken, match="who asks"):
        actions.note_answered(held, **given)
    make.known(held, on)
    actions.withhold(
        held, by=by, on=on, what="Page 4 of the minutes", exemption="THIRD_PARTY", why="It names another family."
    )
    with pytest.raises(RuleBroken, match="not all of it"):
        actions.note_answered(held, **given)
    actions.note_answered(held, **{**given, "how": "PARTLY"})
    held.refresh_from_db()
    assert (held.answered, held.answered_on, held.answered_by) == ("PARTLY", on, by)
    with pytest.raises(RuleBroken, match="answered"):
        actions.withhold(held, by=by, on=on, what="More", exemption="THIRD_PARTY", why="It names another family.")


def test_a_child_who_asks_needs_nobodys_word_on_competence():
    held = make.request(date(2027, 1, 4), asker="SUBJECT", email="")
    assert held.competence == "IS_ASKER"
    assert not Notice.objects.filter(kind="disclosures.came").exists()
