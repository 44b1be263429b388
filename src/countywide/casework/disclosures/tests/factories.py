"""Requests for the information that the record holds, through the room’s own actions."""

from __future__ import annotations

from datetime import date
from typing import Any

from countywide.casework.assessments.tests import factories as assessments
from countywide.casework.disclosures import actions, tasks
from countywide.casework.disclosures.models import Copy, Item, Request
from countywide.casework.disclosures.types import Came, TakingOut
from countywide.casework.evidence import actions as evidence
from countywide.casework.evidence.types import Described
from countywide.platform.files import actions as files
from countywide.platform.files.models import File
from countywide.register.people.tests import factories as people


def case(on: date) -> Any:
    return assessments.begun(on).case


def officer(request: Any) -> Any:
    return assessments.cases.officer(request.case.team.contact_team, "casework-officer")


def manager(request: Any) -> Any:
    return assessments.cases.officer(request.case.team.contact_team, "manager")


def came(on: date, **given: Any) -> Came:
    return Came(
        **{
            "received_on": on, "asker": "PARENT", "name": "Robin Lune", "wants": "All that you hold about my child.",
            "email": "robin@lune.example", **given,
        }
    )  # fmt: skip


def request(on: date, *, recorded_on: date | None = None, **given: Any) -> Request:
    """It came on a day."""
    made = actions.record(case(on), by=assessments.officer(), on=recorded_on or on, came=came(on, **given))
    return Request.objects.select_related("case__team", "case__child").get(pk=made.pk)


def known(held: Request, on: date) -> Request:
    """We know who asks, and that the child does not decide yet."""
    by = officer(held)
    actions.note_identity(held, by=by, on=on, known_on=on, how="Known to the officer")
    actions.note_competence(held, by=by, on=on, competence="NOT_YET", how="The child is four years old.")
    return held


# --- papers ----------------------------------------------------------------------------------

OTHER = "Amara Quillfeather"
SAID = "The class has a new reader. {other} sat beside the child at lunch. Both of them like the library."


def another_child() -> Any:
    """A child on the register whose name stands in the papers of the child of the request."""
    return people.child(legal_forename="Amara", legal_surname="Quillfeather", known_as="Amara")


def paper(held: Request, content: bytes, name: str = "note.txt", *, third_party: bool = False) -> File:
    """Evidence on the case, checked and clean."""
    from django.core.files.uploadedfile import SimpleUploadedFile

    from countywide.platform.files.tasks import look_at

    by = officer(held)
    place = f"case:{held.case_id}"
    file = files.receive(SimpleUploadedFile(name, content), keeper="evidence", place=place, by=by)
    look_at(str(file.pk))
    file.refresh_from_db()
    said = Described("progress", "P. Hale", "Teacher", held.received_on, third_party)
    evidence.add_item(
        held.case, by=by, on=held.received_on, file_id=file.pk, source="EMAIL", said=said, received_on=held.received_on
    )
    return file


def gathered(held: Request, on: date) -> Request:
    """Gathered, and looked through by a worker."""
    actions.gather(held, by=officer(held), on=on)
    tasks.look(held.pk)
    return fresh(held)


def fresh(held: Request) -> Request:
    return Request.objects.select_related("case__team", "case__child").get(pk=held.pk)


def item_of(held: Request, file: File) -> Item:
    return Item.objects.listed().get(request=held, of=f"file:{file.pk}")


def taken_out(item: Item, on: date, **said: Any) -> int:
    usual = {"exemption": "THIRD_PARTY", "why": "It names another child of the school."}
    return actions.take_out(item, by=officer(item.request), on=on, said=TakingOut(**{**usual, **said}))


def settled(held: Request, on: date) -> None:
    """Every paper that still wants a word is given as it is."""
    for item in Item.objects.listed().filter(request=held):
        if item.waits:
            actions.give_whole(item, by=officer(held), on=on, why="They acted in their work.")


def bound(held: Request, on: date) -> Copy:
    """A worker has bound it, or says why not."""
    copy = actions.ask_to_bind(held, by=officer(held), on=on)
    tasks.bind(str(copy.key))
    return Copy.objects.get(pk=copy.pk)
