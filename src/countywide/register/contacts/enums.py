"""Choices of the contacts room."""

from django.db import models


class MailboxRole(models.TextChoices):
    """Whose letters a mailbox takes: a role that goes on when its holder leaves."""

    SENCO = "SENCO", "SENCO"
    HEAD = "HEAD", "Headteacher"
    OFFICE = "OFFICE", "School office"
    FINANCE = "FINANCE", "School finance"
    ADMISSIONS = "ADMISSIONS", "School admissions"
    TEAM = "TEAM", "Team"


SCHOOL_ROLES = (MailboxRole.SENCO, MailboxRole.HEAD, MailboxRole.OFFICE, MailboxRole.FINANCE, MailboxRole.ADMISSIONS)

HELD_AS = {
    MailboxRole.SENCO: "senco",
    MailboxRole.HEAD: "head",
    MailboxRole.OFFICE: "school-office",
    MailboxRole.FINANCE: "school-finance",
}
"""The role of `accounts` that goes with a school's mailbox."""


class Phase(models.TextChoices):
    """The part of education a question is about."""

    EARLY_YEARS = "EARLY_YEARS", "Under 5"
    PRIMARY = "PRIMARY", "Primary"
    SECONDARY = "SECONDARY", "Secondary"
    POST_16 = "POST_16", "16 and over"


class County(models.TextChoices):
    """On which side of the border the asker's school lies."""

    IN = "IN", "Inside the county"
    OUT = "OUT", "Outside the county"
