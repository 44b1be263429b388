"""The sheet that goes ahead of a child to the next place: written from the plan in force and from what the present school has
sent about the move. It adds nothing of its own, so that it is never another plan."""

from __future__ import annotations

from datetime import date

from countywide.casework.cases import queries as cases
from countywide.casework.plans import queries as plans
from countywide.casework.reviews import queries as reviews
from countywide.platform.kit.paper import pdf
from countywide.platform.kit.paper.blocks import Block, clean, details, heading, note, para
from countywide.register.contacts import queries as contacts

from ..models import Transfer
from ..rules.review import in_words
from .overdue import council_named

VIEWS, NEEDS, PROVISION = ("A",), ("B", "C", "D"), ("F", "G", "H1", "H2")
THE_PLAN_RULES = (
    "This sheet is taken from the plan and from what the present school has sent. The plan itself is what the law holds: the "
    "provision in section F must be in place from the first day (Children and Families Act 2014, section 42)."
)
NOTHING_SENT = "The present school has sent nothing about the move yet. It can write it in its in-year review form."
KNOWS_THE_CHILD = ("SENCO", "HEAD", "OFFICE")


def hand_over_of(transfer: Transfer, *, on: date) -> list[Block]:
    """The sheet as it reads today; nothing before a final plan names the next place."""
    version = plans.version_now(transfer.plan)
    if version is None or transfer.named_id is None:
        return []
    return [
        heading("Hand-over sheet", 1),
        details([(key, clean(value)) for key, value in who(transfer, on=on) if value]),
        note(THE_PLAN_RULES),
        *plans.brief_blocks_of(version, VIEWS),
        heading("What the present school says of the move"),
        *(said_of_move(transfer) or [para(NOTHING_SENT)]),
        *plans.brief_blocks_of(version, NEEDS),
        *plans.brief_blocks_of(version, PROVISION),
    ]


def who(transfer: Transfer, *, on: date) -> list[tuple[str, str]]:
    """Whose sheet it is, from where to where, and whom to ask."""
    plan, child, holder = transfer.plan, transfer.child, cases.holder_of(transfer.case)
    setting = transfer.setting
    mailboxes = contacts.recipients_for(setting.pk, KNOWS_THE_CHILD)[:1] if setting else []
    next_review = plans.review_by(plan)
    return [
        ("Name", child.name_shown),
        ("Pronouns", child.pronouns),
        ("Date of birth", in_words(child.born_on)),
        ("Our reference", transfer.case.reference),
        ("Comes from", setting.name if setting else ""),
        ("Ask there", mailboxes[0].address if mailboxes else ""),
        ("Comes to", transfer.named.name if transfer.named else ""),
        ("From", in_words(transfer.named_from)),
        ("The plan is held by", ", ".join(part for part in (holder.officer, holder.team) if part)),
        ("Telephone", holder.phone),
        ("Next review by", in_words(next_review)),
        ("Written on", in_words(on)),
    ]


def said_of_move(transfer: Transfer) -> list[Block]:
    """The pages about the move: of the newest in-year form, else of the last report."""
    update = reviews.update_since_review(transfer.plan)
    for review in (update.review if update else None, reviews.last_reported(transfer.plan)):
        if review is not None and (found := reviews.move_blocks(review)):
            return found
    return []


def hand_over_pdf(transfer: Transfer, blocks: list[Block], *, on: date) -> bytes:
    """The same on paper."""
    return pdf.write(
        blocks, title="Hand-over sheet", author=council_named(),
        foot=f"Our reference {transfer.case.reference}, {in_words(on)}", on=on,
    )  # fmt: skip
