"""Choices of the accounts room."""

from django.db import models


class OrganisationKind(models.TextChoices):
    COUNCIL = "COUNCIL", "Council"
    TEAM = "TEAM", "Council team"
    SCHOOL = "SCHOOL", "School or other setting"
    HEALTH = "HEALTH", "Health body"
    OTHER_COUNCIL = "OTHER_COUNCIL", "Another council"
    FAMILY = "FAMILY", "Families and young people"


class Workspace(models.TextChoices):
    """The first page that a role opens on."""

    SCHOOL = "SCHOOL", "Schools and settings"
    FAMILY = "FAMILY", "Families and young people"
    OFFICER = "OFFICER", "Council officers"
    PROFESSIONAL = "PROFESSIONAL", "Professional advisers"
    LEADER = "LEADER", "Managers, audit and operation"


class When(models.TextChoices):
    """Whether a change of role happens now or on a later day."""

    AT_ONCE = "AT_ONCE", "At once"
    ON_A_DAY = "ON_A_DAY", "On a later day"
