"""The public interface: ask a question, read the register of schools. Everything here is public already."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpRequest
from django.utils.timezone import localdate
from ninja import NinjaAPI, Query
from ninja.errors import HttpError, ValidationError

from countywide.platform.kit.doors import actor_of
from countywide.register.schools import queries as schools
from countywide.register.schools.types import Wanted
from countywide.street.api import presenters, schemas

MOST = 100

api = NinjaAPI(
    title="Countywide public interface",
    version="1",
    description="Ask a question of the council's published answers, and read its register of schools.",
    docs_url=None,  # its pages would load scripts from elsewhere; the description is at openapi.json
    openapi_url="/openapi.json",
    urls_namespace="api-1",
)
BAD = {400: schemas.Trouble, 404: schemas.Trouble, 422: schemas.Trouble}


@api.exception_handler(ValidationError)
def bad_value(request: HttpRequest, error: ValidationError) -> Any:
    """One sentence for a value that cannot be read, in place of a list of machine words."""
    named = ", ".join(sorted({str(fault["loc"][-1]) for fault in error.errors}))
    return api.create_response(request, {"detail": f"The value given for {named} cannot be read."}, status=422)


@api.get("/ask", response={200: schemas.Asked, **BAD}, tags=["answers"], summary="Ask a question")
def ask(request: HttpRequest, q: str, limit: int = Query(3, ge=1, le=10)) -> Any:
    """Short answers first, each with its source and owner; when nobody has answered, the team it belongs to."""
    if not q.strip():
        raise HttpError(400, "Give a question in `q`.")
    return presenters.asked(q, actor=actor_of(request), limit=limit, root=request.build_absolute_uri("/"))


@api.get("/schools", response={200: list[schemas.School], **BAD}, tags=["schools"], summary="Find schools")
def find_schools(
    request: HttpRequest,
    name: str = "",
    postcode: str = "",
    miles: float = Query(5, gt=0, le=50),
    phase: str = "",
    closed_too: bool = False,
    limit: int = Query(20, ge=1, le=MOST),
) -> Any:
    """Schools by name, by distance from a postcode, or both."""
    today = localdate()
    wanted = Wanted(name=name, phase=phase, closed_too=closed_too)
    found = schools.wanted_schools(schools.schools_seen_by(actor_of(request)), wanted, on=today)
    if name.strip():
        found, _ = schools.named(found, name)
    if not postcode.strip():
        return shown(list(found[:limit]), today, request)
    place = schools.place_of(postcode)
    if place is None:
        raise HttpError(404, "No school of the register is near that postcode, or it is not a postcode.")
    return shown(schools.nearest(found, place, miles=miles)[:limit], today, request)


@api.get("/schools/{urn}", response={200: schemas.School, **BAD}, tags=["schools"], summary="One school")
def one_school(request: HttpRequest, urn: str) -> Any:
    """The school under a URN, open or closed."""
    school = schools.school_with(urn)
    if school is None:
        raise HttpError(404, "No school of the register has that URN.")
    return shown([school], localdate(), request)[0]


def shown(found: list[Any], on: date, request: HttpRequest) -> list[dict[str, Any]]:
    """Schools as the interface shows them."""
    return presenters.schools(found, on=on, root=request.build_absolute_uri("/"))
