"""A term of two communities of the made-up county, through the room's own actions: asked, met, decided, disputed, published."""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import Any

from countywide.casework.cases.models import Case
from countywide.demo import data
from countywide.law.clocks import Calendar
from countywide.platform.accounts.models import Persona, RoleHeld, User
from countywide.platform.kit.conduct import RuleBroken
from countywide.platform.kit.doors import Machine
from countywide.platform.kit.shell import council
from countywide.register.contacts import queries as contacts
from countywide.register.schools import queries as schools
from countywide.support.communities import actions
from countywide.support.communities.actions import money
from countywide.support.communities.models import Meeting, Request
from countywide.support.communities.queries import communities as asked
from countywide.support.communities.types import Asked, Decided, OwnSchool

DEMO, WORKING = Machine("demo"), Calendar()
PAST, NEXT, LATER = -60, 26, 88  # days from today


def make(on: date) -> None:
    """Everything of the file, in the order in which it happened."""
    given = data.read(data.COUNTY / "communities.toml")
    clerk = person(given["clerk"])
    for each in given["community"]:
        a_term(each, given, clerk, on)
    actions.record_referral(
        schools.school_with(given["referral"]["urn"]), by=person(given["officer"]), on=on - timedelta(days=40),
        reason=given["referral"]["reason"], has_plan=True, team="Plans and Reviews Team",
    )  # fmt: skip
    interest(given["interest"], on)
    published(given["published"], clerk, on)
    refused(given["refused"], clerk, on)


def person(key: str) -> User:
    return Persona.objects.get(key=key).user


def day(on: date, days: int) -> date:
    """A working day so many days from today, or the one before it."""
    return WORKING.last_working_day(on + timedelta(days=days))


def a_term(each: dict[str, Any], given: dict[str, Any], clerk: User, on: date) -> None:
    """One community: who chairs it, three meetings, and what its schools asked for two of them."""
    community = schools.community_with(each["key"])
    assert community is not None, "communities.toml names a community that is not there."
    if "chair" in each:
        seated(each["chair"])
    actions.name_link_officer(community, by=clerk, on=day(on, -150), officer=person(given["link_officer"]))
    before, coming, _later = (planned(community, clerk, day(on, days), each["place"]) for days in (PAST, NEXT, LATER))
    actions.open_agenda(before, by=DEMO, on=day(on, PAST - 50))
    actions.open_agenda(coming, by=DEMO, on=day(on, -6))
    rows = [row for row in given["request"] if row["community"] == each["key"]]
    past = [(row, sent(row, given, before, day(on, PAST - 25))) for row in rows if row.get("past")]
    for _row, request in past:
        actions.triage(request, by=DEMO, on=day(on, PAST - 18), what="LIST")
    met(before, past, given, clerk, on)
    for row in rows:
        if not row.get("past"):
            request = sent(row, given, coming, day(on, -4))
            if row["state"] == "LISTED":
                actions.triage(request, by=DEMO, on=day(on, -2), what="LIST")
            if request.has_plan:
                bridged(request, given["provision"], row, on)


def seated(chair: dict[str, str]) -> None:
    """Somebody of a school chairs a community; nobody signs in as them."""
    school = schools.school_with(chair["urn"])
    assert school is not None, "communities.toml names a school that is not there."
    user = User.objects.create_user(chair["email"], chair["name"])
    RoleHeld.objects.create(
        user=user, role="community-chair", organisation=school.organisation, starts_on=date(2025, 9, 1)
    )


def planned(community: Any, clerk: User, meets_on: date, place: str) -> Meeting:
    return actions.plan_meeting(
        community, by=clerk, on=meets_on - timedelta(days=70), day=meets_on, at=time(13, 30), place=place
    )


def sent(row: dict[str, Any], given: dict[str, Any], meeting: Meeting, on: date) -> Request:
    """One request, written and sent by its school."""
    school = schools.school_with(row["urn"])
    assert school is not None, "communities.toml names a school that is not there."
    by: Any = person(row["by"]) if "by" in row else DEMO
    child = with_plan(school) if row.get("plan") else None
    told = Asked(
        sort=row["sort"], needs=tuple(row["needs"]), pupil_code=row.get("code", ""), year=row.get("year"), asks=row["asks"],
        stage="PLAN" if child else "NONE", child_id=child.pk if child else None, awaits_specialist=bool(child),
        picture="There is much that goes well with time and few words, and what is hard is hard every day.",
        tried=(given["tried"],), notional_pence=180_000, measure="We count it each week and tell the community at its next meeting.",
        parent_informed_on=on - timedelta(days=3) if "code" in row else None, sent_to_us_by=row.get("told_by", ""),
    )  # fmt: skip
    request = actions.begin(OwnSchool(school.organisation_id), by=by, on=on, meeting=meeting, asked=told)
    actions.send(request, by=by, on=on)
    return request


def with_plan(school: Any) -> Any:
    """A pupil of a school with a plan whom none of the invented people has as their own child."""
    found = Case.objects.filter(kind="PLAN", school=school.organisation, closed_on=None, child__user=None)
    strangers = found.exclude(child__relationships__contact__user__persona__isnull=False)
    case = strangers.select_related("child").order_by("pk").first()
    return case.child if case is not None else None  # a small county may have none


def met(
    meeting: Meeting, past: list[tuple[dict[str, Any], Request]], given: dict[str, Any], clerk: User, on: date
) -> None:
    """The meeting that was: everybody was there, every item was decided, the minutes are confirmed."""
    met_on = meeting.on
    actions.send_papers(meeting, by=DEMO, on=day(met_on, -6))
    there = dict.fromkeys(asked.member_ids(meeting.community, on=met_on), "")
    actions.begin_meeting(meeting, by=clerk, on=met_on, present=there)
    for row, request in past:
        actions.decide(request, by=clerk, on=met_on, decided=decided(row, request, given, met_on))
        after(row, request, on)
    actions.write_minutes(meeting, by=clerk, on=day(met_on, 4), minutes=given["minutes"])
    actions.confirm_minutes(meeting, by=clerk, on=day(met_on, 12))


def decided(row: dict[str, Any], request: Request, given: dict[str, Any], on: date) -> Decided:
    """Money where the row says so and the year has a fund for it; advice and a visit otherwise."""
    starts_on = on + timedelta(days=7)
    pot = money.pot_at(request.community_id, money.COMMUNITY, starts_on) if "pounds" in row else None
    if pot is None or pot.year.is_closed or (pot.year.ends_on - starts_on).days < 30:
        return Decided(help=("ADVICE", "VISIT"), said=given["said"], reasons=given["reasons"])
    ends_on = min(starts_on + timedelta(days=150), pot.year.ends_on)
    return Decided(
        help=("FUNDING", "ADVICE"), said=given["said"], reasons=given["reasons"], pence=row["pounds"] * 100,
        starts_on=starts_on, ends_on=ends_on, conditions="The school tells the next meeting what it saw.",
        review_on=on + timedelta(days=110),
    )  # fmt: skip


def after(row: dict[str, Any], request: Request, on: date) -> None:
    """What became of it since."""
    if row["state"] == "DELIVERED":
        actions.begin_delivery(request, by=DEMO, on=day(on, PAST + 12))
    if row["state"] == "DISPUTED":
        why = "Nobody asked the school that has met this before, although the terms say that somebody questions each proposal."
        actions.dispute(request, by=DEMO, on=day(on, -9), why=why)


def bridged(request: Request, said: dict[str, Any], row: dict[str, Any], on: date) -> None:
    """The school asks for a bridge beside the council's own case."""
    actions.ask_bridge(
        OwnSchool(request.school_id), by=person(row["by"]), on=day(on, -3), child=request.child, needs=said["needs"],
        cannot=said["cannot"], pence=said["pounds"] * 100, from_on=on, family_told_on=day(on, -5),
        provision_case=request.provision_case,
    )  # fmt: skip


def interest(given: dict[str, Any], on: date) -> None:
    school = schools.school_with(given["urn"])
    assert school is not None, "communities.toml names a school that is not there."
    actions.register_interest(
        OwnSchool(school.organisation_id), by=DEMO, on=day(on, -30), email="senco@lockgate.example", said=given["said"]
    )


def published(given: dict[str, Any], clerk: User, on: date) -> None:
    """The document that parents can read."""
    team, then = contacts.team_with("communities"), day(on, -70)
    assert team is not None, "teams.toml names no communities team."
    made = actions.begin_document(None, by=clerk, on=then, title=given["title"])
    actions.write_document(
        made, by=clerk, on=then, brand=council().name, owner_id=team.organisation_id, dated_on=then, body=given["body"],
        rights=given["rights"], cover=given["cover"],
    )  # fmt: skip
    actions.publish_document(made, by=clerk, on=then)


def refused(given: dict[str, Any], clerk: User, on: date) -> None:
    """A leaflet that says too much and not whose it is: it stays a draft."""
    made = actions.begin_document(None, by=clerk, on=day(on, -20), title=given["title"])
    actions.write_document(made, by=clerk, on=day(on, -20), body=given["body"])
    try:
        actions.publish_document(made, by=clerk, on=day(on, -20))
    except RuleBroken:
        return
    raise AssertionError("A document for parents was published without the council's name.")
