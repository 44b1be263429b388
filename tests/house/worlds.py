"""Everything a case can hold, made by the rooms' own actions for one family, school, team and adviser."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils.timezone import localdate

from countywide.casework.assessments import actions as assessments
from countywide.casework.assessments.models import AdviceRequest, Assessment
from countywide.casework.assessments.tests import factories as make
from countywide.casework.cases.models import Case
from countywide.casework.evidence import actions as evidence
from countywide.casework.evidence.tests.factories import USUAL
from countywide.casework.letters.models import Letter, Sending
from countywide.casework.panels import actions as panels
from countywide.casework.panels.models import Panel
from countywide.casework.requests.models import AssessmentRequest
from countywide.casework.requests.tests import factories as requests
from countywide.platform.accounts.models import Organisation, User
from countywide.register.people.tests import factories as people


@dataclass
class World:
    """The cases of one family by how far each has come, and what hangs on them."""

    cases: dict[str, Assessment] = field(default_factory=dict)
    things: dict[str, Any] = field(default_factory=dict)

    def address(self, door: str, of: str) -> str:
        """A page about these things of this world: a case by how far it has come, or something by its name."""
        return reverse(door, args=[self.things[name] for name in of.split(", ")])

    def belongs_to(self, team: Organisation) -> None:
        """Give all of it to another team."""
        held = [each.case_id for each in self.cases.values()]
        Case.objects.filter(pk__in=held).update(team=team)
        AssessmentRequest.objects.filter(key=self.things["request"]).update(team=team)
        Panel.objects.filter(key=self.things["panel"]).update(team=team)

    def advised_by(self, organisation: Organisation) -> None:
        """Ask somebody else for the advice."""
        AdviceRequest.objects.filter(pk=self.things["advice"]).update(organisation=organisation)


def world(*, school: Organisation, parent: User | None, young: User | None, adviser: Organisation) -> World:
    """One family's cases at every step, begun forty days ago."""
    on = localdate()
    made = World()
    made.cases = {
        "new": begun(on, school, parent, young),
        "checked": make.checked(on, begun(on, school, parent, young)),
        "proposed": make.proposed(make.checked(on, begun(on, school, parent, young)), on),
        "agreed": agreed(on, school, parent, young),
    }
    made.cases["advised"] = plan_proposed(on, agreed(on, school, parent, young))
    made.cases["drafted"] = drafted(on, agreed(on, school, parent, young))
    made.cases["refused"] = refused(on, begun(on, school, parent, young))
    made.things = {
        **{name: each.case.reference for name, each in made.cases.items()},
        **dates_and_letters(made),
        **advice(made, adviser),
        **asked_of_school(made, on, school),
        **panel(made, on),
        **request(on, school),
    }
    return made


def begun(on: date, school: Organisation, parent: User | None, young: User | None) -> Assessment:
    """A case of this school's pupil whose family has this account."""
    child = people.child(born_on=date(on.year - 17, 1, 4), user=young) if young else people.child()
    people.enrol(child, school)
    if parent:
        people.relate(child, people.contact(email=parent.email, user=parent, email_consent_on=on))
    case = make.cases.case(on=on - timedelta(days=40), school=school, child=child)
    asked_by = "YOUNG_PERSON" if young else "PARENT"
    with transaction.atomic():
        return assessments.begin(
            case, by=make.BY, on=on, requested_on=on - timedelta(days=40), asked_by=asked_by, source=1
        )


def agreed(on: date, *whose: Any) -> Assessment:
    """Assessing, every adviser asked."""
    return make.agreed(make.proposed(make.checked(on, begun(on, *whose)), on), on)


def plan_proposed(on: date, assessment: Assessment) -> Assessment:
    advised = make.advised(assessment, on)
    assessments.propose(advised, by=make.officer(), on=on, question="ISSUE", proposing=make.proposing("YES"))
    return make.fresh(advised)


def drafted(on: date, assessment: Assessment) -> Assessment:
    issued = make.to_issue(make.advised(assessment, on), on)
    return make.drafted(issued, on)


def refused(on: date, assessment: Assessment) -> Assessment:
    proposed = make.proposed(make.checked(on, assessment), on, "NO")
    assessments.refuse(proposed, by=make.manager(), on=on, deciding=make.deciding("NO"))
    make.post_everything(on)
    return make.fresh(proposed)


def dates_and_letters(made: World) -> dict[str, Any]:
    """A date that runs; the family's letter, the school's, and one that waits for the post."""
    checked, refused_ = made.cases["checked"].case, made.cases["refused"].case
    family = Letter.objects.filter(case=refused_, addressed_to="FAMILY").latest("pk")
    school = Letter.objects.filter(case=checked, addressed_to="SCHOOL").latest("pk")
    sending = Sending.objects.filter(letter=family).latest("pk")
    return {
        "child": checked.child.key,
        "date": checked.deadlines.get(clock="NA-DECIDE").pk,
        "family letter": family.key,
        "school letter": school.key,
        "sending": sending.pk,
    }


def advice(made: World, adviser: Organisation) -> dict[str, Any]:
    """Advice that is waited for, of this adviser."""
    waited_for = AdviceRequest.objects.filter(assessment=made.cases["agreed"]).exclude(organisation__kind="SCHOOL")
    asked = waited_for.filter(organisation__isnull=False).earliest("pk")
    AdviceRequest.objects.filter(pk=asked.pk).update(organisation=adviser)
    return {"advice": asked.pk}


def asked_of_school(made: World, on: date, school: Organisation) -> dict[str, Any]:
    """The school is asked for evidence; a report that came lies on another case."""
    case = made.cases["checked"].case
    asked = evidence.ask(case, by=make.officer(), on=on, organisation_id=school.pk, items=USUAL)
    return {"asked": asked.pk, "item": made.cases["advised"].case.evidence.earliest("pk").pk}


def panel(made: World, on: date) -> dict[str, Any]:
    case = made.cases["proposed"].case
    called = panels.call(case.team, by=make.manager(), on=on, name="A panel", meets_on=on + timedelta(days=3))
    item = panels.put_on(
        called, by=make.officer(), on=on, case=case, matter="assessments.assess", recommendation="To assess"
    )
    return {"panel": called.key, "panel item": item.pk}


def request(on: date, school: Organisation) -> dict[str, Any]:
    return {"request": requests.taken_in(requests.by_school(school), on=on).key}
