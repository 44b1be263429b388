"""Every role at every object and deed of a child's case: one's own, and somebody else's. The matrix that holds is printed.

Run it with `-s` to read it. What each role may do to its own is written down in `DEEDS`, after the roles and permissions
of the field; to somebody else's, only those named in `ANYBODYS` may do anything. “Own” is a case of one's team, one's
pupil, oneself or one's child, or one on which one's service is asked for advice.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from countywide.platform.accounts.roles import ROLES
from tests.house.worlds import World, world

FAMILY = {"parent", "young-person"}
SCHOOL = {"senco", "head"}
ADVISERS = {"professional", "link-therapist", "specialist-teacher"}
LEADS = {"manager"}
OFFICERS = {"assessment-officer", "casework-officer", "phase-transfer-officer"} | LEADS
READERS = FAMILY | SCHOOL | OFFICERS
COORDINATOR = {"data-coordinator"}
"""Data coordination keeps records and contacts of every team straight, and works on nobody's case."""


@dataclass(frozen=True)
class Deed:
    """A page, what of the world it is about, who may open it for their own, and who for anybody's."""

    says: str
    door: str
    of: str
    own: set[str]
    anybodys: set[str]


def deed(says: str, door: str, of: str, own: set[str], anybodys: set[str] | None = None) -> Deed:
    return Deed(says, door, of, own, anybodys or set())


DEEDS = (
    # the child's core record
    deed("read the child's record", "people:child", "child", READERS, COORDINATOR),
    deed("change the child's record", "people:names", "child", SCHOOL | OFFICERS, COORDINATOR),
    deed("keep the family", "people:add-adult", "child", OFFICERS, COORDINATOR),
    deed("ask to put right", "people:propose", "child", FAMILY),
    # the case, its dates and who holds it
    deed("read the case", "front:case", "checked", READERS, COORDINATOR),
    deed("read who was told", "front:told", "checked", READERS, COORDINATOR),
    deed("read who opened it", "front:opened", "checked", FAMILY | SCHOOL | LEADS),
    deed("read why a date", "deadlines:why", "checked, date", READERS, COORDINATOR),
    deed("record an exception", "deadlines:exception", "checked, date", OFFICERS),
    deed("take the case", "cases:take", "checked", OFFICERS),
    deed("give the case", "cases:assign", "checked", LEADS),
    deed("hand the case over", "cases:hand-over", "checked", LEADS),
    # the request
    deed("read a request", "requests:show", "request", OFFICERS, COORDINATOR),
    deed("settle a request", "requests:settle", "request", OFFICERS),
    # evidence
    deed("read the evidence", "evidence:case", "checked", READERS, COORDINATOR),
    deed("ask for evidence", "evidence:ask", "checked", OFFICERS),
    deed("add evidence", "evidence:add", "checked", OFFICERS | FAMILY),
    deed("read what was asked", "evidence:asked", "checked, asked", OFFICERS, COORDINATOR),
    deed("stop what was asked", "evidence:withdraw", "checked, asked", OFFICERS, COORDINATOR),
    deed("answer what was asked", "evidence:own-child", "asked", SCHOOL),
    deed("keep a piece of evidence", "evidence:change-item", "advised, item", OFFICERS),
    # preparing and deciding
    deed("check the request", "assessments:check", "new", OFFICERS),
    deed("fill the worksheet", "assessments:worksheet", "checked", OFFICERS),
    deed("propose a decision", "assessments:propose-assess", "checked", OFFICERS),
    deed("decide to assess", "assessments:decide-assess", "proposed", LEADS),
    deed("decide on a plan", "assessments:decide-plan", "advised", LEADS),
    deed("change a decision", "assessments:change-mind", "refused", LEADS),
    deed("read the decisions", "assessments:decisions", "refused", READERS, COORDINATOR),
    # panels
    deed("read a panel", "panels:show", "panel", OFFICERS),
    deed("take a case off", "panels:take-off", "panel, panel item", OFFICERS),
    deed("keep the minutes", "panels:minutes", "panel", LEADS),
    # advice
    deed("see who advises", "assessments:advice", "agreed", READERS, COORDINATOR),
    deed("ask for advice", "assessments:add-advice", "agreed", OFFICERS),
    deed("enter advice", "assessments:take-in", "agreed, advice", OFFICERS),
    deed("read what I am asked", "assessments:advice-own", "advice", ADVISERS | SCHOOL),
    deed("give advice", "assessments:give", "advice", ADVISERS | SCHOOL),
    # the plan
    deed("read the plan", "assessments:plan", "drafted", READERS, COORDINATOR),
    deed("send a draft", "assessments:new-draft", "drafted", OFFICERS),
    deed("say what I think of it", "assessments:your-say", "drafted", FAMILY),
    deed("enter what was said", "assessments:enter-said", "drafted", OFFICERS),
    deed("consult a school", "assessments:consult", "drafted", OFFICERS),
    deed("make it final", "assessments:final", "drafted", LEADS),
    # after a refusal, and the end
    deed("tell of an appeal", "assessments:tell-us", "refused", FAMILY),
    deed("note an appeal", "assessments:note-challenge", "refused", OFFICERS),
    deed("enter a withdrawal", "assessments:withdraw", "checked", OFFICERS),
    deed("move away", "assessments:moved-away", "checked", OFFICERS),
    # letters
    deed("list the letters", "letters:of-case", "refused", OFFICERS, COORDINATOR),
    deed("read the family's letter", "letters:show", "family letter", FAMILY | OFFICERS, COORDINATOR),
    deed("read the school's letter", "letters:show", "school letter", SCHOOL | OFFICERS, COORDINATOR),
)


def somebody(role: str, django_user_model: Any) -> Any:
    """Somebody of the county who holds a role today; a manager of the assessment team before another."""
    from countywide.platform.accounts.models import RoleHeld

    held = RoleHeld.objects.held_on(timezone.localdate()).filter(role=role, user__is_active=True)
    own = held.filter(organisation__key__in=("team-assessment", "school-900003")) | held
    key = own.order_by("organisation__key", "user_id").values_list("user_id", flat=True)
    return django_user_model.objects.get(pk=next(iter(key)))


def opened(client: Client, made: World) -> set[str]:
    """The deeds whose page opens."""
    return {each.says for each in DEEDS if client.get(made.address(each.door, each.of)).status_code in (200, 302)}


def make_ones_own(made: World, user: Any) -> None:
    """What a role reaches, it reaches through its own team or service: give both to this person's."""
    here = user.roles_today[0].organisation
    if here.kind == "TEAM":
        made.belongs_to(here)
    made.advised_by(here)


@pytest.mark.django_db
def test_every_role_opens_what_is_its_own_and_nothing_of_anybody_elses(county, client_for, django_user_model, capsys):
    from countywide.casework.assessments.tests import factories as make
    from countywide.platform.accounts.models import Organisation

    parent, young = (somebody(role, django_user_model) for role in ("parent", "young-person"))
    school, psychology = (Organisation.objects.get(key=key) for key in ("school-900003", "team-specialist-teaching"))
    own = world(school=school, parent=parent, young=None, adviser=psychology)
    youngs = world(school=school, parent=None, young=young, adviser=psychology)
    other = world(
        school=make.school(), parent=make.family(make.people.child()), young=None, adviser=make.organisation("HEALTH")
    )
    other.belongs_to(make.organisation("TEAM"))
    lines, wrong = [], []
    for role in ROLES:
        user = somebody(role, django_user_model)
        client = client_for(user)
        for whose, made in (("own", youngs if role == "young-person" else own), ("other", other)):
            if whose == "own":
                make_ones_own(made, user)
            found = opened(client, made)
            expected = {each.says for each in DEEDS if role in each.anybodys or (whose == "own" and role in each.own)}
            lines.append(f"{role:32} {whose:6} {', '.join(sorted(found)) or 'nothing'}")
            if found != expected:
                wrong.append((role, whose, sorted(found - expected), sorted(expected - found)))
    with capsys.disabled():
        print("\n" + "\n".join(lines))
    assert wrong == [], "\n".join(map(str, wrong))
