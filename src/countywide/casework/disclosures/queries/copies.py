"""What can be asked of the copy of a request: its list of what is left out, who may open it, who did."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Prefetch, QuerySet

from countywide.platform.accounts import queries as accounts
from countywide.platform.audit import queries as audit
from countywide.platform.files import queries as files
from countywide.platform.links.types import Reach

from .. import policies
from ..enums import How, State
from ..models import Copy, Item, Mark, Request
from ..types import Left
from .papers import items_of
from .requests import withheld_from

KEEPER = "disclosures"
BY_LINK = "disclosures.copy"
OPENED = "opened the copy of what the record holds"
LOOKED = "looked at the copy before it was given"
OVER = "The days on which this could be opened are over."
BESIDE = ("request__case__child", "request__case__team", "file", "asked_by", "given_by")
SOME, PAGE, UNSEEN, WHOLE = (
    "Some words",
    "The whole page",
    "Notes, properties or files packed inside",
    "The whole paper",
)


def copy_of(request: Request) -> Copy | None:
    return Copy.objects.filter(request=request).select_related(*BESIDE).first()


def copy_by_key(key: Any) -> Copy | None:
    return Copy.objects.filter(key=key).select_related(*BESIDE).first()


def copy_for(user: Any, key: Any, *, on: date) -> Copy | None:
    """The copy that this person was given on a page of their own, while it can be opened."""
    found = copy_by_key(key)
    mine = found is not None and found.how == How.ACCOUNT and found.user_id == user.pk
    return found if found is not None and mine and found.can_be_opened_on(on) else None


def own_copies(user: Any, *, on: date) -> QuerySet[Copy]:
    """The copies that this person was given and can still open."""
    found = Copy.objects.filter(user=user, how=How.ACCOUNT, state=State.GIVEN, open_until__gte=on)
    return found.select_related("request__case").order_by("-given_on", "-id")


def to_post(teams: Any) -> QuerySet[Copy]:
    """The copies that wait to be printed and posted."""
    found = Copy.objects.filter(state=State.TO_POST, request__case__team__in=teams)
    return found.select_related("request__case__child").order_by("made_on", "id")


def account_of(request: Request) -> Any:
    """The account of whoever asked, if there is one under their email address."""
    found = accounts.user_with(request.email) if request.email else None
    return found if found is not None and found.is_active else None


def reach(subject: str, holder: str, on: date) -> Reach:
    """Where whoever asked reads email; nowhere once the days of the copy are over."""
    copy = copy_by_key(subject)
    if copy is None or holder != holder_of(copy) or not copy.can_be_opened_on(on):
        return Reach("", OVER)
    return Reach(copy.request.email)


def holder_of(copy: Copy) -> str:
    return f"asker:{copy.request_id}"


def content_of(copy: Copy) -> bytes | None:
    """The bytes of a copy, unless it was deleted or cannot be read now."""
    held = copy.file is not None and copy.file.removed_at is None
    return files.whole(copy.file) if held and copy.file else None


def openings_of(copy: Copy) -> list[Any]:
    """When whoever asked opened it, newest first."""
    return list(audit.openings_of(copy).filter(why=OPENED)[:20])


def to_delete(on: date) -> QuerySet[Copy]:
    """The copies whose time is over."""
    found = Copy.objects.filter(state=State.GIVEN, delete_on__lt=on)
    return found.select_related("file", "request__case").order_by("delete_on", "id")


def left_out(request: Request) -> list[Left]:
    """All that is not given, in the order of the papers: each with its page, the law and the reason."""
    found = [
        Left(each.what, WHOLE, *because(each.exemption, each.decided_on), each.why) for each in withheld_from(request)
    ]
    its = Prefetch("marks", queryset=Mark.objects.order_by("page", "start", "id"))
    for item in items_of(request).prefetch_related(its):
        found += of_item(item)
    return found


def of_item(item: Item) -> list[Left]:
    """One line for a whole paper; else one for each page, exemption and reason, however many words they hold for."""
    paper = f"{item.title}, {item.dated.day} {item.dated:%B %Y}" if item.dated else item.title
    if item.is_out:
        return [Left(paper, WHOLE, *because(item.exemption, item.decided_on or item.gathered_on), item.why)]
    lines = [Left(paper, what(each), *because(each.exemption, each.on), each.why) for each in item.marks.all()]
    return list(dict.fromkeys(lines))


def what(mark: Mark) -> str:
    if not mark.page:
        return UNSEEN
    return f"{SOME}, page {mark.page}" if mark.length else f"{PAGE}, page {mark.page}"


def because(key: str, on: date) -> tuple[str, str]:
    found = policies.exemption(key, on)
    return found.law, found.reader
