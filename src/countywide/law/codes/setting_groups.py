"""The setting groups of the published SEN2 figures, worked out from the GIAS type of a plan's placement."""

# Mainstream groups are split further by the SEN unit and resourced provision marks of the rank 1 placement.
_GROUPS = {
    "mainstream LA maintained": ("1", "2", "3", "5", "15"),
    "mainstream academy": ("28", "34"),
    "mainstream free school": ("35", "40", "41"),
    "mainstream independent": ("6", "11"),
    "LA maintained special": ("7", "12"),
    "special academy or free": ("33", "36", "44"),
    "independent special": ("10",),
    "non-maintained special": ("8",),
    "AP academy": ("42", "43"),
    "AP free school": ("38",),
    "pupil referral unit": ("14",),
    "FE and sixth form": ("18", "31", "39", "45", "46"),
    "specialist post-16": ("32",),
    "online provider": ("49",),
    "Welsh establishment": ("30",),
    "other schools": ("24", "25", "26", "27", "37"),
}
UKRLP_PROVIDER = "UKRLP provider"  # a UKPRN with no URN
GROUP_OF_TYPE = {code: group for group, codes in _GROUPS.items() for code in codes}
NAMES = (*_GROUPS, UKRLP_PROVIDER)

MAINSTREAM = tuple(name for name in _GROUPS if name.startswith("mainstream"))
SPECIAL = ("LA maintained special", "special academy or free", "independent special", "non-maintained special")


def group_of(type_code: str) -> str | None:
    """Name the published group of a GIAS type, or None where the figures put it nowhere."""
    return GROUP_OF_TYPE.get(type_code)


def is_mainstream(type_code: str) -> bool:
    """Say whether the type is counted as mainstream."""
    return group_of(type_code) in MAINSTREAM


def is_special(type_code: str) -> bool:
    """Say whether the type is counted as special."""
    return group_of(type_code) in SPECIAL
