"""The numbers a child carries: UPN, ULN and NHS number, with their check characters."""

import re

UPN_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"  # I, O and S are never used
UPN_FORM = re.compile(r"[A-HJ-NP-RT-Z][0-9]{11}[0-9A-HJ-NP-RT-Z]")
NO_ULN = "9999999999"  # further education writes this for "no ULN"; it must never reach a return


def tidy(text: str) -> str:
    """Take out the spaces and dashes people put in, and write letters as capitals."""
    return re.sub(r"[\s-]", "", text).upper()


def upn_letter(body: str) -> str:
    """Work out the check letter from positions 2 to 13: weights 2 to 13, remainder by 23."""
    total = sum(
        weight * (int(mark) if mark.isdigit() else UPN_LETTERS.index(mark)) for weight, mark in enumerate(body, 2)
    )
    return UPN_LETTERS[total % 23]


def is_upn(upn: str) -> bool:
    """Check form and letter only: a UPN keeps the code of the authority that gave it, retired ones included."""
    return bool(UPN_FORM.fullmatch(upn)) and upn_letter(upn[1:]) == upn[0]


def is_temporary_upn(upn: str) -> bool:
    """A temporary UPN ends in a letter and must give way to the permanent one."""
    return is_upn(upn) and upn[-1].isalpha()


def is_uln(uln: str) -> bool:
    """Ten digits, the first not 0; weights 10 to 2, remainder by 11 not 0, check digit 10 less the remainder."""
    if not re.fullmatch(r"[1-9][0-9]{9}", uln):
        return False
    remainder = _weighted(uln)
    return remainder != 0 and 10 - remainder == int(uln[9])


def is_nhs_number(number: str) -> bool:
    """Ten digits; 11 less the weighted remainder by 11, where 11 is written 0 and 10 cannot be."""
    if not re.fullmatch(r"[0-9]{10}", number):
        return False
    check = 11 - _weighted(number)
    return check != 10 and check % 11 == int(number[9])


def _weighted(digits: str) -> int:
    return sum(int(digit) * weight for digit, weight in zip(digits[:9], range(10, 1, -1), strict=True)) % 11
