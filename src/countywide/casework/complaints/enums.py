"""Choices of the complaints room."""

from django.db import models


class Came(models.TextChoices):
    """How a complaint reached the council. Any way counts."""

    ONLINE = "ONLINE", "Through the service"
    LETTER = "LETTER", "By letter"
    EMAIL = "EMAIL", "By email"
    PHONE = "PHONE", "By telephone"
    IN_PERSON = "IN_PERSON", "In person"
    OMBUDSMAN = "OMBUDSMAN", "From the Ombudsman"


class Maker(models.TextChoices):
    """Who complains."""

    PARENT = "PARENT", "A parent or carer"
    YOUNG_PERSON = "YOUNG_PERSON", "The young person"
    BEHALF = "BEHALF", "Somebody on behalf of one of them"


class Leads(models.TextChoices):
    """Where else a subject belongs: the page says so, and takes the complaint all the same."""

    NOWHERE = "", "It is for this procedure alone"
    TRIBUNAL = "TRIBUNAL", "What can be appealed is for the Tribunal"
    SCHOOL = "SCHOOL", "What the school did is for the school’s own procedure"


class Finding(models.TextChoices):
    """What was found of one point."""

    UPHELD = "UPHELD", "Upheld"
    PARTLY = "PARTLY", "Partly upheld"
    NOT_UPHELD = "NOT_UPHELD", "Not upheld"
    WITHDRAWN = "WITHDRAWN", "Withdrawn"


class Remedies(models.TextChoices):
    """How something is put right."""

    APOLOGY = "APOLOGY", "An apology"
    ACTION = "ACTION", "Something done for the child or family"
    PAYMENT = "PAYMENT", "A payment"
    CHANGE = "CHANGE", "A change in how we work"


class Ended(models.TextChoices):
    """How a complaint ended without an answer."""

    OPEN = "", "Under way, or answered"
    WITHDRAWN = "WITHDRAWN", "Taken back by whoever made it"
    NOT_OURS = "NOT_OURS", "Not for this procedure: somebody else deals with it"
    TOO_LATE = "TOO_LATE", "About something known for more than 12 months"


class Way(models.TextChoices):
    """How a letter goes."""

    EMAIL = "EMAIL", "By email, with a link to it"
    POST = "POST", "By post"


class Sort(models.TextChoices):
    """What the Ombudsman sent."""

    ENQUIRY = "ENQUIRY", "A first enquiry"
    PREMATURE = "PREMATURE", "Returned to the council: it had not answered yet"
    INVESTIGATION = "INVESTIGATION", "An investigation, with questions"
    DRAFT = "DRAFT", "A draft decision, for comments"


class Outcome(models.TextChoices):
    """What the Ombudsman decided."""

    OPEN = "", "Not decided yet"
    UPHELD = "UPHELD", "Upheld: there was fault"
    NOT_UPHELD = "NOT_UPHELD", "Not upheld: there was no fault"
    CLOSED = "CLOSED", "Closed without a finding"
    RETURNED = "RETURNED", "Returned to the council to answer first"


class Says(models.TextChoices):
    """What whoever complains does on their own page."""

    MORE = "MORE", "Add something"
    AGAIN = "AGAIN", "Ask you to look again, at stage 2"
    TAKES_BACK = "TAKES_BACK", "Take the complaint back"


class Standing(models.TextChoices):
    """Where a complaint stands, worked out from what happened."""

    NEW = "NEW", "To be acknowledged"
    RUNNING = "RUNNING", "Being looked into"
    ANSWERED = "ANSWERED", "Answered"
    ENDED = "ENDED", "Closed"
