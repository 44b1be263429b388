"""Code lists of Get Information About Schools, as they stand in its CSV files (not inside its program)."""

OPEN, CLOSED, CLOSING, PROPOSED = "1", "2", "3", "4"

STATUSES = {
    OPEN: "Open",
    CLOSED: "Closed",
    CLOSING: "Open, but proposed to close",
    PROPOSED: "Proposed to open",
}
TEACHING_STATUSES = frozenset({OPEN, CLOSING})  # where a child can be on roll today

PHASES = {
    "1": "Nursery",
    "2": "Primary",
    "3": "Middle deemed primary",
    "4": "Secondary",
    "5": "Middle deemed secondary",
    "6": "16 plus",
    "7": "All through",
}  # 0 is "Not applicable": special schools, PRUs and colleges often

GENDERS = {"1": "Boys", "2": "Girls", "3": "Mixed"}
BOARDERS = {"1": "No boarders", "2": "Boarding school", "3": "Children's home"}

TYPE_GROUPS = {
    "1": "Colleges",
    "2": "Universities",
    "3": "Independent schools",
    "4": "Local authority maintained schools",
    "5": "Special schools",
    "6": "Welsh schools",
    "9": "Other types",
    "10": "Academies",
    "11": "Free Schools",
    "13": "Online provider",
}

_TYPES_BY_GROUP = {
    "1": {"18": "Further education", "31": "Sixth form centres"},
    "2": {"29": "Higher education institutions"},
    "3": {"6": "City technology college", "11": "Other independent school"},
    "4": {
        "1": "Community school",
        "2": "Voluntary aided school",
        "3": "Voluntary controlled school",
        "5": "Foundation school",
        "14": "Pupil referral unit",
        "15": "Local authority nursery school",
    },
    "5": {
        "7": "Community special school",
        "8": "Non-maintained special school",
        "10": "Other independent special school",
        "12": "Foundation special school",
    },
    "6": {"30": "Welsh establishment"},
    "9": {
        "24": "Secure units",
        "25": "Offshore schools",
        "26": "Service children's education",
        "27": "Miscellaneous",
        "32": "Special post 16 institution",
        "37": "British schools overseas",
        "56": "Institution funded by other government department",
    },
    "10": {
        "28": "Academy sponsor led",
        "33": "Academy special sponsor led",
        "34": "Academy converter",
        "42": "Academy alternative provision converter",
        "43": "Academy alternative provision sponsor led",
        "44": "Academy special converter",
        "45": "Academy 16-19 converter",
        "46": "Academy 16 to 19 sponsor led",
        "57": "Academy secure 16 to 19",
    },
    "11": {
        "35": "Free schools",
        "36": "Free schools special",
        "38": "Free schools alternative provision",
        "39": "Free schools 16 to 19",
        "40": "University technical college",
        "41": "Studio schools",
    },
    "13": {"49": "Online provider"},
}
TYPES = {code: name for types in _TYPES_BY_GROUP.values() for code, name in types.items()} | {
    "47": "Children's centre",  # a file of their own, outside the groups
    "48": "Children's centre linked site",
}
GROUP_OF_TYPE = {code: group for group, types in _TYPES_BY_GROUP.items() for code in types}

SEN_NEEDS = {
    "SPLD": "Specific learning difficulty",
    "MLD": "Moderate learning difficulty",
    "SLD": "Severe learning difficulty",
    "PMLD": "Profound and multiple learning difficulty",
    "SEMH": "Social, emotional and mental health",
    "SLCN": "Speech, language and communication needs",
    "HI": "Hearing impairment",
    "VI": "Visual impairment",
    "MSI": "Multi-sensory impairment",
    "PD": "Physical disability",
    "ASD": "Autistic spectrum disorder",
    "DS": "Down syndrome",  # in SEN2, not in GIAS
    "OTH": "Other difficulty or disability",
}

RESOURCED_PROVISION, SEN_UNIT, BOTH = "RP", "UNIT", "BOTH"
PROVISIONS = {
    RESOURCED_PROVISION: "Resourced provision",
    SEN_UNIT: "SEN unit",
    BOTH: "Resourced provision and SEN unit",
}

SECTION_41 = {"approved": True, "not approved": False}

LINK_TYPES = (
    "Predecessor",
    "Successor",
    "Predecessor - merged",
    "Successor - merged",
    "Predecessor - amalgamated",
    "Successor - amalgamated",
    "Result of Amalgamation",
    "Predecessor - Split School",
    "Successor - Split School",
    "Sixth Form Centre School",
    "Sixth Form Centre Link",
    "Expansion",
    "Closure",
    "Other",
)  # and three kinds of "Merged - …", and "Children's Centre Link" in its own file


def sen_need(text: str) -> str | None:
    """Read "SpLD - Specific Learning Difficulty" as SEN2's `SPLD`; None when the column says there is none."""
    letters = text.split(" - ")[0].split("-")[0].strip().upper()
    return letters if letters in SEN_NEEDS else None


def provision(text: str) -> str | None:
    """Read the kind of resourced provision without regard to case: extracts write SEN unit and SEN Unit."""
    wanted = " ".join(text.split()).casefold()
    return next((code for code, name in PROVISIONS.items() if name.casefold() == wanted), None)


def leads_forward(link_type: str) -> bool:
    """Say whether a link goes from a school to the one that took its place."""
    said = link_type.strip().casefold()
    return said.startswith("successor") or said == "result of amalgamation"


def leads_back(link_type: str) -> bool:
    """Say whether a link goes from a school to the one it took the place of."""
    return link_type.strip().casefold().startswith("predecessor")
