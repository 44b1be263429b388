"""What the rooms of money and therapy hold about one school and its pupils, made by their own actions."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from countywide.casework.assessments.tests import factories as make
from countywide.platform.accounts.models import Organisation
from countywide.platform.files.models import File
from countywide.platform.kit.doors import Machine
from countywide.platform.kit.shell import council
from countywide.register.contacts.models import Team
from countywide.register.schools import queries as schools
from countywide.register.schools.models import Area, School
from countywide.register.schools.tests import factories as register
from countywide.support.accreditation import actions as accrediting
from countywide.support.accreditation import queries as accrediting_asked
from countywide.support.accreditation.tests import factories as accrediting_tests
from countywide.support.communities import actions as communities
from countywide.support.communities.models import Bridge, Dispute, Meeting, Referral, Request
from countywide.support.communities.rules.codes import signs
from countywide.support.communities.types import Asked, OwnSchool
from countywide.support.coverage import actions as covering
from countywide.support.coverage import queries as covered
from countywide.support.coverage.models import Gap, Reach
from countywide.support.coverage.rules import place_key
from countywide.support.coverage.types import GapSaid
from countywide.support.ledger import actions as ledger
from countywide.support.ledger import queries as ledgers
from countywide.support.mapping import actions as mapping
from countywide.support.mapping.enums import Expected
from countywide.support.mapping.models import Grown, Letter, Round
from countywide.support.mapping.tests import factories as mapping_tests
from countywide.support.movers import actions as movers
from countywide.support.movers.models import Arrival, RecordsAsked
from countywide.support.movers.types import Told as ArrivedPupil
from countywide.support.therapy import actions as linking
from countywide.support.therapy.models import Listed
from countywide.support.therapy.tests import factories as therapy

if TYPE_CHECKING:
    from tests.house.worlds import World

BY = Machine("house")
SPEECH = "speech-and-language-therapy"


def support(made: World, on: date, school: Organisation) -> dict[str, Any]:
    """Everything that these rooms hold of this school."""
    in_a_community(school)
    return {
        **asked_of_community(made, on, school),
        **meets(on, school),
        **money(made, on, school),
        **profiles(on, school),
        **moderated(on, school),
        **gaps(on, school),
        **link_therapy(on, school),
        **accreditation(on, school),
        **visiting(on, school),
    }


def asked_of_community(made: World, on: date, school: Organisation) -> dict[str, Any]:
    """The school asks its community for a child with a plan, and tells of a pupil who came."""
    child, own = made.plans["amending"].case.child, OwnSchool(school.pk)
    told = Asked(
        sort="PUPIL", needs=("SLCN",), pupil_code=f"ZZ04-{signs(4)}", year=4, stage="PLAN", child_id=child.pk,
        picture="There is much that goes well with time and few words.", tried=({"what": "A small group", "impact": "A little"},),
        asks="We ask a colleague to show us how to set it up.", measure="They answer in whole sentences.", parent_informed_on=on,
    )  # fmt: skip
    request = communities.begin(own, by=make.BY, on=on, meeting=None, asked=told)
    communities.send(request, by=make.BY, on=on)
    came = ArrivedPupil(
        known="NOTHING", arrived_on=on, initials="ZZ", year=4, needs=(), sees="There is much that goes well.", child_id=child.pk,
        from_name="not known",
    )  # fmt: skip
    arrival = movers.tell_of_arrival(own, by=make.BY, on=on, told=came)
    asked = RecordsAsked.objects.create(
        arrival=arrival, who="SCHOOL", school=school, name=school.name, asked_on=on, due_on=on + timedelta(days=5)
    )
    dispute = Dispute.objects.create(request=request, step="CHAIR", raised_on=on, why="It is not enough.", due_on=on)
    bridge = Bridge.objects.create(
        school=school, child=child, needs="A specialist place", cannot="Teach alone", asked_pence=100_00, from_on=on,
        family_told_on=on, sent_on=on, decide_by=on,
    )  # fmt: skip
    pointed = Referral.objects.create(school=school, told_by="SCHOOL", on=on, has_plan=True)
    decided = communities.begin(
        own, by=make.BY, on=on, meeting=None, asked=replace(told, pupil_code=f"ZZ05-{signs(4)}")
    )
    Request.objects.filter(pk=decided.pk).update(state="LISTED", sent_on=on)
    decided.outcomes.create(came="CHAIR", on=on, said="We talked of the mornings.", reasons="It is for a term.")
    unknown = Arrival.objects.create(
        school=school, name=child.name_shown, born_on=child.born_on, initials="ZZ", year=4, known="NOTHING", arrived_on=on,
        sees="There is much that goes well.", told_on=on, answer_by=on, answered_on=on,
    )  # fmt: skip
    return {
        "community request": request.key,
        "decided request": decided.key,
        "arrival of somebody": unknown.key,
        "provision case": request.provision_case.key,
        "dispute in a community": dispute.pk,
        "bridge": bridge.key,
        "pointed to a community": pointed.key,
        "arrival": arrival.key,
        "records asked for": asked.key,
        "lane": "chair",
    }


def in_a_community(school: Organisation) -> None:
    """A school of the register that is in a community and in a district."""
    found = School.objects.filter(organisation=school).first() or School.objects.create(
        urn=f"98{school.pk:04}"[:6], name=school.name, name_key=f" {school.name.lower()}", organisation=school, status="1", type="1",
        group="4", phase="2", la_code=council().la_code,
    )  # fmt: skip
    if found.district is None:
        found.district = register.make_district(area=Area.objects.earliest("pk"))
        found.save(update_fields=["district"])
    if not found.memberships.exists():
        register.make_member(found, register.make_community())


def money(made: World, on: date, school: Organisation) -> dict[str, Any]:
    """A pot of this year, an award out of it for a child of the school, and a statement to the school."""
    by, year = BY, ledgers.year_at(on)
    assert year is not None
    pot = ledgers.pots_of(year)[0]
    award = ledger.award(
        pot, by=by, on=on, school_id=school.pk, child_id=made.cases["new"].case.child_id, annual_pence=365_00, from_on=on,
        to_on=year.ends_on, standing="CONFIRMED", basis="Reception amount", source=f"house:{uuid4()}", authorised_by="Area board",
    )  # fmt: skip
    statement = ledger.issue_statement(year, school, by=by, on=on)
    assert statement is not None
    scenario = ledgers.scenarios_of(year)[0]
    return {
        "funding year": year.key, "pot": pot.key, "award": award.key, "statement": statement.key, "comparison": scenario.key,
        "school that has money": school.key,
    }  # fmt: skip


def meets(on: date, school: Organisation) -> dict[str, Any]:
    """The school's community meets in a fortnight, and takes requests."""
    community = School.objects.get(organisation=school).memberships.earliest("pk").community
    day = on + timedelta(days=21)
    meeting = Meeting.objects.filter(community=community, on=day).first() or communities.plan_meeting(
        community, by=BY, on=on, day=day, at=time(13, 30), place="The hall"
    )
    return {"community meeting": meeting.key, "community": community.key}


def profiles(on: date, school: Organisation) -> dict[str, Any]:
    """Children who come: one profile being written, one sent in, one whose amount was issued; needs have grown; a forecast."""
    mapping_tests.pots()
    writing, sent = mapping_tests.begun(school, on=on), mapping_tests.sent(school, on=on)
    issued = mapping_tests.issued(school, on=on)
    grown = Grown.objects.filter(school=school, answered_on=None).first() or mapping.say_grown(
        school, by=mapping_tests.somebody("senco", school), on=on, entry_year=issued.entry_year, children=[str(issued.key)], cost_pence=100_00,
        changed="Two children came whose needs are greater than anybody could know in March.",
    )  # fmt: skip
    forecast = mapping.keep_forecast(
        school, by=mapping_tests.somebody("senco", school), on=on, lines=[(Expected.values[0], 1)]
    )
    return {
        "profile being written": writing.key, "profile": sent.key, "funded profile": issued.key, "needs that have grown": grown.key,
        "funding letter": Letter.objects.filter(profile=issued).latest("pk").key, "forecast": forecast.key,
    }  # fmt: skip


def moderated(on: date, school: Organisation) -> dict[str, Any]:
    """A round of moderation with one child of the school, who is settled."""
    round_ = Round.objects.create(
        title="A round", version="2026", opened_on=on, school_moderator=make.officer(), council_moderator=make.officer()
    )
    profile = mapping_tests.mapped(school, on=on)
    sampled = round_.sampled.create(profile=profile, number=1, settled_on=on, agreed=mapping_tests.LEVELS)
    return {"moderation": round_.key, "child of it": sampled.number, "moderated profile": sampled.profile.key}


def gaps(on: date, school: Organisation) -> dict[str, Any]:
    """Two gaps that the school logged in one service of its district."""
    at, senco = schools.school_of(school.pk), mapping_tests.somebody("senco", school)
    place = place_key(at.district.name)
    Reach.objects.get_or_create(
        service=SPEECH, place=place,
        defaults={"district": at.district, "organisation": Team.objects.earliest("pk").organisation, "said_on": on, "next_on": on + timedelta(days=30)},
    )  # fmt: skip
    spot = covered.spot(SPEECH, place, on=on)
    assert spot is not None
    one, other = (
        Gap.objects.filter(school=school, words=words).first()
        or covering.log_gap(at, by=senco, on=on, spot=spot, said=GapSaid(words=words, section="communities"))
        for words in ("Nobody comes to us and seven pupils wait.", "Since Easter there is no therapist for our pupils.")
    )
    return {"gap": one.key, "another gap": other.key, "service": SPEECH, "place": place}


def visiting(on: date, school: Organisation) -> dict[str, Any]:
    """The school opens its doors; it has booked an hour elsewhere, looked for schools, and said what it thinks of the tools."""
    at, elsewhere, day = schools.school_of(school.pk), register.make_school(), on + timedelta(days=12)
    senco = mapping_tests.somebody("senco", school)
    host = accrediting_asked.host_of(school.pk) or accrediting.open_doors(at, by=BY, on=on, shows="Signs in every room")
    accrediting.claim(elsewhere, by=BY, on=on, accredited_on=on - timedelta(days=600))
    there = accrediting.open_doors(elsewhere, by=BY, on=on, shows="A quiet corner")
    free, taken = (accrediting.offer(there, by=BY, on=on, slot_on=day, starts_at=time(at_)) for at_ in (9, 14))
    visit = accrediting.book(at, by=senco, on=on, slot=taken, people=2)
    looked = accrediting.look(at, by=BY, on=on, phase="", miles=None)
    said = accrediting.say(at, by=senco, on=on, said="The cards could be shorter, and two say the same.")
    return {
        "host": host.key, "hour to visit": free.key, "visit": visit.key, "looked": looked.key, "feedback on tools": said.reference,
    }  # fmt: skip


def link_therapy(on: date, school: Organisation) -> dict[str, Any]:
    """What the school and its link therapist keep: a record, a meeting to come, an action."""
    link, by = therapy.link_at(school), therapy.BY
    held = linking.note_contact(link, by=by, on=on, purpose="TERMLY", mode="VIDEO", held_on=on)
    linking.write(held, by=by, on=on, written=therapy.written())
    linking.share(held, by=by, on=on)
    coming = linking.propose(link, by=by, on=on, purpose="TERMLY", mode="VIDEO", day=on + timedelta(days=9))
    agreed = linking.agree_action(link, by=by, on=on, wanted=therapy.wanted())
    listed = Listed.objects.filter(link=link).first() or Listed.objects.create(
        link=link, teacher=make.officer(), starts_on=on
    )
    return {
        "listed teacher": listed.pk, "urn": link.school.school.urn, "held link meeting": held.key, "link meeting": coming.key, "link record": 1,
        "link action": agreed.key,
    }  # fmt: skip


def accreditation(on: date, school: Organisation) -> dict[str, Any]:
    """What the school keeps of itself: an evaluation that is shared, its way to accreditation, and a check-in. What is there stays."""
    at, by = schools.school_of(school.pk), therapy.BY
    held = accrediting_asked.evaluation_of(school.pk) or accrediting_tests.evaluation(at, on=on)
    if accrediting_asked.is_shared(held) is None:
        accrediting.share(held, by=by, on=on)
    under_way = accrediting_asked.on_the_way(school.pk) or accrediting.take_part(at, by=by, on=on)
    accredited = accrediting_asked.accreditation_of(school.pk) or accrediting.claim(
        at, by=by, on=on, accredited_on=on - timedelta(days=600)
    )
    check_in = accredited.check_ins.filter(held_on=None)[0]
    paper = held.papers.create(title="A report", file=File.objects.latest("uploaded_at"), added_on=on)
    return {
        "paper of it": paper.pk, "evaluation": held.key, "strand": "families", "level": "all", "way": under_way.key, "ended": "ended",
        "check-in": check_in.key,
    }  # fmt: skip
