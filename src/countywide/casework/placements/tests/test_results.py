"""Results of tests for schools that select: what a file may hold, and what follows for a family that put such a school first (Q10)."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from countywide.casework.placements import actions, queries, signals
from countywide.casework.placements.models import Replacing, Result, ResultsImport
from countywide.casework.placements.rules import results as rules
from countywide.casework.transfers.tests import factories as moves
from countywide.law.codes import pupils
from countywide.platform.kit.conduct import RuleBroken
from countywide.platform.outbox.models import Delivery

from . import factories as make
from .factories import DAY

HEAD = "Pupil number,Result\n"
TEN = DAY + timedelta(days=10)


def upn(number: int) -> str:
    """A pupil number that could be one."""
    body = f"886{number:09d}"
    return pupils.upn_letter(body) + body


ONE, TWO, THREE = upn(1), upn(2), upn(3)


# --- rules -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "headings"),
        (b"name,result\nA,yes\n", "headings"),
        (HEAD.encode(), "no result in this file"),
        ("Pupil number,Result\nÄ,ja\n".encode("latin-1"), "UTF-8"),
        (b'Pupil number,Result\n"A,yes\n', "cannot be read"),
        (b"x" * (rules.LARGEST + 1), "too large"),
        (f"{HEAD}{ONE},qualified\n".encode(), None),
        (b"Result;Pupil number\n", "headings"),
    ],
)
def test_what_is_a_file_of_results(content, says):
    rows, bar = rules.read(content)
    assert (bar is None) if says is None else says in bar
    assert bool(rows) is (says is None)


def test_columns_may_stand_in_any_order_and_empty_lines_are_passed_over():
    rows, bar = rules.read(f"\ufeffResult,Name,PUPIL NUMBER\n\nnot qualified,A Child,{ONE}\n,,\nyes\n".encode())
    assert bar is None
    assert rows == [rules.Row(3, ONE, "not qualified"), rules.Row(5, "", "yes")]


@pytest.mark.parametrize(
    ("row", "before", "why"),
    [
        ((ONE, "qualified"), "", ""),
        ((ONE.lower(), " Not  Qualified "), "", ""),
        ((ONE, "did not sit"), "", ""),
        (("", "qualified"), "", "no pupil number"),
        (("A123", "qualified"), "", "no pupil number: a sign"),
        ((THREE, "qualified"), "", "No child with a plan in this round"),
        ((ONE, "maybe"), "", "do not know this result"),
        ((ONE, "qualified"), "QUALIFIED", "here already"),
        ((ONE, "not qualified"), "QUALIFIED", "another result"),
        ((TWO, "qualified"), "", "more than once"),
    ],
)
def test_each_line_is_taken_or_says_why_not(row, before, why):
    rows = [rules.Row(2, *row), rules.Row(8, TWO, "no")]
    taken, rejected = rules.sorted_out(rows, known={ONE, TWO}, before={ONE: before} if before else {})
    first = [each for each in rejected if each.line == 2]
    assert (not first and taken[0][0].line == 2) if not why else why in first[0].why


def test_both_lines_of_a_pupil_who_stands_twice_are_left_out():
    rows = [rules.Row(2, ONE, "yes"), rules.Row(3, ONE, "no"), rules.Row(4, TWO, "no")]
    taken, rejected = rules.sorted_out(rows, known={ONE, TWO}, before={})
    assert [row.line for row, _outcome in taken] == [4]
    assert [each.line for each in rejected] == [2, 3]


# --- actions ---------------------------------------------------------------------------------


@pytest.fixture
def heard():
    """What the room announces about reserves and results."""
    said = []

    def reserve(sender, name, school, transfer, **_):
        said.append(("reserve", name, school.pk if school else None, transfer.pk))

    def over(sender, transfer, **_):
        said.append(("not qualified", transfer.pk))

    signals.reserve_needed.connect(reserve)
    signals.not_qualified.connect(over)
    yield said
    signals.reserve_needed.disconnect(reserve)
    signals.not_qualified.disconnect(over)


@pytest.fixture
def coordinator(person, organisation):
    return person("data-coordinator", at=organisation("TEAM"))


def with_number(number=ONE, **given):
    transfer = make.asked(**given)
    transfer.child.upn = number
    transfer.child.save()
    return transfer


def taken(coordinator, *lines: str, on=DAY):
    content = (HEAD + "\n".join(lines) + "\n").encode()
    return actions.take_results(None, by=coordinator, on=on, at=timezone.now(), held=moves.the_round(), content=content)


def test_whoever_put_a_grammar_first_is_asked_again_at_once_with_a_day_and_the_reserve_is_to_be_asked(
    council, coordinator, heard
):
    transfer, grammar, other = with_number(), make.grammar(name="Lantern Grammar School"), moves.school(11, 16)
    link = make.of(transfer)
    make.said(link, make.wish(1, grammar.name), reserve=other.name)
    make.said(make.of_account(transfer), make.wish(1, "Marsh End School"))
    before = Delivery.objects.filter(address=link.contact.email).count()
    made = taken(coordinator, f"{ONE},not qualified", f"{THREE},qualified")
    assert (made.taken, made.replacing, len(made.rejected)) == (1, 1, 1)
    replacing = Replacing.objects.get()
    assert (replacing.preference_id, replacing.answer_by, replacing.reserve_on, replacing.went) == (
        link.pk,
        TEN,
        DAY,
        True,
    )
    assert heard == [("not qualified", transfer.pk), ("reserve", other.name, other.pk, transfer.pk)]
    sent = Delivery.objects.filter(address=link.contact.email)
    assert sent.count() == before + 2  # a new link, and why and by when
    assert make.messages("choose-again")[0].address == link.contact.email
    assert make.link_of(link).ended_at is None


def test_an_answer_closes_it_and_a_second_file_asks_nobody_twice(council, coordinator):
    transfer, grammar = with_number(), make.grammar(name="Lantern Grammar School")
    preference = make.of_account(transfer)
    make.said(preference, make.wish(1, grammar.name))
    taken(coordinator, f"{ONE},not qualified")
    assert make.messages("choose-again")[0].address == preference.contact.user.email
    make.said(preference, make.wish(1, "Marsh End School"), on=DAY + timedelta(days=3))
    assert Replacing.objects.get().answered_on == DAY + timedelta(days=3)
    again = taken(coordinator, f"{ONE},not qualified", on=DAY + timedelta(days=4))
    assert (again.taken, [why for _line, _upn, why in again.rejected]) == (0, ["This result is here already."])
    assert (Replacing.objects.count(), len(make.messages("choose-again"))) == (1, 1)


@pytest.mark.parametrize(("result", "first"), [("qualified", "grammar"), ("not qualified", "other")])
def test_nobody_else_is_asked(council, coordinator, heard, result, first):
    transfer, grammar = with_number(), make.grammar(name="Lantern Grammar School")
    make.said(make.of(transfer), make.wish(1, grammar.name if first == "grammar" else "Marsh End School"))
    assert taken(coordinator, f"{ONE},{result}").replacing == 0
    assert (Replacing.objects.count(), Result.objects.count()) == (0, 1)
    assert ("reserve" in str(heard)) is False


def test_a_bad_file_leaves_nothing_and_a_stranger_takes_none_in(council, coordinator):
    with pytest.raises(RuleBroken, match="headings"):
        actions.take_results(
            None, by=coordinator, on=DAY, at=timezone.now(), held=moves.the_round(), content=b"a,b\n1,2\n"
        )
    with pytest.raises(PermissionDenied):
        taken(moves.officer(), f"{ONE},qualified")
    assert ResultsImport.objects.count() == 0


def test_a_fault_in_the_middle_leaves_nothing_of_the_file(council, coordinator, monkeypatch):
    with_number()
    second = with_number(TWO, mailbox="other@home.example")
    grammar = make.grammar(name="Lantern Grammar School")
    make.said(make.of(second), make.wish(1, grammar.name))

    def breaks(*_, **__):
        raise OSError("gone")

    monkeypatch.setattr("countywide.casework.placements.actions.results.send_again_to_choose", breaks)
    with pytest.raises(OSError):
        taken(coordinator, f"{ONE},qualified", f"{TWO},not qualified")
    assert (ResultsImport.objects.count(), Result.objects.count(), Replacing.objects.count()) == (0, 0, 0)


# --- pages -----------------------------------------------------------------------------------


def words(answer) -> str:
    return " ".join(answer.content.decode().split())


def test_an_officer_takes_a_file_in_and_reads_every_line_that_was_not_taken(council, coordinator, client_for):
    transfer, grammar = with_number(), make.grammar(name="Lantern Grammar School")
    make.said(make.of(transfer), make.wish(1, grammar.name), on=DAY)
    client = client_for(coordinator)
    listed = reverse("placements:round", args=["UP"])
    assert reverse("placements:results", args=["UP"]) in words(client.get(listed))
    add = reverse("placements:take-results", args=["UP"])
    file = SimpleUploadedFile("results.csv", f"{HEAD}{ONE},no\nA1,yes\n{THREE},yes\n".encode(), content_type="text/csv")
    report = client.post(add, {"file": file}, follow=True)
    said = words(report)
    assert "a sign is wrong or missing" in said and "No child with a plan in this round" in said and ">3<" in said
    assert "asked for another choice by" in words(client.get(listed))
    assert transfer.case.child.name_shown in words(client.get(f"{listed}?standing=replacing"))
    beside = words(client.get(reverse("placements:beside", args=[transfer.key])))
    assert "Not qualified" in beside and "for another choice, by" in beside


def test_the_pages_are_closed_to_others(db, council, client, client_for):
    officer = client_for(moves.officer())
    for name in ("results", "take-results"):
        address = reverse(f"placements:{name}", args=["UP"])
        assert client.get(address).status_code in (302, 403)
        assert officer.get(address).status_code == 403
    assert queries.imports_of(moves.the_round()).count() == 0


def test_the_form_says_both_outcomes_before_anybody_chooses(db, council, client_for):
    transfer = make.asked(on=moves.TODAY)
    page = client_for(make.parent(transfer)).get(reverse("placements:yours", args=[transfer.key]))
    said = words(page)
    assert "You can name a grammar school before you know the result. You lose nothing by it." in said
    assert "we ask the reserve at once" in said and "tell you by which day" in said
