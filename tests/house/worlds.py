"""Everything a case can hold, made by the rooms' own actions for one family, school, team and adviser."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

from django.db import transaction
from django.urls import reverse
from django.utils.timezone import localdate

from countywide.casework.assessments import actions as assessments
from countywide.casework.assessments.models import AdviceRequest, Assessment
from countywide.casework.assessments.tests import factories as make
from countywide.casework.bundles import actions as bundles
from countywide.casework.cases.models import Case
from countywide.casework.complaints import actions as complaining
from countywide.casework.complaints.tests import factories as complaints
from countywide.casework.consultations.models import Consultation
from countywide.casework.disclosures.models import Copy, Request
from countywide.casework.disputes import actions as disputes
from countywide.casework.disputes.models import Appeal, Right
from countywide.casework.disputes.types import Registered
from countywide.casework.evidence import actions as evidence
from countywide.casework.evidence.tests.factories import USUAL
from countywide.casework.letters.models import Letter, Sending
from countywide.casework.panels import actions as panels
from countywide.casework.panels.models import Panel
from countywide.casework.placements.models import Preference
from countywide.casework.plans import actions as writing
from countywide.casework.plans.models import Feedback, MoveIn, Plan
from countywide.casework.plans.tests import factories as plans
from countywide.casework.release.tests import factories as release
from countywide.casework.requests.models import AssessmentRequest
from countywide.casework.requests.tests import factories as requests
from countywide.casework.reviews.models import Review, Update
from countywide.casework.reviews.tests import form_factories as forms
from countywide.casework.transfers.models import Transfer
from countywide.casework.transfers.rounds import rounds
from countywide.casework.unplaced.models import Search
from countywide.casework.wordings.models import Document
from countywide.garden.floor.models import Private
from countywide.garden.floor.models import Question as asked_there
from countywide.garden.forum.models import Contributor, Membership, Project
from countywide.oversight.insight.models import BlindDecision, Sample
from countywide.oversight.quality.models import Audit
from countywide.oversight.quality.queries.record import READINGS
from countywide.platform.accounts.models import Organisation, User
from countywide.platform.files.models import File
from countywide.register.contacts import queries as contacts_asked
from countywide.register.contacts.models import Team
from countywide.register.people.tests import factories as people
from countywide.support.coverage.models import Gap, Reach
from countywide.support.mapping.models import Round
from countywide.support.therapy.models import Assignment, Link, Listed, Meeting
from tests.house.worlds_of_garden import garden
from tests.house.worlds_of_support import support


@dataclass
class World:
    """The cases of one family by how far each has come, and what hangs on them."""

    cases: dict[str, Assessment] = field(default_factory=dict)
    reviews: list[Review] = field(default_factory=list)
    plans: dict[str, Plan] = field(default_factory=dict)
    rests_on: list[int] = field(default_factory=list)  # the advice of services behind the plan
    things: dict[str, Any] = field(default_factory=dict)

    def address(self, door: str, of: str) -> str:
        """A page about these things of this world: a case by how far it has come, or something by its name."""
        return reverse(door, args=[self.things[name] for name in of.split(", ")])

    def belongs_to(self, team: Organisation) -> None:
        """Give all of it to another team."""
        held = [each.case_id for each in (*self.cases.values(), *self.plans.values(), *self.reviews)]
        Case.objects.filter(pk__in=held).update(team=team)
        AssessmentRequest.objects.filter(key=self.things["request"]).update(team=team)
        Panel.objects.filter(key=self.things["panel"]).update(team=team)
        Gap.objects.filter(key__in=(self.things["gap"], self.things["another gap"])).update(organisation=team)
        Reach.objects.filter(service=self.things["service"], place=self.things["place"]).update(organisation=team)
        its_team = contacts_asked.team_of(team.pk) or Team.objects.create(
            key=f"team-{team.pk}", organisation=team, name=team.name, owns="It"
        )
        Private.objects.filter(question__reference=self.things["private question"]).update(team=its_team)

    def advised_by(self, organisation: Organisation) -> None:
        """Ask somebody else for the advice, for that on which the plan rests, and for that of the case that was audited."""
        held = (self.things["advice"], *self.rests_on, *self.things["advice given"])
        AdviceRequest.objects.filter(pk__in=held).update(organisation=organisation)

    def shared_with(self, organisation: Organisation) -> None:
        """Invite somebody's service to the meeting and the project, and let its team lead the project."""
        Contributor.objects.filter(meeting__key=self.things["forum meeting"]).update(organisation=organisation)
        Membership.objects.filter(pk=self.things["forum member"]).update(organisation=organisation)
        if team := contacts_asked.team_of(organisation.pk):
            Project.objects.filter(key=self.things["forum project"]).update(team_key=team.key)

    def said_by(self, user: User) -> None:
        """Let somebody have asked at the session themselves."""
        own = [self.things[name] for name in ("own question", "own joined question", "own offer")]
        asked_there.objects.filter(reference__in=own).update(asker=user)

    def linked_with(self, user: User) -> None:
        """Make somebody the school's link therapist, put them on its list, or have them moderate, where that is their role."""
        link, roles = Link.objects.get(school__school__urn=self.things["urn"]), {each.role for each in user.roles_today}
        if "link-therapist" in roles:
            Assignment.objects.filter(link=link, ends_on=None).update(therapist=user)
            Meeting.objects.filter(link=link).update(therapist=user)
        rounds = Round.objects.filter(key=self.things["moderation"])
        if "moderator" in roles:
            rounds.update(school_moderator=user)
        if "inclusion-officer" in roles:
            rounds.update(council_moderator=user)
        if "specialist-teacher" in roles:
            Listed.objects.get_or_create(link=link, teacher=user, ends_on=None, defaults={"starts_on": localdate()})


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
    made.plans = {"amending": amending(on, agreed(on, school, parent, young), school)}
    made.things = {
        **{name: each.case.reference for name, each in (*made.cases.items(), *made.plans.items())},
        **dates_and_letters(made),
        **advice(made, adviser),
        **asked_of_school(made, on, school),
        **panel(made, on),
        **disputed(made, on),
        **request(on, school),
        **reviews(made, on, school, parent, young),
        **plan(made, on, adviser),
        **working_document(made, on),
        **asked_for_information(made, on),
        **complained(made, on, parent, young),
        **support(made, on, school),
        **garden(on, school),
        **audited(made, on, adviser),
        **stopped(made, on),
    }
    made.things |= decided_twice(made, on)
    return made


def a_child(on: date, school: Organisation, parent: User | None, young: User | None) -> Any:
    """A pupil of this school whose family has this account."""
    child = people.child(born_on=date(on.year - 17, 1, 4), user=young) if young else people.child()
    people.enrol(child, school)
    if parent:
        people.relate(child, people.contact(email=parent.email, user=parent, email_consent_on=on))
    return child


def begun(on: date, school: Organisation, parent: User | None, young: User | None) -> Assessment:
    """A case of this school's pupil whose family has this account."""
    child = a_child(on, school, parent, young)
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


def amending(on: date, assessment: Assessment, school: Organisation) -> Plan:
    """A plan in force that names this school, with proposed changes before the family. It came from another council, whose
    family moves on; its health board is another one now; its direct payments stop; and somebody asks to assess again."""
    held = plans.served(plans.in_force_by(assessment, on, setting=school), on).plan
    plans.moves(plans.fresh(held), on, on)
    plans.health_changed(held, on, posted=False)
    plans.asked_again(held, on)
    plans.stopping(plans.paid(plans.budget_agreed(plans.budget_asked(held, on), on), on), on)
    plans.budget_asked(held, on)
    MoveIn.objects.create(plan=held, council_code="840", council="Another council", transferred_on=on, recorded_on=on)
    return plans.fresh(held)


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


def disputed(made: World, on: date) -> dict[str, Any]:
    """The Tribunal registered an appeal against the refusal today."""
    right = Right.objects.get(case=made.cases["refused"].case)
    registered = Registered("EH886/26/00007", on, on, ("DECISION",))
    dispute = disputes.register(right, by=make.officer(), on=on, registered=registered)
    part = bundles.begin(dispute, by=make.officer(), on=on)
    return {
        "right": right.key,
        "dispute": dispute.key,
        "dispute step": dispute.steps.get().key,
        "paper of bundle": part.items.earliest("pk").pk,
    }


def working_document(made: World, on: date) -> dict[str, Any]:
    """The appeal is about what a plan says, and its working document holds a change and a version."""
    dispute = Right.objects.get(case=made.cases["refused"].case).disputes.get()
    Appeal.objects.filter(dispute=dispute).update(subjects=["B"])
    document = Document.objects.create(dispute=dispute, made_from=made.reviews[0].of_version, begun_on=on)
    passage = document.passages.create(section="B", number="B1", place=100, text="Words", row_key=uuid4())
    change = passage.proposals.create(author="FAMILY", start=0, end=5, words="Others", said_on=on)
    file = File.objects.latest("uploaded_at")
    document.issues.create(number=1, made_on=on, content=[], sha256="x", says_sha256="x", file=file)
    return {"passage": passage.key, "wording": change.key, "version of it": 1}


def asked_for_information(made: World, on: date) -> dict[str, Any]:
    """Somebody asked for what the record holds, and was asked which information is meant."""
    case = made.cases["checked"].case
    request = Request.objects.create(
        case=case, received_on=on, asker="PARENT", name="Somebody", wants="Everything", recorded_on=on
    )
    wait = request.waits.create(waits_for="CLARITY", asked_on=on, asked="Which year?")
    item = request.items.create(
        case=case, of=f"timeline:{case.pk}:{case.events.latest('pk').pk}", place=70, heading="What happened", title="What happened",
        gathered_on=on, looked_on=on, pages=1,
    )  # fmt: skip
    mark = item.marks.create(page=1, exemption="THIRD_PARTY", why="It names a neighbour.", on=on)
    Copy.objects.create(request=request, state="MAKING")
    return {
        "information request": request.key, "wait of it": wait.pk, "gathered paper": item.pk, "words taken out": mark.pk,
    }  # fmt: skip


def complained(made: World, on: date, parent: User | None, young: User | None) -> dict[str, Any]:
    """The family complains; somebody of another team looks into it, and the Ombudsman has it."""
    maker = parent or young
    case = made.cases["checked"].case
    given = {"user_id": maker.pk, "email": maker.email} if maker else {}
    by, who = complaints.of_team(), complaints.colleague()
    held = complaints.looked_into(on, by=by, who=who, words=f"Late: {case.reference}", child_id=case.child_id, **given)
    complaints.found(held, on, who=who)
    referral = complaining.refer(held, by=by, on=on, number=case.reference, came_on=on)
    step = complaining.note_step(
        referral, by=by, on=on, sort="ENQUIRY", came_on=on, asks="Was it answered?", answer_by=on + timedelta(days=9)
    )
    return {
        "complaint": held.key, "letter of it": held.letters.get().key, "point": held.stage.points.get().pk,
        "remedy": held.stage.remedies.get().pk, "referral": referral.key, "step": step.pk,
    }  # fmt: skip


def request(on: date, school: Organisation) -> dict[str, Any]:
    return {"request": requests.taken_in(requests.by_school(school), on=on).key}


def reviews(made: World, on: date, *whose: Any) -> dict[str, Any]:
    """A review whose form this school fills in, with something on every page; and one whose report was sent."""
    school = whose[0]
    plans = [forms.plan(school=school, child=a_child(on, *whose), parents=0) for _ in range(4)]
    forms.crowded(plans[0])
    running, sent, proposed, told = (forms.review(each, on=on) for each in plans)
    Review.objects.filter(pk__in=[sent.pk, proposed.pk, told.pk]).update(met_on=on, report_on=on)
    Review.objects.filter(pk=told.pk).update(decided_on=on, outcome="MAINTAIN", told_on=on, over_on=on)
    made.reviews = [running, sent, proposed, told]
    says = running.of_version.says
    running.outcomes.create(row_key=says.rows_in("E")[0].key, rating="SOME", evidence="She reads three pages")
    change = running.changes.create(section="B", asked_by="SCHOOL", wording="New", weight="MATERIAL", made_on=on)
    return {
        "review": running.key,
        "reported review": sent.key,
        "page of it": "needs",
        "child page": "child",
        "outcome": says.rows_in("E")[0].key,
        "need": says.rows_in("B")[0].key,
        "line": says.rows_in("F")[0].key,
        "change": change.pk,
        "difference": running.differences.create(who="Father", text="He should stay").pk,
        "view": running.said.create(who="CHILD", answers={"likes": "Frogs"}, entered_for_them=True, sent_on=on).key,
        "paper": paper(running, on),
        **followed(running, proposed, told, on),
        **moves(running, on),
    }


def moves(review: Review, on: date) -> dict[str, Any]:
    """The child of a plan is in a round: the school said something else, and the council did without a review."""
    plan = review.plan
    move = Transfer.objects.create(
        round=rounds()[0].key, child=plan.child, case=plan.case, plan=plan, setting=review.setting, year_group=6,
        move="PRIMARY_SECONDARY", stage="QUERIED", identified_on=on, confirm_by=on,
    )  # fmt: skip
    move.answers.create(setting=review.setting, says="STAYS", why="The plan says so.", said_on=on)
    move.review_decisions.create(says="WAIVED", because="For a reason in law.", decided_on=on)
    tie = plan.child.relationships.order_by("id").first()
    asked = Preference.objects.create(transfer=move, contact=tie.contact if tie else None, way="POST", asked_on=on)
    found = {"move": move.key, "round": move.round, "preference": asked.key, **without_a_place(plan, on)}
    return {**found, **consulted(plan, on)}


def consulted(plan: Plan, on: date) -> dict[str, Any]:
    """The family’s own school, which goes on to the next phase, is asked, and asks a question; it has answered nothing yet."""
    held = Consultation.objects.create(
        case=plan.case, plan=plan, setting=plan.case.school, is_preference=True, why="The family asks for it.", drafted_on=on,
        reach="ACCOUNT", sent_on=on, due_on=on + timedelta(days=15),
    )  # fmt: skip
    asked = held.questions.create(asked_on=on, asked_by="A head", text="Which aids are used?")
    return {"consultation": held.key, "school question": asked.pk}


def without_a_place(plan: Plan, on: date) -> dict[str, Any]:
    """A place is searched for, one setting was asked, and the school has said that there will be none."""
    search = Search.objects.create(
        case=plan.case, plan=plan, begun_on=on, begun_because="FLAG", next_contact_on=on + timedelta(days=14)
    )
    tried = search.tried.create(name="Otter Lane School", asked_on=on)
    flag = search.flags.create(raised_on=on, by_school=plan.case.school, reply_by=on + timedelta(days=1))
    return {"search": search.key, "tried": tried.pk, "flag": flag.key}


def followed(running: Review, proposed: Review, told: Review, on: date) -> dict[str, Any]:
    """What hangs on a review besides its form: somebody invited, a proposal, a second look, an early one asked for."""
    by, later = make.officer(), on + timedelta(days=14)
    proposed.proposals.create(outcome="MAINTAIN", reasons="It works", made_on=on, made_by=by)
    written, sent = (in_year(told, on, sent_on) for sent_on in (None, on))
    look = told.looks.create(by=by, organisation=told.setting, asked_on=on, text="Look again", reply_by=later)
    asked = {"asked_by": "SCHOOL", "text": "It fails", "asked_on": on, "answer_by": later}
    return {
        "plan case": running.case.reference,
        "invited": running.attendees.create(
            invited_as="CARE", name="Care", advice_asked_on=on, email="care@x.example"
        ).pk,
        "parent invited": running.attendees.create(invited_as="FAMILY", name="A parent", contact_key="contact:0").pk,
        "proposed review": proposed.key,
        "told review": told.key,
        "look": look.key,
        "early": running.plan.early_requests.create(**asked).key,
        "in-year form": written.key,
        "sent in-year form": sent.key,
    }


def in_year(of: Review, on: date, sent_on: date | None) -> Review:
    """An in-year review form on the same plan: being written, or sent and not answered."""
    form = Review.objects.create(
        plan=of.plan, case=of.case, of_version=of.of_version, form=of.form, setting=of.setting, type="IN_YEAR",
        is_in_law=False, scheduled_on=on, due_by=of.due_by, report_on=sent_on,
    )  # fmt: skip
    later = sent_on + timedelta(days=14) if sent_on else None
    Update.objects.create(review=form, about=["CHANGED", "MOVE"], began_on=on, sent_on=sent_on, answer_by=later)
    return form


def paper(review: Review, on: date) -> int:
    """A file that goes with the form."""
    file = File.objects.create(
        keeper="reviews", place=f"review:{review.pk}:needs", bucket=f"case:{review.case_id}", name="record.pdf", size=3,
        sha256="0" * 64, state="CLEAN",
    )  # fmt: skip
    return int(review.papers.create(page="needs", title="Record", file=file, added_on=on).pk)


def of_services(assessment: Assessment) -> Any:
    """The advice of an assessment that services gave, and not the child's school."""
    held = assessment.advice.filter(organisation__isnull=False)
    return held.exclude(organisation__kind="SCHOOL").order_by("pk")


def plan(made: World, on: date, adviser: Organisation) -> dict[str, Any]:
    """A plan that was made final, with a need, an outcome and provision, a remark, a citation and feedback."""
    case = made.cases["drafted"].case
    held = plans.plan(on, case=case)
    rows = plans.golden_thread(held, on)
    remark = writing.comment(held, by=make.officer(), on=on, section="B", text="Is anything missing?")
    made.rests_on = list(of_services(case.assessment).values_list("pk", flat=True))
    AdviceRequest.objects.filter(pk__in=made.rests_on).update(organisation=adviser)
    cited = writing.cite(rows["need"], by=make.officer(), on=on, advice_id=made.rests_on[0])
    plans.issued(held, on)
    said = Feedback.objects.create(
        plan=held, said_on=on, by=make.officer(), organisation=case.school, text="Too many outcomes.", reply_by=on
    )
    return {
        "plan": held.key,
        "planned": case.reference,
        "section": "B",
        "row": rows["need"].key,
        "remark": remark.pk,
        "citation": cited.pk,
        "version": 1,
        "feedback": said.key,
    }


def audited(made: World, on: date, adviser: Organisation) -> dict[str, Any]:
    """An audit of a case to which this adviser gave all advice; those who had a part in it were told what was found."""
    advised = made.cases["advised"]
    received = AdviceRequest.objects.filter(assessment=advised, received_on__isnull=False, organisation__isnull=False)
    given = list(received.exclude(organisation__kind="SCHOOL").values_list("pk", flat=True))
    AdviceRequest.objects.filter(pk__in=given).update(organisation=adviser)
    audit = Audit.objects.create(
        theme="Assessments", kind="ASSESSMENT", parts=["council"], criteria_from=date(2026, 9, 1), period_from=on,
        period_to=on, size=1, planned_on=on, drawn_on=on,
    )  # fmt: skip
    record = audit.cases.create(
        case=advised.case, place=1, layer="Coast, mainstream", read_on=on, auditor=make.officer(), grade="GOOD",
        record={name: {"result": "MET", "says": []} for name in READINGS}, submitted_on=on, moderated_grade="GOOD",
        moderated_on=on, feedback_sent_on=on,
    )  # fmt: skip
    return {"advice given": given, "audited": record.key}


def stopped(made: World, on: date) -> dict[str, Any]:
    """A paper of a case that was stopped because another child stands in it."""
    release.other_child()
    return {"stopped paper": release.stopped(made.cases["drafted"].case, on=on).key}


def decided_twice(made: World, on: date) -> dict[str, Any]:
    """Of two reviews one that an officer of another team has still to decide a second time, and one that is decided."""
    elsewhere = make.cases.officer(make.cases.team("elsewhere"), "casework-officer")
    month = Sample.objects.order_by("month").values_list("month", flat=True).first() or on.replace(day=1)
    sample = Sample.objects.create(month=(month - timedelta(days=1)).replace(day=1), rules_from=on, drawn_on=on)
    waiting, told = (Review.objects.get(key=made.things[name]) for name in ("proposed review", "told review"))
    given = {"sample": sample, "decider": elsewhere, "given_on": on, "decide_by": on, "first_on": on}
    given["team"] = told.case.team
    return {
        "second": BlindDecision.objects.create(review=waiting, place=1, **given).key,
        "decided twice": BlindDecision.objects.create(
            review=told, place=2, outcome="AMEND", reasons="The needs are others.", decided_on=on, **given
        ).key,
    }
