"""The report form and its versions, who is told of them, and the list of what can be asked for."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied

from countywide.casework.evidence import actions, queries
from countywide.casework.evidence.models import EvidenceForm, Follower, Kind
from countywide.casework.evidence.types import REPORT, EvidenceKind
from countywide.platform.kit.conduct import RuleBroken
from countywide.platform.outbox.models import Delivery

from . import factories as make

pytestmark = pytest.mark.django_db
TODAY = make.TODAY


def blank(name="appendix-2.docx"):
    return make.files.receive(make.upload(name), keeper=queries.FORMS, place="report-form", by=make.BY, now=make.NOW).pk


def lay_down(**given):
    facts = {"title": "Appendix 2", "status": "DOCUMENT", "from_on": date(2025, 9, 1), **given}
    if facts["status"] == "DOCUMENT":
        facts.setdefault("file_id", blank())
    return actions.add_form(None, by=make.BY, on=TODAY, **facts)


def told():
    return {row.address for row in Delivery.objects.filter(notice__kind="evidence.form-changed")}


def test_the_first_version_is_laid_down_and_named_in_what_is_asked():
    first = lay_down()
    assert (first.accepted_until, first.said_on, told()) == (None, TODAY, set())
    asked = make.request()
    assert asked.asked.get(is_form=True).name == "Appendix 2"
    assert [kind.name for kind in queries.kinds_on(TODAY) if kind.is_form] == ["Appendix 2"]


def test_a_new_version_tells_who_is_asked_and_who_follows_and_the_old_one_holds_till_its_day():
    first = lay_down()
    following, asked, neither = make.setting("a@a.example"), make.setting("b@b.example"), make.setting("c@c.example")
    actions.follow_forms(following, by=make.staff(following), on=TODAY)
    make.request(organisation=asked)
    second = lay_down(
        status="ONLINE",
        address="https://forms.example/report",
        from_on=date(2026, 11, 1),
        accepted_until=date(2027, 1, 31),
        says="It can be filled in online.",
    )
    first.refresh_from_db()
    assert first.accepted_until == date(2027, 1, 31)
    assert told() == {"a@a.example", "b@b.example"} and neither
    said = make.said_in("evidence.form-changed")
    assert "holds from 1 November 2026. It is now an online form." in said
    assert "until 31 January 2027" in said
    assert queries.form_on(date(2026, 10, 31)) == first
    assert queries.form_on(date(2026, 11, 1)) == second
    assert [queries.rules.accepted(queries.form_versions(), day) for day in (date(2027, 1, 31), date(2027, 2, 1))] == [
        [second, first],
        [second],
    ]


def test_an_older_version_is_taken_and_remembered_as_what_it_is():
    first = lay_down(title="Appendix 2 (2025)")
    lay_down(from_on=date(2026, 9, 1), accepted_until=date(2026, 9, 10))
    asked = make.request(confirmed=True)
    file = make.file_for(asked)
    said = make.said(REPORT, form_version=first.pk)
    item = actions.describe(asked, by=make.guest(asked), on=TODAY, file_id=file.pk, said=said)
    assert (item.form_version, item.kind_name) == (first, "Appendix 2 (2025)")
    assert asked.asked.get(kind=REPORT).answered_on == TODAY  # evidence is never turned away for its form


@pytest.mark.parametrize(
    ("given", "begins"),
    [
        ({"from_on": date(2025, 9, 1), "accepted_until": date(2026, 9, 1)}, "A new version begins after"),
        ({"from_on": date(2026, 11, 1)}, "Say until which day"),
        ({"from_on": date(2026, 11, 1), "accepted_until": TODAY, "file_id": None}, "The version before must be"),
    ],
)
def test_a_version_that_leaves_no_time_is_refused(given, begins):
    first = lay_down()
    with pytest.raises(RuleBroken, match=begins):
        lay_down(**given)
    assert list(EvidenceForm.objects.values_list("pk", "accepted_until")) == [(first.pk, None)]


def test_following_is_for_ones_own_setting_and_can_stop():
    organisation = make.setting()
    senco = make.staff(organisation)
    for _ in range(2):
        actions.follow_forms(organisation, by=senco, on=TODAY)
    assert Follower.objects.count() == 1 and queries.follows(organisation.pk)
    with pytest.raises(PermissionDenied):
        actions.follow_forms(make.setting(), by=senco, on=TODAY)
    actions.unfollow_forms(organisation, by=senco, on=TODAY)
    assert not queries.follows(organisation.pk)


@pytest.mark.parametrize("role", ["senco", "assessment-officer"])
def test_others_do_not_keep_the_lists(role, person):
    user = person(role)
    with pytest.raises(PermissionDenied):
        actions.keep_kind(None, by=user, on=TODAY, kind=EvidenceKind("a", "A", "A"), place=1)
    with pytest.raises(PermissionDenied):
        actions.add_form(None, by=user, on=TODAY, title="A", status="DOCUMENT", from_on=TODAY)


def test_the_usual_list_holds_until_the_council_changes_it(person):
    usual = [kind.key for kind in queries.kinds()]
    assert usual[0] == REPORT and usual[-1] == "other" and not Kind.objects.exists()
    manager = person("manager")
    changed = EvidenceKind("progress", "Progress", "How things go")
    actions.keep_kind(None, by=manager, on=TODAY, kind=changed, place=3)
    assert [kind.key for kind in queries.kinds()] == usual
    assert queries.kind_with("progress").name == "Progress"
    actions.keep_kind(None, by=manager, on=TODAY, kind=EvidenceKind("sleep", "Sleep diary", "Nights"), place=99)
    actions.end_kind(None, by=manager, on=TODAY, key="behaviour")
    assert [kind.key for kind in queries.kinds()] == [*[key for key in usual if key != "behaviour"], "sleep"]
    assert queries.kind_with("behaviour").name == "Behaviour record"  # what was sent keeps its name
    for key, begins in (("other", "stays"), ("behaviour", "not in the list")):
        with pytest.raises(RuleBroken, match=begins):
            actions.end_kind(None, by=manager, on=TODAY, key=key)


def test_laying_the_list_out_twice_changes_nothing():
    kinds = [EvidenceKind(REPORT, "Appendix 2", "The report", is_form=True), EvidenceKind("other", "Else", "More")]
    for _ in range(2):
        actions.lay_out_kinds(None, by=make.BY, kinds=kinds)
    assert queries.kinds() == kinds


def test_a_version_in_force_later_is_not_named_yet():
    lay_down(title="Old")
    lay_down(title="New", from_on=TODAY + timedelta(days=1), accepted_until=TODAY + timedelta(days=30))
    assert queries.name_of_kind(REPORT, on=TODAY) == "Old"
    assert queries.name_of_kind(REPORT, on=TODAY + timedelta(days=1)) == "New"
    assert queries.name_of_kind("nothing", on=TODAY) == ""
