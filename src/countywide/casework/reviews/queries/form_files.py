"""The files of a form: where they are kept, who has sent them, and how much room is left."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.template.defaultfilters import filesizeformat

from countywide.platform.files import queries as files

from ..enums import AskedBy
from ..filled import Gathered, PaperListed
from ..models import Paper, Review, View
from .form_pages import page_for
from .gathering import as_day

KEEPER = "reviews"


def place_of(review: Review, page: str) -> str:
    """Where the files of a page are kept."""
    return f"review:{review.pk}:{page}"


def place_of_family(review: Review, user: Any) -> str:
    """Where one of the family keeps the files that go with what they say."""
    return f"views:{review.pk}:{user.pk}"


def papers_on(page: str, held: Gathered) -> tuple[PaperListed, ...]:
    """The files of a page. Those of somebody in the family are shown once what they say was sent."""
    sent = {each["by"] for each in held.views if each["sent_on"] and each["by"]}
    shown = [each for each in held.papers if each["page"] == page]
    return tuple(paper(each) for each in shown if not each["place"].startswith("views:") or each["by"] in sent)


def own_papers(review: Review, user: Any) -> tuple[PaperListed, ...]:
    """What one of the family has added."""
    found = Paper.objects.filter(review=review, removed_on=None, file__place=place_of_family(review, user))
    rows = found.filter(file__removed_at=None).select_related("file").order_by("id")
    return tuple(
        paper({"pk": each.pk, "page": each.page, "title": each.title, "written_on": each.written_on,
               "file_id": each.file_id, "size": each.file.size, "state": each.file.state})
        for each in rows
    )  # fmt: skip


def paper(kept: dict[str, Any]) -> PaperListed:
    return PaperListed(
        pk=int(kept["pk"]),
        page=kept["page"],
        title=kept["title"],
        written_on=as_day(kept["written_on"]),
        size=size_in_words(int(kept["size"])),
        file_id=str(UUID(str(kept["file_id"]))),
        is_open=kept["state"] == "CLEAN",
        state=kept["state"],
    )


def paper_with(review: Review, pk: int) -> Paper | None:
    """One file of a form that was not taken out."""
    return (
        Paper.objects.filter(review=review, pk=pk, removed_on=None, file__removed_at=None)
        .select_related("file")
        .first()
    )


def has_sent(review: Review, person: str) -> bool:
    """Whether one of the family has sent what they say."""
    return person.isdigit() and View.objects.filter(review=review, by_id=int(person), sent_on__isnull=False).exists()


def own_page(review: Review, user_id: int | None) -> str:
    """The page on which one of the family is heard."""
    child = user_id is not None and review.case.child.user_id == user_id
    return page_for(review, AskedBy.CHILD if child else AskedBy.PARENT)


def room_used(review: Review) -> str:
    """How much the files of this case hold together."""
    held = files.total_bytes(f"case:{review.case_id}")
    return size_in_words(held) if held else "nothing"


def size_in_words(size: int) -> str:
    return str(filesizeformat(size)).replace("\xa0", " ")
