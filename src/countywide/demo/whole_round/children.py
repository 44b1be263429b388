"""The five children, their families, and the plan each had before the round began."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from countywide.casework.deadlines import actions as deadlines
from countywide.casework.plans.models import Version
from countywide.casework.plans.types import Content, RowSaid, numbered
from countywide.casework.reviews import actions as reviews
from countywide.casework.reviews.models import Review
from countywide.demo.plans import holding, reviewing
from countywide.demo.plans.words import BEGINS, KIND, ORDER, row
from countywide.law.codes import pupils
from countywide.platform.accounts.models import Organisation, Persona
from countywide.platform.audit import actions as audit
from countywide.register.people import actions as people

from . import days
from .days import BY, Known, acting, school

MADE, AT_SCHOOL, TOLD_WITHIN = 400, 1_300, 25  # days


def enter(each: Known) -> None:
    """The child is entered, and the plan as it was made and reviewed before."""
    given, here = each.given, school(each.given["school"])
    month, day = given["born"]
    first_year = each.held.september - 12
    born_on = date(first_year + (month < 9), month, day)
    made_on = each.days.before(MADE)
    with audit.in_one_go():
        child = people.enter_child(
            by=BY, on=made_on, legal_forename=given["forename"], legal_surname=given["surname"], pronouns=given["pronouns"],
            born_on=born_on, upn=upn(given),
        )  # fmt: skip
        people.enrol(
            child,
            by=BY,
            on=each.days.before(AT_SCHOOL),
            kind="SCHOOL",
            organisation_id=here.organisation_id,
            is_first=True,
        )
        lines, postcode = given["home"]
        people.move(child, by=BY, on=born_on, lines=lines, postcode=postcode, is_first=True)
        for adult in given["family"]:
            relate(child, adult, (lines, postcode), born_on, made_on)
        hold(each, child, here, made_on)


def upn(given: dict[str, str]) -> str:
    body = given.get("upn_body", "")
    return pupils.upn_letter(body) + body if body else ""


def relate(child: object, adult: dict[str, str], home: tuple[str, str], born_on: date, on: date) -> None:
    """Somebody of the family; whoever signs in agreed to be written to by email."""
    persona = Persona.objects.select_related("user").filter(key=adult.get("person")).first()
    user = persona.user if persona else None
    tie = people.add_contact(
        child, by=BY, on=on, name=user.name if user else adult["name"], kind=adult["kind"], responsibility="YES",  # type: ignore[arg-type]
        email=user.email if user else adult["email"], phone="01632 960997", email_consent_on=on if user else None,
    )  # fmt: skip
    people.move(tie.contact, by=BY, on=born_on, lines=home[0], postcode=home[1], is_first=True)
    if user:
        people.join_account(tie.contact, by=BY, on=on, user_id=user.pk)


def hold(each: Known, child: object, here: object, made_on: date) -> None:
    """The plan in force, on a case of the team that arranges moves; its year runs from its last review."""
    team = Organisation.objects.get(key=f"team-{days.TEAM}")
    area_id = here.district.area_id if here.district else None  # type: ignore[attr-defined]
    of = {
        "child": child, "assessment": None, "made_on": made_on, "school_id": here.organisation_id, "area_id": area_id,  # type: ignore[attr-defined]
        "named": here.name,  # type: ignore[attr-defined]
    }  # fmt: skip
    officer = acting(days.OFFICER)
    case = holding.case(Random(0), of, team.pk, [])  # nosec B311: draws nothing, since there is nobody to draw
    case.owner_id = officer.pk
    case.save()
    case.holdings.create(team_id=team.pk, owner_id=officer.pk, starts_on=made_on)
    holding.began(case).save()
    each.plan = holding.plan(of, case)
    each.plan.save()
    said = content(each.given, here.name, made_on)  # type: ignore[attr-defined]
    version = holding.version(each.plan, said, 1, "FINAL", made_on)
    version.save()
    holding.write_rows([(each.plan, said)])
    reviewed(each, version)


def content(given: dict[str, object], named: str, made_on: date) -> Content:
    """What the plan said: one need, one outcome, what is provided, and the school of today."""
    need = row("B", "NEED", str(given["need"]))
    by_when = (made_on + timedelta(days=900)).isoformat()
    outcome = row(
        "E", "OUTCOME", str(given["outcome"]), {"by_when": by_when, "measured_by": given["measured_by"]}, (need.key,)
    )
    what = str(given["provision"])
    details = {
        "what": what, "who": given["who"], "amount_minutes": given["minutes"], "every": "DAY", "group": "as the class is taught",
        "cost_pence": 640_000,
    }  # fmt: skip
    rows: list[RowSaid] = [
        row("A", "TEXT", str(given["view"])), need, outcome,
        row("F", "PROVISION", what, details, (need.key, outcome.key)), row("I", "PLACEMENT", named),
    ]  # fmt: skip
    rows.sort(key=lambda one: ORDER.index(one.section))
    return Content(KIND, BEGINS, numbered(rows))


def reviewed(each: Known, version: Version) -> None:
    """The yearly review before the move: held in time, decided, and the next one laid down."""
    plan, met_on = each.plan, each.days.in_term(days.REVIEWED)
    told_on = each.days.calendar.last_working_day(met_on + timedelta(days=TOLD_WITHIN))
    Review.objects.create(
        plan=plan, case=plan.case, of_version=version, form=reviewing.FORM, setting_id=plan.setting_id, scheduled_on=plan.made_on,
        due_by=plan.made_on + timedelta(days=364), meeting_on=met_on, planned_on=met_on - timedelta(days=50),
        invited_on=met_on - timedelta(days=28), papers_out_on=met_on - timedelta(days=15), met_on=met_on, mode="IN_PERSON",
        report_on=met_on + timedelta(days=13), report_number=1, signed_by="The head", decided_on=told_on, told_on=told_on,
        over_on=told_on, outcome="MAINTAIN", reasons=each.given["review"],
    )  # fmt: skip
    plan.last_reviewed_on = told_on
    plan.save(update_fields=["last_reviewed_on"])
    deadlines.start(plan.case, "AR-YEAR", by=BY, on=told_on)
    reviews.schedule(plan, by=BY, on=told_on)
