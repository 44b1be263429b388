"""Who may send and open the files of this room: asked by the files room at every upload and every opening.

A place is "request:41" (in answer to a request), "case:12" (entered by an officer) or "family:12:7" (added by the
person with that account). Nobody outside a case can list or guess any of them, and no party sees another's.
"""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from countywide.casework.cases import queries as cases
from countywide.platform.files.types import Keeper
from countywide.platform.kit.doors import Machine

from . import actions, guests, permissions, queries, rules
from .enums import Source
from .models import EvidenceRequest


def may_add(request: Any, place: str) -> bool:
    """The guest or the signed-in setting that is asked; an officer who works on the case; the family itself."""
    kind, *keys = place.split(":")
    if kind == "request":
        asked = queries.request_with(_number(keys))
        return asked is not None and _answers(request, asked) and _takes_more(asked)
    if kind == "family":
        return _is_own_family(request, keys)
    if kind != "case" or not request.user.is_authenticated:
        return False
    case = cases.cases_seen_by(request.user).filter(pk=_number(keys), closed_on=None).first()
    return bool(case and request.user.may(permissions.ASK, about=case))


def may_open(request: Any, file: Any) -> bool:
    """An officer who sees the case; whoever sent it, while the link is open; a family what is shared with it."""
    kind, *keys = file.place.split(":")
    asked = queries.request_with(_number(keys)) if kind == "request" else None
    if asked and _answers(request, asked) and queries.live_link(asked.pk) is not None:
        return True
    case_id = asked.case_id if asked else _number(keys)
    if not request.user.is_authenticated:
        return False
    if _is_paper_for_adviser(request.user, case_id, file):
        return True
    if not request.user.may(permissions.READ):
        return False
    case = cases.cases_seen_by(request.user).filter(pk=case_id).first()
    if case is None:
        return False
    audience = cases.audience_of(request.user, case)
    if audience == "OFFICER":
        return True
    if audience != "FAMILY":
        return False
    item = queries.item_of_file(file.pk)
    own = kind == "family" and keys[1:] == [str(request.user.pk)]
    return own or bool(item and item.to_family and item.removed_on is None)


def _is_paper_for_adviser(user: Any, case_id: int, file: Any) -> bool:
    """What the family sent, for whoever is asked for advice (SEND Regulations 2014, reg 6(3))."""
    if not any(asked(user, case_id) for asked in queries.ADVISED):
        return False
    item = queries.item_of_file(file.pk)
    return bool(item and item.removed_on is None and item.source in (Source.FAMILY, Source.REQUEST))


def bucket(place: str) -> str:
    """Every file about one case counts against the one limit of that case."""
    kind, *keys = place.split(":")
    if kind != "request":
        return f"case:{_number(keys)}"
    asked = queries.request_with(_number(keys))
    return f"case:{asked.case_id if asked else 0}"


def ruled(file: Any) -> None:
    """A file that turned out to be unusable is told to whoever sent it, and to the officer."""
    kind, *keys = file.place.split(":")
    if kind == "request" and file.state in queries.SPOILT:
        actions.note_spoilt(_number(keys), by=Machine("evidence"), at=timezone.now(), file_id=file.pk)


def may_add_form(request: Any, place: str) -> bool:
    return bool(request.user.is_authenticated and request.user.may(permissions.ARRANGE))


def may_open_form(request: Any, file: Any) -> bool:
    """A blank form is for anybody once it is laid down; before that, for whoever keeps the lists."""
    return queries.is_form(file.pk) or may_add_form(request, file.place)


def _answers(request: Any, asked: EvidenceRequest) -> bool:
    if request.user.is_authenticated and request.user.may(permissions.ANSWER, about=asked):
        return True
    link = queries.live_link(asked.pk)
    return link is not None and guests.guest_of(request, link, now=timezone.now()) is not None


def _takes_more(asked: EvidenceRequest) -> bool:
    standing = asked.standing_on(timezone.localdate())
    return rules.bar_to_answering(standing, confirmed=asked.confirmed_at is not None) is None


def _is_own_family(request: Any, keys: list[str]) -> bool:
    user = request.user
    if len(keys) != 2 or not user.is_authenticated or keys[1] != str(user.pk):
        return False
    case = cases.cases_seen_by(user).filter(pk=_number(keys), closed_on=None).first()
    return bool(case and user.may(permissions.ADD_OWN) and cases.audience_of(user, case) == "FAMILY")


def _number(keys: list[str]) -> int:
    return int(keys[0]) if keys and keys[0].isdigit() else 0


def may_remove(request: Any, file: Any) -> bool:
    """Never by the files room's own button: this room's pages know what was declared complete already."""
    return False


EVIDENCE = Keeper(
    key=queries.KEEPER, may_add=may_add, may_open=may_open, may_remove=may_remove, bucket=bucket, ruled=ruled
)
FORMS = Keeper(key=queries.FORMS, may_add=may_add_form, may_open=may_open_form)
