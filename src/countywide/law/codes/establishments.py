"""The numbers an establishment carries: URN, UKPRN and LAESTAB. None has a check digit; GIAS is the proof."""

import re

URN_FORM = re.compile(r"[1-9][0-9]{4,5}")  # six digits; five for children's centres
UKPRN_FORM = re.compile(r"1[0-9]{7}")
LAESTAB_FORM = re.compile(r"[0-9]{7}")


def is_urn(text: str) -> bool:
    """Five or six digits. A school that becomes an academy gets a new one: follow the links."""
    return bool(URN_FORM.fullmatch(text))


def is_ukprn(text: str) -> bool:
    """Eight digits, the first 1. SEN2 uses it only where there is no URN."""
    return bool(UKPRN_FORM.fullmatch(text))


def parse_laestab(text: str) -> str | None:
    """Read `886/2001`, `886 2001` or `8862001` as `8862001`. Not unique over time: an academy often keeps it."""
    digits = re.sub(r"[\s/-]", "", text)
    return digits if LAESTAB_FORM.fullmatch(digits) else None


def written_laestab(laestab: str) -> str:
    """Write `8862001` the way people read it: `886/2001`."""
    return f"{laestab[:3]}/{laestab[3:]}"
