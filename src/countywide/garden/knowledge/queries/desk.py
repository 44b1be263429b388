"""The lists of the editor's desk: each limited to whoever asks, an answer owner to their own team."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime, time, timedelta
from typing import Any, TypeVar

from django.db.models import CharField, Count, Model, Q, QuerySet
from django.db.models import Value as Words
from django.utils import timezone

from countywide.garden.knowledge import index, permissions, rules
from countywide.garden.knowledge.engine import read_synonyms
from countywide.garden.knowledge.engine.words import PASSED_OVER, stems, words
from countywide.garden.knowledge.enums import Status
from countywide.garden.knowledge.models import (
    Apart,
    Entry,
    Hold,
    Judgement,
    Link,
    Question,
    Search,
    SynonymGroup,
    Topic,
    Value,
    Wording,
)
from countywide.garden.knowledge.queries.asking import READ, Found, found_for
from countywide.garden.knowledge.queries.questions import likely_repeats, questions_for, waiting_for

Kept = TypeVar("Kept", bound=Model)
SOON = timedelta(days=14)


def kept_by(actor: Any, found: QuerySet[Kept], team: str = "team") -> QuerySet[Kept]:
    """All of it to an editor; to an answer owner what is their own team's."""
    if actor.may(permissions.EDIT):
        return found
    return found.filter(**{f"{team}__organisation_id__in": actor.organisations_where(permissions.ANSWER)})


# --- how much there is to do ---


def desk_counts(actor: Any, on: date) -> dict[str, int]:
    """How much waits in each list this person works from, in one query."""
    lists = desk_lists(actor, on)
    counted = [
        found.order_by().annotate(list=Words(name, output_field=CharField())).values("list").annotate(count=Count("pk"))
        for name, found in lists.items()
    ]
    told = dict(counted[0].union(*counted[1:], all=True).values_list("list", "count"))
    return {name: told.get(name, 0) for name in lists}


def desk_lists(actor: Any, on: date) -> dict[str, QuerySet[Any]]:
    """Every list of the desk that this person works from, by name."""
    waiting = Question.objects.seen_by(actor).waiting()
    lists: dict[str, QuerySet[Any]] = {
        "waiting": waiting,
        "late": waiting.filter(reply_by__lt=on),
        "expired": expired(actor, on),
        "soon": due_soon(actor, on),
        "news": news_overdue(actor, on),
        "drafts": drafts(actor),
        "wordings": wordings_proposed(actor),
        "links": links_broken(actor),
    }
    if actor.may(permissions.SEE_HELD):
        lists["holds"] = holds(actor)
    if actor.may(permissions.EDIT):
        lists |= {"searches": searches(), "one-child": one_child(), "problems": problems_reported()}
    return lists


def waiting_by_age(actor: Any, on: date) -> list[dict[str, Any]]:
    """How long questions have waited with each team, and how many are past their day; the team with most of those first."""
    week, fortnight = since(on - timedelta(days=7)), since(on - timedelta(days=14))
    rows: Any = (
        Question.objects.seen_by(actor)
        .waiting()
        .values("team_key", "team__name")
        .annotate(
            young=Count("id", filter=Q(asked_at__gt=week)),
            older=Count("id", filter=Q(asked_at__lte=week, asked_at__gt=fortnight)),
            oldest=Count("id", filter=Q(asked_at__lte=fortnight)),
            late=Count("id", filter=Q(reply_by__lt=on)),
            waiting=Count("id"),
        )
        .order_by("-late", "-waiting", "team_key")
    )
    return list(rows)


def since(day: date) -> datetime:
    """The last moment of a day."""
    return timezone.make_aware(datetime.combine(day, time.max))


def latest_first(actor: Any, on: date, most: int = 5) -> list[Question]:
    """The questions that are late, the longest first."""
    return list(waiting_for(actor).filter(reply_by__lt=on)[:most])


# --- questions ---


def question_for(reference: str, *, actor: Any) -> Question | None:
    """One question by its reference, if it is this person's to work on."""
    return questions_for(actor).select_related("joined_into").filter(reference=reference.upper()).first()


def nearest_to(text: str, *, actor: Any, most: int = 5) -> tuple[Found, ...]:
    """The published entries nearest to some words, however unsure: an editor decides."""
    picture = index.current()
    read = " ".join(text.split())[:READ]
    if not rules.normalised(read) or not picture.snapshot.units:
        return ()
    hits = picture.snapshot.rank(read, most, picture.open_to(actor.may(permissions.READ_FOR_SCHOOLS)))
    return found_for(hits, picture)


def alike(question: Question, *, actor: Any, most: int = 6) -> list[Question]:
    """Other waiting questions that share words with one, those with the rarest first: for joining."""
    said = telling_words(question.public_text)
    others = list(waiting_for(actor).exclude(pk=question.pk)[:500])
    shared = {other.pk: said & telling_words(other.public_text) for other in others}
    common = Counter(word for words_shared in shared.values() for word in words_shared)
    worth = {pk: sum(1 / common[word] for word in words_shared) for pk, words_shared in shared.items()}
    return sorted((other for other in others if len(shared[other.pk]) > 1), key=lambda other: -worth[other.pk])[:most]


def telling_words(text: str) -> set[str]:
    """The stems of the words that say what a text is about."""
    return set(stems([word for word in words(text) if word not in PASSED_OVER]))


# --- entries ---


def desk_entries(actor: Any) -> QuerySet[Entry]:
    """Every entry this person keeps right, with what a list says beside it."""
    return kept_by(actor, Entry.objects.with_owners())


def desk_entry(slug: str, *, actor: Any) -> Entry | None:
    """One of them by its public name."""
    return desk_entries(actor).select_related("merged_into").filter(slug=slug).first()


def in_state(entries: QuerySet[Entry], state: str) -> QuerySet[Entry]:
    """Those that stand so today; `MERGED` are repeats of another."""
    now, today = timezone.now(), timezone.localdate()
    if state == "MERGED":
        return entries.exclude(merged_into=None)
    entries = entries.filter(merged_into=None)
    if state == Status.WITHDRAWN:
        return entries.exclude(withdrawn_at=None)
    entries = entries.filter(withdrawn_at=None)
    if state == Status.DRAFT:
        return entries.filter(Q(published_at=None) | Q(published_at__gt=now))
    entries = entries.filter(published_at__lte=now)
    if state == Status.EXPIRED:
        return entries.filter(review_by__lt=today)
    return entries.filter(Q(review_by=None) | Q(review_by__gte=today))


def saying(entries: QuerySet[Entry], said: str) -> QuerySet[Entry]:
    """Those with these words, in this order, in the question or the answer."""
    return entries.filter(Q(question__icontains=said) | Q(short_answer__icontains=said) | Q(answer__icontains=said))


def expired(actor: Any, on: date) -> QuerySet[Entry]:
    """Shown, and past the day by which somebody should have looked again."""
    return kept_by(actor, Entry.objects.expired_on(on).with_owners())


def due_soon(actor: Any, on: date) -> QuerySet[Entry]:
    """Shown, and to be looked at again within a fortnight."""
    found = Entry.objects.shown().canonical().filter(review_by__gte=on, review_by__lte=on + SOON)
    return kept_by(actor, found.with_owners())


def news_overdue(actor: Any, on: date) -> QuerySet[Entry]:
    """Entries that promised news by a day that has passed."""
    return kept_by(actor, Entry.objects.shown().canonical().filter(next_update_by__lt=on).with_owners())


def drafts(actor: Any) -> QuerySet[Entry]:
    return kept_by(actor, Entry.objects.filter(published_at=None, withdrawn_at=None, merged_into=None).with_owners())


def one_child() -> QuerySet[Entry]:
    """Entries that read as if one child could be picked out and no editor has looked at yet."""
    return Entry.objects.filter(about_one_child=True, looked_at=None, withdrawn_at=None).with_owners()


def repeats_to_look_at(most: int = 20) -> list[tuple[Entry, Entry]]:
    """Pairs that are nearly the same question and that nobody has said are two."""
    apart = set(Apart.objects.order_by("id").values_list("one_id", "other_id"))
    pairs = ((one, other) for one, other, _ in likely_repeats(most + len(apart)))
    return [(one, other) for one, other in pairs if (one.pk, other.pk) not in apart][:most]


# --- small lists ---


def searches() -> QuerySet[Search]:
    return Search.objects.filter(dealt_with_at=None)


def holds(actor: Any) -> QuerySet[Hold]:
    return Hold.objects.seen_by(actor).not_looked_at().select_related("entry", "source", "entry__source")


def hold_numbered(number: int, *, actor: Any) -> Hold | None:
    return Hold.objects.seen_by(actor).select_related("entry", "source").filter(pk=number).first()


def wordings_proposed(actor: Any) -> QuerySet[Wording]:
    waiting = Wording.objects.filter(approved_at=None, refused_at=None).select_related("entry", "entry__team")
    return kept_by(actor, waiting, "entry__team")


def wording_numbered(number: int, *, actor: Any) -> Wording | None:
    return (
        kept_by(actor, Wording.objects.select_related("entry", "entry__team"), "entry__team").filter(pk=number).first()
    )


def wordings_of(entry: Entry) -> QuerySet[Wording]:
    return entry.wordings.order_by("id")


def problems_reported() -> QuerySet[Judgement]:
    return Judgement.objects.filter(helped=False, dealt_with_at=None).select_related("entry", "entry__team")


def problem_numbered(number: int) -> Judgement | None:
    return Judgement.objects.filter(helped=False, pk=number).select_related("entry", "entry__team").first()


def links_broken(actor: Any) -> QuerySet[Link]:
    broken = Link.objects.exclude(trouble="").filter(entry__withdrawn_at=None)
    return kept_by(actor, broken.select_related("entry", "entry__team"), "entry__team")


def search_numbered(number: int) -> Search | None:
    return Search.objects.filter(pk=number).first()


def synonym_group(number: int) -> SynonymGroup | None:
    return SynonymGroup.objects.filter(pk=number).first()


def value_numbered(number: int) -> Value | None:
    return Value.objects.filter(pk=number).first()


def all_values() -> QuerySet[Value]:
    """Every figure with its dates, past and to come."""
    return Value.objects.order_by("key", "from_on", "id")


def mentions() -> dict[str, int]:
    """How many entries mention each figure, read once for a whole list."""
    texts = Entry.objects.filter(withdrawn_at=None).filter(
        Q(answer__contains="{{") | Q(short_answer__contains="{{") | Q(question__contains="{{")
    )
    counts: dict[str, int] = {}
    for written in texts.order_by("id").values_list("question", "short_answer", "answer"):
        for key in rules.values_in(*written):
            counts[key] = counts.get(key, 0) + 1
    return counts


def all_topics() -> QuerySet[Topic]:
    return Topic.objects.select_related("team").annotate(answers=Count("entries", filter=Q(entries__withdrawn_at=None)))


def is_findable(slug: str) -> bool:
    """Whether search holds an entry: drafts, withdrawn ones and repeats it does not."""
    return slug in index.current().snapshot.places


def shipped_synonyms() -> list[tuple[str, ...]]:
    """The groups of words that ship with the product and hold while the editors keep none."""
    return list(read_synonyms().groups)
