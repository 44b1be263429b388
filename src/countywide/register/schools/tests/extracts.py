"""Makes GIAS files of every vintage, with invented schools, for tests."""

import csv
from pathlib import Path
from typing import Any

LATEST = (
    "URN;LA (code);LA (name);EstablishmentNumber;EstablishmentName;TypeOfEstablishment (code);"
    "TypeOfEstablishment (name);EstablishmentTypeGroup (code);EstablishmentTypeGroup (name);"
    "EstablishmentStatus (code);EstablishmentStatus (name);ReasonEstablishmentOpened (code);"
    "ReasonEstablishmentOpened (name);OpenDate;ReasonEstablishmentClosed (code);ReasonEstablishmentClosed (name);"
    "CloseDate;PhaseOfEducation (code);PhaseOfEducation (name);StatutoryLowAge;StatutoryHighAge;Boarders (code);"
    "Boarders (name);NurseryProvision (name);OfficialSixthForm (code);OfficialSixthForm (name);Gender (code);"
    "Gender (name);ReligiousCharacter (code);ReligiousCharacter (name);ReligiousEthos (name);Diocese (code);"
    "Diocese (name);AdmissionsPolicy (code);AdmissionsPolicy (name);SchoolCapacity;SpecialClasses (code);"
    "SpecialClasses (name);CensusDate;NumberOfPupils;NumberOfBoys;NumberOfGirls;PercentageFSM;"
    "TrustSchoolFlag (code);TrustSchoolFlag (name);Trusts (code);Trusts (name);SchoolSponsorFlag (name);"
    "SchoolSponsors (name);FederationFlag (name);Federations (code);Federations (name);UKPRN;FEHEIdentifier;"
    "FurtherEducationType (name);OfstedLastInsp;OfstedSpecialMeasures (code);OfstedSpecialMeasures (name);"
    "LastChangedDate;Street;Locality;Address3;Town;County (name);Postcode;SchoolWebsite;TelephoneNum;"
    "HeadTitle (name);HeadFirstName;HeadLastName;HeadPreferredJobTitle;BSOInspectorateName (name);"
    "InspectorateReport;DateOfLastInspectionVisit;NextInspectionVisit;TeenMoth (name);TeenMothPlaces;CCF (name);"
    "SENPRU (name);EBD (name);PlacesPRU;FTProv (name);EdByOther (name);Section41Approved (name);SEN1 (name);"
    "SEN2 (name);SEN3 (name);SEN4 (name);SEN5 (name);SEN6 (name);SEN7 (name);SEN8 (name);SEN9 (name);SEN10 (name);"
    "SEN11 (name);SEN12 (name);SEN13 (name);TypeOfResourcedProvision (name);ResourcedProvisionOnRoll;"
    "ResourcedProvisionCapacity;SenUnitOnRoll;SenUnitCapacity;GOR (code);GOR (name);DistrictAdministrative (code);"
    "DistrictAdministrative (name);AdministrativeWard (code);AdministrativeWard (name);"
    "ParliamentaryConstituency (code);ParliamentaryConstituency (name);UrbanRural (code);UrbanRural (name);"
    "GSSLACode (name);Easting;Northing;MSOA (name);LSOA (name);InspectorateName (name);SENStat;SENNoStat;"
    "BoardingEstablishment (name);PropsName;PreviousLA (code);PreviousLA (name);PreviousEstablishmentNumber;"
    "OfstedRating (name);RSCRegion (name);Country (name);UPRN;SiteName;QABName (code);QABName (name);"
    "EstablishmentAccredited (code);EstablishmentAccredited (name);QABReport;CHNumber;MSOA (code);LSOA (code);FSM;"
    "AccreditationExpiryDate"
).split(";")
GONE_BY_2025 = {
    "RSCRegion (name)",
    "OfstedLastInsp",
    "OfstedSpecialMeasures (code)",
    "OfstedSpecialMeasures (name)",
    "OfstedRating (name)",
}
NEW_BY_2024 = {
    "BSOInspectorateName (name)",
    "QABName (code)",
    "QABName (name)",
    "EstablishmentAccredited (code)",
    "EstablishmentAccredited (name)",
    "QABReport",
    "CHNumber",
    "FSM",
    "AccreditationExpiryDate",
}
LATER_NEEDS = {f"SEN{number} (name)" for number in range(2, 14)}

OF_2020 = [name for name in LATEST if name not in NEW_BY_2024] + [
    "Inspectorate (name)",
    "CensusAreaStatisticWard (name)",
]
VINTAGES = {
    2017: [name for name in OF_2020 if name not in LATER_NEEDS and "SOA (code)" not in name] + ["HeadHonours"],
    2020: OF_2020,
    2024: LATEST,
    2025: [name for name in LATEST if name not in GONE_BY_2025],
}

HEAD = {"HeadTitle (name)": "Dr", "HeadFirstName": "Nevertobe", "HeadLastName": "Unseenhead", "HeadHonours": "OBE"}
USUAL = HEAD | {
    "LA (code)": "886",
    "LA (name)": "Kent",
    "EstablishmentNumber": "2001",
    "EstablishmentName": "Larkfield Edge Primary School",
    "TypeOfEstablishment (code)": "01",
    "TypeOfEstablishment (name)": "Community school",
    "EstablishmentTypeGroup (code)": "4",
    "EstablishmentStatus (code)": "1",
    "EstablishmentStatus (name)": "Open",
    "OpenDate": "01-09-1998",
    "PhaseOfEducation (code)": "2",
    "StatutoryLowAge": "4",
    "StatutoryHighAge": "11",
    "Gender (code)": "3",
    "SchoolCapacity": "420",
    "NumberOfPupils": "401",
    "UKPRN": "10099001",
    "Street": "Orchard Row",
    "Town": "Larkfield Edge",
    "Postcode": "ME14 1XQ",
    "Section41Approved (name)": "Not applicable",
    "SEN1 (name)": "Not Applicable",
    "SEN2 (name)": "ASD - Autistic Spectrum Disorder",
    "TypeOfResourcedProvision (name)": "SEN Unit",
    "SenUnitOnRoll": "11",
    "SenUnitCapacity": "12",
    "DistrictAdministrative (code)": "E07000110",
    "DistrictAdministrative (name)": "Maidstone",
    "Easting": "576000",
    "Northing": "155900",
    "SENStat": "13",
    "SENNoStat": "52",
}


def row(urn: str, **facts: Any) -> dict[str, str]:
    """One school's row; `facts` are given by heading through `**{…}`."""
    return USUAL | {"URN": urn, **facts}


def write(
    path: Path,
    rows: list[dict[str, str]],
    *,
    year: int = 2024,
    encoding: str = "cp1252",
    quoted: bool = True,
    headings: list[str] | None = None,
) -> Path:
    """Write an extract the way GIAS did in a given year."""
    headings = headings or VINTAGES[year]
    with path.open("w", encoding=encoding, newline="") as file:
        lines = csv.writer(file, quoting=csv.QUOTE_ALL if quoted else csv.QUOTE_MINIMAL)
        lines.writerow(headings)
        lines.writerows([each.get(name, "") for name in headings] for each in rows)
    return path


def write_links(path: Path, links: list[tuple[str, str, str, str]], *, encoding: str = "cp1252") -> Path:
    """Write a links file of (URN, LinkURN, LinkType, date)."""
    with path.open("w", encoding=encoding, newline="") as file:
        lines = csv.writer(file)
        lines.writerow(["URN", "LinkURN", "LinkName", "LinkType", "LinkEstablishedDate"])
        lines.writerows((urn, other, "An invented school", kind, day) for urn, other, kind, day in links)
    return path
