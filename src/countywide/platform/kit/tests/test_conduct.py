"""How a change is guarded."""

import pytest
from django.core.exceptions import PermissionDenied

from countywide.platform.accounts.models import Organisation
from countywide.platform.audit import actions as audit
from countywide.platform.audit.models import Entry
from countywide.platform.kit import conduct
from countywide.platform.kit.conduct import NothingRecorded, RuleBroken, action
from countywide.platform.kit.doors import Machine, Permission, Visitor

pytestmark = pytest.mark.django_db

RENAME = Permission("kit-test.rename", "rename an organisation", own=True)
OPEN = Permission("kit-test.open", "do as anybody may", public=True)


@action(RENAME)
def rename(organisation, *, by, to):
    if not to:
        raise RuleBroken("Enter a name.")
    organisation.name = to
    organisation.save()
    audit.record("kit-test.renamed", by=by, about=organisation)


@action(OPEN)
def forget_to_record(organisation, *, by):
    organisation.name = "changed"
    organisation.save()


@pytest.fixture
def may_rename(monkeypatch):
    from countywide.platform.accounts.roles import ROLES, role

    monkeypatch.setitem(ROLES, "namer", role("Namer", "SCHOOL", RENAME.key))


def test_whoever_may_changes_it_and_it_is_on_the_record(may_rename, person, organisation):
    school = organisation()
    rename(school, by=person("namer", at=school), to="New name")
    assert school.name == "New name" == Organisation.objects.get(pk=school.pk).name
    assert [entry.did for entry in Entry.objects.all()] == ["kit-test.renamed"]


def test_somebody_of_another_organisation_may_not(may_rename, person, organisation):
    school = organisation(name="Old")
    for by in (person("namer"), person(), Visitor()):
        with pytest.raises(PermissionDenied):
            rename(school, by=by, to="New")
    assert (Organisation.objects.get(pk=school.pk).name, Entry.objects.count()) == ("Old", 0)


def test_a_broken_rule_changes_nothing(organisation):
    school = organisation(name="Old")
    with pytest.raises(RuleBroken, match="Enter a name"):
        rename(school, by=Machine("test"), to="")
    assert Organisation.objects.get(pk=school.pk).name == "Old"


@action(OPEN)
def note_and_refuse(organisation, *, by, left):
    """Leaves a word on the record although the change itself is undone."""
    rename(organisation, by=by, to="New")

    def leave() -> None:
        left.append(Organisation.objects.get(pk=organisation.pk).name)

    raise RuleBroken("Not today.", leads_to="/elsewhere", leaves=leave)


@action(OPEN)
def refuse_inside(organisation, *, by, left):
    audit.record("kit-test.begun", by=by, about=organisation)
    note_and_refuse(organisation, by=by, left=left)


@pytest.mark.parametrize("change", [note_and_refuse, refuse_inside])
def test_what_a_refusal_leaves_is_written_once_when_the_whole_change_is_undone(change, organisation):
    school, left = organisation(name="Old"), []
    with pytest.raises(RuleBroken) as refused:
        change(school, by=Machine("test"), left=left)
    assert refused.value.leads_to == "/elsewhere"
    assert (left, Entry.objects.count()) == (["Old"], 0)


def test_an_action_that_records_nothing_is_undone(organisation):
    school = organisation(name="Old")
    with pytest.raises(NothingRecorded):
        forget_to_record(school, by=Visitor())
    assert Organisation.objects.get(pk=school.pk).name == "Old"


def test_the_subject_is_read_again_under_lock(organisation):
    held = organisation(name="Old")
    Organisation.objects.filter(pk=held.pk).update(kind="HEALTH")
    rename(held, by=Machine("test"), to="New")
    assert (held.name, held.kind) == ("New", "HEALTH")


def test_a_stale_page_is_noticed(organisation, monkeypatch):
    school = organisation(name="Old")
    monkeypatch.setattr(Organisation, "version", 4, raising=False)
    with pytest.raises(conduct.ChangedMeanwhile):
        rename(school, by=Machine("test"), to="New", seen=3)
    rename(school, by=Machine("test"), to="New", seen=4)
    assert school.name == "New"
