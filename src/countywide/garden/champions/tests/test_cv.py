"""A curriculum vitae beside an application: optional, its writer's alone until the shortlist, and gone when it is taken out."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from countywide.garden.champions import actions
from countywide.garden.champions.models import Application
from countywide.platform.files import actions as files
from countywide.platform.files.models import File
from countywide.platform.kit.conduct import RuleBroken
from countywide.platform.kit.paper import blocks, pdf

from . import deciding
from . import factories as make
from .factories import BY, NOW, TODAY
from .test_actions import body, told

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("council_facts")]


def a_pdf(name: str = "my-work.pdf") -> SimpleUploadedFile:
    made = pdf.write([blocks.para("Seven years")], title="Work", author="Me", foot="", on=TODAY)
    return SimpleUploadedFile(name, made, content_type="application/pdf")


def draft() -> tuple[Application, Any]:
    """A draft of one's own, and its writer."""
    here = make.school()
    by = make.senco(here)
    return make.begun(make.open_call(), by, here), by


def looked_at(held: Application, state: str, trouble: str) -> None:
    """What looking at it found."""
    held.refresh_from_db()
    assert held.cv is not None
    files.rule(held.cv, by=BY, now=timezone.now(), state=state, trouble=trouble)


def opens(client: Any, file: File) -> int:
    answer = client.get(reverse("files:open", args=[file.pk]))
    answer.getvalue()  # read to its end, which also closes the file
    return int(answer.status_code)


def test_a_file_is_added_replaced_and_taken_out_by_its_writer_alone():
    held, by = draft()
    with pytest.raises(RuleBroken, match="somebody else"):
        actions.add_cv(held, by=make.senco(make.school()), now=NOW, file=a_pdf())
    actions.add_cv(held, by=by, now=NOW, file=a_pdf())
    first = held.cv
    actions.add_cv(held, by=by, now=NOW, file=a_pdf("my-newer-work.pdf"))
    assert first is not None and held.cv is not None and held.cv.name == "my-newer-work.pdf"
    first.refresh_from_db()
    assert first.removed_at is not None
    actions.remove_cv(held, by=by, now=NOW)
    assert held.cv is None and not File.objects.filter(keeper="champions", removed_at=None).exists()
    with pytest.raises(RuleBroken, match="no curriculum vitae"):
        actions.remove_cv(held, by=by, now=NOW)


def test_what_was_sent_is_changed_no_more_and_withdrawing_takes_the_file_away():
    held, by = draft()
    actions.add_cv(held, by=by, now=NOW, file=a_pdf())
    make.approved(make.filled(held, by), by)
    actions.send(held, by=by, now=NOW, declares=True)
    with pytest.raises(RuleBroken):
        actions.add_cv(held, by=by, now=NOW, file=a_pdf())
    actions.withdraw(held, by=by, now=NOW)
    assert held.cv is None and File.objects.get(keeper="champions").removed_at is not None


def test_a_kind_that_takes_none_refuses_it_and_has_no_page_for_it(client_for):
    by = make.senco()
    held = make.begun(make.open_call(make.PARENTS), by, None, role="")
    with pytest.raises(RuleBroken, match="takes no curriculum vitae"):
        actions.add_cv(held, by=by, now=NOW, file=a_pdf())
    client = client_for(by)
    assert client.get(reverse("champions:cv", args=[held.reference])).status_code == 404
    assert "Curriculum vitae" not in client.get(reverse("champions:mine", args=[held.reference])).content.decode()


def test_nobody_but_its_writer_reads_it_before_the_shortlist_and_then_whoever_keeps_calls_does(client_for):
    of, (paper, other) = deciding.decided("Osric Vantage", "Linnet Moor")
    held = paper.application
    held.cv = file = files.keep_made(
        a_pdf().read(), keeper="champions", place=held.place, name="my-work.pdf", by=held.user
    )
    held.save(update_fields=["cv"])
    writer, keeper = client_for(held.user), client_for(deciding.keeper())
    reader, stranger = client_for(of.readers.first().user), client_for(other.application.user)
    assert [opens(each, file) for each in (writer, keeper, reader, stranger)] == [200, 404, 404, 404]
    results = reverse("champions:results", args=[of.key])
    assert file.name not in keeper.get(results).content.decode()
    actions.shortlist(paper, by=BY, on=TODAY, yes=True, reasons=deciding.WORDS)
    assert [opens(each, file) for each in (writer, keeper, reader, stranger)] == [200, 200, 404, 404]
    assert file.name in keeper.get(results).content.decode()


def test_its_writer_is_told_that_it_cannot_be_opened_and_what_to_do(client_for):
    held, by = draft()
    actions.add_cv(held, by=by, now=NOW, file=a_pdf())
    looked_at(held, "REFUSED", "LOCKED")
    assert told("cv-trouble") == [by.email]
    assert (
        "password" in body("cv-trouble") and "Add another" in body("cv-trouble") and held.name not in body("cv-trouble")
    )


def test_a_file_that_an_officer_still_looks_at_is_no_trouble_of_its_writers():
    held, by = draft()
    actions.add_cv(held, by=by, now=NOW, file=a_pdf())
    looked_at(held, "UNSCANNED", "TOO_BIG_TO_SCAN")
    assert told("cv-trouble") == []


def test_the_page_adds_it_and_says_that_it_is_being_checked(client_for):
    held, by = draft()
    client = client_for(by)
    page = reverse("champions:cv", args=[held.reference])
    assert "Choose the file" in client.post(page, {}).content.decode()
    answer = client.post(page, {"file": a_pdf()}, follow=True).content.decode()
    assert "It is checked for viruses" in answer and "Added" in answer
    assert "being checked" in client.get(page).content.decode()
    client.post(reverse("champions:remove-cv", args=[held.reference]))
    held.refresh_from_db()
    assert held.cv is None
