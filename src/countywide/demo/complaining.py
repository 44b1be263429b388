"""Complaints of the made-up county, through the room's own actions: one answered, one late at stage 2, one with the Ombudsman."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from countywide.casework.cases.models import Case
from countywide.casework.complaints import actions, queries
from countywide.casework.complaints.models import Complaint
from countywide.casework.complaints.types import Made
from countywide.demo import data
from countywide.law.clocks import Calendar
from countywide.platform.accounts.models import Persona, User
from countywide.register.people import queries as people

WORKING = Calendar()
SORRY = {
    "sort": "APOLOGY",
    "what": "We write and say sorry.",
    "within": 10,
    "done_in": 6,
    "evidence": "The letter to the family",
}


def make(on: date) -> None:
    """Every complaint of the file, each as far as it has come."""
    given = data.read(data.COUNTY / "complaints.toml")
    officer, *looks = (Persona.objects.get(key=key).user for key in (given["officer"], *given["looks"]))
    for key in ("answered", "late", "ombudsman"):
        whole(given[key], officer, looks, on)
    for place, each in enumerate(given["past"]):
        past(each, officer, looks, on, place)


def ago(given: dict[str, Any], name: str, on: date) -> date:
    """A day that the file counts back, or the working day before it."""
    return WORKING.last_working_day(on - timedelta(days=given[f"{name}_ago"]))


def begun(given: dict[str, Any], officer: User, on: date) -> Complaint:
    """As it came: from one of the invented people on their own page, or by post."""
    received_on = ago(given, "received", on)
    known_on = on - timedelta(days=given["known_ago"]) if "known_ago" in given else received_on - timedelta(days=30)
    told = {
        "about": tuple(given["about"]),
        "words": given["words"],
        "wants": given.get("wants", ""),
        "known_on": known_on,
    }
    if "by" in given:
        user = Persona.objects.get(key=given["by"]).user
        child = people.children_of(user)[0]
        said = Made("PARENT", user.name, email=user.email, user_id=user.pk, child_id=child.pk, **told)
        return actions.make(None, by=user, on=received_on, made=said)
    address = given.get("address", "The Old Post House, Larkvale, ZX4 1AB").replace(", ", "\n")
    said = Made(
        "PARENT",
        given["name"],
        address=address,
        came="LETTER",
        received_on=received_on,
        child_id=somebodys(given),
        **told,
    )
    return actions.record(None, by=officer, on=received_on, made=said)


def somebodys(given: dict[str, Any]) -> int:
    """A child of the county whom none of the invented people knows, another for each complaint."""
    strangers = Case.objects.filter(child__user=None).exclude(
        child__relationships__contact__user__persona__isnull=False
    )
    keys = list(strangers.order_by("pk").values_list("child_id", flat=True)[:400])
    return int(keys[sum(map(ord, given["name"])) % len(keys)])


def whole(given: dict[str, Any], officer: User, looks: list[User], on: date) -> None:
    """One of the three, up to where it stands."""
    held = begun(given, officer, on)
    first, second = free(held, looks)
    acknowledged(held, officer, first, ago(given, "acknowledged", on))
    answer(held, given["point"], given["remedy"], first, officer, ago(given, "answered", on), given["learning"])
    for each in given["remedy"]:
        done(held, each, officer, on)
    if "again_ago" in given:
        actions.ask_again(held, by=officer, on=ago(given, "again", on), why=given["why"])
        acknowledged(held, officer, second, ago(given, "again_acknowledged", on))
    if "again_answered_ago" in given:
        answer(held, given["again_point"], [], second, officer, ago(given, "again_answered", on), "")
    if "number" in given:
        ombudsman(held, given, officer, on)
    posted(held, officer)


def free(held: Complaint, looks: list[User]) -> list[User]:
    """Those who took no part in the case, the first of them first."""
    had, wrote = queries.worked_on(held)
    took_part = had | wrote
    found = [each for each in looks if each.pk not in took_part]
    more = [
        each for each in queries.who_may_look(on=held.received_on) if each.pk not in took_part and each not in found
    ]
    return [*found, *more][:2]


def acknowledged(held: Complaint, officer: User, who: User, on: date) -> None:
    actions.acknowledge(held, by=officer, on=on)
    actions.ask_to_look(held, by=officer, on=on, person=who)


def answer(
    held: Complaint, points: list[dict[str, Any]], remedies: list[dict[str, Any]], who: User, officer: User, on: date, learning: str
) -> None:  # fmt: skip
    """Its points, what is promised, and the letter."""
    for each in points:
        actions.add_point(held, by=who, on=on, text=each["text"], finding=each["finding"], reasons=each["reasons"])
    for each in remedies:
        actions.add_remedy(
            held, by=who, on=on, sort=each["sort"], what=each["what"], owner=officer, pence=each.get("pence"),
            due_on=WORKING.working_days_after(on, each["within"]),
        )  # fmt: skip
    actions.answer(held, by=who, on=on, learning=learning)


def done(held: Complaint, given: dict[str, Any], officer: User, on: date) -> None:
    """What was promised and is done."""
    if "done_ago" not in given:
        return
    owed = held.remedies.get(sort=given["sort"], what=given["what"])
    day = ago(given, "done", on)
    actions.note_remedied(owed, by=officer, on=day, done_on=day, evidence=given["evidence"])


def ombudsman(held: Complaint, given: dict[str, Any], officer: User, on: date) -> None:
    """Its enquiry was answered, and its investigation waits for our answer."""
    came = ago(given, "referred", on)
    referral = actions.refer(held, by=officer, on=came, number=given["number"], came_on=came)
    for sort, name, asks, answer_by in (
        (
            "ENQUIRY",
            "enquiry",
            "Whether the complaint went through our procedure.",
            WORKING.working_days_after(came, 5),
        ),
        (
            "INVESTIGATION",
            "investigation",
            given["asks"],
            WORKING.last_working_day(on + timedelta(days=given["answer_in"])),
        ),
    ):
        day = ago(given, name, on)
        step = actions.note_step(referral, by=officer, on=day, sort=sort, came_on=day, asks=asks, answer_by=answer_by)
        if name == "enquiry":
            gone = ago(given, "enquiry_answered", on)
            actions.answer_ombudsman(step, by=officer, on=gone, answered_on=gone)


def past(given: dict[str, Any], officer: User, looks: list[User], on: date, place: int) -> None:
    """One of last year, answered, and what was promised is done. Every fourth was late."""
    held = begun(given, officer, on)
    day = WORKING.working_days_after(held.received_on, 2)
    who = free(held, looks)[place % 2]
    acknowledged(held, officer, who, day)
    gone = WORKING.working_days_after(day, 14 if place % 4 == 1 else 8)
    fault = given["finding"] in ("UPHELD", "PARTLY")
    reasons = "We read the file and asked everybody who took part in it."
    points = [{"text": given["words"], "finding": given["finding"], "reasons": reasons}]
    answer(held, points, [SORRY] if fault else [], who, officer, gone, given["learning"])
    for owed in held.remedies.all():
        day = WORKING.working_days_after(gone, SORRY["done_in"])  # type: ignore[arg-type]
        actions.note_remedied(owed, by=officer, on=day, done_on=day, evidence=str(SORRY["evidence"]))
    posted(held, officer)


def posted(held: Complaint, officer: User) -> None:
    """Every letter on paper left on its own day."""
    for letter in held.letters.filter(way="POST"):
        actions.note_posted(letter, by=officer, on=letter.made_on, posted_on=letter.made_on)
