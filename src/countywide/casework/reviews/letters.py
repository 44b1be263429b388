"""The letters of a review, from the invitation to the decision, and what the law wants each to say."""

from __future__ import annotations

from pathlib import Path

from countywide.casework.letters.enums import AddressedTo
from countywide.casework.letters.types import ADVICE_SERVICE, RIGHTS, Clause, LetterKind, register

HOME = Path(__file__).parent / "templates"
REG = "SEND Regulations 2014"
ACT = "CFA 2014"


def kind(key: str, title: str, news: str, to: str, law: str, *must_say: Clause, **more: str | bool) -> LetterKind:
    """One row of the list below."""
    return register(
        LetterKind(
            key=f"reviews.{key}",
            title=title,
            template=f"reviews/letters/{key}",
            must_say=must_say,
            addressed_to=to,
            law=law,
            news=news,
            home=HOME,
            **more,  # type: ignore[arg-type]
        )
    )


WHO = Clause("who-it-is-about", "whom it is about", "house rule: full name and date of birth, in the letter only")
MEETING = Clause("meeting", "when, where and how people meet", f"{REG} reg 20(3), 21(3)")
COMING = Clause("coming", "what happens at the meeting and who is invited", f"{REG} reg 20(2), 20(5), 21(2)")
PAPERS = Clause("papers", "the advice that goes round", f"{REG} reg 20(4), 21(4)")
RECOMMENDED = Clause("recommended", "what the meeting recommends", f"{REG} reg 20(7), 20(8)")
CHANGES = Clause("changes", "each change that is asked for", f"{REG} reg 20(8)")
DIFFERENCES = Clause("differences", "where people saw it differently", f"{REG} reg 20(8)")
DECIDE_BY = Clause("decide-by", "by when the council decides", f"{REG} reg 20(10)")
DECISION = Clause("decision", "what was decided and when", f"{REG} reg 20(10)")
REASONS = Clause("reasons", "the reasons, for each change that was asked for", f"{REG} reg 20(11)")
NEXT_REVIEW = Clause("next-review", "by when the plan is reviewed again", f"{ACT} s.44(1)")

# --- before the meeting ---

INVITATION = kind(
    "invitation",
    "Invitation to a review meeting, to the family",
    "you are invited to a review of the plan",
    AddressedTo.FAMILY,
    f"{ACT} s.44; {REG} reg 20(2), 20(3), 21(2), 21(3)",
    MEETING,
    COMING,
    Clause("views", "that they can give their views", f"{ACT} s.19, s.44(5)"),
    Clause("move-it", "that they can ask to move it", f"{REG} reg 20(3)"),
    ADVICE_SERVICE,
)
INVITATION_OTHERS = kind(
    "invitation-others",
    "Invitation to a review meeting, to those whom the law names and others who help",
    "you are invited to a review of a plan",
    AddressedTo.ADVISER,
    f"{REG} reg 20(2), 20(3), 21(2), 21(3)",
    WHO,
    MEETING,
    COMING,
)
ADVICE_REQUEST = kind(
    "advice-request",
    "Request for advice for a review",
    "we ask for your advice for a review of a plan",
    AddressedTo.ADVISER,
    f"{REG} reg 20(4), 21(4)",
    WHO,
    Clause("what", "what advice is asked for", f"{REG} reg 20(4), 20(6)"),
    Clause("by-when", "by when", f"{REG} reg 20(4)"),
    Clause("goes-round", "that everybody who is invited reads it", f"{REG} reg 20(4)"),
)
PAPERS_FAMILY = kind(
    "papers",
    "The papers for a review meeting, to the family",
    "the papers for a review meeting are ready",
    AddressedTo.FAMILY,
    f"{REG} reg 20(4), 21(4)",
    MEETING,
    PAPERS,
)
PAPERS_OTHERS = kind(
    "papers-others",
    "The papers for a review meeting, to the others who are invited",
    "the papers for a review meeting are ready",
    AddressedTo.ADVISER,
    f"{REG} reg 20(4), 21(4)",
    WHO,
    MEETING,
    PAPERS,
)

# --- the report ---

REPORT = kind(
    "report",
    "The report of a review, to the family",
    "the report of the review is ready",
    AddressedTo.FAMILY,
    f"{REG} reg 20(7) to 20(9), 21(7)",
    RECOMMENDED,
    CHANGES,
    DIFFERENCES,
    DECIDE_BY,
    Clause("if-wrong", "what to do if it is wrong", "house rule: report"),
    ADVICE_SERVICE,
)
REPORT_OTHERS = kind(
    "report-others",
    "The report of a review, to the others who were invited",
    "the report of a review is ready",
    AddressedTo.ADVISER,
    f"{REG} reg 20(7) to 20(9), 21(7)",
    WHO,
    RECOMMENDED,
    CHANGES,
    DIFFERENCES,
    DECIDE_BY,
)

# --- the decision ---

MAINTAINED = kind(
    "maintained",
    "Decision to keep a plan as it is, to the family",
    "we have decided after the review",
    AddressedTo.FAMILY,
    f"{ACT} s.44, s.51(2)(e); {REG} reg 20(10), 20(11), 32",
    DECISION,
    REASONS,
    NEXT_REVIEW,
    *RIGHTS,
    reasons="reasons",
    counts_from_sending=True,
)
MAINTAINED_OTHERS = kind(
    "maintained-others",
    "Decision to keep a plan as it is, to the head or principal",
    "we have decided after a review",
    AddressedTo.SCHOOL,
    f"{REG} reg 20(10)",
    WHO,
    DECISION,
    REASONS,
    Clause("look-again", "that they can ask the council to look again", "house rule: an answer in 10 working days"),
    NEXT_REVIEW,
)

# --- early reviews, and late ones ---

EARLY_ANSWER = kind(
    "early-answer",
    "Answer to a request for an early review, to the family",
    "we have answered a request for an early review",
    AddressedTo.FAMILY,
    "house rule: an answer with reasons in 10 working days; Code of Practice 9.167",
    DECISION,
    Clause("reasons", "the reasons", "house rule: an answer with reasons"),
    Clause("what-next", "what happens next, or what else there is", "house rule: an answer with reasons"),
    Clause("not-content", "what to do if they do not agree", "house rule: an answer with reasons"),
    ADVICE_SERVICE,
)
EARLY_ANSWER_OTHERS = kind(
    "early-answer-others",
    "Answer to a request for an early review, to the school or setting",
    "we have answered a request for an early review",
    AddressedTo.SCHOOL,
    "house rule: an answer with reasons in 10 working days; Code of Practice 9.167",
    WHO,
    DECISION,
    Clause("reasons", "the reasons", "house rule: an answer with reasons"),
    Clause("what-next", "what happens next", "house rule: an answer with reasons"),
)
EARLY_BEGUN = kind(
    "early-begun",
    "The council holds a review early, to the family",
    "we will review the plan early",
    AddressedTo.FAMILY,
    f"{ACT} s.44; {REG} reg 20, 21; Code of Practice 9.167",
    DECISION,
    Clause("reasons", "the reasons", "house rule: an answer with reasons"),
    Clause("what-next", "what happens next", f"{REG} reg 20(2) to 20(4)"),
    Clause("views", "that they can give their views", f"{ACT} s.19, s.44(5)"),
    ADVICE_SERVICE,
)
EARLY_BEGUN_OTHERS = kind(
    "early-begun-others",
    "The council holds a review early, to the school or setting",
    "a review is held early",
    AddressedTo.SCHOOL,
    f"{ACT} s.44; {REG} reg 20; Code of Practice 9.167",
    WHO,
    DECISION,
    Clause("reasons", "the reasons", "house rule: an answer with reasons"),
    Clause("what-next", "what happens next", f"{REG} reg 20(2) to 20(4)"),
)
NO_REVIEW = Clause("no-review", "that it is no review in law, and when the next one is due", f"{ACT} s.44(1)")
UPDATE_ANSWER = kind(
    "update-answer",
    "Answer to an in-year review form, to the family",
    "we have answered an in-year review form",
    AddressedTo.FAMILY,
    "house rule: an answer with reasons in 10 working days; SEND Regulations 2014 reg 28",
    DECISION,
    Clause("reasons", "the reasons", "house rule: an answer with reasons"),
    NO_REVIEW,
    Clause("what-next", "what happens next, or what else there is", "house rule: an answer with reasons"),
    Clause("not-content", "what to do if they do not agree", "house rule: an answer with reasons"),
    ADVICE_SERVICE,
)
UPDATE_ANSWER_OTHERS = kind(
    "update-answer-others",
    "Answer to an in-year review form, to the school or setting",
    "we have answered an in-year review form",
    AddressedTo.SCHOOL,
    "house rule: an answer with reasons in 10 working days; SEND Regulations 2014 reg 28",
    WHO,
    DECISION,
    Clause("reasons", "the reasons", "house rule: an answer with reasons"),
    NO_REVIEW,
    Clause("what-next", "what happens next", "house rule: an answer with reasons"),
)
OVERDUE = kind(
    "overdue",
    "A review is late, to the school or setting",
    "a review is late",
    AddressedTo.SCHOOL,
    f"{ACT} s.44(1); {REG} reg 20",
    WHO,
    Clause("late", "what is late and since when", f"{ACT} s.44(1); {REG} reg 20(7), 20(10)"),
    Clause("what-now", "what is asked now", "house rule: overdue review"),
)
OVERDUE_FAMILY = kind(
    "overdue-family",
    "A review is late, to the family",
    "the review of the plan is late",
    AddressedTo.FAMILY,
    f"{ACT} s.44(1); {REG} reg 20",
    Clause("late", "what is late and since when", f"{ACT} s.44(1); {REG} reg 20(10)"),
    Clause("stays", "that the plan stays in force", f"{ACT} s.42"),
    Clause("complain", "how to complain", "Local Government Act 1974 s.26"),
    ADVICE_SERVICE,
)
