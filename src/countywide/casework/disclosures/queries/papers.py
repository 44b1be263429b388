"""What can be asked of gathered papers: which there are, which came since, what may be about somebody else in one."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet

from countywide.casework.cases import queries as held_cases
from countywide.casework.cases import types as record
from countywide.casework.letters import queries as letters
from countywide.casework.release import queries as release
from countywide.casework.release.types import Paper, Unread
from countywide.platform.accounts import queries as accounts
from countywide.platform.kit.paper import binding, pdf
from countywide.platform.kit.paper.blocks import Block, as_written, heading
from countywide.platform.kit.paper.redacting import Mark as Out
from countywide.platform.kit.paper.redacting import places_of, words_on
from countywide.register.people import queries as people

from .. import permissions, rules
from ..models import Item, Mark, Request
from ..types import Place

SLOW = (
    "entries",
    "changes",
    "files-of-rooms",
)  # what grows with nearly every press of a button: found when the record is gathered again
CANNOT_OPEN = "This paper cannot be opened at the moment. Gather again in a few minutes, or keep it back."
ON_PAGE = "page "


def cases_covered(request: Request, user: Any) -> list[Any]:
    """The child’s cases that this person works on as an officer: what the request covers."""
    found = held_cases.cases_of(request.case.child, user)
    mine = set(user.organisations_where(permissions.WORK))
    return [each for each in found if each.team_id in mine]


def items_of(request: Request) -> QuerySet[Item]:
    """Its papers in the order in which they are bound."""
    return request.items.select_related("decided_by").listed()  # type: ignore[no-any-return]


def item_with(request: Request, pk: int) -> Item | None:
    item = items_of(request).filter(pk=pk).first()
    if item is not None:
        item.request = request
    return item


def counted(request: Request) -> dict[str, int]:
    """How many papers there are, and how many of them still want something."""
    out, tells = Q(is_out=True), Q(third_party=True) | Q(flagged__gt=0) | Q(unread__gt=0)
    undecided = Q(is_out=False, decided_on=None, marks=None)
    return request.items.aggregate(  # type: ignore[no-any-return]
        papers=Count("pk", distinct=True),
        out=Count("pk", filter=out, distinct=True),
        not_looked=Count("pk", filter=Q(looked_on=None), distinct=True),
        waiting=Count("pk", filter=tells & undecided, distinct=True),
        troubled=Count("pk", filter=~Q(trouble="") & ~out, distinct=True),
        redacted=Count("pk", filter=Q(marks__isnull=False) & ~out, distinct=True),
    )


def not_looked(request: Request) -> list[Item]:
    return list(items_of(request).filter(looked_on=None))


def since_gathered(request: Request, user: Any) -> list[tuple[str, record.OnFile]]:
    """What came onto the record since the papers were gathered: the heading of its kind, and the paper."""
    known = set(request.items.values_list("of", flat=True))
    found = record.papers_on(cases_covered(request, user), without=SLOW)
    return [(kind.heading, each) for kind, each in found if each.of not in known]


def log_of(request: Request) -> QuerySet[Mark]:
    """What was taken out of which paper, why, by whom and when: never the words."""
    found = Mark.objects.filter(item__request=request).select_related("item", "by")
    return found.order_by("item__place", "item_id", "page", "start", "id")


def marks_of(item: Item) -> QuerySet[Mark]:
    return item.marks.select_related("by").order_by("page", "start", "id")  # type: ignore[no-any-return]


def mark_with(item: Item, pk: int) -> Mark | None:
    return marks_of(item).filter(pk=pk).first()


def papers_out(request: Request) -> list[Item]:
    """The papers that are kept back whole."""
    return list(items_of(request).filter(is_out=True))


# --- what a paper holds ----------------------------------------------------------------------


def as_pages(item: Item) -> bytes:
    """A paper as a PDF: as it is, or its words set as pages where it has none of its own. Raises CannotBind."""
    content = record.content_of(item.of)
    on, council = item.dated or item.gathered_on, letters.council_facts().get("council_name", "") or "The council"
    if content.blocks:
        return set_as_pages(content.blocks, item, on, council)
    if not content.data:
        raise binding.CannotBind(CANNOT_OPEN)
    try:
        return binding.as_pdf(content.data, content.kind, title=item.title, on=on)
    except binding.CannotBind:
        if content.kind in ("pdf", *binding.PICTURES):
            raise
    read = release.read_in(Paper(f"{item.title}.{content.kind}", content.data))
    if not read.pages or any(each.place == "the whole file" for each in read.unread):
        raise binding.CannotBind(read.unread[0].why if read.unread else CANNOT_OPEN)
    return set_as_pages(words_set(item, read.pages, read.unread), item, on, council)


def set_as_pages(blocks: Iterable[Block], item: Item, on: date, council: str) -> bytes:
    foot = f"Our reference {item.request.case.reference}"
    return pdf.write(blocks, title=item.title, author=council, foot=foot, on=on, called="paper")


def words_set(item: Item, pages: Iterable[Any], unread: Iterable[Unread]) -> list[Block]:
    """The words of a file that has no pages of its own, part by part, and what of it could not be read."""
    blocks = [heading(item.title, 1), *as_written("These are the words of a file, set anew.")]
    for page in pages:
        if not page.is_name:
            blocks += [heading(page.place.capitalize()), *as_written(page.text)]
    for part in unread:
        blocks += as_written(f"Not shown, {part.place}: {part.why}")
    return blocks


def guarded(item: Item, data: bytes) -> Paper:
    """A paper as the release guard looks at it: known by its file or, where it is made anew each time, by what it is."""
    return Paper(f"{item.title}.pdf", data, item.title, item.file_id, item.paper_key)


def places_in(item: Item, data: bytes) -> tuple[list[Place], list[str], int]:
    """What may be about somebody else: places on the pages; whatever stands elsewhere in the file; and how many pages cannot be
    searched."""
    pages, request = words_on(data), item.request
    child = request.case.child
    looked = release.looked_at([guarded(item, data)], child)[0]
    found, elsewhere = [], []
    for hit in looked.hits:
        on_page = hit.place.removeprefix(ON_PAGE)
        marks = places_of(pages, hit.words, page=int(on_page)) if on_page.isdigit() else []
        found += [rules.place(pages, each.page, each.start, each.length, hit.why) for each in marks]
        if not marks:
            elsewhere.append(f"{hit.why} In: {hit.place}.")
    at_work = {name.split()[-1].casefold() for name in accounts.names_at_work() if name.split()}
    found += rules.named_people(pages, adults=people.kept_of(child).adults, asker=request.name, at_work=at_work)
    once = {each.key: each for each in reversed(found)}
    return sorted(once.values(), key=lambda each: (each.page, each.start)), elsewhere, len(looked.unread)


def outs_of(item: Item) -> list[Out]:
    """What is taken out of a paper, as the hand that draws it anew wants it."""
    return [Out(each.page, each.start, each.length) for each in item.marks.all()]
