"""Issues the final amended plan: in one change what it says, what it names, and every letter about it (reg 22(3))."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.urls import reverse

from countywide.casework.assessments import queries as assessed
from countywide.casework.assessments.enums import ToWhom
from countywide.casework.assessments.types import Naming
from countywide.casework.cases import actions as cases
from countywide.casework.deadlines import actions as deadlines
from countywide.casework.letters.types import Addressee
from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken, action
from countywide.platform.kit.doors import Actor

from .. import letters, permissions, queries, rules, signals
from ..enums import Issued
from ..models import Amendment, Plan, Version
from .amending import LIMITS, bar_to_closing, close_comments
from .distributing import note_unsent, settle_told, tell_teams
from .finishing import write_placement
from .issuing import freeze
from .sending import enclosed, head_of, look_through, on_paper, send
from .standing import mirror
from .to_whom import names_setting, to_setting


@action(permissions.DECIDE)
def make_final_amended(
    amendment: Amendment, *, by: Actor, on: date, answer: str, naming: Naming | None = None
) -> Version:
    """Issue the final amended plan as the working copy stands. Everything of it is one change, or nothing: the plan, what it
    names, and the letters to the family with its right to appeal, the setting that it names, the health board, the child's
    present school, and whoever the distribution list names besides (reg 22(3); Q05).

    `answer`: what became of what the family said. `naming`: only where section I changes; a place that is named for later is the
    pupil's from that day. The twelve months do not move.
    """
    plan = amendment.plan
    setting, health = may_be_issued(amendment, on=on, answer=answer, naming=naming)
    if naming is not None:
        name_place(plan, naming, by=by, on=on)
    file = on_paper(plan, issued_as=Issued.FINAL, by=by, on=on)
    look_through(plan, "The final amended plan", file.pk, words=answer, by=by, on=on)
    version = freeze(plan, by=by, on=on, issued_as=Issued.FINAL, because="Amended", file_id=file.pk)
    amendment.names_from = naming.starts_on if naming else still_to_come(plan, on)
    amendment.final, amendment.final_on = version, on
    amendment.save(update_fields=["final", "final_on", "names_from"])
    close_comments(amendment, by=by, on=on)
    tell_of_final(amendment, setting, health, answer, naming, by=by, on=on)
    mirror(plan, on=on)
    cases.note(
        plan.case, "plans.amended", by=by, on=on, title="The amended plan is final", detail=answer,
        family_title="Your amended plan is final", to_family=True, to_school=True, to_professionals=True,
    )  # fmt: skip
    audit.record("plans.amended", by=by, about=amendment, on=on.isoformat(), version=version.pk)
    signals.amendment_issued.send(Amendment, amendment=amendment, by=by, on=on)
    return version


def may_be_issued(
    amendment: Amendment, *, on: date, answer: str, naming: Naming | None
) -> tuple[list[Addressee], list[Addressee]]:
    """Stops a plan that may not go yet; else the addresses of the setting that it names and of the health board."""
    plan = amendment.plan
    bar = bar_to_closing(amendment, on=on) or rules.bar_to_answering_family(answer)
    if naming is None and not queries.differs(plan, amendment.before.says, queries.content_of(plan)):
        bar = bar or "The plan would say the same as before. Decide not to amend it instead."
    if naming is None and plan.setting_id is None:
        bar = bar or "This plan names a type only. Say again what it names, and when we contact the family next."
    if naming is not None:
        bar = bar or rules.bar_to_naming(
            named=naming.named,
            is_type_only=naming.is_type_only,
            has_setting=naming.setting_id is not None,
            preference=naming.preference,
            next_contact_on=naming.next_contact_on,
            on=on,
        )
    if bar:
        raise RuleBroken(bar)
    bar_by_wishes(amendment, naming)
    setting, health = to_setting(plan, naming), assessed.health_board(plan.case, on=on)
    if bar := rules.bar_to_reaching(
        names_setting=names_setting(plan, naming), setting=bool(setting), health=bool(health)
    ):
        raise RuleBroken(bar)
    return setting, health


def bar_by_wishes(amendment: Amendment, naming: Naming | None) -> None:
    """A place that the family asks for is refused only on a ground that was weighed before (CFA 2014 s.39(4), s.33)."""
    if bar := queries.bar_to_refusing(amendment, naming):
        raise RuleBroken(bar, leads_to=reverse("plans:weigh", args=[amendment.plan.case.reference]))


def name_place(plan: Plan, naming: Naming, *, by: Actor, on: date) -> None:
    """Section I says what is named from now on. Where that begins later, the setting of today goes on being named until then."""
    until = plan.named if plan.setting_id and plan.setting_id != naming.setting_id else ""
    write_placement(plan, naming, by=by, until=until if rules.is_next(naming.starts_on, on) else "")
    plan.setting_id, plan.named = (None if naming.is_type_only else naming.setting_id), naming.named
    plan.save(update_fields=["setting", "named"])


def still_to_come(plan: Plan, on: date) -> date | None:
    """The day from which an earlier amendment named the place, where that is still ahead."""
    before = queries.last_final(plan)
    return before.names_from if before and rules.is_next(before.names_from, on) else None


def tell_of_final(
    amendment: Amendment,
    setting: list[Addressee],
    health: list[Addressee],
    answer: str,
    naming: Naming | None,
    *,
    by: Actor,
    on: date,
) -> None:
    """All whom reg 22(3) names, the child's present school where that is another, and the teams that act on a named place: on
    one day. Whoever has no address is noted, and is a task."""
    plan, what = amendment.plan, f"final:{amendment.pk}"
    assert amendment.final is not None
    words = words_of_final(amendment, answer, naming, on=on)
    paper = enclosed("The final amended plan", amendment.final.file_id)
    send(plan, letters.AMENDED_PLAN, what, ToWhom.FAMILY, by=by, on=on, words=words, enclosures=paper)
    elsewhere = plan.case.school_id is not None and plan.case.school_id != plan.setting_id
    present = head_of(plan, on=on) if elsewhere else []
    for to_whom, to in ((ToWhom.NAMED, setting), (ToWhom.HEALTH, health), (ToWhom.SCHOOL, present)):
        if to:
            named, is_health = to_whom == ToWhom.NAMED, to_whom == ToWhom.HEALTH
            roles = {"is_named": named, "is_health": is_health, "is_named_or_health": named or is_health}
            send(
                plan, letters.AMENDED_PLAN_OTHERS, what, to_whom, by=by, on=on, to=to, words={**words, **roles},
                enclosures=paper,
            )  # fmt: skip
    if elsewhere and not present and plan.case.school is not None:
        why = "The school or setting of today has no mailbox under Contacts."
        note_unsent(amendment, ToWhom.SCHOOL, plan.case.school.name, why, by=by, on=on)
    if naming is not None and plan.setting_id:
        tell_teams(amendment, by=by, on=on)


def words_of_final(amendment: Amendment, answer: str, naming: Naming | None, *, on: date) -> dict[str, Any]:
    """What the letters about a final amended plan say."""
    plan = amendment.plan
    assert amendment.final is not None
    words: dict[str, Any] = {
        "changes": queries.changes(plan, amendment.before, amendment.final),
        "named": plan.named,
        "type_only": plan.setting_id is None,
        "new_from": naming.starts_on if naming and not naming.is_type_only else None,
        "starts_on": naming.starts_on if naming else None,
        "next_contact_on": naming.next_contact_on if naming else None,
        "preference": f"{answer}\n\n{naming.preference}" if naming else answer,
        "review_by": queries.review_by(plan),
        "finalised_on": on,
        "officer": plan.case.owner.name if plan.case.owner else plan.case.team.name,
    }
    if plan.setting_id:
        del words["officer"]  # the letters room names who holds the case
    return words


def finish(amendment: Amendment, *, by: Any) -> None:
    """When family, named setting and health board were all sent the final amended plan, the limit is kept and the case goes
    back to a plan in force. Its pupil is one of the setting that is named, from the day from which that is named."""
    plan, what = amendment.plan, f"final:{amendment.pk}"
    named = [ToWhom.NAMED] if plan.setting_id else []
    law = () if amendment.final_sent_on else (ToWhom.FAMILY, ToWhom.HEALTH, *named)
    sent = [queries.dates_of(plan, what, to_whom) for to_whom in law]
    if law and None not in sent:
        day = max(each.sent_on for each in sent if each)
        amendment.final_sent_on = day
        amendment.save(update_fields=["final_sent_on"])
        for clock in LIMITS:
            deadlines.meet(plan.case, clock, by=by, on=day, key=amendment.key)
        if not rules.is_next(amendment.names_from, day):
            move_pupil(amendment, by=by, on=day)
        mirror(plan, on=day)
        cases.note(
            plan.case, "plans.amended-sent", by=by, on=day,
            title="The amended plan went to the family, the named setting and the health board",
            family_title="We sent the amended plan to you, to the school or college, and to health", to_family=True,
            to_school=True,
        )  # fmt: skip
        audit.record("plans.amended-sent", by=by, about=amendment, on=day.isoformat())
        signals.amendment_finished.send(Amendment, amendment=amendment, amended=True, by=by, on=day)
    settle_told(amendment, by=by)


def move_pupil(amendment: Amendment, *, by: Any, on: date) -> bool:
    """The child is a pupil of the setting that the plan names, from the day from which it names it. Twice is once."""
    plan = amendment.plan
    if amendment.moved_on or plan.setting_id is None:
        return False
    amendment.moved_on = on
    amendment.save(update_fields=["moved_on"])
    if plan.case.school_id != plan.setting_id:
        cases.move_pupil(plan.case, by=by, on=on, school_id=plan.setting_id)
        return True
    return False
