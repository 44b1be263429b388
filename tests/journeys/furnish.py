"""Makes sure that there is something behind every door of the demo: what a county has after a week.

A problem reported, words held back, a job that failed, a follower; and cases at every step, with letters, advice, a
panel, a request, an exception, a meeting asked for and an appeal.
"""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta
from typing import Any

BROKEN = "f" * 32  # the key of a job that failed
NEVER = datetime(2999, 1, 1, tzinfo=UTC)  # until then the job that would break waits, and no journey waits for it
WHY = "The child is in hospital until next week and nobody there can be asked what helps in class."
DOCUMENT = b"""# Questions after a meeting

| Question | Answer |
|---|---|
| Who do we ring about the hall? | Ring Mrs Barbara Quillington on 07700 900123. |
| Is the hall warm in winter? | Yes, the heating was mended. |
"""


def prepare() -> None:
    """Everything, once. The job that would break goes last, so that it is the newest that waits."""
    cases()
    answers_and_jobs()


def answers_and_jobs() -> None:
    from django.core.files.base import ContentFile
    from django.db import transaction
    from django.utils import timezone
    from django_q.models import OrmQ, Task
    from django_q.tasks import async_task

    from countywide.garden.knowledge import actions
    from countywide.garden.knowledge.models import Entry, Topic, Upload
    from countywide.platform.kit.doors import Machine, Visitor

    by, on = Machine("journey"), timezone.localdate()
    entry, topic = Entry.objects.order_by("pk")[0], Topic.objects.order_by("pk")[0]
    actions.judge(entry, by=Visitor(), on=on, helped=False, problem="The second link does not work.")
    actions.judge(entry, by=Visitor(), on=on, helped=True, wording="how do the reviews go")
    actions.follow(topic, by=Visitor(), on=on, email="someone@home.example")
    actions.take_up_synonyms(None, by=by, on=on)
    upload = actions.take_in(ContentFile(DOCUMENT, name="hall.md"), by=by, on=on)
    now = timezone.now()
    with transaction.atomic():  # no worker sees it before it is put off
        async_task("math.sqrt", -1)
        OrmQ.objects.filter(pk=OrmQ.objects.latest("pk").pk).update(lock=NEVER)
    broken = {"name": "broken", "func": "math.sqrt", "args": (-1,), "success": False, "started": now, "stopped": now}
    Task.objects.get_or_create(id=BROKEN, defaults=broken)
    until = time.monotonic() + 30
    while Upload.objects.get(pk=upload.pk).source_id is None and time.monotonic() < until:
        time.sleep(0.2)


def cases() -> None:
    """Cases of a persona's family at every step, and what hangs on them."""
    from countywide.platform.accounts.models import Organisation
    from tests.house.worlds import world

    school = Organisation.objects.get(key="school-900003")
    adviser = persona("leopold").roles_today[0].organisation
    made = world(school=school, parent=persona("sorrel"), young=None, adviser=adviser)
    after_the_draft(made, school)
    after_the_refusal(made)
    about_changes(made)
    endings(school)
    about_dates(made)
    by_post(school)
    a_request_with_a_child()


def persona(key: str) -> Any:
    from countywide.platform.accounts.models import Persona

    return Persona.objects.get(key=key).user


def after_the_draft(made: Any, school: Any) -> None:
    """The family asks for a meeting, and a school is consulted."""
    from django.utils.timezone import localdate

    from countywide.casework.assessments import actions, queries
    from countywide.casework.assessments.types import Saying

    drafted = made.cases["drafted"]
    draft = queries.draft_now(drafted)
    draft.assessment = drafted
    said = Saying(comments="Please meet us.", wants_meeting=True)
    actions.say(draft, by=persona("sorrel"), on=localdate(), saying=said)
    actions.consult(drafted, by=persona("ottoline"), on=localdate(), organisation_id=school.pk, is_preference=True)


def after_the_refusal(made: Any) -> None:
    """The family goes to mediation; its record is not right and it says so."""
    from django.utils.timezone import localdate

    from countywide.casework.disputes import actions
    from countywide.casework.disputes.models import Right
    from countywide.casework.disputes.types import Asked
    from countywide.register.people import keeping

    refused, on = made.cases["refused"], localdate()
    asked = Asked(on, "We think that the school cannot go on with this.", "EDUCATION", "")
    actions.ask_for_mediation(Right.objects.get(case=refused.case), by=persona("sorrel"), on=on, asked=asked)
    keeping.propose(refused.case.child, by=persona("sorrel"), on=localdate(), what="Our door number is 4.")


def about_changes(made: Any) -> None:
    """The family asks to meet about changes to a plan, and a school says how the form of a review could be better."""
    from django.utils.timezone import localdate

    from countywide.casework.assessments.types import Saying
    from countywide.casework.plans import actions, queries
    from countywide.casework.reviews import actions as reviews

    amendment = queries.open_amendment(made.plans["amending"])
    amendment.plan = made.plans["amending"]
    said = Saying(comments="Please meet us about these changes.", wants_meeting=True)
    actions.say(amendment, by=persona("sorrel"), on=localdate(), saying=said)
    reviews.suggest(None, by=persona("merryn"), on=localdate(), text="Let us sort the outcomes by need.")


def endings(school: Any) -> None:
    """Plans whose ending is considered, decided, and appealed, and one that is assessed again, in the team of the personas."""
    from django.utils.timezone import localdate

    from countywide.casework.assessments.tests.factories import REASONS, post_everything
    from countywide.casework.cases.models import Case
    from countywide.casework.plans import actions
    from countywide.casework.plans.models import Ending
    from countywide.casework.plans.tests import factories as make
    from countywide.platform.accounts.models import Organisation

    on, lead = localdate(), persona("ottoline")
    held = [make.in_force(on - timedelta(days=60), setting=school) for _ in range(8)]
    team = Organisation.objects.get(key="team-assessment")
    Case.objects.filter(pk__in=[each.case_id for each in held]).update(team=team, school=school)
    for plan in map(make.fresh, held[:3]):
        actions.consider_ending(plan, by=lead, on=on - timedelta(days=20), considering=make.considering())
    post_everything(on - timedelta(days=20))
    decided = [Ending.objects.get(plan=plan) for plan in held[1:3]]
    for ending in decided:
        actions.decide_to_end(ending, by=lead, on=on, reasons=REASONS)
    post_everything(on)
    appealed(held[2], lead, on)
    make.agreed_again(make.fresh(held[3]), on)
    budgets([make.fresh(each) for each in held[4:7]], on)
    a_move_after_16(make.fresh(held[7]), on)


def appealed(plan: Any, by: Any, on: Any) -> None:
    """The Tribunal registered an appeal against the end of a plan."""
    from countywide.casework.disputes import actions
    from countywide.casework.disputes.models import Right
    from countywide.casework.disputes.types import Registered

    registered = Registered("EH886/26/00002", on, on, ("DECISION",))
    actions.register(Right.objects.get(case=plan.case_id, ground="CEASE"), by=by, on=on, registered=registered)


def a_move_after_16(plan: Any, on: Any) -> None:
    """A young person who goes from one college to another."""
    from countywide.casework.transfers import actions
    from countywide.register.people.models import Child

    Child.objects.filter(pk=plan.case.child_id).update(born_on=on.replace(year=on.year - 18, day=1))
    actions.plan_move(plan, by=persona("odalys"), on=on, moves_on=on + timedelta(days=300))


def budgets(held: Any, on: Any) -> None:
    """Direct payments that are agreed, that are made, and that were refused and are looked at again."""
    from countywide.casework.assessments.tests.factories import REASONS
    from countywide.casework.plans import actions
    from countywide.casework.plans.tests import factories as make

    agreed, paid, refused = (make.budget_asked(make.reviewing(plan), on) for plan in held)
    make.budget_agreed(agreed, on)
    make.paid(make.budget_agreed(paid, on), on)
    no = make.budget_agreed(refused, on, lines=[], conditions="", refused_because=REASONS)
    actions.enter_look_again(no, by=persona("ottoline"), on=on, asked_on=on, says="Please look at this again.")


def about_dates(made: Any) -> None:
    """An exception, a bank holiday added, and a calendar that somebody reads."""
    from django.utils.timezone import localdate

    from countywide.casework.deadlines import actions
    from countywide.casework.deadlines.types import Claiming

    on, manager = localdate(), persona("ottoline")
    deadline = made.cases["checked"].case.deadlines.get(clock="NA-DECIDE")
    claiming = Claiming(
        code="EX-PERSONAL", impractical_because=WHY, evidence="Their email",
        target_on=on + timedelta(days=9), review_on=on + timedelta(days=5), happened_on=on - timedelta(days=5),
    )  # fmt: skip
    actions.claim_exception(deadline, by=manager, on=on, claiming=claiming)
    day = on + timedelta(days=200)
    day += timedelta(days=(2 - day.weekday()) % 7)
    actions.change_bank_holiday(None, by=manager, on=on, day=day, change="ADDED", name="A day to celebrate")
    actions.make_feed(None, by=persona("odalys"), on=on, of="PERSON")


def by_post(school: Any) -> None:
    """A family that is written to on paper: its letters wait to be posted."""
    from django.utils.timezone import localdate

    from countywide.casework.assessments import actions
    from countywide.casework.assessments.tests import factories as make
    from tests.house.worlds import begun

    assessment = begun(localdate(), school, None, None)
    make.family(assessment.case.child, by_post=True)
    actions.check(assessment, by=persona("odalys"), on=localdate(), senses="NEITHER")


def a_request_with_a_child() -> None:
    """A family's request that became a case."""
    from django.utils.timezone import localdate

    from countywide.casework.requests.tests import factories as requests

    requests.received(on=localdate())
