"""What can be asked of bundles, and which papers the record holds."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db.models import Count, Q, QuerySet, Sum

from countywide.casework.cases import types as record
from countywide.casework.disputes.rules import rights
from countywide.casework.evidence import queries as evidence
from countywide.casework.letters import queries as letters
from countywide.casework.plans import queries as plans
from countywide.casework.wordings import queries as wordings
from countywide.platform.files.enums import State as Checked

from .enums import Section, State
from .models import Item, Part
from .types import OnRecord

KEEPER = "bundles"
BY_SOURCE = {"FAMILY": Section.FAMILY, "REQUEST": Section.FAMILY}
DIFFERS = ("section", "title", "author", "dated")


def parts_of(dispute: Any) -> QuerySet[Part]:
    """Every part of the bundle of an appeal, in order."""
    return Part.objects.filter(dispute=dispute).select_related("file").order_by("number")


def parts_sent(dispute: Any) -> QuerySet[Part]:
    """Those that went to the Tribunal and the family."""
    return parts_of(dispute).filter(state=State.SENT)


def open_part(dispute: Any) -> Part | None:
    """The part that is put together now."""
    return parts_of(dispute).exclude(state=State.SENT).first()


def part_by_key(key: Any) -> Part | None:
    return Part.objects.filter(key=key).select_related("dispute__case__child", "dispute__appeal", "file").first()


def items_of(part: Part) -> QuerySet[Item]:
    """Its papers in the order in which they are bound."""
    return part.items.select_related("file")  # type: ignore[no-any-return]


def item_with(part: Part, pk: int) -> Item | None:
    item = items_of(part).filter(pk=pk).first()
    if item is not None:
        item.part = part
    return item


def chosen(part: Part) -> list[Item]:
    """The papers that are to be bound."""
    return list(items_of(part).filter(is_in=True))


def counted(part: Part) -> dict[str, int]:
    """How many papers are chosen, how many of them cannot be opened yet, and how many pages hold no words."""
    usable = Q(file=None) | Q(file__state=Checked.CLEAN, file__removed_at=None)
    found = part.items.filter(is_in=True).aggregate(
        chosen=Count("pk"), not_ready=Count("pk", filter=~usable), wordless=Sum("wordless", default=0)
    )
    return {name: int(number) for name, number in found.items()}


def counted_before(part: Part) -> int:
    """How many papers the parts before it list: its own are numbered on."""
    return Item.objects.filter(part__dispute_id=part.dispute_id, part__number__lt=part.number, is_in=True).count()


def part_before(part: Part) -> Part | None:
    """The part that was sent before it, behind whose pages its own stand."""
    return parts_of(part.dispute_id).filter(number__lt=part.number).last()


def not_listed_yet(part: Part, user: Any) -> list[OnRecord]:
    """The papers on record that no part of the bundle has, in or out."""
    known = set(Item.objects.filter(part__dispute_id=part.dispute_id).values_list("of", flat=True))
    return [each for each in on_record(part.dispute, user) if each.of not in known]


def place_of(part: Part) -> str:
    """Where files that are added to a part are kept."""
    return f"papers:{part.pk}"


# --- the record ------------------------------------------------------------------------------


def on_record(dispute: Any, user: Any) -> Iterator[OnRecord]:
    """The letters to the family, the plan's versions and the evidence of the case, as far as this officer may read them."""
    yield from letters_on_record(dispute, user)
    yield from versions_on_record(dispute, user)
    yield from working_documents_on_record(dispute)
    yield from evidence_on_record(dispute)


def letters_on_record(dispute: Any, user: Any) -> Iterator[OnRecord]:
    """One copy of each letter to the family that stands. Those that bring a decision are in to begin with."""
    seen = set()
    cases = {dispute.case_id: dispute.case, dispute.right.case_id: dispute.right.case}
    for case in cases.values():
        for letter in letters.letters_of(case, user).standing().filter(addressed_to="FAMILY", is_copy=False):
            one = (letter.kind, letter.finalised_on)
            if one in seen or not letter.dispatched_on:
                continue
            seen.add(one)
            yield OnRecord(
                f"letter:{letter.key}", Section.DECISION, letter.title, letter.council, letter.finalised_on,
                is_in=letter.kind in rights.BY_LETTER,
            )  # fmt: skip


def versions_on_record(dispute: Any, user: Any) -> Iterator[OnRecord]:
    """Every version of the plan that was issued; the newest final one is in to begin with."""
    plan = plans.plan_of(dispute.case) or plans.plan_of(dispute.right.case)
    if plan is None:
        return
    newest = plans.version_now(plan)
    for version in plans.versions_seen_by(plan, user):
        title = f"EHC plan: {version.get_issued_as_display().lower()}, version {version.number}"
        yield OnRecord(f"plan:{version.pk}", Section.PLAN, title, "", version.issued_on, is_in=newest == version)


def working_documents_on_record(dispute: Any) -> Iterator[OnRecord]:
    """Every version of the working document; the newest is in to begin with."""
    held = list(wordings.issues_of_dispute(dispute))
    for each in held:
        title = f"Working document, version {each.number}"
        yield OnRecord(
            f"wording:{each.pk}", Section.PLAN, title, "", each.made_on, each.file_id, is_in=each == held[-1]
        )


def evidence_on_record(dispute: Any) -> Iterator[OnRecord]:
    """The evidence on the case that stands. What somebody marked as about a third party is out to begin with."""
    cases = {dispute.case_id: dispute.case, dispute.right.case_id: dispute.right.case}
    for case in cases.values():
        for item in evidence.items_for_decision(case):
            if item.file_id is None:
                continue
            author = ", ".join(each for each in (item.author, item.author_role) if each)
            yield OnRecord(
                f"file:{item.file_id}", BY_SOURCE.get(item.source, Section.ADVICE), item.kind_name, author,
                item.written_on, item.file_id, is_in=not item.third_party,
            )  # fmt: skip


def content_of(item: Item) -> tuple[bytes, str]:
    """The bytes of a paper and its kind; nothing where it is gone or cannot be read now."""
    found = record.content_of(item.of)
    return found.data, found.kind if found.data else ""
