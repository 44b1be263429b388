"""What stands before a final amended plan names a place, and who has been told of it since."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.conf import settings
from django.db.models import F, Q, QuerySet

from countywide.casework.assessments.enums import ToWhom
from countywide.casework.assessments.types import Naming
from countywide.casework.letters import queries as letters
from countywide.casework.letters.types import Addressee, Enclosure
from countywide.law.codes import authorities, setting_groups
from countywide.register.contacts import queries as contacts
from countywide.register.schools import queries as schools

from .. import permissions, rules
from ..models import Amendment, Plan, Sent, Unsent, Weighed
from ..policies.distribution import distribution_on
from ..types import WISHES, Told, ToTeam, Wish
from .amending import newest

LAW = (ToWhom.FAMILY.value, ToWhom.NAMED.value, ToWhom.HEALTH.value)
"""Those whom reg 22(3) names."""

OFFICES = {
    **dict(ToWhom.choices),
    ToWhom.SCHOOL.value: "The school or setting of today",
    "ADMISSIONS": "Admissions",
    "TRANSPORT": "Transport",
    "FINANCE": "Finance",
}


def office_of(to_whom: str) -> str:
    """Whose letter it is, in words."""
    return OFFICES.get(to_whom, "Another council")


# --- what the family asks for ----------------------------------------------------------------


def wishes_of(amendment: Amendment, *, also_above: bool, starts_on: date | None = None) -> list[Wish]:
    """The places that the family asks for: what each said last of the proposed plan, and, where section I changes, what rooms
    above know of them. Whoever asked for a place in answer to the proposal is not asked what they said before."""
    found: dict[str, Wish] = {}
    for said in amendment.representations.select_related("school").order_by("said_on", "id"):
        if said.school_id or said.school_name.strip():
            name = said.school.name if said.school else said.school_name.strip()
            found[said.said_by.casefold()] = Wish(
                said.said_by, 1, name, said.school_id, is_mainstream_place(said.school_id)
            )
    before = [wish for asks in WISHES for wish in asks(amendment.plan, starts_on)] if also_above else []
    return [*found.values(), *(wish for wish in before if wish.whose.casefold() not in found)]


def weighed_of(amendment: Amendment) -> QuerySet[Weighed]:
    """Every analysis, oldest first; of two about one place the newer stands."""
    return amendment.weighed.select_related("setting", "by").order_by("id")  # type: ignore[no-any-return]


def is_mainstream_place(setting_id: int | None) -> bool:
    """Whether a setting counts as mainstream; one that the register does not know does not."""
    school = schools.school_of(setting_id) if setting_id is not None else None
    return school is not None and setting_groups.is_mainstream(school.type)


def bar_to_refusing(amendment: Amendment, naming: Naming | None) -> str | None:
    """What is not weighed yet before the plan may leave a place out that the family asks for."""
    plan = amendment.plan
    setting_id, named = plan.setting_id, plan.named
    if naming is not None:
        setting_id, named = None if naming.is_type_only else naming.setting_id, naming.named
    wishes = wishes_of(amendment, also_above=naming is not None, starts_on=naming.starts_on if naming else None)
    refused = rules.unmet(wishes, setting_id=setting_id, named=named)
    if not refused:
        return None
    held = [(each.setting_id, each.wish, each.steps) for each in weighed_of(amendment)]
    return rules.bar_to_refusing(refused, held, names_mainstream=is_mainstream_place(setting_id))


# --- who is told -----------------------------------------------------------------------------


def teams_on(on: date) -> tuple[ToTeam, ...]:
    """The teams that hear of a named place, as the list of a day has them."""
    return distribution_on(on).teams


def team_address(team: str, title: str, *, area: str) -> tuple[list[Addressee], str]:
    """Where a team reads its mail; or why it cannot be written to."""
    found = contacts.team_with(team)
    if found is None or found.ended_on:
        return [], f"Under Contacts there is no team “{team}”."
    mailbox = contacts.team_recipient(found.organisation_id, area=area)
    if mailbox is None:
        return [], f"{found.name} has no mailbox under Contacts."
    return [Addressee(found.name or title, mailbox.address, found.organisation_id)], ""


def council_address(code: str, name: str, *, on: date) -> tuple[list[Addressee], str]:
    """The mailbox of another council: under Contacts a team with the key of the list, else as our file of facts has it."""
    to, why = team_address(distribution_on(on).council_team.format(code=code), name, area="")
    if why and (mailbox := letters.neighbour(code).get("send_mailbox", "")):
        return [Addressee(name, mailbox, is_office=True)], ""
    return to, f"{name} has no mailbox under Contacts." if why else ""


def present_school(plan: Plan, *, on: date) -> list[Addressee]:
    """The school or setting where the child is today, where it has a mailbox."""
    return [each for each in letters.school_of(plan.case, on=on) if each.email]


def enclosed_final(amendment: Amendment) -> list[Enclosure]:
    """The paper of the final amended plan, as a letter encloses it."""
    file_id = amendment.final.file_id if amendment.final else None
    return [Enclosure("The final amended plan", f"/files/{file_id}/open")] if file_id else []


def other_councils(plan: Plan, setting_id: int | None) -> list[tuple[str, str]]:
    """The councils elsewhere whose area holds the named school or the child's home: code and name."""
    ours = our_code()
    school = schools.school_of(setting_id) if setting_id is not None else None
    codes = [school.la_code if school else "", plan.child.home_la_code]
    if not ours:
        return []
    return [(code, council_name(code)) for code in dict.fromkeys(codes) if code and code != ours]


def council_name(code: str) -> str:
    known = authorities.find(code)
    said = letters.neighbour(code).get("full_name") or (known.name if known else "")
    return said or f"The council with the number {code}"


def our_code() -> str:
    return letters.council_facts().get("la_code", "") if settings.COUNCIL_FILE else ""


def told_of(amendment: Amendment) -> list[Told]:
    """Everybody who is to have the final plan or to hear of it, in the order in which they were written to: when, or why not."""
    plan, what = amendment.plan, f"final:{amendment.pk}"
    found = [
        told_by_letter(each)
        for each in Sent.objects.filter(plan=plan, what=what)
        .select_related("letter__superseded_by")
        .prefetch_related("letter__sendings")
        .order_by("id")
    ]
    for each in amendment.unsent.order_by("id"):
        found.append(
            Told(
                each.to_whom, each.name, each.told_on, each.to_whom in LAW, why="" if each.told_on else each.why,
                unsent_id=None if each.told_on else each.pk, how=each.how,
            )
        )  # fmt: skip
    return found


def told_by_letter(sent: Sent) -> Told:
    """What became of one letter: sent on a day, or still on its way to the outbox or the post."""
    letter = newest(sent.letter)
    why = "" if letter.dispatched_on else "It is written and has not left yet."
    return Told(sent.to_whom, letter.name, letter.dispatched_on, sent.to_whom in LAW, why=why)


def last_final(plan: Plan) -> Amendment | None:
    """The amendment that the plan in force came from."""
    return plan.amendments.filter(final_on__isnull=False).select_related("final").order_by("-id").first()  # type: ignore[no-any-return]


def unsent_with(amendment: Amendment, pk: int) -> Unsent | None:
    return amendment.unsent.filter(pk=pk, told_on=None).first()  # type: ignore[no-any-return]


def not_told(user: Any) -> QuerySet[Amendment]:
    """Final amended plans of one's own teams that have not gone to everybody, the oldest first."""
    found = Amendment.objects.filter(final_on__isnull=False, told_on=None, plan__ceased_on=None)
    found = found.filter(plan__case__team__in=user.organisations_where(permissions.WRITE))
    return found.select_related("plan__case__team", "plan__child").order_by("final_on", "id")


def to_move(on: date) -> QuerySet[Amendment]:
    """Amendments whose day has come on which their pupil is one of the setting that they name."""
    found = Amendment.objects.filter(final_on__isnull=False, moved_on=None, names_from__lte=on, plan__ceased_on=None)
    there = Q(plan__case__school=F("plan__setting"))
    return found.filter(plan__setting__isnull=False).exclude(there).select_related("plan__case").order_by("id")
