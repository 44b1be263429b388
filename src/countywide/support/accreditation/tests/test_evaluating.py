"""What changes when a school evaluates itself, shares, locks and rates again; who may open it; and feedback."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from countywide.casework.deadlines import queries as deadlines
from countywide.platform.audit.models import Entry
from countywide.platform.kit.conduct import RuleBroken
from countywide.platform.outbox.models import Delivery
from countywide.support.accreditation import actions, queries
from countywide.support.accreditation.enums import Stands
from countywide.support.accreditation.models import Evaluation, Feedback, Rating

from . import factories as make
from .factories import BY, TODAY

pytestmark = pytest.mark.django_db
MOST_QUERIES = 12


def words(answer: Any) -> str:
    return " ".join(answer.content.decode().split())


def at(name: str, held: Evaluation, *more: Any) -> str:
    return reverse(f"accreditation:{name}", args=[held.key, *more])


def told(kind: str) -> set[str]:
    return {each.address for each in Delivery.objects.filter(notice__kind=f"accreditation.{kind}")}


def stands(held: Evaluation) -> Stands:
    return queries.standing_of(held, queries.framework_of(held), queries.rounds_of(held))


def test_nothing_is_kept_before_the_school_agreed_and_it_is_asked_once(client_for):
    school = make.school()
    with pytest.raises(RuleBroken, match="we may keep"):
        actions.start(school, by=BY, on=TODAY)
    client = client_for(make.senco(school))
    address = reverse("accreditation:start", args=[school.urn])
    assert "May we keep it?" in words(client.get(address))
    refused = client.post(address, {})
    assert refused.status_code == 422 and not Evaluation.objects.exists()
    client.post(address, {"agrees": "on"})
    held = Evaluation.objects.get()
    assert queries.consent_of(school.organisation_id).words.startswith("We keep what your school writes")
    assert (held.organisation_id, stands(held)) == (school.organisation_id, Stands.STARTED)
    assert "May we keep it?" not in words(client.get(address))
    with pytest.raises(RuleBroken, match="under way already"):
        actions.start(school, by=BY, on=TODAY)


def test_a_card_is_kept_half_done_and_whole_and_leads_to_the_next(client_for):
    held = make.evaluation()
    client = client_for(make.senco(held.organisation.school))
    first = at("rate", held, "families", "all")
    client.post(first, {"evidence": "We meet parents each term.", "priority": "2"})
    kept = Rating.objects.get()
    assert (kept.rating, kept.evidence, kept.priority) == ("", "We meet parents each term.", 2)
    answer = client.post(
        first, {"rating": "usual", "evidence": "We meet parents each term.", "link": "https://school.example/talk"}
    )
    assert answer.headers["Location"] == at("rate", held, "families", "some")
    kept.refresh_from_db()
    assert (kept.rating, kept.link, kept.priority) == ("usual", "https://school.example/talk", None)
    assert "Usual here" in words(client.get(at("evaluation", held)))
    assert client.post(first, {"link": "javascript:alert(1)"}).status_code == 422
    assert client.get(at("rate", held, "families", "nobody")).status_code == 404


def test_the_whole_way_from_started_to_rated_again():
    held = make.evaluation(rated=14, evidence="Seen in class.")
    assert stands(held) == Stands.STARTED
    with pytest.raises(RuleBroken, match="1 of the 15"):
        actions.review(held, by=BY, on=TODAY, reviewed_on=TODAY)
    make.rate(held, 15)
    assert stands(held) == Stands.RATED
    make.rate(held, 1, evidence="Seen in class.")
    assert stands(held) == Stands.EVIDENCED
    with pytest.raises(RuleBroken, match="link therapist first"):
        actions.lock_baseline(held, by=BY, on=TODAY)
    actions.review(held, by=BY, on=TODAY, reviewed_on=TODAY)
    actions.lock_baseline(held, by=BY, on=TODAY)
    assert stands(held) == Stands.LOCKED
    with pytest.raises(RuleBroken, match="locked"):
        make.rate(held, 1)
    actions.rate_again(held, by=BY, on=TODAY)
    make.rate(held, 15, at=2)
    actions.close_round(held, by=BY, on=TODAY)
    cells = queries.cells_of(queries.framework_of(held), queries.rounds_of(held))
    assert stands(held) == Stands.AGAIN and {(each.before, each.now) for each in cells} == {(1, 3)}
    assert Entry.objects.filter(did="accreditation.baseline-locked").count() == 1


def test_one_press_shares_it_and_the_therapist_reads_it_and_after_another_press_does_not(client_for, person):
    held = make.evaluation(rated=15)
    school = held.organisation.school
    therapist, another = make.therapist(school), person("link-therapist")
    client, reader = client_for(make.senco(school)), client_for(therapist)
    assert reader.get(at("report", held)).status_code == 404
    assert "Share with our link therapist" in words(client.get(at("evaluation", held)))
    client.post(at("share", held))
    assert told("shared") == {therapist.email}
    assert client_for(another).get(at("report", held)).status_code == 404
    assert school.name not in words(client_for(another).get("/shared-evaluations"))
    sent = Delivery.objects.get(notice__kind="accreditation.shared", address=therapist.email).notice
    assert "nothing is attached" in sent.body and str(held.key) in sent.body
    assert school.name in words(reader.get("/shared-evaluations"))
    assert "Every outcome, in the baseline and now" in words(reader.get(at("report", held)))
    assert reader.get(at("rate", held, "families", "all")).status_code == 403
    assert reader.post(at("reviewed", held), day("reviewed_on", TODAY)).status_code == 302
    client.post(at("stop-sharing", held))
    assert reader.get(at("report", held)).status_code == 404
    assert school.name not in words(reader.get("/shared-evaluations"))


def test_a_successor_finds_it_and_somebody_elses_school_does_not(client_for, person):
    held = make.evaluation(rated=3)
    successor = person("senco", at=held.organisation)
    assert "Usual here" not in words(client_for(successor).get(at("evaluation", held)))
    assert client_for(successor).get(at("rate", held, "families", "all")).status_code == 200
    stranger = client_for(make.senco(make.school()))
    for name in ("evaluation", "report", "report-pdf", "share", "lock", "add-paper"):
        assert stranger.get(at(name, held)).status_code == 404, name
    with pytest.raises(PermissionDenied):
        actions.share(held, by=make.senco(make.school()), on=TODAY)
    assert stranger.get(reverse("accreditation:start", args=[held.organisation.school.urn])).status_code == 404


def test_the_pdf_of_an_outside_tool_is_kept_and_opens_for_whom_it_is_shared_with(client_for, person):
    from countywide.platform.files.models import File

    held = make.evaluation()
    client = client_for(make.senco(held.organisation.school))
    refused = client.post(at("add-paper", held), {"title": "Report", "file": ContentFile(b"words", name="report.docx")})
    assert refused.status_code == 422 and not held.papers.exists()
    client.post(at("add-paper", held), {"title": "Report", "file": ContentFile(b"%PDF-1.7 words", name="report.pdf")})
    paper = held.papers.get()
    opened = f"/files/{paper.file_id}/open"
    assert opened not in words(client.get(at("evaluation", held)))
    File.objects.filter(pk=paper.file_id).update(state="CLEAN")
    assert opened in words(client.get(at("evaluation", held)))
    reader = client_for(make.therapist(held.organisation.school))
    assert reader.get(opened).status_code == 404
    client.post(at("share", held))
    assert client_for(person("link-therapist")).get(opened).status_code == 404
    client.post(at("remove-paper", held, paper.pk))
    assert "Report (PDF)" not in words(client.get(at("evaluation", held)))


def test_a_new_evaluation_stands_beside_the_old_one_which_stays_as_it_was():
    old = make.locked()
    school = old.organisation.school
    new = actions.start(school, by=BY, on=TODAY)
    old.refresh_from_db()
    assert old.ended_on == TODAY and queries.evaluation_of(school.organisation_id) == new
    assert queries.earlier_of(school.organisation_id) == [old]
    with pytest.raises(RuleBroken, match="beside this one"):
        actions.rate_again(old, by=BY, on=TODAY)


def test_the_report_is_a_page_and_a_pdf_and_asks_little(client_for):
    held = make.evaluation(rated=15, evidence="Seen in every class.")
    client = client_for(make.senco(held.organisation.school))
    client.get(at("evaluation", held))
    for name in ("evaluation", "report"):
        with CaptureQueriesContext(connection) as asked:
            assert client.get(at(name, held)).status_code == 200
        assert len(asked) <= MOST_QUERIES, name
    assert "Seen in every class." in words(client.get(at("report", held)))
    paper = client.get(at("report-pdf", held))
    assert paper.headers["Content-Type"] == "application/pdf" and paper.content.startswith(b"%PDF")


def test_feedback_has_a_reference_an_owner_and_a_day_and_its_answer_is_shown(client_for, council_facts):
    school, manager = make.school(), make.programme()
    senco = make.senco(school)
    client = client_for(senco)
    answer = client.post(
        reverse("accreditation:say", args=[school.urn]), {"said": "How do we sign up here?"}, follow=True
    )
    held = Feedback.objects.get()
    assert held.reference in words(answer) and "answers by" in words(answer)
    assert held.reply_by == deadlines.calendar().working_days_after(TODAY, 5) > TODAY
    assert told("feedback") == {senco.email} and told("feedback-here") == {manager.email}
    desk = client_for(manager)
    assert held.reference in words(desk.get("/feedback-on-tools"))
    assert client.get("/feedback-on-tools").status_code == 403
    desk.post(reverse("accreditation:reply", args=[held.reference]), {"words": "With the account you have."})
    assert "With the account you have." in words(client.get("/our-evaluation"))
    assert told("replied") == {senco.email}
    assert held.reference not in words(desk.get("/feedback-on-tools"))
    stranger = client_for(make.senco(make.school()))
    assert held.reference not in words(stranger.get("/our-evaluation"))


def test_feedback_that_nobody_answered_in_time_is_told_to_the_programme_once():
    school, manager = make.school(), make.programme()
    held = actions.say(school, by=make.senco(school), on=TODAY, said="Nobody rings us back.")
    assert actions.tell_late_feedback(by=BY, on=held.reply_by) == 0
    late = held.reply_by + timedelta(days=1)
    assert actions.tell_late_feedback(by=BY, on=late) == 1 and actions.tell_late_feedback(by=BY, on=late) == 0
    assert told("feedback-late") == {manager.email}


def day(name: str, value: Any) -> dict[str, Any]:
    return {f"{name}-day": value.day, f"{name}-month": value.month, f"{name}-year": value.year}
