"""The letters an assessment sends, from the first notices to the final plan, and what the law wants each to say."""

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
            key=f"assessments.{key}",
            title=title,
            template=f"assessments/letters/{key}",
            must_say=must_say,
            addressed_to=to,
            law=law,
            news=news,
            home=HOME,
            **more,  # type: ignore[arg-type]
        )
    )


WHO = Clause("who-it-is-about", "whom it is about", "house rule: full name and date of birth, in the letter only")
OWNER = Clause("owner", "who looks after it", "house rule: every request has an owner")
DECISION = Clause("decision", "what was decided and when", f"{ACT} s.36(9), s.37; {REG} reg 5(1), 10(1)")
WEEK_16 = Clause("week-16", "the day by which a refusal to make a plan is told", f"{REG} reg 10(1)")
WEEK_20 = Clause("week-20", "the day by which the final plan is sent", f"{REG} reg 13(2)")
DECIDE_BY = Clause("decide-by", "the day by which the decision is told", f"{REG} reg 5(1)")
REASONS = Clause("reasons", "the reasons", f"{ACT} s.36(5), s.36(9); {REG} reg 5(3), 10(3)")
TEST = Clause("test", "what the law asks and how it was answered", f"{ACT} s.36(8), s.37(1)")
EVIDENCE_LIST = Clause("evidence-list", "what was read", f"{REG} reg 7; Ombudsman focus reports")
SUPPORT = Clause("support", "what help there can be without a plan", "Code of Practice 9.19")
WAY_FORWARD = Clause("way-forward", "that they can meet us", "Code of Practice 9.61; house rule")
ADVICE_SOUGHT = Clause("advice-sought", "who is asked for advice", f"{REG} reg 6(1)")
CONSIDERING = Clause("considering", "that an assessment is considered", f"{REG} reg 4(1), 4(2)")
STILL_DUE = Clause("still-due", "that it is still due as soon as practicable", "Code of Practice 9.43")

CONSIDERING_CLAUSES = (WHO, CONSIDERING, Clause("asked-of-you", "what is asked of them", f"{REG} reg 4(2)"), DECIDE_BY)
CONSIDERING_LAW = f"{ACT} s.36(4); {REG} reg 4(2)"

# --- the request ---

CONSIDERING_FAMILY = kind(
    "considering-family",
    "We are considering an assessment, to the family",
    "we are thinking about an assessment and want your views",
    AddressedTo.FAMILY,
    f"{ACT} s.36(4), s.36(7); {REG} reg 3, reg 4(1)",
    CONSIDERING,
    Clause("views", "the right to give views", f"{ACT} s.36(7)(a)"),
    Clause("evidence", "the right to send evidence", f"{ACT} s.36(7)(b)"),
    Clause("how-to-answer", "how and by when to answer", f"{ACT} s.36(4)"),
    DECIDE_BY,
    ADVICE_SERVICE,
)
CONSIDERING_SCHOOL = kind(
    "considering-school",
    "We are considering an assessment, to the school or early years lead",
    "we are considering whether to secure an assessment",
    AddressedTo.SCHOOL,
    CONSIDERING_LAW,
    *CONSIDERING_CLAUSES,
)
CONSIDERING_HEALTH = kind(
    "considering-health",
    "We are considering an assessment, to the health board",
    "we are considering whether to secure an assessment",
    AddressedTo.HEALTH,
    CONSIDERING_LAW,
    *CONSIDERING_CLAUSES,
)
CONSIDERING_CARE = kind(
    "considering-care",
    "We are considering an assessment, to social care",
    "we are considering whether to secure an assessment",
    AddressedTo.CARE,
    CONSIDERING_LAW,
    *CONSIDERING_CLAUSES,
)
EVIDENCE_REQUEST = kind(
    "evidence-request",
    "Request for evidence, to a setting",
    "we ask for evidence about a request for an assessment",
    AddressedTo.SCHOOL,
    f"{ACT} s.36(8); {REG} reg 5(4)(a)",
    WHO,
    Clause("items", "what is asked for", "house rule: evidence request"),
    Clause("due", "by when", "house rule: evidence request"),
    Clause("not-held", "what to do about what they do not hold", f"{ACT} s.36(8): no form is a condition"),
    Clause("how-to-send", "how to send it", "house rule: evidence request"),
)

# --- the decision whether to assess ---

AGREED = kind(
    "agreed",
    "Decision to assess, to the family",
    "we have decided about an assessment",
    AddressedTo.FAMILY,
    f"{ACT} s.36(8); {REG} reg 5(1), 6(1)",
    DECISION,
    ADVICE_SOUGHT,
    Clause("ask-for-more", "that they may ask for advice from somebody else", f"{REG} reg 6(1)(h)"),
    WEEK_16,
    WEEK_20,
    OWNER,
    ADVICE_SERVICE,
)
AGREED_OTHERS = kind(
    "agreed-others",
    "Decision to assess, to the school, health and social care",
    "we have decided about an assessment",
    AddressedTo.SCHOOL,
    f"{REG} reg 5(2)",
    WHO,
    DECISION,
    ADVICE_SOUGHT,
    WEEK_16,
    WEEK_20,
)
REFUSAL = kind(
    "refusal",
    "Decision not to assess, to the family",
    "we have decided about an assessment",
    AddressedTo.FAMILY,
    f"{ACT} s.36(5), s.36(8); {REG} reg 5(1), 5(3), 32",
    DECISION,
    TEST,
    REASONS,
    EVIDENCE_LIST,
    SUPPORT,
    WAY_FORWARD,
    *RIGHTS,
    reasons="reasons",
    counts_from_sending=True,
)
REFUSAL_OTHERS = kind(
    "refusal-others",
    "Decision not to assess, to the school, health and social care",
    "we have decided about an assessment",
    AddressedTo.SCHOOL,
    f"{REG} reg 5(2)",
    WHO,
    DECISION,
    SUPPORT,
)

# --- the assessment ---

ADVICE_REQUEST = kind(
    "advice-request",
    "Request for advice, to an adviser",
    "we ask for your advice for an assessment",
    AddressedTo.ADVISER,
    f"{REG} reg 6, reg 8",
    WHO,
    Clause("what", "what advice is asked for", f"{REG} reg 6(1), 6(2)"),
    Clause("by-when", "by when", f"{REG} reg 8(1); Code of Practice 9.52"),
    Clause("law", "which duty to answer there is", f"{ACT} s.31; {REG} reg 8"),
    Clause("papers", "that the papers come with it", f"{REG} reg 6(3)"),
)
EXCEPTION = kind(
    "exception",
    "We rely on an exception, to the family",
    "we need more time, and tell you why",
    AddressedTo.FAMILY,
    f"{REG} reg 5(4), 10(4), 13(3); Code of Practice 9.43",
    Clause("ground", "the ground in words", f"{REG} reg 5(4)"),
    Clause("facts", "the facts and their dates", f"{REG} reg 5(4)"),
    Clause("why", "why it was impractical to be in time", f"{REG} reg 5(4)"),
    STILL_DUE,
    Clause("new-date", "the day aimed for", "Code of Practice 9.43"),
    ADVICE_SERVICE,
)
EXCEPTION_ENDED = kind(
    "exception-ended",
    "An exception has ended, to the family",
    "the reason for being late has ended",
    AddressedTo.FAMILY,
    "Code of Practice 9.43",
    Clause("ended", "what ended and when", "Code of Practice 9.43"),
    STILL_DUE,
    ADVICE_SERVICE,
)

# --- the decision about a plan ---

REFUSAL_TO_ISSUE = kind(
    "refusal-to-issue",
    "Decision not to issue a plan, to the family",
    "we have decided about a plan",
    AddressedTo.FAMILY,
    f"{ACT} s.36(9), s.37(1); {REG} reg 10, 32",
    DECISION,
    TEST,
    REASONS,
    EVIDENCE_LIST,
    SUPPORT,
    WAY_FORWARD,
    *RIGHTS,
    reasons="reasons",
    counts_from_sending=True,
)
REFUSAL_TO_ISSUE_OTHERS = kind(
    "refusal-to-issue-others",
    "Decision not to issue a plan, to the school and health",
    "we have decided about a plan",
    AddressedTo.SCHOOL,
    f"{REG} reg 10(2)",
    WHO,
    DECISION,
    SUPPORT,
)
DRAFT_PLAN = kind(
    "draft-plan",
    "Draft plan, to the family",
    "there is a draft plan for you to look at",
    AddressedTo.FAMILY,
    f"{ACT} s.38; {REG} reg 13(1)",
    DECISION,
    Clause("draft", "that the draft and the advice come with it", f"{ACT} s.38(2)(a)"),
    Clause("fifteen-days", "the 15 days for views", f"{REG} reg 13(1)(a)"),
    Clause("comment", "that they may say what they think", f"{ACT} s.38(2)(b)(i)"),
    Clause("ask-for-school", "the right to ask for a school", f"{ACT} s.38(2)(b)(ii); Code of Practice 9.77"),
    Clause("meeting", "the right to a meeting", f"{REG} reg 13(1)(b)"),
    Clause("school-information", "where to find schools and colleges", f"{REG} reg 13(1)(c)"),
    WEEK_20,
    ADVICE_SERVICE,
    counts_from_sending=True,
)
FINAL_PLAN = kind(
    "final-plan",
    "Final plan, to the family",
    "your final plan is ready",
    AddressedTo.FAMILY,
    f"{REG} reg 13(2), 14, 32; {ACT} s.51(2)(c)",
    Clause("plan", "that the plan comes with it", f"{REG} reg 13(2)"),
    Clause("named", "what is named and from when", f"{ACT} s.39, s.40"),
    Clause("preference", "whether the family’s wish was met, and why", f"{ACT} s.39(4)"),
    Clause("transport", "how travel is decided", "house rule: final plan"),
    Clause("review", "by when it is reviewed", f"{ACT} s.44(1)"),
    *RIGHTS,
    counts_from_sending=True,
)
FINAL_PLAN_OTHERS = kind(
    "final-plan-others",
    "Final plan, to the named setting and health",
    "a final plan names you or asks something of you",
    AddressedTo.SCHOOL,
    f"{REG} reg 13(2), 17; {ACT} s.42, s.43",
    WHO,
    Clause("plan", "that the plan comes with it", f"{REG} reg 13(2)"),
    Clause("duty", "what they must do", f"{ACT} s.42, s.43"),
    Clause("review", "by when it is reviewed", f"{ACT} s.44(1)"),
)

# --- endings and changes ---

WITHDRAWN = kind(
    "withdrawn",
    "The request was withdrawn, to the family",
    "the request for an assessment was withdrawn",
    AddressedTo.FAMILY,
    f"{ACT} s.36(1), s.24",
    Clause("withdrawn", "who withdrew it and when", "house rule: withdrawal"),
    Clause("if-wrong", "what to do if that is wrong", "house rule: withdrawal"),
    Clause("ask-again", "that they can ask again", f"{ACT} s.36(1)"),
    ADVICE_SERVICE,
)
HANDED_OVER = kind(
    "handed-over",
    "Another team is in charge, to the family",
    "another team is now in charge",
    AddressedTo.FAMILY,
    "house rule: every case has an owner",
    Clause("who-now", "who is in charge and from when", "house rule: hand-over"),
    Clause("stays", "what stays the same", "house rule: hand-over"),
)
HANDED_OVER_SCHOOL = kind(
    "handed-over-school",
    "Another team is in charge, to the school",
    "another team now holds a case",
    AddressedTo.SCHOOL,
    "house rule: every case has an owner",
    WHO,
    Clause("who-now", "who is in charge and from when", "house rule: hand-over"),
    Clause("stays", "what stays the same", "house rule: hand-over"),
)
MOVED_AWAY = kind(
    "moved-away",
    "Another council is responsible, to the family",
    "another council is now in charge",
    AddressedTo.FAMILY,
    f"{ACT} s.24; {REG} reg 5(1)",
    Clause("who-now", "which council is responsible and from when", f"{ACT} s.24"),
    Clause("what-ends", "what ends here", f"{ACT} s.24"),
    Clause("records", "what was passed on", "house rule: move to another council"),
    Clause("if-wrong", "what to do if that is wrong", "house rule: move to another council"),
    ADVICE_SERVICE,
)
