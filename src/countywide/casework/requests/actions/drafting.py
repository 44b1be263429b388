"""Writing a request page by page: beginning, keeping each answer as it is typed, coming back, sending, asking for another child."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db import IntegrityError, transaction

from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken, action
from countywide.platform.kit.doors import Actor
from countywide.platform.kit.shell import council
from countywide.platform.outbox.actions import tell
from countywide.platform.outbox.types import Recipient

from .. import notices, permissions, queries, rules, secrets_of_drafts
from ..models import AssessmentRequest, Draft
from ..types import Facts
from . import filing, receiving, telling

TRIES = 5
LARGEST = 200_000  # characters on one page: far more than its questions take
FAMILY_PAGES = {"FAMILY": ("you", "reach"), "SCHOOL": ("you",), "REFERRAL": ("you",), "YOUNG_PERSON": ()}
"""The pages that are the same when somebody asks for another child."""


@dataclass(frozen=True)
class Kept:
    """What became of one page's words: kept, or `conflict` where another window had kept others meanwhile."""

    version: int
    conflict: bool = False


@dataclass(frozen=True)
class Begun:
    """A new draft, and the code that is shown once and kept only as its hash."""

    draft: Draft
    code: str


@action(permissions.ASK)
def begin(_: None, *, by: Actor, on: date, way: str, organisation_id: int | None = None) -> Begun:
    """Begin to write. No account is needed; what is typed is kept for 28 days."""
    draft = Draft(way=way, user_id=by.pk, asker_organisation_id=organisation_id)  # type: ignore[attr-defined]
    return begun(draft, by=by, on=on)


@action(permissions.ASK)
def begin_for_another(before: Draft, *, by: Actor, on: date) -> Begun:
    """Ask for another child of the same family, with what is the same already there."""
    same = {page: before.answers[page] for page in FAMILY_PAGES[before.way] if page in before.answers}
    draft = Draft(
        way=before.way,
        user_id=before.user_id,
        asker_organisation_id=before.asker_organisation_id,
        sitting=before.sitting,
        copied_from=before.key,
        answers=same,
    )
    return begun(draft, by=by, on=on)


def begun(draft: Draft, *, by: Actor, on: date) -> Begun:
    """Keep a new draft under a reference nothing else has, with a code of its own."""
    code = rules.new_code()
    draft.code_hash, draft.dies_on = secrets_of_drafts.hash_of(code), on + rules.LASTS
    for _ in range(TRIES):
        try:
            with transaction.atomic():
                draft.save()
            break
        except IntegrityError:
            if not Draft.objects.filter(reference=draft.reference).exists():
                raise
            draft.reference = rules.new_reference()
    audit.record("requests.begun", by=by, about=draft, way=draft.way)
    return Begun(draft, code)


# --- keeping what is typed -------------------------------------------------------------------


def keep_page(
    draft: Draft, page: str, fields: dict[str, list[str]], *, window: str, seen: int | None, at: datetime, on: date
) -> Kept:
    """Keep one page as it is typed. Another window's later words are never written over: both are kept, and shown."""
    if sum(len(value) for values in fields.values() for value in values) > LARGEST:
        raise RuleBroken("This page holds more than we can keep. Send the rest as a file.")
    with transaction.atomic():
        held = Draft.objects.select_for_update().get(pk=draft.pk)
        mark = held.marks.get(page, {})
        version, same = mark.get("version", 0), held.answers.get(page) == fields
        stale = mark.get("window", window) != window and seen is not None and seen != version
        if stale and not same:
            held.asides.setdefault(page, {})[window] = {"fields": fields, "at": at.isoformat()}
            kept = Kept(version, conflict=True)
        else:
            held.answers[page] = fields
            held.marks[page] = {"version": version + 1, "window": window}
            held.asides.get(page, {}).pop(window, None)
            kept = Kept(version + 1)
        held.saved_at, held.dies_on = at, on + rules.LASTS
        held.save(update_fields=["answers", "marks", "asides", "saved_at", "dies_on"])
    draft.refresh_from_db()
    return kept


def drop_aside(draft: Draft, page: str) -> None:
    """The words of another window are no longer wanted."""
    with transaction.atomic():
        held = Draft.objects.select_for_update().get(pk=draft.pk)
        if held.asides.pop(page, None):
            held.save(update_fields=["asides"])


# --- coming back -----------------------------------------------------------------------------


@action(permissions.ASK)
def mail_link(draft: Draft, *, by: Actor, on: date, email: str) -> None:
    """Send the link by which one carries on. It holds no name, and opens only with the date of birth that was typed."""
    if bar := rules.bar_to_mailing(draft.mails_sent):
        raise RuleBroken(bar)
    token = new_link(draft)
    draft.mails_sent += 1
    draft.save(update_fields=["link_hash", "mails_sent"])
    tell(
        notices.COME_BACK,
        to=[Recipient(email, None, draft.user_id)],
        cause=f"draft:{draft.pk}:link:{draft.mails_sent}",
        by=by,
        about=draft,
        reference=draft.reference,
        token=token,
        until=draft.dies_on,
        council=council().name,
        phone=council().phone,
    )
    audit.record("requests.link-sent", by=by, about=draft, on=on.isoformat())


def new_link(draft: Draft) -> str:
    """A fresh token; the one before opens nothing any more."""
    token = secrets_of_drafts.new_token()
    draft.link_hash = secrets_of_drafts.hash_of(token)
    return token


@action(permissions.ASK)
def new_code(draft: Draft, *, by: Actor, on: date) -> str:
    """A fresh code for somebody who came back by a link; the one before opens nothing any more."""
    code = rules.new_code()
    draft.code_hash, draft.wrong_tries = secrets_of_drafts.hash_of(code), 0
    draft.save(update_fields=["code_hash", "wrong_tries"])
    audit.record("requests.code-renewed", by=by, about=draft, on=on.isoformat())
    return code


def note_wrong_try(draft: Draft) -> None:
    """Count a wrong code or birthday, so that guessing ends."""
    with transaction.atomic():
        held = Draft.objects.select_for_update().get(pk=draft.pk)
        held.wrong_tries += 1
        held.save(update_fields=["wrong_tries"])
    draft.wrong_tries = held.wrong_tries


def forget_dead(*, by: Actor, on: date) -> int:
    """Throw away what was not sent within 28 days of the last word, its files too. Of what was sent, the way back and the
    words as typed go: the request holds what was said."""
    forgotten = 0
    for draft in Draft.objects.filter(dies_on__lt=on, request=None).order_by("id"):
        with transaction.atomic():
            filing.forget_files(draft, by=by)
            audit.record("requests.draft-forgotten", by=by, about=draft, on=on.isoformat())
            draft.delete()
        forgotten += 1
    sent = Draft.objects.filter(dies_on__lt=on, request__isnull=False).exclude(code_hash="")
    sent.update(answers={}, marks={}, asides={}, code_hash="", link_hash="")
    return forgotten


# --- sending ---------------------------------------------------------------------------------


@action(permissions.ASK)
def send(draft: Draft, *, by: Actor, on: date, at: datetime, facts: Facts) -> AssessmentRequest:
    """Send what was written: it is received at once. Pressed twice, or again after a crash, it is still one request."""
    if draft.request_id:
        audit.record("requests.sent-again", by=by, about=draft, on=on.isoformat())
        return draft.request  # type: ignore[return-value]
    bar = rules.bar_to_birth_date(facts.born_on, on=on)
    if bar:
        raise RuleBroken(bar)
    request = receiving.take_in(
        facts,
        by=by,
        at=at,
        received_on=on,
        reference=draft.reference,
        sitting=draft.sitting,
        user_id=draft.user_id,
    )
    token = new_link(draft)
    draft.request, draft.dies_on = request, on + rules.LASTS
    draft.save(update_fields=["request", "dies_on", "link_hash"])
    if request.attention:
        counted = queries.counted_for(request)
        telling.tell_team(request, by=by, counted=counted)
        telling.thank(request, by=by, counted=counted)
    else:
        counted = receiving.begin(request, by=by, on=on)
        telling.tell_where(request, draft, token, by=by, counted=counted)
    return request
