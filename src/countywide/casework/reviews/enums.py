"""Choices of the reviews room."""

from django.db import models


class ReviewType(models.TextChoices):
    """What kind of review it is."""

    ANNUAL = "ANNUAL", "Annual review"
    EARLY = "EARLY", "Early review"
    EMERGENCY = "EMERGENCY", "Emergency review"
    TRANSFER = "TRANSFER", "Review before a move to the next phase"
    UNDER_FIVE = "UNDER_FIVE", "Review of a child under five"
    AFTER_MOVE = "AFTER_MOVE", "First review after a move to this council"
    LAST = "LAST", "Review about ending the plan"
    IN_YEAR = "IN_YEAR", "In-year review form: an update, not a review in law"


class Arranger(models.TextChoices):
    """Who arranges and holds the meeting. The council owes the review in either case (CFA 2014 s.44)."""

    SCHOOL = "SCHOOL", "The school or setting"
    COUNCIL = "COUNCIL", "The council"


class Mode(models.TextChoices):
    """How people meet."""

    IN_PERSON = "IN_PERSON", "In person"
    ONLINE = "ONLINE", "Online"
    BOTH = "BOTH", "In person, and online for those who cannot come"


class Invited(models.TextChoices):
    """As whom somebody is invited. The first five must be (SEND Regulations 2014 reg 20(2))."""

    FAMILY = "FAMILY", "Parent or young person"
    HEAD = "HEAD", "Head, principal or early years lead"
    COUNCIL = "COUNCIL", "Education officer of the council"
    HEALTH = "HEALTH", "Health professional named by the health board"
    CARE = "CARE", "Social care officer of the council"
    CHILD = "CHILD", "The child"
    VIRTUAL = "VIRTUAL", "Virtual school head, for a child looked after by a council"
    OTHER = "OTHER", "Somebody else who helps"


class Rating(models.TextChoices):
    """How far an outcome has come."""

    ACHIEVED = "ACHIEVED", "Achieved"
    ON_TRACK = "ON_TRACK", "On track"
    SOME = "SOME", "Some progress"
    NONE = "NONE", "No progress"
    NOT_RELEVANT = "NOT_RELEVANT", "No longer relevant"


class Suggested(models.TextChoices):
    """What the meeting suggests for an outcome."""

    KEEP = "KEEP", "Keep it as it is"
    REWORD = "REWORD", "Reword it"
    REMOVE = "REMOVE", "Take it out"
    REPLACE = "REPLACE", "Replace it"


class Delivered(models.TextChoices):
    """Whether a piece of provision is given as the plan says."""

    AS_WRITTEN = "AS_WRITTEN", "Yes, as written"
    PART = "PART", "In part"
    NOT = "NOT", "No"


class AskedBy(models.TextChoices):
    """Who asks for a change to the plan."""

    SCHOOL = "SCHOOL", "The school or setting"
    PARENT = "PARENT", "Parent"
    CHILD = "CHILD", "The child or young person"
    PROFESSIONAL = "PROFESSIONAL", "A professional"


class Weight(models.TextChoices):
    """How much a change matters."""

    FACTUAL = "FACTUAL", "A mistake or a fact that has changed"
    UPDATING = "UPDATING", "Bringing it up to date"
    MATERIAL = "MATERIAL", "A change of need, provision or place"


class Answered(models.TextChoices):
    """What the council decided on one change."""

    ACCEPT = "ACCEPT", "Accepted"
    PART = "PART", "Accepted in part"
    DECLINE = "DECLINE", "Not accepted"


class Outcome(models.TextChoices):
    """What a review comes to (reg 20(10))."""

    MAINTAIN = "MAINTAIN", "Keep the plan as it is"
    AMEND = "AMEND", "Change the plan"
    CEASE = "CEASE", "End the plan"


class Standing(models.TextChoices):
    """Where a review stands. It is worked out from the facts and kept nowhere."""

    SCHEDULED = "SCHEDULED", "Due: no meeting planned yet"
    PLANNED = "PLANNED", "Meeting planned"
    GATHERING = "GATHERING", "People invited and asked for advice"
    PAPERS_OUT = "PAPERS_OUT", "Advice sent round"
    MET = "MET", "Meeting held: report awaited"
    REPORTED = "REPORTED", "Report in: the council decides"
    RETURNED = "RETURNED", "Report sent back to be mended"
    PROPOSED = "PROPOSED", "Decision proposed"
    DECIDED = "DECIDED", "Decided: the family is being told"
    AMENDING = "AMENDING", "Proposed changes with the family"
    OVER = "OVER", "Over"
    DROPPED = "DROPPED", "Not held"


class Defect(models.TextChoices):
    """For what a report may be sent back. An opinion that the council does not share is no defect."""

    EMPTY = "EMPTY", "Something that must be filled in is empty"
    VIEWS = "VIEWS", "The child’s or the family’s views are missing, and nothing says why"
    DIFFERENCES = "DIFFERENCES", "Somebody saw it differently, and that is not recorded"
    UNCLEAR = "UNCLEAR", "A change that is asked for does not say what should change"
    FILE = "FILE", "A file cannot be opened"
    WRONG = "WRONG", "It is about another child or another plan"


class Urgency(models.TextChoices):
    """How soon an early review is asked for."""

    ROUTINE = "ROUTINE", "Within the term"
    URGENT = "URGENT", "Within a few weeks"
    EMERGENCY = "EMERGENCY", "Now: the placement may break down"


class EarlyAnswer(models.TextChoices):
    """What the council says to a request for an early review."""

    AGREE = "AGREE", "A review is held early"
    DECLINE = "DECLINE", "No early review"
    MERGE = "MERGE", "Taken into the amendment that is under way"


class EarlyFrom(models.TextChoices):
    """From whom it comes that a plan is reviewed before its year is out."""

    SCHOOL = "SCHOOL", "The school or setting"
    PARENT = "PARENT", "Parent"
    CHILD = "CHILD", "The child or young person"
    PROFESSIONAL = "PROFESSIONAL", "A professional"
    COUNCIL = "COUNCIL", "The council: nobody had to ask"
    HEALTH = "HEALTH", "The health service"
    CARE = "CARE", "Social care"


class AboutWhat(models.TextChoices):
    """For what an in-year review form is sent."""

    CHANGED = "CHANGED", "Something has changed during the year"
    MOVE = "MOVE", "The next school or college should know something for the move"


class UpdateAnswer(models.TextChoices):
    """What the council says to an in-year review form."""

    NOTED = "NOTED", "Noted: the plan and its yearly review go on as they are"
    EARLY = "EARLY", "A review is held early"
    MERGE = "MERGE", "Taken into the review or amendment that is under way"
    AMEND = "AMEND", "We will propose changes to the plan without a review"


class SuggestionState(models.TextChoices):
    """Where a suggestion for the form stands. Everybody can read it."""

    NEW = "NEW", "Being read"
    PLANNED = "PLANNED", "We will do it"
    DONE = "DONE", "Done"
    DECLINED = "DECLINED", "We will not do it"
