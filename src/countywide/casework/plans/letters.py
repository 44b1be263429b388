"""The letters by which a plan is amended and ended, and what the law wants each to say."""

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
            key=f"plans.{key}",
            title=title,
            template=f"plans/letters/{key}",
            must_say=must_say,
            addressed_to=to,
            law=law,
            news=news,
            home=HOME,
            **more,  # type: ignore[arg-type]
        )
    )


WHO = Clause("who-it-is-about", "whom it is about", "house rule: full name and date of birth, in the letter only")
REASONS = Clause("reasons", "the reasons", f"{REG} reg 20(11), 22(2), 22(5)")
CHANGES = Clause("changes", "each proposed change, word for word", f"{REG} reg 22(2)(a); [2022] EWHC 493 (Admin)")
FINAL_BY = Clause("final-by", "the day by which the final plan is sent", f"{REG} reg 22(3)")
PLAN = Clause("plan", "that the plan comes with it", f"{REG} reg 22(3)")
REVIEW = Clause("review", "by when it is reviewed", f"{ACT} s.44(1)")

# --- amending ---

AMENDMENT_NOTICE = kind(
    "amendment-notice",
    "Amendment notice, to the family",
    "we propose changes to a plan and want your views",
    AddressedTo.FAMILY,
    f"{REG} reg 22(2), 28; {ACT} s.44",
    REASONS,
    Clause("copy-of-plan", "that a copy of the plan comes with it", f"{REG} reg 22(2)(a)"),
    CHANGES,
    Clause("evidence", "the evidence for the changes", f"{REG} reg 22(2)(a)"),
    Clause("fifteen-days", "the 15 days for views", f"{REG} reg 22(2)(c)"),
    Clause("comment", "that they may say what they think", f"{REG} reg 22(2)(c)"),
    Clause("ask-for-school", "the right to ask for a school", f"{REG} reg 22(2)(c)"),
    Clause("meeting", "the right to a meeting", f"{REG} reg 22(2)"),
    Clause("school-information", "where to find schools and colleges", f"{REG} reg 22(2)"),
    FINAL_BY,
    ADVICE_SERVICE,
    counts_from_sending=True,
)
AMENDMENT_NOTICE_OTHERS = kind(
    "amendment-notice-others",
    "Amendment notice, to the head or principal",
    "we propose changes to a plan",
    AddressedTo.SCHOOL,
    f"{REG} reg 20(10), 22",
    WHO,
    REASONS,
    CHANGES,
    Clause("stays", "that the plan stays in force as it is", f"{ACT} s.42"),
    FINAL_BY,
)
AMENDED_PLAN = kind(
    "amended-plan",
    "Final amended plan, to the family",
    "your amended plan is ready",
    AddressedTo.FAMILY,
    f"{REG} reg 22(3), 22(5), 32; {ACT} s.51(2)(e)",
    PLAN,
    CHANGES,
    Clause("named", "what is named and from when", f"{ACT} s.39, s.40"),
    Clause("preference", "what became of what the family said", f"{REG} reg 22(3); {ACT} s.39(4)"),
    Clause("transport", "how travel is decided", "house rule: final plan"),
    REVIEW,
    *RIGHTS,
    counts_from_sending=True,
)
AMENDED_PLAN_OTHERS = kind(
    "amended-plan-others",
    "Final amended plan, to the named setting and health",
    "a plan that names you or asks something of you was amended",
    AddressedTo.SCHOOL,
    f"{REG} reg 17, 22(3); {ACT} s.42, s.43",
    WHO,
    PLAN,
    CHANGES,
    Clause("duty", "what they must do", f"{ACT} s.42, s.43"),
    REVIEW,
)
PLACE_NAMED = kind(
    "place-named",
    "A plan names a place, to a team or another council that acts on it",
    "a plan names a place",
    AddressedTo.COUNCIL,
    f"{REG} reg 17, 22(3); {ACT} s.42",
    WHO,
    Clause("named", "what is named and from when", f"{ACT} s.39, s.40"),
    Clause("asked-of-you", "what is asked of them", "house rule: whoever is told is told why"),
)
NOT_AMENDED = kind(
    "not-amended",
    "Decision not to amend after all, to the family",
    "we have decided about changes to a plan",
    AddressedTo.FAMILY,
    f"{REG} reg 22(4), 22(5), 32; {ACT} s.51(2)(f)",
    Clause("decision", "what was decided and when", f"{REG} reg 22(4)"),
    REASONS,
    REVIEW,
    *RIGHTS,
    reasons="reasons",
    counts_from_sending=True,
)
NOT_AMENDED_OTHERS = kind(
    "not-amended-others",
    "Decision not to amend after all, to the head or principal",
    "we have decided about changes to a plan",
    AddressedTo.SCHOOL,
    f"{REG} reg 22(4)",
    WHO,
    Clause("decision", "what was decided and when", f"{REG} reg 22(4)"),
    Clause("stays", "that the plan stays in force as it is", f"{ACT} s.42"),
)

# --- ending ---

GROUND = Clause("ground", "on which ground of the law", f"{ACT} s.45(1)")
GOES_ON = Clause("goes-on", "that the plan goes on meanwhile", f"{ACT} s.45(4)")
ASKED = Clause("asked-of-you", "what is asked of them, and by when", f"{REG} reg 31(1), 31(2)")
END_DECISION = Clause("decision", "what was decided and when", f"{ACT} s.45; {REG} reg 31(3)")

ENDING_CONSIDERED = kind(
    "ending-considered",
    "We are thinking about ending a plan, to the family",
    "we are thinking about ending a plan and want your views",
    AddressedTo.FAMILY,
    f"{ACT} s.45; {REG} reg 31(1)",
    GROUND,
    REASONS,
    ASKED,
    GOES_ON,
    ADVICE_SERVICE,
)
ENDING_CONSIDERED_OTHERS = kind(
    "ending-considered-others",
    "We are considering to end a plan, to the head or principal",
    "we are considering to end a plan and consult you",
    AddressedTo.SCHOOL,
    f"{ACT} s.45; {REG} reg 31(2)",
    WHO,
    GROUND,
    REASONS,
    ASKED,
    GOES_ON,
)
PLAN_ENDS = kind(
    "plan-ends",
    "Decision to end a plan, to the family",
    "we have decided about a plan",
    AddressedTo.FAMILY,
    f"{ACT} s.45, s.51(2)(g); {REG} reg 31(3), 32",
    END_DECISION,
    GROUND,
    REASONS,
    Clause("consulted", "that they and the head or principal were consulted", f"{REG} reg 31(1), 31(2)"),
    GOES_ON,
    *RIGHTS,
    reasons="reasons",
    counts_from_sending=True,
)
PLAN_ENDS_OTHERS = kind(
    "plan-ends-others",
    "Decision to end a plan, to the named setting and health",
    "we have decided to end a plan",
    AddressedTo.SCHOOL,
    f"{ACT} s.45; {REG} reg 31(3)",
    WHO,
    END_DECISION,
    GROUND,
    GOES_ON,
)
PLAN_GOES_ON = kind(
    "plan-goes-on",
    "The plan goes on, to the family",
    "a plan goes on",
    AddressedTo.FAMILY,
    f"{ACT} s.42, s.45; house rule: whoever was consulted is told the outcome",
    Clause("decision", "that the plan goes on", f"{ACT} s.42"),
    REASONS,
    ADVICE_SERVICE,
)
PLAN_GOES_ON_OTHERS = kind(
    "plan-goes-on-others",
    "The plan goes on, to the head or principal",
    "a plan goes on",
    AddressedTo.SCHOOL,
    f"{ACT} s.42, s.45; house rule: whoever was consulted is told the outcome",
    WHO,
    Clause("decision", "that the plan goes on", f"{ACT} s.42"),
)

# --- moving between councils (reg 15) ---

WHO_NOW = Clause("who-now", "which council maintains the plan and from when", f"{REG} reg 15(2), 15(3)")
STILL_NAMED = Clause("still-named", "that the plan stays in force as it is", f"{ACT} s.42; {REG} reg 15(3)")
IF_WRONG = Clause("if-wrong", "what to do if that is wrong", "house rule: move to another council")

TO_NEW_COUNCIL = kind(
    "to-new-council",
    "The plan, to the council to whose area the family moved",
    "a plan passes to you",
    AddressedTo.COUNCIL,
    f"{REG} reg 15",
    WHO,
    WHO_NOW,
    PLAN,
    Clause("its-days", "when the plan was made and last reviewed", f"{REG} reg 15(5)"),
    Clause("your-duties", "what the new council must do, and by when", f"{REG} reg 15(3) to 15(5)"),
    counts_from_sending=True,
)
MOVES_AWAY = kind(
    "moves-away",
    "Your plan passes to another council, to the family",
    "your plan passes to another council",
    AddressedTo.FAMILY,
    f"{REG} reg 15",
    WHO_NOW,
    STILL_NAMED,
    Clause("what-next", "what the new council tells them, and by when", f"{REG} reg 15(4)"),
    REVIEW,
    IF_WRONG,
    ADVICE_SERVICE,
)
MOVES_AWAY_OTHERS = kind(
    "moves-away-others",
    "A plan passes to another council, to the setting and health",
    "a plan passes to another council",
    AddressedTo.SCHOOL,
    f"{REG} reg 15, 16",
    WHO,
    WHO_NOW,
    STILL_NAMED,
)
MOVED_IN = kind(
    "moved-in",
    "Your plan came to us, to the family",
    "your plan came to us",
    AddressedTo.FAMILY,
    f"{REG} reg 15(4)",
    WHO_NOW,
    STILL_NAMED,
    Clause("reassess", "whether we assess again, and why", f"{REG} reg 15(4)"),
    Clause("review", "when we review it", f"{REG} reg 15(4), 15(5)"),
    ADVICE_SERVICE,
)
MOVED_IN_OTHERS = kind(
    "moved-in-others",
    "A plan came to us, to the setting and health",
    "a plan that names you or asks something of you came to us",
    AddressedTo.SCHOOL,
    f"{REG} reg 15, 16; {ACT} s.42",
    WHO,
    WHO_NOW,
    STILL_NAMED,
    REVIEW,
)

# --- another health board (reg 16) ---

HEALTH_NOW = Clause("who-now", "which health board is responsible and from when", f"{REG} reg 16")
HEALTH_DUTY = Clause("your-duty", "what the health board owes, and by when", f"{REG} reg 16")
HEALTH_CHANGED = kind(
    "health-changed",
    "Another health board, to the family",
    "another health board looks after you now",
    AddressedTo.FAMILY,
    f"{REG} reg 16; {ACT} s.42(3)",
    HEALTH_NOW,
    STILL_NAMED,
    Clause("what-next", "what happens if the new health board cannot arrange it", f"{REG} reg 16"),
    IF_WRONG,
    ADVICE_SERVICE,
)
HEALTH_CHANGED_OLD = kind(
    "health-changed-old",
    "Another health board, to the one before",
    "another health board is responsible for a child with a plan",
    AddressedTo.HEALTH,
    f"{REG} reg 16",
    WHO,
    HEALTH_NOW,
    HEALTH_DUTY,
)
HEALTH_CHANGED_NEW = kind(
    "health-changed-new",
    "Another health board, to the one that is responsible now",
    "you are responsible for a child with a plan",
    AddressedTo.HEALTH,
    f"{REG} reg 16; {ACT} s.42(3)",
    WHO,
    HEALTH_NOW,
    STILL_NAMED,
    HEALTH_DUTY,
    PLAN,
)

# --- personal budgets and direct payments (CFA 2014 s.49) ---

BUDGETS = "SEN (Personal Budgets) Regulations 2014"
BUDGET_DECISION = Clause("decision", "what was decided and from when", f"{BUDGETS} reg 7, 14")
LOOK_AGAIN = Clause("look-again", "the right to ask us once to look again", f"{BUDGETS} reg 7, 14")
GOES_ON = Clause("help-goes-on", "that the help in the plan goes on", f"{ACT} s.42")
BUDGET_AGREED = kind(
    "budget-agreed",
    "A personal budget is agreed, to the family",
    "we decided about a personal budget",
    AddressedTo.FAMILY,
    f"{ACT} s.49; {BUDGETS} reg 8, 11",
    BUDGET_DECISION,
    Clause("lines", "each sum and what it is for", f"{BUDGETS} reg 8"),
    GOES_ON,
    ADVICE_SERVICE,
)
PAYMENT_REFUSED = kind(
    "payment-refused",
    "No personal budget or no direct payments, to the family",
    "we decided about a personal budget",
    AddressedTo.FAMILY,
    f"{ACT} s.49; {BUDGETS} reg 7",
    BUDGET_DECISION,
    REASONS,
    LOOK_AGAIN,
    GOES_ON,
    ADVICE_SERVICE,
)
PAYMENT_STOPS = kind(
    "payment-stops",
    "Direct payments stop, to the family",
    "direct payments will stop",
    AddressedTo.FAMILY,
    f"{BUDGETS} reg 14; {ACT} s.42",
    BUDGET_DECISION,
    REASONS,
    LOOK_AGAIN,
    GOES_ON,
    ADVICE_SERVICE,
)
LOOKED_AGAIN = kind(
    "looked-again",
    "Direct payments looked at again, to the family",
    "we looked again at direct payments",
    AddressedTo.FAMILY,
    f"{BUDGETS} reg 7, 14",
    BUDGET_DECISION,
    Clause("answer", "whether the decision stands", f"{BUDGETS} reg 7, 14"),
    REASONS,
    GOES_ON,
    ADVICE_SERVICE,
)

# --- assessing again (regs 23 to 27) ---

AGAIN_DECISION = Clause("decision", "what was decided and when", f"{REG} reg 25(1)")
FOURTEEN_WEEKS = Clause("final-by", "the day by which the final plan is sent", f"{REG} reg 27(2)")
STAYS = Clause("still-named", "that the plan stays in force as it is", f"{ACT} s.42")
AGAIN = kind(
    "again",
    "We will assess again, to the family",
    "we will assess again",
    AddressedTo.FAMILY,
    f"{ACT} s.44(2), 44(3); {REG} reg 25, 26, 27",
    AGAIN_DECISION,
    REASONS,
    Clause("advice", "that advice is asked for", f"{REG} reg 26 with 6"),
    FOURTEEN_WEEKS,
    STAYS,
    ADVICE_SERVICE,
)
AGAIN_OTHERS = kind(
    "again-others",
    "We will assess again, to the setting and health",
    "a child with a plan is assessed again",
    AddressedTo.SCHOOL,
    f"{ACT} s.44; {REG} reg 25, 26, 27",
    WHO,
    AGAIN_DECISION,
    FOURTEEN_WEEKS,
    STAYS,
)
NOT_AGAIN = kind(
    "not-again",
    "Decision not to assess again, to the family",
    "we have decided about assessing again",
    AddressedTo.FAMILY,
    f"{REG} reg 24, 25, 32; {ACT} s.51(2)(d)",
    AGAIN_DECISION,
    Clause("ground", "on which ground of the law", f"{REG} reg 24"),
    REASONS,
    STAYS,
    *RIGHTS,
    reasons="reasons",
    counts_from_sending=True,
)
NOT_AGAIN_OTHERS = kind(
    "not-again-others",
    "Decision not to assess again, to the setting and health",
    "we have decided about assessing again",
    AddressedTo.SCHOOL,
    f"{REG} reg 24, 25",
    WHO,
    AGAIN_DECISION,
    STAYS,
)
SAME_AFTER = kind(
    "same-after-assessing",
    "The plan stays as it is after assessing again, to the family",
    "we have decided about a plan",
    AddressedTo.FAMILY,
    f"{ACT} s.44, s.51(2)(e); {REG} reg 32",
    AGAIN_DECISION,
    REASONS,
    STAYS,
    REVIEW,
    *RIGHTS,
    reasons="reasons",
    counts_from_sending=True,
)
SAME_AFTER_OTHERS = kind(
    "same-after-assessing-others",
    "The plan stays as it is after assessing again, to the setting and health",
    "we have decided about a plan",
    AddressedTo.SCHOOL,
    f"{ACT} s.44, s.51(2)(e)",
    WHO,
    AGAIN_DECISION,
    STAYS,
)
