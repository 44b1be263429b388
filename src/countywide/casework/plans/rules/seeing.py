"""Who reads which version of a plan.

A draft is for the family alone (reg 13(1)); proposed changes are for the family, and for the school whose review they follow
(reg 22(2); Code 9.176); a final plan is for the family, the child's school and the setting it names (reg 14; reg 22(3)), and
for those on whose advice it rests, so that they can say what is wrong with how it is written (a house rule). The working copy
is the officers' own.
"""

from __future__ import annotations

from ..enums import Issued

EVERYTHING = frozenset(Issued)
OPEN_TO = {
    "OFFICER": EVERYTHING,
    "FAMILY": EVERYTHING,
    "SCHOOL": frozenset({Issued.PROPOSED, Issued.FINAL}),
}


def issued_as_seen_by(audience: str, *, is_named_setting: bool = False, is_adviser: bool = False) -> frozenset[Issued]:
    """As what a version must have been issued, for this reader to see it."""
    final = frozenset({Issued.FINAL}) if is_named_setting or is_adviser else frozenset()
    return OPEN_TO.get(audience, frozenset()) | final


def sees_working_copy(audience: str) -> bool:
    return audience == "OFFICER"
