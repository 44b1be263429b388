"""Files that came with a request become evidence on its case; those that come later as well."""

from __future__ import annotations

from datetime import date
from typing import Any

from countywide.casework.cases import actions as cases
from countywide.casework.evidence import actions as evidence
from countywide.casework.evidence.enums import Source
from countywide.casework.evidence.types import Described
from countywide.platform.files import actions as files
from countywide.platform.kit.doors import Machine

from .. import queries
from ..enums import Requester
from ..models import AssessmentRequest, Draft

BY = Machine("requests")
FAMILY = (Requester.PARENT, Requester.YOUNG_PERSON)


def file_all(request: AssessmentRequest, case: Any, *, by: Any, on: date) -> None:
    """Everything that came with the request, on the day the case is opened."""
    for file in queries.files_with(request):
        file_one(request, case, file, by=by, on=on)


def file_one(request: AssessmentRequest, case: Any, file: Any, *, by: Any, on: date) -> None:
    """One file. Nobody was asked what it is: an officer can say so later."""
    evidence.keep(
        case,
        by=by,
        on=on,
        said=Described(
            kind="other",
            author=request.asker_name,
            author_role=request.asker_job or request.get_requester_display(),
            written_on=on,
            third_party=False,
            relevance="Came with the request",
        ),
        source=Source.REQUEST,
        received_on=on,
        file_id=file.pk,
        organisation_id=request.asker_organisation_id,
        to_family=request.requester in FAMILY,
    )


def file_later(request: AssessmentRequest, file: Any, *, on: date) -> None:
    """A file that arrived after the request was sent."""
    if request.case is None:
        return
    file_one(request, request.case, file, by=BY, on=on)
    cases.note(
        request.case,
        "requests.file-added",
        by=BY,
        on=on,
        title="A further file arrived from whoever asked",
        family_title="A further file arrived",
        to_family=request.requester in FAMILY,
    )


def forget_files(draft: Draft, *, by: Any) -> None:
    """What was uploaded with words that were never sent goes with them."""
    for file in queries.files_of(draft):
        files.remove(file, by=by)
