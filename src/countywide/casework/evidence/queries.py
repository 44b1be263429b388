"""Questions about evidence: what was asked and came, which link a token opens, which form is in force."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from django.apps import apps
from django.db.models import Count, Min, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from countywide.casework.cases import queries as cases
from countywide.law import clocks
from countywide.platform.files import queries as files
from countywide.platform.outbox import queries as outbox
from countywide.platform.outbox.types import Recipient
from countywide.register.contacts import queries as contacts
from countywide.register.schools import queries as schools

from . import permissions, rules
from .enums import LIVE, Source
from .kinds import USUAL
from .models import AskedItem, EvidenceForm, EvidenceRequest, EvidenceRequestQuerySet, Follower, Item, Kind, Link
from .policy import policy
from .secrets_of_links import hash_of
from .types import REPORT, EvidenceKind, SchoolDays

KEEPER = "evidence"
FORMS = "evidence-forms"
SPOILT = ("QUARANTINED", "REFUSED")  # states in which a file is of no use
MAILBOXES = ("SENCO",)  # who answers for a pupil; where there is none, the office or the head
LOOK_AHEAD = timedelta(days=190)
OPENED = "opened an evidence link"
"""Why an opening is logged when a link is opened: a mail scanner does it too, so it says no more than that."""

# --- the council's lists ---------------------------------------------------------------------


def kinds() -> list[EvidenceKind]:
    """What can be asked for: the council's own list, or the one that comes with the service."""
    own = Kind.objects.filter(ended_on=None).order_by("place", "id")
    return [kind.facts for kind in own] or list(USUAL)


def kinds_on(on: date) -> list[EvidenceKind]:
    """The same, with the report named as the council's form is in force that day."""
    form = form_on(on)
    return [replace(kind, name=form.title) if kind.is_form and form else kind for kind in kinds()]


def kind_with(key: str) -> EvidenceKind | None:
    """One kind by its key, also one that is asked for no more."""
    own = Kind.objects.filter(key=key).first()
    return own.facts if own else next((kind for kind in USUAL if kind.key == key), None)


def name_of_kind(key: str, *, on: date) -> str:
    """What a kind is called on a day; empty for none of ours."""
    kind = kind_with(key)
    form = form_on(on) if kind and kind.is_form else None
    return form.title if form else kind.name if kind else ""


def form_versions(key: str = REPORT) -> list[EvidenceForm]:
    """Every dated version of a form, newest first."""
    return list(EvidenceForm.objects.filter(key=key).select_related("file").order_by("-from_on"))


def form_on(on: date, key: str = REPORT) -> EvidenceForm | None:
    """The version of a form in force on a day."""
    return rules.current(form_versions(key), on)


def form_with(pk: int) -> EvidenceForm | None:
    return EvidenceForm.objects.filter(pk=pk).first()


def is_form(file_id: Any) -> bool:
    """Whether a file is a version of a form that was laid down."""
    return EvidenceForm.objects.filter(file_id=file_id).exists()


def follows(organisation_id: int) -> bool:
    """Whether a setting asked to be told when the form changes."""
    return Follower.objects.filter(organisation_id=organisation_id).exists()


def to_tell_of_forms() -> list[Recipient]:
    """Who is told when the form changes: settings that follow it, and those asked for evidence at present."""
    following = set(Follower.objects.order_by().values_list("organisation_id", flat=True))
    asked = set(EvidenceRequest.objects.open().order_by().values_list("organisation_id", flat=True))
    found: dict[str, Recipient] = {}
    for organisation_id in sorted(following | asked):
        for recipient in contacts.recipients_for(organisation_id, MAILBOXES):
            found.setdefault(recipient.address, recipient)
    return list(found.values())


# --- what was asked ----------------------------------------------------------------------------


def requests_of(case: Any) -> QuerySet[EvidenceRequest]:
    """Everything asked on a case, newest first."""
    return EvidenceRequest.objects.listed().filter(case=case).order_by("-id")


def asked_on(case: Any) -> QuerySet[EvidenceRequest]:
    """Everything asked on a case, in one query: for its section on the case page."""
    return EvidenceRequest.objects.filter(case=case).select_related("case", "organisation").order_by("-id")


def documents_kept(user: Any) -> Any:
    """The number of documents on a case, as a subquery of the case."""
    return counted_on_a_case(Item.objects.kept())


def documents_for_family(user: Any) -> Any:
    """The number of those that somebody of the family is shown, as a subquery of the case."""
    return counted_on_a_case(Item.objects.kept().for_family(user))


def counted_on_a_case(items: QuerySet[Item]) -> Any:
    counted = items.filter(case=OuterRef("pk")).order_by().values("case").annotate(number=Count("pk"))
    return Coalesce(Subquery(counted.values("number")), 0)


def items_for_family(case: Any, user: Any) -> QuerySet[Item]:
    """What a family is shown of the evidence on its case."""
    return Item.objects.kept().for_family(user).filter(case=case).order_by("-received_on", "-id")


def outstanding(case: Any) -> QuerySet[EvidenceRequest]:
    """What is asked on a case and not yet complete, by its day."""
    return EvidenceRequest.objects.open().listed().filter(case=case).order_by("due_on", "id")


def request_of(case: Any, pk: int) -> EvidenceRequest | None:
    """One request of a case."""
    return requests_of(case).filter(pk=pk).first()


def request_with(pk: int) -> EvidenceRequest | None:
    """One request, for rooms and pages that have asked who may see it."""
    return EvidenceRequest.objects.listed().filter(pk=pk).first()


def requests_for(user: Any) -> EvidenceRequestQuerySet:
    """What this person's own settings are asked, by its day."""
    return EvidenceRequest.objects.of_own(user).listed().order_by("due_on", "id")


def own_request(pk: int, user: Any) -> EvidenceRequest | None:
    """One request to this person's own setting."""
    return requests_for(user).filter(pk=pk).first()


def asked_already(case: Any, organisation_id: int) -> bool:
    """Whether a setting has an open request on a case."""
    return EvidenceRequest.objects.open().filter(case=case, organisation_id=organisation_id).exists()


def due_before(on: date) -> QuerySet[EvidenceRequest]:
    """Open requests whose day has passed and that are not yet noted as late."""
    return EvidenceRequest.objects.open().filter(due_on__lt=on, late_on=None).order_by("due_on", "id")


def due_until(until: date) -> QuerySet[EvidenceRequest]:
    """Open requests due by a day that nobody was reminded of yet."""
    return EvidenceRequest.objects.open().filter(due_on__lte=until, chased_on=None).order_by("due_on", "id")


def settings_of(case: Any) -> list[Any]:
    """Where the child is or was taught, today's setting first: those most likely to be asked."""
    found = {case.school_id: case.school} if case.school else {}
    for each in case.child.enrolments.select_related("organisation").order_by("-starts_on", "-id"):
        if each.organisation is not None:
            found.setdefault(each.organisation_id, each.organisation)
    return list(found.values())


def usual_due(organisation_id: int | None, *, on: date) -> SchoolDays:
    """So many school days on as the council gives, counting only days on which the setting is open, by what it says of its closures."""
    closures = schools.closures_of(organisation_id, on, on + LOOK_AHEAD)
    return rules.school_days_after(on, policy(on).school_days, calendar=clocks.Calendar(), closures=closures)


def reopens_on(organisation_id: int, on: date) -> date | None:
    """When a setting that is closed on a day reopens."""
    return schools.reopens_after(organisation_id, on)


def mailbox_of(organisation_id: int) -> Recipient | None:
    """The role mailbox that is asked: the SENCO's, else the office's, else the head's; of a team, its own."""
    found = contacts.recipients_for(organisation_id, MAILBOXES)
    return found[0] if found else contacts.team_recipient(organisation_id)


# --- links -------------------------------------------------------------------------------------


def link_with(token: str) -> Link | None:
    """The link a token opens, in whatever state."""
    return link_hashed(hash_of(token))


def link_hashed(token_hash: str) -> Link | None:
    """The link whose token has this hash."""
    found = Link.objects.select_related("request__case__child", "request__organisation")
    return found.filter(token_hash=token_hash).first()


def live_link(request_id: int) -> Link | None:
    """The link of a request that works, if one does."""
    return Link.objects.select_related("request").filter(request_id=request_id, state__in=LIVE).first()


def last_link(request_id: int) -> Link | None:
    """The newest link of a request, working or not."""
    return Link.objects.select_related("request").filter(request_id=request_id).order_by("-id").first()


def expired_on(on: date) -> QuerySet[Link]:
    """Links whose last day has passed and that are not noted as over."""
    return Link.objects.filter(state__in=LIVE, expires_on__lt=on).order_by("expires_on", "id")


def links_of(request: EvidenceRequest) -> list[Link]:
    """Every link of a request, newest first; each knows when it was first `opened_at` and its `delivery`."""
    links = list(request.links.order_by("-id"))
    keys = [str(link.pk) for link in links]
    openings = apps.get_model("audit", "Opening").objects.filter(about_kind="evidence.link", about_key__in=keys)
    first = dict(openings.order_by().values_list("about_key").annotate(Min("at")))
    sent = outbox.standing_of("evidence.link", "evidence.link", keys)
    for link in links:
        link.opened_at = first.get(str(link.pk))
        link.delivery = sent.get(str(link.pk))
    return links


# --- what came -----------------------------------------------------------------------------------


def items_of(case: Any, user: Any) -> QuerySet[Item]:
    """The evidence on a case that this person may see, newest first.

    An officer sees all of it; a family its own and what is shared with it; a setting only what it sent itself; nobody
    another party's documents.
    """
    found = Item.objects.kept().listed().filter(case=case).order_by("-received_on", "-id")
    audience = cases.audience_of(user, case)
    if audience == "OFFICER":
        return found
    if audience == "FAMILY":
        return found.for_family(user)
    return found.filter(organisation_id__in=user.organisations_where(permissions.ANSWER))


def items_for_decision(case: Any) -> QuerySet[Item]:
    """The evidence that a decision considers: all that was kept and not replaced, oldest first."""
    return Item.objects.kept().listed().filter(case=case, superseded_by=None).order_by("written_on", "id")


def from_family(case: Any) -> QuerySet[Item]:
    """What the family sent, with its request or since: every adviser has a copy of it (SEND Regulations 2014, reg 6(3))."""
    return items_for_decision(case).filter(source__in=(Source.FAMILY, Source.REQUEST))


ADVISED: list[Callable[[Any, int], bool]] = []
"""Who is asked for advice on a case, as rooms above say: (user, key of the case)."""


def add_advised(asked: Callable[[Any, int], bool]) -> None:
    """Let a room above say who is asked for advice on a case, and so may open what the family sent."""
    if asked not in ADVISED:
        ADVISED.append(asked)


def item_of(case: Any, pk: int) -> Item | None:
    """One piece of evidence of a case."""
    return Item.objects.kept().listed().filter(case=case, pk=pk).first()


def item_of_file(file_id: Any) -> Item | None:
    """What is said of a file, if anything."""
    return Item.objects.select_related("case").filter(file_id=file_id).first()


def items_of_request(request: EvidenceRequest) -> list[Item]:
    """What came in answer to one request, in the order it came."""
    return list(request.items.kept().listed().order_by("id"))


def undescribed(request: EvidenceRequest) -> list[Any]:
    """Files sent for a request of which nothing is said yet."""
    return without_words(request.place)


def without_words(place: str) -> list[Any]:
    """Files sent to a place of which nothing is said yet."""
    sent = files.files_of(KEEPER, place)
    said = set(Item.objects.filter(file_id__in=[file.pk for file in sent]).values_list("file_id", flat=True))
    return [file for file in sent if file.pk not in said]


def not_sent(request: EvidenceRequest, items: Iterable[Item]) -> list[AskedItem]:
    """Things asked for that no file was sent for, whether or not a reason was given. A file answers first what nobody
    has said is not held."""
    asked = sorted(request.asked.all(), key=lambda each: (bool(each.not_held_because), each.place))
    return [asked[place] for place in rules.not_sent([each.kind for each in asked], [item.kind for item in items])]


def unanswered(request: EvidenceRequest, items: Iterable[Item]) -> list[AskedItem]:
    """Things asked for that no file was sent for and no reason given."""
    return [asked for asked in not_sent(request, items) if not asked.not_held_because]


def same_files(case: Any) -> set[Any]:
    """The keys of evidence whose file is the same, byte for byte, as another's on this case."""
    held = Item.objects.kept().filter(case=case, file__isnull=False)
    hashes = held.order_by().values("file__sha256").annotate(times=Count("id")).filter(times__gt=1)
    twice = [each["file__sha256"] for each in hashes if each["file__sha256"]]
    return set(held.filter(file__sha256__in=twice).order_by().values_list("pk", flat=True)) if twice else set()


def counted(requests: Iterable[EvidenceRequest]) -> dict[int, int]:
    """How many files came in answer to each request."""
    held = Item.objects.kept().filter(request__in=[each.pk for each in requests])
    return dict(held.order_by().values_list("request_id").annotate(Count("id")))


def others_at(domain: str, organisation_id: int) -> bool:
    """Whether another organisation of the register uses a mail domain."""
    return contacts.others_at(domain, organisation_id=organisation_id)


def mailboxes_of(organisation_id: int) -> list[Any]:
    """The open mailboxes of an organisation."""
    return list(contacts.mailboxes_for(organisation_id))


def known_addresses(organisation_id: int) -> list[str]:
    """The addresses the register holds for an organisation."""
    return [mailbox.address for mailbox in mailboxes_of(organisation_id)]


def is_lead_school(case: Any, organisation_id: int) -> bool:
    """Whether an organisation is where the child is taught."""
    return bool(case.school_id == organisation_id)
