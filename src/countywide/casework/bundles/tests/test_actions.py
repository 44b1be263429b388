"""Listing, choosing, binding and sending: what each changes, and what it leaves."""

from __future__ import annotations

from datetime import timedelta
from hashlib import sha256
from io import BytesIO

import pikepdf
import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils.timezone import localdate

from countywide.casework.bundles import actions, queries, tasks
from countywide.casework.bundles.enums import Section, State
from countywide.casework.bundles.models import Item, Part
from countywide.casework.bundles.types import Listed
from countywide.casework.disputes import actions as disputing
from countywide.casework.disputes.models import Dispute, Step
from countywide.casework.disputes.tests import factories as disputes
from countywide.casework.release import actions as release
from countywide.casework.release.models import Hold
from countywide.casework.wordings.tests import factories as wordings
from countywide.platform.audit.models import Entry
from countywide.platform.files import queries as files
from countywide.platform.jobs import progress
from countywide.platform.kit.conduct import RuleBroken
from countywide.platform.outbox.models import Notice
from countywide.register.people.tests import factories as people

from . import factories as make
from . import papers

pytestmark = pytest.mark.django_db
TODAY = localdate()
DAY = timedelta(days=1)


@pytest.fixture
def dispute() -> Dispute:
    return make.appealed(TODAY)


@pytest.fixture
def part(dispute) -> Part:
    return make.begun(dispute, TODAY)


def test_what_the_record_holds_is_listed_and_the_decision_and_the_plan_are_in(part):
    listed = {each.of.partition(":")[0] for each in queries.items_of(part)}
    assert {"letter", "plan"} <= listed
    chosen = queries.chosen(part)
    assert [each.title for each in chosen if each.section == Section.PLAN] == ["EHC plan: final plan, version 2"]
    assert any(each.section == Section.DECISION and each.of.startswith("letter:") for each in chosen)
    assert (part.state, part.number) == (State.LISTED, 1)


def test_without_an_appeal_there_is_nothing_to_begin():
    dispute = disputes.mediating(disputes.refused(TODAY - 20 * DAY), TODAY - 10 * DAY)
    with pytest.raises(RuleBroken, match="no appeal"):
        actions.begin(dispute, by=make.officer(dispute), on=TODAY)


def test_one_is_put_together_at_a_time(dispute, part):
    with pytest.raises(RuleBroken, match="one already"):
        actions.begin(dispute, by=make.officer(dispute), on=TODAY)
    with pytest.raises(IntegrityError), transaction.atomic():
        Part.objects.create(dispute=dispute, number=2, begun_on=TODAY)


def test_another_team_may_not(dispute, person, organisation):
    with pytest.raises(PermissionDenied):
        actions.begin(dispute, by=person("casework-officer", at=organisation("TEAM")), on=TODAY)


def test_papers_are_chosen_and_one_is_listed_as_an_officer_says(part):
    first, *others = queries.items_of(part)
    by = make.officer(part.dispute)
    actions.choose(part, by=by, on=TODAY, chosen={first.pk})
    assert make.titles(make.part(part)) == [first.title]
    listed = Listed("Our letter of decision", Section.COUNCIL, "The head of service", TODAY - 3 * DAY)
    actions.describe(part, by=by, on=TODAY, item_id=first.pk, listed=listed)
    now = Item.objects.get(pk=first.pk)
    assert (now.title, now.section, now.author, now.dated) == (
        listed.title,
        listed.section,
        listed.author,
        listed.dated,
    )
    assert {each.title for each in others} == set(make.titles(part, is_in=False))


def test_a_file_that_was_added_is_in(part):
    make.added(part, name="Report of the therapist.pdf")
    added = Item.objects.get(of__startswith="file:", title="Report of the therapist")
    assert (added.is_in, added.section) == (True, Section.OTHER)


def test_it_is_bound_looked_through_and_kept_under_its_hash(part):
    make.added(part, b"We visited on Monday.", "note.txt")
    made = make.bound(part, TODAY)
    assert (made.state, made.trouble) == (State.MADE, "")
    data = files.whole(made.file)
    assert sha256(data).hexdigest() == made.sha256
    with pikepdf.open(BytesIO(data)) as document:
        assert len(document.pages) == made.pages
    items = queries.chosen(made)
    assert all(each.first_page and each.pages for each in items)
    assert items[0].first_page == 2
    assert progress.of(made.job_key).is_over
    assert Entry.objects.filter(did="bundles.bound").count() == 1
    assert Entry.objects.filter(did="release.looked-through").exists()


def test_its_first_page_names_appeal_and_case_and_no_child(part):
    import pypdfium2

    made = make.bound(part, TODAY)
    front = pypdfium2.PdfDocument(files.whole(made.file))[0].get_textpage().get_text_range()
    child = part.dispute.case.child
    assert "EH886/26/00001" in front
    assert part.dispute.case.reference in front
    assert child.legal_surname not in front
    with pikepdf.open(BytesIO(files.whole(made.file))) as document:
        assert child.legal_surname not in str(document.docinfo)


def test_binding_twice_is_once(part):
    made = make.bound(part, TODAY)
    tasks.bind(str(made.key))
    assert make.part(made).file_id == made.file_id
    assert Entry.objects.filter(did="bundles.bound").count() == 1


def test_a_file_that_has_no_pages_stops_it_and_says_which(part):
    make.added(part, papers.word(), "report.docx")
    stopped = make.bound(part, TODAY)
    assert (stopped.state, stopped.file) == (State.STOPPED, None)
    assert "marked below" in stopped.trouble
    assert [each.trouble for each in queries.chosen(stopped) if each.trouble] == [
        "This kind of file has no pages of its own. Save it as a PDF and add that."
    ]


def test_a_paper_with_another_child_stops_it_and_leads_to_what_was_found(part):
    other = people.child(legal_forename="Lev", legal_surname="Wrenfield")
    make.added(part, papers.pdf(says=f"Lev Wrenfield, born {other.born_on:%d/%m/%Y}"))
    stopped = make.bound(part, TODAY)
    assert (stopped.state, stopped.file) == (State.STOPPED, None)
    assert stopped.leads_to == f"/cases/{part.dispute.case.reference}/stopped-papers"
    assert Hold.objects.filter(case=part.dispute.case).count() == 1
    assert make.titles(stopped) == make.titles(part)


def test_a_picture_is_bound_once_somebody_looked_at_it(part):
    make.added(part, papers.picture(), "photograph.png")
    assert "Not all of" in make.bound(part, TODAY).trouble
    [hold] = Hold.objects.filter(case=part.dispute.case)
    release.decide(
        hold, by=disputes.of_team(part.dispute, "manager"), on=TODAY, decided="LET_GO",
        reason="It shows the classroom and nobody in it; I looked at it whole.",
    )  # fmt: skip
    assert make.bound(make.part(part), TODAY).state == State.MADE


def test_a_change_after_binding_asks_to_bind_again(part):
    made = make.bound(part, TODAY)
    actions.choose(made, by=make.officer(part.dispute), on=TODAY, chosen={queries.chosen(made)[0].pk})
    now = make.part(made)
    assert (now.state, now.file, now.pages) == (State.LISTED, None, 0)
    with pytest.raises(RuleBroken, match="Bind the bundle first"):
        make.sent(now, TODAY)


def test_once_sent_the_family_is_told_and_the_day_is_met(dispute):
    disputing.list_hearing(
        dispute, by=make.officer(dispute), on=TODAY, hearing_on=TODAY + 60 * DAY, listed_on=TODAY - 5 * DAY
    )
    held = make.sent(make.bound(make.begun(dispute, TODAY), TODAY), TODAY)
    assert (held.state, held.sent_on) == (State.SENT, TODAY)
    step = Step.objects.get(dispute=dispute, what="BUNDLE")
    assert step.deadline.met_on == TODAY
    told = Notice.objects.get(kind="bundles.sent")
    assert dispute.case.child.legal_surname not in told.subject + told.body
    assert f"/disputes/{dispute.key}/bundle" in told.body
    assert told.deliveries.count() == 1
    assert dispute.case.events.filter(title="The bundle of papers was sent to the Tribunal", to_family=True).exists()


def test_what_was_sent_never_changes(part):
    held = make.sent(make.bound(part, TODAY), TODAY)
    by = make.officer(part.dispute)
    for change in (
        lambda: actions.choose(held, by=by, on=TODAY, chosen=set()),
        lambda: actions.ask_to_bind(held, by=by, on=TODAY),
        lambda: actions.note_sent(held, by=by, on=TODAY, sent_on=TODAY),
    ):
        with pytest.raises(RuleBroken):
            change()
    now = make.part(held)
    assert (now.state, now.file_id, now.sha256) == (State.SENT, held.file_id, held.sha256)


def test_later_papers_stand_behind_it_numbered_on(dispute):
    first = make.sent(make.bound(make.begun(dispute, TODAY), TODAY), TODAY)
    later = make.begun(dispute, TODAY)
    assert (later.number, make.titles(later)) == (2, [])
    make.added(later, papers.pdf(3), "Late report.pdf")
    made = make.bound(later, TODAY)
    assert made.trouble == ""
    [item] = queries.chosen(made)
    assert (item.first_page, made.pages) == (first.pages + 2, first.pages + 4)
    with pikepdf.open(BytesIO(files.whole(made.file))) as document:
        assert str(document.open_outline().root[-1].children[0].title).startswith(
            f"{len(queries.chosen(first)) + 1}. Late report"
        )


def test_a_paper_that_came_onto_the_record_since_is_listed_out(part):
    before = set(make.titles(part)) | set(make.titles(part, is_in=False))
    Item.objects.filter(part=part, of__startswith="plan:").delete()
    actions.choose(part, by=make.officer(part.dispute), on=TODAY, chosen=set())
    assert set(make.titles(part, is_in=False)) == before


def test_the_newest_version_of_the_working_document_is_in():
    held = wordings.begun(TODAY)
    for words in ("two years and a half", "three years"):
        wordings.by_family(held, wordings.NEED.replace("two years", words), TODAY)
        wordings.kept(held, TODAY)
    part = make.begun(held.dispute, TODAY)
    assert "Working document, version 2" in make.titles(part)
    assert "Working document, version 1" in make.titles(part, is_in=False)
    assert make.bound(part, TODAY).state == State.MADE
