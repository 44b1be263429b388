"""What decides about somebody's school, read from the register."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from countywide.platform.kit.shell import neighbour
from countywide.register.schools import queries as schools

from .. import policies
from ..models import Call
from ..rules import eligibility as rules
from ..rules.eligibility import Setting
from ..types import Answer
from .serving import serves


def setting_of(school: Any, *, on: date) -> Setting:
    """One school as the rule asks about it; of another council's with whom to ask there, where our file of facts says."""
    there = neighbour(school.la_code)
    contact = " or ".join(filter(None, (there.get("send_mailbox", ""), there.get("phone", ""))))
    district = school.district.gss_code if school.district else ""
    return Setting(
        school.urn, school.name, school.group, school.type, there.get("full_name", "") or school.authority_name,
        schools.is_in_county(school, on=on), district, contact,
    )  # fmt: skip


def answer(
    call: Call, *, on: date, school: Iterable[Any], role: str, checks: Mapping[str, str], email: str = ""
) -> tuple[Answer, str]:
    """Whether somebody may take part in a call, and the number of the school by which they may."""
    holds_it = bool(email) and serves(email, call.kind, on=call.starts_on)
    settings = [setting_of(each, on=on) for each in school]
    return rules.answer(
        policies.kind_of(call),
        schools=settings, role=role, checks=checks, districts=call.districts, holds_it=holds_it,
    )  # fmt: skip


def meant(typed: Iterable[str]) -> list[Any]:
    """The schools that some typed words mean, without those that mean none."""
    found = (schools.school_meant(each) for each in typed if each.strip())
    return [each for each in found if each is not None]
