"""Last year's champions of the made-up county: how they were chosen, who asks for them, and what they did, through the room's own
actions; and a call that is before its panel."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils.timezone import get_current_timezone, make_aware

from countywide.demo import data
from countywide.garden.champions import actions, policies, queries
from countywide.garden.champions.models import Application, Approval, Call, Champion, Paper, Reader
from countywide.platform.accounts.models import Persona, RoleHeld, User
from countywide.platform.kit.doors import Machine
from countywide.register.schools import queries as schools

DEMO, DAY = Machine("demo"), timedelta(days=1)
KIND = "inclusion-champions"
NOTE = "Told clearly, with something to go by."
REASONS = "The panel read a change that was told step by step, and agreed on its points."


def make(on: date) -> None:
    """The call that was decided, those who serve, and the call that is before its panel."""
    given = data.read(data.COUNTY / "choosing.toml")
    decide(given["decided"], on)
    before_its_panel(given["deciding"], on)
    want(given["wanted"], on)
    serve(given, on)


def moment(day: date, hour: int = 10) -> datetime:
    return make_aware(datetime.combine(day, time(hour)), get_current_timezone())


def person(key: str) -> User:
    return Persona.objects.select_related("user").get(key=key).user


def call_of(given: dict[str, Any], on: date) -> Call:
    """Planned, announced and opened on their days."""
    opens, closes, said = (on - given[name] * DAY for name in ("opens", "closes", "announced"))
    call = actions.plan(
        None, by=DEMO, now=moment(said), on=said, kind=given["kind"], key=given["key"], title=given["title"], places=given["places"],
        opens_at=moment(opens, 9), closes_at=moment(closes, 17), results_by=closes + 40 * DAY, starts_on=closes + 100 * DAY,
    )  # fmt: skip
    actions.announce(call, by=DEMO, now=moment(said))
    return call


def applied(call: Call, by: User, school: Any, role: str, answers: dict[str, Any], approver: str) -> Application:
    """Begun, written, approved and sent while the call was open."""
    kind, now = policies.kind_of(call), call.opens_at + 2 * DAY
    checks = {each.key: each.right for each in kind.checks}
    held = actions.begin(call, by=by, now=now, schools=[school] if school else [], role=role, checks=checks)
    for page in kind.pages:
        actions.write(
            held, by=by, now=now, page=page.key, answers={each.key: answers.get(each.key) for each in page.questions}
        )
    if approver:  # kept as it was given: its link is long over
        Approval.objects.create(
            application=held, approver="HEAD", name=approver, email=f"head@{school.urn}.example", asked_at=now,
            answered_at=now + DAY, answered_by=str(DEMO), is_given=True,
        )  # fmt: skip
        held = Application.objects.get(pk=held.pk)
    actions.send(held, by=by, now=now + 2 * DAY, declares=True)
    return held


def panel(call: Call, readers: list[str], day: date) -> list[Reader]:
    made = [actions.add_reader(call, by=DEMO, on=day, user=person(key)) for key in readers]
    for each in made:
        actions.declare(each, by=DEMO, on=day, interests={})
    return made


def read(reader: Reader, paper: Paper, points: int, day: date) -> None:
    """The same points for each criterion, unless the reader has an interest."""
    if queries.bar_to_scoring(reader, paper):
        return
    keys = [each.key for each in policies.kind_of(reader.call).criteria]
    actions.score(
        reader, by=DEMO, on=day, paper=paper, points=dict.fromkeys(keys, points), notes=dict.fromkeys(keys, NOTE)
    )


# --- decided ---------------------------------------------------------------------------------


def decide(given: dict[str, Any], on: date) -> None:
    """From the numbers to the appointments; one declines, and the next of the reserve list takes the place."""
    call, drawn = call_of(given, on), on - given["drawn"] * DAY
    sent = {each["name"]: applied_by_name(call, each) for each in given["application"]}
    actions.draw(call, by=DEMO, on=drawn)
    papers = {name: Paper.objects.get(application=held) for name, held in sent.items()}
    for place, reader in enumerate(panel(call, given["readers"], drawn)):
        for each in given["application"]:
            read(reader, papers[each["name"]], each["points"][place], drawn + 5 * DAY)
    for point in queries.to_talk_about(call):
        actions.talk(
            call, by=DEMO, on=drawn + 6 * DAY, numbers=point.papers, criterion=point.criterion,
            said="The panel read both again and kept its points: days offered in the Fen decide.",
        )  # fmt: skip
    day = on - given["offered"] * DAY
    for each in given["application"]:
        result(papers[each["name"]], each, given, day)
    for each in given["application"]:
        answered(sent[each["name"]], each, day)
    appointed(call, given, on)
    actions.decide(call, by=DEMO, now=moment(day + 10 * DAY))


def applied_by_name(call: Call, given: dict[str, Any]) -> Application:
    """Somebody at a school of the county, whom a visitor may become or not."""
    school = schools.school_with(given["urn"])
    assert school is not None, f"choosing.toml names a school that is not there: {given['urn']}."
    user = person(given["who"]) if "who" in given else colleague(given["name"], school)
    answers = {
        "years": 6, "qualification": "Yes", "impact": given.get("listed", "We looked at every corner of the school with new eyes."),
        "motivation": "I learned most in somebody else’s classroom, and would open mine.", "days": 2, "travel": "Up to 15 miles",
        "backfill": "Yes", "phase": given["phase"], "expertise": given["expertise"],
    }  # fmt: skip
    return applied(call, user, school, given["role"], answers, given["approver"])


def colleague(name: str, school: Any) -> User:
    user = User.objects.create_user(f"{name.lower().replace(' ', '.')}@{school.urn}.example", name)
    RoleHeld.objects.create(user=user, role="senco", organisation=school.organisation, starts_on=date(2020, 9, 1))
    return user


def result(paper: Paper, given: dict[str, Any], words: dict[str, Any], day: date) -> None:
    """A talk and an offer, the reserve list, or feedback alone."""
    is_near = bool(given.get("place") or given.get("reserve"))
    actions.shortlist(paper, by=DEMO, on=day - 12 * DAY, yes=is_near, reasons=REASONS)
    if is_near:
        actions.note_talk(
            paper,
            by=DEMO,
            on=day - DAY,
            talked_on=day - 2 * DAY,
            notes="Spoke of colleagues before speaking of children.",
        )
    if given.get("place"):
        actions.make_offer(paper, by=DEMO, on=day, agreement=words["agreement"])
    else:
        actions.tell_result(paper, by=DEMO, on=day, feedback=words["feedback"], reserve=given.get("reserve", False))


def answered(held: Application, given: dict[str, Any], day: date) -> None:
    offer = queries.offer_of(held)
    if offer is None or not offer.waits:
        return
    if "declines" in given:
        actions.decline(offer, by=DEMO, on=day + 4 * DAY, because=given["declines"])
    else:
        actions.accept(offer, by=DEMO, on=day + 5 * DAY)


def appointed(call: Call, given: dict[str, Any], on: date) -> None:
    """Whoever accepted serves; those of the file who say so stand in the directory."""
    starts = on - given["starts"] * DAY
    profiles = {each["name"]: each["listed"] for each in given["application"] if "listed" in each}
    for offer in queries.offers_of(call):
        if offer.accepted_on is None:
            continue
        made = actions.appoint(offer, by=DEMO, on=starts - 20 * DAY, starts_on=starts)
        if made.name in profiles:
            actions.list_in_directory(made, by=DEMO, on=starts, agrees=True, profile=profiles[made.name])


# --- before its panel ------------------------------------------------------------------------


def before_its_panel(given: dict[str, Any], on: date) -> None:
    """Two applications by number; one reader has read them, the other has them still to read."""
    call = call_of(given, on)
    papers = []
    for each in given["application"]:
        answers = {"phase": each["phase"], "why": each["why"], "when": ["Evenings"]}
        papers.append(applied(call, person(each["who"]), None, "", answers, ""))
    actions.draw(call, by=DEMO, on=on - 6 * DAY)
    for reader in panel(call, given["readers"], on - 5 * DAY):
        if reader.user_id != person(given["reads"]).pk:
            continue
        for held, each in zip(papers, given["application"], strict=True):
            read(reader, Paper.objects.get(application=held), each["points"], on - 3 * DAY)


# --- serving ---------------------------------------------------------------------------------


def want(rows: list[dict[str, Any]], on: date) -> None:
    """Two in one district, none in another, one in each of the rest."""
    named = {each["district"]: each for each in rows if "district" in each}
    other = next((each for each in rows if each.get("other")), None)
    for district in schools.our_districts():
        each = named.get(district.name, other)
        if each:
            actions.want(
                district, by=DEMO, on=on - 90 * DAY, kind=KIND, number=each["number"], phase=each.get("phase", ""),
                expertise=each.get("expertise", ""),
            )  # fmt: skip


def serve(given: dict[str, Any], on: date) -> None:
    """Hours, requests and thanks."""
    who = {each.name: each for each in Champion.objects.filter(kind=KIND)}
    for each in given["activity"]:
        day = on - each["ago"] * DAY
        actions.log(
            who[each["who"]], by=DEMO, on=day, sort=each["sort"], day=day, minutes=each["minutes"], schools_met=each["schools"],
            changed=each["changed"],
        )  # fmt: skip
    for each in given["ask"]:
        asked(each, who[each["to"]], on)
    for each in given["thanks"]:
        day = on - each["ago"] * DAY
        if "count" in each:
            actions.forward_thanks(KIND, by=DEMO, on=day, said=each["said"], count=each["count"])
        else:
            actions.thank(KIND, by=DEMO, on=day, said=each["said"], champion=who[each["who"]])


def asked(given: dict[str, Any], champion: Champion, on: date) -> None:
    """A request as far as it has come."""
    by, day = person(given["by"]), on - given["ago"] * DAY
    school = schools.school_of(by.roles_today[0].organisation_id)
    held = actions.ask(
        school, by=DEMO, on=day, kind=KIND, about=given["about"], first=day + 7 * DAY, last=day + 40 * DAY, champion=champion
    )  # fmt: skip
    if "held_ago" in given:
        came = on - given["held_ago"] * DAY
        actions.accept_ask(held, by=DEMO, on=day + 2 * DAY, day=came)
        actions.hold(
            held, by=DEMO, on=came, held_on=came, minutes=given["minutes"], sort="visit", changed=given["changed"]
        )
        actions.feed_back(held, by=DEMO, on=came + 3 * DAY, feedback=given["feedback"], may_quote=True)
    elif "planned_in" in given:
        actions.accept_ask(held, by=DEMO, on=day + 2 * DAY, day=on + given["planned_in"] * DAY)
