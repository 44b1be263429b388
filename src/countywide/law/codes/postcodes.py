"""Postcodes: their form, how to tidy one, and the wider areas it lies in."""

import re

PSEUDO_OUTWARD = "ZZ99"  # NHS pseudo postcodes, such as ZZ99 3VZ for no fixed abode
GIRO = "GIR 0AA"  # the one postcode that breaks the form

FORM = re.compile(
    r"([A-PR-UWYZ][0-9]{1,2}|[A-PR-UWYZ][A-HK-Y][0-9]{1,2}|[A-PR-UWYZ][0-9][A-HJKPSTUW]"
    r"|[A-PR-UWYZ][A-HK-Y][0-9][ABEHMNPRVWXY]) [0-9][ABD-HJLNP-UW-Z]{2}"
)
OUTWARD_FORM = re.compile(r"[A-Z]{1,2}[0-9][0-9A-Z]?")


def tidy(text: str) -> str:
    """Write a postcode the ordinary way: capitals, and one space before the last three."""
    letters = re.sub(r"[^A-Z0-9]", "", text.upper())
    return f"{letters[:-3]} {letters[-3:]}" if len(letters) > 3 else letters


def is_postcode(text: str) -> bool:
    """Say whether tidied text has the form of a postcode; only a directory knows whether it exists."""
    return text == GIRO or bool(FORM.fullmatch(text))


def is_pseudo(text: str) -> bool:
    """Name the NHS pseudo postcodes, which stand for no place."""
    return tidy(text).startswith(f"{PSEUDO_OUTWARD} ")


def parse(text: str | None) -> str | None:
    """Tidy what was typed, or None when it cannot be a postcode."""
    tidied = tidy(text or "")
    return tidied if is_postcode(tidied) else None


def sector(postcode: str) -> str:
    """`ME14 1XQ` lies in sector `ME14 1`, a few streets."""
    return postcode[:-2]


def district(postcode: str) -> str:
    """`ME14 1XQ` lies in district `ME14`, a town or part of one."""
    return postcode.split(" ")[0]


def area(postcode: str) -> str:
    """`ME14 1XQ` lies in area `ME`. Areas cross council borders and never say who is responsible."""
    return postcode[:2] if postcode[1:2].isalpha() else postcode[:1]


def is_outward(text: str) -> bool:
    """Recognise the first half alone, as people type it: `ME14`."""
    return bool(OUTWARD_FORM.fullmatch(text.strip().upper()))


def pcd(postcode: str) -> str:
    """The seven-character form of the ONS directory: outward padded to four, then inward."""
    outward, inward = postcode.split(" ")
    return f"{outward:<4}{inward}"


def pcd2(postcode: str) -> str:
    """The eight-character form of the ONS directory: outward padded to four, a space, inward."""
    outward, inward = postcode.split(" ")
    return f"{outward:<4} {inward}"
