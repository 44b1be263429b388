"""Papers are stopped, decided about with a reason, and then known again."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from countywide.casework.cases.tests import factories as cases
from countywide.casework.release import actions, permissions, queries
from countywide.casework.release.models import Decision, Hold
from countywide.casework.release.tests import factories as make
from countywide.casework.release.types import Leaving, Paper
from countywide.platform.audit import actions as audit
from countywide.platform.audit.models import Entry
from countywide.platform.files.models import File
from countywide.platform.kit.conduct import RuleBroken, action
from countywide.platform.outbox.models import Delivery
from countywide.register.people.tests import factories as people

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 26)
REASON = "The name is that of a nurse who is called the same as a pupil."
TEXT = b"Lev Wren was there"


@action(permissions.SEE)
def send(case, *, by, on, papers):
    """A change as rooms make them, which sends papers of a case."""
    audit.record("test.sent", by=by, about=case)
    actions.let_leave(case, papers, what="The draft plan", by=by, on=on)


@pytest.fixture
def case():
    make.other_child()
    return cases.case()


def try_to_send(case, *papers: Paper, by=None) -> RuleBroken:
    with pytest.raises(RuleBroken) as stopped:
        send(case, by=by or officer_of(case), on=DAY, papers=papers or (Paper("a.txt", TEXT),))
    return stopped.value


def officer_of(case, role: str = "assessment-officer"):
    return cases.officer(cases.team("assessment"), role)


def manager_of(case):
    return officer_of(case, "manager")


def let_go(hold: Hold, by) -> None:
    actions.decide(hold, by=by, on=DAY, decided="LET_GO", reason=REASON)


def recorded() -> list[str]:
    return list(Entry.objects.filter(did__regex="^(release|test)").values_list("did", flat=True))


def test_clean_papers_leave_and_the_record_says_that_they_were_looked_through(case):
    send(case, by=officer_of(case), on=DAY, papers=[Paper("a.txt", b"Nothing of anybody")])
    assert recorded() == ["test.sent", "release.looked-through"]
    assert not Hold.objects.exists()


def test_a_paper_with_another_child_undoes_the_change_and_what_was_found_stays(case):
    said = try_to_send(case, Paper("a.txt", TEXT, "The draft plan"), Paper("b.txt", b"Nothing"))
    assert str(said) == (
        "Nothing was sent. Details of another child may be in 1 of the 2 papers. See what was found, and what you can do."
    )
    assert said.leads_to == reverse("release:case", args=[case.reference])
    hold = Hold.objects.get()
    found = hold.found.get()
    assert (hold.title, hold.what, hold.decided) == ("The draft plan", "The draft plan", "")
    assert (found.sign, found.place, found.words, found.passage) == (
        "NAME",
        "lines 1 to 1",
        "Lev Wren",
        "Lev Wren was there",
    )
    assert recorded() == ["release.stopped"]
    assert "Wren" not in str(Entry.objects.get(did="release.stopped").__dict__)


def test_the_same_paper_is_held_once(case):
    try_to_send(case)
    try_to_send(case)
    assert Hold.objects.count() == 1
    assert recorded() == ["release.stopped"]


def test_who_decides_is_told_and_the_message_names_nobody(case):
    manager = manager_of(case)
    try_to_send(case)
    message = Delivery.objects.get()
    assert message.address == manager.email
    assert case.reference in message.notice.subject
    said = message.notice.subject + message.notice.body
    assert not {"Wren", "Lev", case.child.legal_surname} & set(said.split())


def test_papers_that_cannot_be_read_are_stopped(case):
    said = try_to_send(case, Paper("a.pdf", b"%PDF-1.7 torn"))
    assert str(said).startswith("Nothing was sent. Not all of the paper could be searched.")
    found = Hold.objects.get().found.get()
    assert (found.sign, found.child_id) == ("UNREAD", None)
    assert "damaged or cut short" in found.why


def test_a_paper_that_may_leave_leaves_and_one_that_may_not_does_not(case):
    try_to_send(case)
    hold, manager = Hold.objects.get(), manager_of(case)
    let_go(hold, manager)
    send(case, by=officer_of(case), on=DAY, papers=[Paper("a.txt", TEXT)])
    assert recorded() == ["release.stopped", "release.let-go", "test.sent", "release.looked-through"]
    actions.decide(hold, by=manager, on=DAY, decided="KEPT_BACK", reason=REASON)
    try_to_send(case)
    assert [each.decided for each in Decision.objects.filter(hold=hold)] == ["KEPT_BACK", "LET_GO"]


def test_a_decision_needs_a_reason_and_is_not_made_twice(case):
    hold, manager = make.stopped(case), manager_of(case)
    with pytest.raises(RuleBroken, match="at least 8 words"):
        actions.decide(hold, by=manager, on=DAY, decided="LET_GO", reason="It is fine.")
    let_go(hold, manager)
    with pytest.raises(RuleBroken, match="decided already: it may leave"):
        let_go(hold, manager)


def test_whoever_was_sending_is_told_what_is_decided(case):
    sender = officer_of(case)
    try_to_send(case, by=sender)
    let_go(Hold.objects.get(), manager_of(case))
    assert [each.address for each in Delivery.objects.all()] == [sender.email]


def test_other_papers_and_other_finds_are_decided_anew(case):
    manager = manager_of(case)
    let_go(make.stopped(case, TEXT), manager)
    assert not make.stopped(case, b"Lev Wren was there again").may_leave
    both = b"Lev Wren and Mia Stoat were there"
    let_go(make.stopped(case, both), manager)
    people.child(legal_forename="Mia", legal_surname="Stoat")  # entered after the decision
    assert not make.stopped(case, both).may_leave


def test_a_paper_that_is_made_anew_is_known_by_what_was_found_in_it(case):
    manager = manager_of(case)
    let_go(make.stopped(case, b"Of Monday.\n" + b".\n" * 40 + TEXT, key="plan:1"), manager)
    assert make.stopped(case, b"Of Friday.\n" + b".\n" * 40 + TEXT, key="plan:1").may_leave
    assert not make.stopped(case, b"Of Friday.\n" + b".\n" * 40 + TEXT + b" alone", key="plan:1").may_leave
    assert not make.stopped(case, b"Of Friday.\n" + b".\n" * 40 + TEXT, key="plan:2").may_leave


def test_a_decision_for_one_case_lets_nothing_go_in_another(case):
    other = cases.case()
    let_go(make.stopped(case, TEXT), manager_of(case))
    assert not make.stopped(other, TEXT).may_leave


def test_a_file_that_is_gone_stops_nobody_and_one_that_cannot_be_opened_stops_all(case):
    file = File.objects.create(
        keeper="assessments", place="draft:1", bucket="case:1", name="a.pdf", size=3, sha256="0" * 64, state="CLEAN"
    )
    with pytest.raises(RuleBroken, match="“The draft plan” cannot be opened at the moment"):
        actions.papers_of([Leaving(file.pk, "The draft plan")])
    file.delete()
    assert actions.papers_of([Leaving(file.pk, "The draft plan"), Leaving(None, "Nothing")]) == []


def test_only_who_decides_for_the_team_decides(case, person):
    hold = make.stopped(case)
    for by in (person(), officer_of(case), cases.officer(cases.team("elsewhere"), "manager")):
        with pytest.raises(PermissionDenied):
            let_go(hold, by)
    assert queries.hold_with(hold.key, person()) is None
    assert queries.hold_with(hold.key, officer_of(case)) == hold
