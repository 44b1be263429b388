"""What may be decided about a request: who can ask, when it counts as received, and what must be looked at."""

from __future__ import annotations

import secrets
from calendar import monthrange
from collections.abc import Iterable
from datetime import date, timedelta

from countywide.law import clocks

from .enums import Attention, Requester, Responsible, Says, Source, Work

LETTERS = "23456789BCDFGHJKMNPQRSTVWXZ"  # no vowels, so that no word comes out; nothing that looks like another
OLDEST = 25
LASTS = timedelta(days=28)
FOUR_WEEKS = 28
OFTEN_WRONG = 366  # days: a day of receipt further back is more often a slip than a find
FEWEST_WORDS = 5
MOST_MAILS = 5
MOST_TRIES = 10
SIXTEEN_PLUS = "6"  # the national file's phase of education
CLOCKS = ("NA-CONSULT", "NA-DECIDE", "NA-REFUSE", "NA-FINAL")
"""The clocks that one request starts, all from the day it was received (SEND Regulations 2014, regs 3, 5, 10, 13)."""

WORKING_DAYS_TO_CHECK = 2


def drawn(length: int) -> str:
    return "".join(secrets.choice(LETTERS) for _ in range(length))


def new_key() -> str:
    """A key for addresses that says nothing of anybody and cannot be guessed."""
    return drawn(16).lower()


def new_reference() -> str:
    """What somebody writes down to come back: ASK-7K4M-2P9Q."""
    return f"ASK-{drawn(4)}-{drawn(4)}"


def new_code() -> str:
    """The code that goes with a reference: 7K4M-2P9Q-XZ3T."""
    return "-".join(drawn(4) for _ in range(3))


def tidy_code(typed: str) -> str:
    """A reference or code as it was given, however it was typed: small letters, spaces, no strokes."""
    plain = "".join(letter for letter in typed.upper() if letter.isalnum())
    prefix = "ASK-" if plain.startswith("ASK") else ""
    plain = plain.removeprefix("ASK")
    return prefix + "-".join(plain[at : at + 4] for at in range(0, len(plain), 4))


def bar_to_mailing(sent: int) -> str | None:
    """A few links are enough for one request; more would be a way to flood somebody's mailbox."""
    if sent < MOST_MAILS:
        return None
    return "We sent several links already. Look for them in your mail, also in the spam folder, or use your code."


# --- who and what ----------------------------------------------------------------------------


def is_request(requester: str) -> bool:
    """Parents, young people, and those acting for a school or post-16 institution can ask (CFA 2014 s.36(1))."""
    return requester in (Requester.PARENT, Requester.YOUNG_PERSON, Requester.SCHOOL, Requester.POST_16)


def attention_of(requester: str) -> str:
    """What others tell us is looked at first; what the council found itself needs no deciding (CFA 2014 ss.23, 24)."""
    if is_request(requester):
        return Attention.NOT_NEEDED
    return Attention.YES if requester == Requester.COUNCIL else Attention.TO_DECIDE


def is_post_16(phase: str) -> bool:
    """Whether the national file counts an establishment as one for those over 16 only."""
    return phase == SIXTEEN_PLUS


def source_of(requester: str, work: str = "") -> int:
    """Who asked, as the SEN2 return counts it."""
    if requester in (Requester.PARENT, Requester.YOUNG_PERSON):
        return Source.FAMILY
    if requester in (Requester.SCHOOL, Requester.POST_16) or work == Work.EARLY_YEARS:
        return Source.SETTING
    return {Work.HEALTH: Source.HEALTH, Work.CARE: Source.CARE}.get(Work(work) if work else Work.OTHER, Source.OTHER)


def bar_to_birth_date(born_on: date, *, on: date) -> str | None:
    """Part 3 of the Act is for children and young people under 25 (CFA 2014 s.83(2))."""
    if born_on > on:
        return "The date of birth is in the future. Check the year."
    if clocks.age_on(born_on, on) >= OLDEST:
        return (
            "The date of birth makes this person 25 or older. An assessment can only be asked for up to the 25th "
            "birthday. Check the year. If it is right, ring us and we will tell you who can help."
        )
    return None


def rights_passed(born_on: date, *, on: date) -> bool:
    """After compulsory school age the right to ask is the young person's own (CFA 2014 ss.36(1), 83)."""
    return on > clocks.end_of_compulsory_school_age(born_on)


def bar_to_asking_oneself(born_on: date, *, on: date) -> str | None:
    """A young person asks from the end of compulsory school age; before, a parent or the school does."""
    if rights_passed(born_on, on=on):
        return None
    last = clocks.end_of_compulsory_school_age(born_on)
    return (
        f"You can ask for yourself after {last.day} {last:%B %Y}, the end of Year 11. Until then a parent, a carer or "
        "your school can ask for you. Show them this page, or ring us and we will help."
    )


def is_same_child(*, upn: str, same_upn: bool, same_day: bool, same_name: bool) -> bool:
    """Only a UPN, a date of birth and a name that all agree make it the same child without anybody looking."""
    return bool(upn) and same_upn and same_day and same_name


def soon_after(closed_on: date | None, received_on: date) -> bool:
    """Less than six months: the duty to invite views and evidence is then lighter (CFA 2014 s.36(7))."""
    return closed_on is not None and closed_on <= received_on < six_months_after(closed_on)


def was_assessed(stage: str) -> bool:
    """Whether an ended case went past the decision to assess."""
    return stage in ("FINAL_ISSUED", "REFUSED_TO_ISSUE")


def six_months_after(day: date) -> date:
    """The same day of the month half a year on; the month's last where it is shorter."""
    years, month = divmod(day.month + 5, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def responsible(*, lives_here: str, other_council: str, by_postcode: str, ours: str) -> str:
    """The council in whose area the child lives is responsible (CFA 2014 s.24). Doubt is looked at, never refused."""
    elsewhere = bool(other_council) and other_council != ours
    near = bool(by_postcode) and bool(ours) and by_postcode != ours
    return Responsible.TO_CHECK if lives_here in ("NO", "UNSURE") or elsewhere or near else Responsible.OURS


# --- when ------------------------------------------------------------------------------------


def bar_to_received_on(received_on: date, *, today: date, because: str) -> str | None:
    """A request is received on the day it reaches any address of the council (rulebook 2.3), not when it is entered."""
    if received_on > today:
        return "The day of receipt is in the future. Enter the day it reached the council."
    if (today - received_on).days > OFTEN_WRONG:
        return "The day of receipt is more than a year ago. Check the year, and ask a manager if it is right."
    if received_on < today and len(because.split()) < 3:
        return "Say where it was between the day it reached the council and today."
    return None


def long_closure(closures: Iterable[clocks.Closure], *, received_on: date, decide_by: date) -> clocks.Closure | None:
    """The closure of four weeks or more that the six weeks run into, if there is one (reg 5(4)(a))."""
    met = [
        each
        for each in closures
        if (each.reopens - each.first_closed).days >= FOUR_WEEKS
        and each.first_closed <= decide_by
        and each.reopens > received_on
    ]
    return min(met, key=lambda each: each.first_closed, default=None)


def decide_by(received_on: date) -> date:
    """Six weeks from the day of receipt, which is not counted (SEND Regulations 2014, reg 5(1))."""
    due = clocks.answer("NA-DECIDE", received_on).legal_due
    assert due
    return due


def check_by(received_on: date, calendar: clocks.Calendar) -> date:
    """The council looks at a new request within two working days: its own aim, not a time limit."""
    return calendar.working_days_after(received_on, WORKING_DAYS_TO_CHECK)


def in_words(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def counting_words(received_on: date, decide_by: date, act_by: date) -> tuple[str, ...]:
    """How the six weeks are counted, in a family's words (SEND Regulations 2014, reg 5(1); rulebook 2.1, 2.2)."""
    steps = (
        f"Day 0 is {on_day(received_on)}, the day we get the request.",
        "We count 6 weeks of 7 days. Weekends, bank holidays and school holidays all count.",
        f"The last day is {on_day(decide_by)}.",
    )
    if act_by == decide_by:
        return steps
    return (*steps, f"That is not a working day, so we aim to tell you by {on_day(act_by)}.")


def on_day(day: date) -> str:
    return f"{day:%A} {in_words(day)}"


def closure_words(school: str, closure: clocks.Closure) -> str:
    """What a family reads about a long holiday: on the form, on the receipt and on their page alike."""
    closed = f"{school} is closed" if school else "Most schools here are closed"
    opens = "opens" if school else "open"
    return (
        f"{closed} from {in_words(closure.first_closed)} and {opens} again on {in_words(closure.reopens)}. Our 6 weeks go "
        "on through the holiday. We may not be able to ask a school while it is closed. If that makes it not practical "
        "to answer in time, we will write to you, say why, and tell you when you will hear from us."
    )


# --- what an officer does with it ------------------------------------------------------------


def bar_to_attention(*, attention: str, reason: str) -> str | None:
    """Each message about a child is marked yes or no, with a reason (rulebook 4.1)."""
    if attention != Attention.TO_DECIDE:
        return "This was decided already, or it is a request and needs no such decision."
    if len(reason.split()) < FEWEST_WORDS:
        return f"Give a reason in at least {FEWEST_WORDS} words. Whoever told us reads it."
    return None


def bar_to_settling(
    *,
    is_settled: bool,
    likeness: bool,
    responsible_to_check: bool,
    has_case: bool,
    family_is_checked: bool = True,
    says: str = "AGREES",
) -> str | None:
    """A request is checked once its open questions are answered; none of them holds up a clock."""
    if is_settled:
        return "This request was checked already."
    if not has_case:
        return "Decide first whether the child was brought to our attention."
    if likeness:
        return "Say first whether this is a child we know already."
    if responsible_to_check:
        return "Say first whether the child lives in our area."
    if not family_is_checked:
        return "Say first who has parental responsibility: they are all written to."
    return bar_to_acting_for(says)


def bar_to_acting_for(says: str) -> str | None:
    """After compulsory school age the young person decides, unless they lack capacity for it (CFA 2014 ss.80, 83)."""
    if says == Says.NOT_ASKED:
        return (
            "The right to ask is the young person’s own. Ask whether they agree, or record that they are represented."
        )
    if says == Says.DISAGREES:
        return "The young person does not want this. Record on the case that the request is withdrawn."
    return None


def bar_to_family(*, somebody: bool, rights_passed: bool) -> str | None:
    """Somebody must be there to be consulted: a parent, or the young person whose rights they are (reg 3)."""
    if somebody or rights_passed:
        return None
    return "Nobody with parental responsibility can be written to. Add them to the child’s record first."


def bar_to_joining(*, is_alike: bool, is_settled: bool, has_case: bool) -> str | None:
    """Only a child who is alike can be the same, and only before the request was checked."""
    if is_settled:
        return "This request was checked already."
    if not has_case:
        return "Decide first whether the child was brought to our attention."
    return None if is_alike else "Choose one of the children shown."
