"""What may be said of a child, who is written to, and when two entries may be one child."""

from __future__ import annotations

import re
import secrets
import unicodedata
from datetime import date

from countywide.law import clocks
from countywide.law.codes import postcodes, pupils

LETTERS = "23456789bcdfghjkmnpqrstvwxz"
OLDEST = 25
ALIKE = 60  # of 100: shown as a possible duplicate
ALIKE_NAME = 85  # of 100: one word is another with a letter or two amiss


def new_key() -> str:
    """A key for addresses that says nothing of the child and cannot be guessed."""
    return "".join(secrets.choice(LETTERS) for _ in range(10))


def name_key(name: str) -> str:
    """A name as it is compared: small letters, no accents, no marks."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z]", "", plain.lower())


def bar_to_birth_date(born_on: date, *, on: date) -> str | None:
    """Part 3 of the Act is about children and young people from birth to 25."""
    if born_on > on:
        return "The date of birth is in the future. Check the year."
    if clocks.age_on(born_on, on) > OLDEST:
        return "This person is over 25. An education, health and care plan is for children and young people up to 25."
    return None


def bar_to_account(
    *, email: str, has_account: bool, has_responsibility: bool, is_safe: bool, is_anothers: bool
) -> str | None:
    """An account shows the child's case: to an adult with parental responsibility alone, each at an address of their own."""
    if has_account:
        return "This person has an account already."
    if not has_responsibility:
        return "An account is for somebody with parental responsibility. Record that they have it first."
    if not is_safe:
        return "It is not safe to contact this person, so they cannot be given an account."
    if not email:
        return "Record an email address for this person first: they sign in with it."
    if is_anothers:
        return "Another adult of this family signs in with this email address. Each needs an address of their own."
    return None


def bar_to_numbers(*, upn: str = "", uln: str = "", nhs_number: str = "", postcode: str = "") -> str | None:
    """Each number carries a check letter or digit, so that a slip of the pen is noticed."""
    if upn and not pupils.is_upn(upn):
        return "The UPN is not right: its first letter does not agree with the rest. Check it with the school."
    if uln and not pupils.is_uln(uln):
        return "The ULN is not right: ten digits, of which the last must agree with the rest."
    if nhs_number and not pupils.is_nhs_number(nhs_number):
        return "The NHS number is not right: ten digits, of which the last must agree with the rest."
    if postcode and postcodes.parse(postcode) is None:
        return "The postcode is not a full United Kingdom postcode."
    return None


FEWEST_WORDS = 5  # of a ground that somebody else can follow


def bar_to_deciding_for(*, holder: str, passes_on: date, who: str, ground: str) -> str | None:
    """Why it cannot be kept who decides for a young person: their rights have not passed, or the ground is not said."""
    if holder == "PARENT":
        return (
            f"The rights are the parent’s until {passes_on.day} {passes_on:%B %Y}. There is nothing to say before that."
        )
    if who == "REPRESENTED" and len(ground.split()) < FEWEST_WORDS:
        return "Say who found that they lack capacity for this, and when."
    return None
