"""From which one stream a child's help is paid, and why (Q22, Q47)."""

from __future__ import annotations

from ..types import Child, Stated

SECTION_42 = "Children and Families Act 2014, section 42"
FUNDING = "The High Needs Funding Team"


def stream_for(child: Child) -> Stated:
    """One stream, never two and never none. A plan comes before everything; then the Reception allocation, with or without an
    assessment; then the schools together; then the school's own budget. None of them limits Section F."""
    return with_plan(child) if child.has_plan else without_plan(child)


def with_plan(child: Child) -> Stated:
    """The council must secure what Section F says, whatever the stream."""
    if child.is_special_place:
        return Stated(
            "SPECIAL_PLACE", "The plan names a special school or a specialist place.", SECTION_42,
            "The council, when the place is named", "The place is paid from the day on which the plan names it.",
        )  # fmt: skip
    if child.waits_for_specialist:
        return Stated(
            "BRIDGE", "The plan needs a special place, none is named yet, and the child is at this school meanwhile.", SECTION_42,
            FUNDING, "Ask for bridge money from the child’s case. It is never a matter for the community’s pot.",
        )  # fmt: skip
    return Stated(
        "PLAN_TIER", "The child has a plan and goes to a mainstream school.", SECTION_42,
        f"{FUNDING}, from the plan", "The tier is paid from the later of the first day at the school and the day it was named.",
    )  # fmt: skip


def without_plan(child: Child) -> Stated:
    """What there is where no plan has been issued."""
    if child.starts_reception or child.has_year_r_award:
        while_assessed = child.is_assessed and " The assessment that is running changes nothing until a plan is issued."
        if child.has_profile or child.has_year_r_award:
            follows = "The amount comes in writing by the published day. If a plan is issued, the child is mapped again by itself."
        else:
            follows = "Send a Reception profile: no plan and no assessment is needed."
        return Stated(
            "YEAR_R", f"The child starts Reception: help is paid by level of need, with or without a plan.{while_assessed or ''}",
            "The council’s rule for Reception allocations", f"{FUNDING}, from the profile", follows,
        )  # fmt: skip
    if child.is_mover and child.in_community:
        return Stated(
            "COMMUNITY", "The child came during the year, and no money of its own is known here.",
            "The council’s rule for children who move", "The chair of the community, between meetings",
            "The chair decides within ten school days. Tell us of any award that the last school had.",
        )  # fmt: skip
    if child.in_community:
        assessed = " An assessment is running; it decides on needs, not on money." if child.is_assessed else ""
        return Stated(
            "COMMUNITY", f"The child has no plan and no award, and the school belongs to a community.{assessed}",
            "The council’s rule for the communities’ pots", "The schools of the community together",
            "The school’s own budget comes first. Beyond it, ask at the next meeting of the community.",
        )  # fmt: skip
    return Stated(
        "NOTIONAL", "The child has no plan and no award, and the school belongs to no community.",
        "School funding: the notional budget for special educational needs", "The school",
        "The school’s own budget pays for the first part of the help. An assessment can be asked for at any time.",
    )  # fmt: skip
