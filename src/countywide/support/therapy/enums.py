"""Choices of the room for link therapists."""

from django.db import models


class Kind(models.TextChoices):
    """As what somebody is linked to a school."""

    LEAD = "LEAD", "Link therapist"
    ASSISTANT = "ASSISTANT", "Therapy assistant"
    COVER = "COVER", "Cover while the post is empty"


class Standing(models.TextChoices):
    """Where the link between a school and its therapist stands. It is worked out, never kept."""

    UNASSIGNED = "UNASSIGNED", "No therapist yet"
    ASSIGNED = "ASSIGNED", "Introduced, no meeting booked yet"
    MEETING_BOOKED = "MEETING_BOOKED", "First meeting booked"
    ACTIVE = "ACTIVE", "Working together"
    CHANGING = "CHANGING", "Change of therapist"
    PAUSED = "PAUSED", "Paused"
    VACANT = "VACANT", "The post is empty"


class Part(models.TextChoices):
    """What somebody is to a school in this room."""

    SCHOOL = "SCHOOL", "of the school"
    THERAPIST = "THERAPIST", "linked to it today"
    LATELY = "LATELY", "linked until lately: records alone"
    TEACHER = "TEACHER", "a specialist teacher on its list"
    MANAGER = "MANAGER", "manager of its provider"
    PROGRAMME = "PROGRAMME", "of the programme team"


class Purpose(models.TextChoices):
    """What a contact is for. Each counts as one contact of the term it is held in."""

    INITIAL = "INITIAL", "First meeting"
    TERMLY = "TERMLY", "Meeting of the term"
    JOINT = "JOINT", "Joint planning with a specialist teacher"
    COACHING = "COACHING", "Coaching or a visit to classrooms"
    TRAINING = "TRAINING", "Training"
    OTHER = "OTHER", "Another meeting"


class Mode(models.TextChoices):
    """How people meet."""

    IN_PERSON = "IN_PERSON", "At the school"
    VIDEO = "VIDEO", "By video"
    PHONE = "PHONE", "By telephone"


class Step(models.TextChoices):
    """How far a meeting has come; its record has steps of its own."""

    PROPOSED = "PROPOSED", "Proposed"
    BOOKED = "BOOKED", "Booked"
    HELD = "HELD", "Held"
    CANCELLED = "CANCELLED", "Cancelled"


class Paper(models.TextChoices):
    """How far the record of a meeting has come."""

    DRAFT = "DRAFT", "Being written"
    SHARED = "SHARED", "Shared with the school"
    CHANGE_ASKED = "CHANGE_ASKED", "The school asks for a change"
    AGREED = "AGREED", "Agreed"


class Present(models.TextChoices):
    """Who takes part in a meeting, by role: a record names nobody."""

    SENCO = "SENCO", "SENCO"
    HEAD = "HEAD", "Headteacher or deputy"
    LEAD = "LEAD", "Communication lead"
    TEACHERS = "TEACHERS", "Class or subject teachers"
    ASSISTANTS = "ASSISTANTS", "Teaching assistants"
    EARLY_YEARS = "EARLY_YEARS", "Early years lead"
    THERAPIST = "THERAPIST", "Link therapist"
    THERAPY_ASSISTANT = "THERAPY_ASSISTANT", "Therapy assistant"
    SPECIALIST_TEACHER = "SPECIALIST_TEACHER", "Specialist teacher"


class Owner(models.TextChoices):
    """Whose an agreed action is. It belongs to the role: whoever follows in it owns the action."""

    SENCO = "SENCO", "SENCO"
    HEAD = "HEAD", "Headteacher"
    THERAPIST = "THERAPIST", "Link therapist"
    TEACHER = "TEACHER", "Specialist teacher"


class Progress(models.TextChoices):
    """How far an agreed action has come."""

    OPEN = "OPEN", "Open"
    IN_PROGRESS = "IN_PROGRESS", "In progress"
    DONE = "DONE", "Done"
    DROPPED = "DROPPED", "Dropped"
    CARRIED = "CARRIED", "Carried over"


OPEN_STATES = (Progress.OPEN, Progress.IN_PROGRESS)


class Strand(models.IntegerChoices):
    """What an action works on: five strands in the council's own neutral words."""

    FAMILIES = 1, "Families"
    SURROUNDINGS = 2, "Surroundings"
    STAFF = 3, "Staff and their skills"
    NOTICING = 4, "Noticing early"
    HELP = 5, "Help given"


class Level(models.IntegerChoices):
    """For whom it is."""

    UNIVERSAL = 1, "Universal"
    TARGETED = 2, "Targeted"
    SPECIALIST = 3, "Specialist"
