"""What a school asks its community of the price of accreditation, written for it beforehand."""

from __future__ import annotations

from datetime import date
from typing import Any

from countywide.platform.kit.money import in_pounds
from countywide.support.communities.enums import Sort
from countywide.support.communities.queries import communities, meetings, requests
from countywide.support.communities.types import Asked

NEED = "SLCN"


def source_of(school: Any, on: date) -> str:
    """One request a school and a school year: pressing again leads to the same one."""
    return f"accreditation:{school.urn}:{on.year if on.month >= 9 else on.year - 1}"


def contribution_of(school: Any, *, on: date) -> Any:
    """The request that was begun already."""
    return requests.begun_from(source_of(school, on))


def community_of(school: Any, *, on: date) -> Any:
    """The community that can be asked, where the school is in one."""
    return communities.community_of(school.organisation_id, on=on)


def meeting_of(community: Any, *, on: date) -> Any:
    """The next meeting that takes requests, if one does."""
    return next(iter(meetings.taking_requests(community, on=on)), None)


def asked_of(pence: int) -> Asked:
    """The request in words, with the figures filled in. The school goes on with them, and sends it or not."""
    return Asked(
        sort=Sort.WHOLE,
        needs=(NEED,),
        picture=(
            "Our school would like to be accredited for how it supports speech, language and communication. All pupils gain from it, "
            "and other schools of the community can visit us and share the training."
        ),
        asks=(
            f"A contribution to the price of accreditation, which is {in_pounds(pence)} for our school after every discount. "
            "It is paid once, and pays for a mentor, a network of schools and the assessment."
        ),
        measure="Our evaluation is rated again within a year, and we show the community what has changed since the baseline.",
    )
