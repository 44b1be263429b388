"""When evidence is due and late, when a code or a link works, and what stands in the way of a deed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date, timedelta
from typing import Any, Protocol

from countywide.platform.links.rules import LINKS_AN_HOUR

from .enums import LIVE, LinkState, Standing
from .types import SchoolDays

CHASE_BEFORE = 2  # working days
DAY = timedelta(days=1)


class Calendar(Protocol):
    """Which days are working days."""

    def is_working_day(self, day: date) -> bool: ...


class Closed(Protocol):
    """Days on which a school is shut."""

    @property
    def first_closed(self) -> date: ...

    @property
    def reopens(self) -> date: ...


# --- days ------------------------------------------------------------------------------------


def school_days_after(on: date, days: int, *, calendar: Calendar, closures: Iterable[Closed] = ()) -> SchoolDays:
    """The day so many school days after a day: working days on which the setting is open. Our own practice, not law."""
    shut = [(each.first_closed, each.reopens) for each in closures]
    day, left, met = on, days, []
    while left:
        day += DAY
        if not calendar.is_working_day(day):
            continue
        if within := next((each for each in shut if each[0] <= day < each[1]), None):
            if within not in met:
                met.append(within)
            continue
        left -= 1
    return SchoolDays(day, days, on, tuple(met))


def chase_from(due_on: date, *, calendar: Calendar) -> date:
    """The day from which an unanswered setting is reminded: two working days before its date."""
    day, left = due_on, CHASE_BEFORE
    while left:
        day -= DAY
        left -= calendar.is_working_day(day)
    return day


def expires(on: date, days: int) -> date:
    """The last day on which a link sent on a day works."""
    return on + timedelta(days=days)


def standing(
    *,
    due_on: date,
    completed_on: date | None,
    reopened: bool,
    withdrawn_on: date | None,
    not_theirs_on: date | None,
    started: bool,
    on: date,
) -> Standing:
    """Where a request stands on a day."""
    if withdrawn_on:
        return Standing.WITHDRAWN
    if not_theirs_on:
        return Standing.NOT_THEIRS
    if completed_on:
        return Standing.ADDING if reopened else Standing.COMPLETE
    if on > due_on:
        return Standing.LATE
    return Standing.STARTED if started else Standing.ASKED


# --- links and codes -------------------------------------------------------------------------


def link_works(*, state: str, expires_on: date, on: date) -> bool:
    """Whether a link opens anything on a day: the nightly job may not have come round yet."""
    return state in LIVE and on <= expires_on


def bar_to_new_link(*, withdrawn: bool, over: bool, in_the_last_hour: int) -> str | None:
    """A new link goes to the mailbox while something is still asked, three times an hour at most."""
    if withdrawn or over:
        return "Nothing is asked here any more, so there is no link to send."
    if in_the_last_hour >= LINKS_AN_HOUR:
        return f"{LINKS_AN_HOUR} links were sent in the last hour. Look in the mailbox for the newest one, or wait an hour."
    return None


# --- passing it on inside an organisation ------------------------------------------------------

SHARED_MAIL = frozenset(
    "gmail.com googlemail.com outlook.com hotmail.com hotmail.co.uk live.com live.co.uk msn.com yahoo.com yahoo.co.uk "
    "ymail.com icloud.com me.com mac.com aol.com aol.co.uk btinternet.com sky.com talktalk.net virginmedia.com "
    "ntlworld.com proton.me protonmail.com gmx.com gmx.co.uk mail.com zoho.com fastmail.com nhs.net".split()
)
"""Domains at which people of many organisations have addresses: sharing one says nothing about where they work."""


def domain_of(address: str) -> str:
    """The part after the @."""
    return address.strip().lower().rpartition("@")[2]


def bar_to_reassigning(
    *, to: str, present: str, known: Collection[str], own_domains: Collection[str], domain_is_shared: bool
) -> str | None:
    """A link stays inside the organisation: another of its mailboxes, or an address at a domain that is its own.

    `known` are the addresses the register holds for the organisation, `own_domains` their domains;
    `domain_is_shared` says that another organisation of the register uses the same domain.
    """
    to = to.strip().lower()
    if to == present.lower():
        return "This address holds the link already."
    if to in known:
        return None
    domain = domain_of(to)
    if domain in own_domains and domain not in SHARED_MAIL and not domain_is_shared:
        return None
    return (
        "You can pass the link only to a mailbox we know at your organisation, or to an address with your organisation’s "
        "own ending. Ask the council to change your mailboxes if none of these fits."
    )


# --- asking ----------------------------------------------------------------------------------


def bar_to_asking(
    *, closed_on: date | None, items: int, has_mailbox: bool, asked_already: bool, asked_on: date, due_on: date
) -> str | None:
    """An open case, something to ask for, a mailbox to ask at, and a day that is still to come."""
    if closed_on:
        return "This case is closed. Nothing can be asked on it."
    if not items:
        return "Choose at least one thing to ask for."
    if asked_already:
        return (
            "This setting has been asked already and has not answered yet. Add to that request, or withdraw it first."
        )
    if not has_mailbox:
        return "We hold no mailbox for this setting, so a link cannot reach it. Add one under Contacts, then ask."
    return bar_to_due(asked_on=asked_on, due_on=due_on)


def bar_to_due(*, asked_on: date, due_on: date) -> str | None:
    """The day is after the day of asking, and not so far off that the link would be over."""
    if due_on <= asked_on:
        return "Choose a day after today, so that there is time to answer."
    return None


def bar_to_following_up(standing: str) -> str | None:
    """Only what is still asked can be chased, extended or withdrawn."""
    if standing in (Standing.COMPLETE, Standing.ADDING):
        return "This is complete. There is nothing left to ask for."
    if standing in (Standing.WITHDRAWN, Standing.NOT_THEIRS):
        return "This was closed already. Ask again if you need something after all."
    return None


# --- answering -------------------------------------------------------------------------------


def bar_to_answering(standing: str, *, confirmed: bool) -> str | None:
    """Something is still asked, and whoever answers has said that the child is theirs."""
    if standing == Standing.WITHDRAWN:
        return "The council has withdrawn this request. You need do nothing more."
    if standing == Standing.NOT_THEIRS:
        return "You told us that this child is not at your setting, so nothing can be added."
    if standing == Standing.COMPLETE:
        return "This was declared complete. Choose “Add more” first."
    if not confirmed:
        return "First say that this is a child at your setting."
    return None


def bar_to_describing(
    *, written_on: date, period_from: date | None, period_to: date | None, received_on: date
) -> str | None:
    """Evidence was written by the day it is received, about a time that runs forwards."""
    if written_on > received_on:
        return "The day it was written cannot be after the day it was received."
    if period_from and period_to and period_to < period_from:
        return "The time it covers cannot end before it begins."
    return None


def bar_to_received(*, received_on: date, on: date) -> str | None:
    """What came by post or email came today or before."""
    return "The day it was received cannot be in the future." if received_on > on else None


def not_sent(asked: Sequence[str], sent: Iterable[str]) -> list[int]:
    """Which of the things asked for, by their place in the list, have no file: each file answers one of its kind, save
    that several files of a kind asked for once are all for that one."""
    left = list(sent)
    missing = []
    for place, kind in enumerate(asked):
        if kind in left:
            left.remove(kind)
        else:
            missing.append(place)
    return missing


def bar_to_completing(*, unanswered: Sequence[str], undescribed: int, refused: int) -> str | None:
    """Everything asked for is given or said not to be held, every file is described, and none is known to be spoilt."""
    if refused:
        return "A file could not be used. Remove it, or send it again, before you declare this complete."
    if undescribed:
        return "Tell us about every file first: what it is, who wrote it and when."
    if unanswered:
        return f"Send a file for “{unanswered[0]}”, or tell us why you do not hold it."
    return None


def bar_to_sharing(*, third_party: bool, checked: bool) -> str | None:
    """What holds words about somebody else is looked through before the family is shown it."""
    if third_party and not checked:
        return "This is marked as holding information about somebody else. Check it, and say so, before you share it."
    return None


def bar_to_superseding(*, same: bool, other_case: bool, goes_round: bool) -> str | None:
    """A newer piece of evidence on the same case takes the place of an older one."""
    if same:
        return "A document cannot take its own place."
    if other_case:
        return "Choose another document on this case."
    return "The other document is already replaced by this one." if goes_round else None


# --- the council's own form ------------------------------------------------------------------


class Version(Protocol):
    """One dated version of the council's form."""

    from_on: date
    accepted_until: date | None


def current(versions: Iterable[Any], on: date) -> Any | None:
    """The version in force on a day: the latest that has begun."""
    begun = [each for each in versions if each.from_on <= on]
    return max(begun, key=lambda each: (each.from_on, each.pk or 0), default=None)


def accepted(versions: Iterable[Any], on: date) -> list[Any]:
    """The versions a setting may send on a day, newest first: those begun and not yet past their last day."""
    good = [
        each for each in versions if each.from_on <= on and (each.accepted_until is None or on <= each.accepted_until)
    ]
    return sorted(good, key=lambda each: each.from_on, reverse=True)


def bar_to_new_version(
    *, from_on: date, latest_from: date | None, accepted_until: date | None, status: str, has_file: bool, address: str
) -> str | None:
    """A new version follows the last, leaves time for the old one, and has something to fill in."""
    if latest_from and from_on <= latest_from:
        return "A new version begins after the one before it."
    if latest_from and accepted_until is None:
        return "Say until which day you still accept the version before it."
    if accepted_until and accepted_until < from_on:
        return "The version before must be accepted at least until the new one begins."
    if status == "DOCUMENT" and not has_file:
        return "Add the document itself, so that it can be downloaded."
    if status == "ONLINE" and not address:
        return "Give the address of the online form."
    return None


def may_go_on(state: str) -> bool:
    """Whether a holder who entered a code goes on where they were."""
    return state in (LinkState.VERIFIED, LinkState.IN_USE)
