"""Choices of the communities room."""

from django.db import models


class Sort(models.TextChoices):
    """For whom a school asks its community."""

    PUPIL = "PUPIL", "One pupil"
    GROUP = "GROUP", "A group of pupils"
    WHOLE = "WHOLE", "The whole school"
    TRAINING = "TRAINING", "Training for staff"


class State(models.TextChoices):
    """Where a request stands."""

    DRAFT = "DRAFT", "Being written"
    WITHDRAWN = "WITHDRAWN", "Withdrawn"
    SENT = "SENT", "Sent to the chair"
    ADVISED = "ADVISED", "Advice given by the chair"
    REDIRECTED = "REDIRECTED", "Passed on to somebody else"
    LISTED = "LISTED", "On the agenda"
    DISCUSSED = "DISCUSSED", "Discussed"
    DECIDED = "DECIDED", "Outcome recorded"
    DELIVERED = "DELIVERED", "Being carried out"
    REVIEW = "REVIEW", "Review due"
    IMPACT = "IMPACT", "Impact recorded"
    CLOSED = "CLOSED", "Closed"


OVER = (State.WITHDRAWN, State.REDIRECTED, State.CLOSED)


class Triage(models.TextChoices):
    """What a chair does with a request that came."""

    LIST = "LIST", "Put it on the agenda"
    ADVISE = "ADVISE", "Give advice now"
    REDIRECT = "REDIRECT", "It belongs somewhere else"


class Stage(models.TextChoices):
    """Where the child of a request stands with an assessment."""

    NONE = "NONE", "Nobody has asked for an assessment"
    ASKED = "ASKED", "An assessment was asked for"
    ASSESSED = "ASSESSED", "It is being assessed"
    REFUSED = "REFUSED", "An assessment or a plan was refused"
    PLAN = "PLAN", "There is a plan"


class Help(models.TextChoices):
    """What a community can decide. Several at once."""

    ADVICE = "ADVICE", "Advice from colleagues"
    VISIT = "VISIT", "A visit to another school"
    TRAINING = "TRAINING", "Training"
    SHARED = "SHARED", "Staff or equipment that schools share"
    SPECIALISTS = "SPECIALISTS", "Put before the Professional Resource Group"
    TEACHER = "TEACHER", "A therapist or a specialist teacher"
    FUNDING = "FUNDING", "Money for a time"
    ASSESSMENT = "ASSESSMENT", "How to ask for an assessment"
    NONE = "NONE", "None of these, with reasons"


class Came(models.TextChoices):
    """How an outcome came about."""

    MEETING = "MEETING", "Decided at the meeting"
    CHAIR = "CHAIR", "Decided by the chair between two meetings"
    AGAIN = "AGAIN", "Looked at again by the chair"
    BOARD = "BOARD", "Decided by a panel of the Area Board"


class Step(models.TextChoices):
    """The steps of a dispute."""

    CHAIR = "CHAIR", "The chair looks again"
    BOARD = "BOARD", "A panel of the Area Board decides"


class Ruling(models.TextChoices):
    """What comes of a step of a dispute."""

    STANDS = "STANDS", "The outcome stands"
    CHANGED = "CHANGED", "The outcome is changed"


class Held(models.TextChoices):
    """Where a meeting stands."""

    PLANNED = "PLANNED", "Planned"
    OPEN = "OPEN", "Taking requests"
    PAPERS = "PAPERS", "Papers are out"
    MEETING = "MEETING", "Meeting"
    MINUTED = "MINUTED", "Minutes in draft"
    CONFIRMED = "CONFIRMED", "Minutes confirmed"


class Score(models.IntegerChoices):
    """How far what was decided helped."""

    NONE = 0, "Not at all"
    LITTLE = 1, "A little"
    MOSTLY = 2, "Mostly"
    FULLY = 3, "As hoped, or more"


class Secured(models.TextChoices):
    """How a council case about what a plan provides ends. There is none that leads to the community: CFA 2014 s.42 binds the
    council."""

    MONEY = "MONEY", "The council pays the school for it"
    BRIDGE = "BRIDGE", "The council pays a bridge until there is a place"
    PROVIDED = "PROVIDED", "The council sees to it that it is provided in another way"
    PLACE = "PLACE", "Another place is arranged"
    AMENDED = "AMENDED", "The plan is reviewed and changed"
    IN_PLACE = "IN_PLACE", "Everything in the plan is in place, as the school agrees"


class Told(models.TextChoices):
    """Who says that an officer pointed a school to the community."""

    OFFICER = "OFFICER", "The officer"
    SCHOOL = "SCHOOL", "The school"
