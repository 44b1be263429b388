"""The numbers that are given to one child, however they are spaced."""

from __future__ import annotations

import re
from collections.abc import Iterator

from countywide.law.codes import pupils

from ..enums import Sign
from ..types import Number

GAP = r"[\s.\-]{0,2}"
UPN = re.compile(rf"(?<![A-Za-z0-9])[A-Za-z](?:{GAP}[0-9OoIl]){{11}}{GAP}[A-Za-z0-9](?![A-Za-z0-9])")
TEN = re.compile(rf"(?<![\d.])\d(?:{GAP}\d){{9}}(?!\d)")
MISREAD = str.maketrans("OoIl", "0011")


def numbers_in(text: str) -> Iterator[Number]:
    """Every number that could be a child's; whether it is one, the register says."""
    for found in UPN.finditer(text):
        letters = re.sub(r"[\s.\-]", "", found[0])
        number = letters[0].upper() + letters[1:12].translate(MISREAD) + letters[12:].upper()
        yield Number(*found.span(), Sign.UPN, number)
        if number[12] in "OIL":
            yield Number(*found.span(), Sign.UPN, number[:12] + number[12].translate(str.maketrans("OIL", "011")))
    for found in TEN.finditer(text):
        digits = re.sub(r"\D", "", found[0])
        if pupils.is_nhs_number(digits):
            yield Number(*found.span(), Sign.NHS, digits)
        if pupils.is_uln(digits):
            yield Number(*found.span(), Sign.ULN, digits)
