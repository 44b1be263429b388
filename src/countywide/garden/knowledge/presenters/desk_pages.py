"""One question, search, entry, hold, wording, problem or pair as the desk shows it."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from countywide.garden.knowledge import marking, permissions, queries, rules
from countywide.garden.knowledge.enums import AnsweredState, QuestionState, Status
from countywide.garden.knowledge.presenters.answers import fact_rows, links_on_page
from countywide.garden.knowledge.presenters.desk import plural
from countywide.garden.knowledge.presenters.desk_lists import OUTCOMES, owner, short, state_tag, team_names
from countywide.garden.knowledge.presenters.desk_small_lists import where_held
from countywide.garden.knowledge.presenters.documents import SPOKEN
from countywide.garden.knowledge.presenters.replies import why_found
from countywide.platform.kit.tags.saying import in_words, short_date

AROUND = 240  # characters of the text before and after words that are held back
OPEN = (QuestionState.WAITING, QuestionState.LATE)


# --- questions ---


def question_on_page(question: Any, *, actor: Any) -> dict[str, Any]:
    """A question with all one needs to answer it or to send it where it belongs."""
    is_open = question.state in OPEN
    return {
        "heading": "Question " + question.reference,
        "words": question.text_for(actor),
        "public_words": question.public_text,
        "is_private": question.is_private,
        "is_open": is_open,
        "rows": question_rows(question),
        "nearest": nearest_on_page(question, actor=actor) if is_open else [],
        "may_join": actor.may(permissions.EDIT),
        "answer": question.answer,
        "joined_into": question.joined_into,
        "closed_why": question.closed_why,
    }


def question_rows(question: Any) -> list[dict[str, Any]]:
    rows = [
        ("State", state_tag(question.state)),
        ("Team", owner(question, team_names())),
        ("Came here because", question.why_routed),
        (
            "Asked by",
            plural(question.asked_by, "person").replace("persons", "people")
            if question.asked_by
            else "Nobody who left an address",
        ),
        ("Waiting since", f"{short_date(question.asked_at)}, {in_words(question.asked_at)}"),
        ("Reply promised by", f"{short_date(question.reply_by)}, {in_words(question.reply_by)}"),
        (
            "From a document",
            f"{question.from_entry.section or 'row'} {question.from_entry.row or ''}".strip()
            if question.from_entry
            else "",
        ),
    ]
    return [{"key": name, "value": value} for name, value in rows if value]


def nearest_on_page(question: Any, *, actor: Any) -> list[dict[str, Any]]:
    """Published entries that may answer it already, each with one click to say so."""
    found = queries.nearest_to(question.public_text, actor=actor, most=3)
    return [
        {
            "question": one.question,
            "short": one.short,
            "href": one.entry.get_absolute_url(),
            "answers": reverse("knowledge:answered-already", args=[question.reference, one.entry.slug]),
        }
        for one in found
        if one.is_answered and one.entry.pk != question.from_entry_id
    ]


def like_choices(question: Any, *, actor: Any) -> list[tuple[str, str]]:
    """Waiting questions that may ask the same."""
    return [(one.reference, short(one.public_text, 200)) for one in queries.alike(question, actor=actor)]


# --- searches ---


def search_on_page(search: Any, *, actor: Any) -> dict[str, Any]:
    return {
        "heading": f"“{search.words}”",
        "rows": [
            {"key": "Searched", "value": f"{plural(search.times, 'time')}, last {in_words(search.last_at)}"},
            {"key": "What they got", "value": OUTCOMES.get(search.outcome, search.outcome)},
            {"key": "Would go to", "value": team_names().get(search.team_key, "The editors")},
        ],
        "nearest": [
            {"question": one.question, "short": one.short, "href": one.entry.get_absolute_url()}
            for one in queries.nearest_to(search.words, actor=actor)
        ],
        "is_open": search.dealt_with_at is None,
        "asked": f"{reverse('knowledge:ask')}?{urlencode({'q': search.words})}",
    }


def nearest_choices(words: str, *, actor: Any) -> list[tuple[str, str]]:
    return [(one.entry.slug, short(one.question, 200)) for one in queries.nearest_to(words, actor=actor)]


# --- entries ---


def entry_on_desk(entry: Any, *, actor: Any, asked: str) -> dict[str, Any]:
    """An entry with its words, where it stands, its wordings, why it is found, and all that befell it."""
    may_publish, status = actor.may(permissions.PUBLISH), entry.status
    is_merged = entry.merged_into is not None
    return {
        "heading": short(entry.question, 200),
        "caption": "Entry",
        "state": state_tag(status),
        "short": rules.plain(queries.filled(entry.short_answer)),
        "answer": marking.html_of(queries.filled(entry.answer)),
        "rows": desk_rows(entry),
        "links": links_on_page(entry),
        "wordings": [
            {"text": one.text, "state": one.state.label, "href": reverse("knowledge:desk-wording", args=[one.pk])}
            for one in queries.wordings_of(entry)
        ],
        "asked": asked,
        "why": why_matched(asked, entry),
        "events": [history_line(line) for line in queries.whole_history_of(entry)[:50]],
        "merged_into": entry.merged_into,
        "may_confirm": not is_merged and status in (Status.PUBLISHED, Status.EXPIRED),
        "may_publish": may_publish and not is_merged and status in (Status.DRAFT, Status.WITHDRAWN),
        "may_withdraw": may_publish and status is not Status.WITHDRAWN,
        "may_look": actor.may(permissions.EDIT) and entry.about_one_child and entry.looked_at is None,
        "waits": entry.answered != AnsweredState.ANSWERED,
    }


def desk_rows(entry: Any) -> list[dict[str, Any]]:
    """The facts readers see, and those only the desk sees."""
    row = f"Row {entry.row}" if entry.row else ""
    more = [
        ("Document", f"{short(entry.source.title, 80)}. {row}".strip() if entry.source else ""),
        ("Published", short_date(entry.published_at) if entry.published_at else ""),
        ("Awaiting", f"{entry.awaiting}; news by {short_date(entry.next_update_by)}" if entry.awaiting else ""),
        ("Its address", entry.get_absolute_url()),
    ]
    return fact_rows(entry) + [{"key": name, "value": value} for name, value in more if value]


def why_matched(asked: str, entry: Any) -> list[dict[str, Any]]:
    """The sum behind this entry for words an editor tries; nothing where search does not hold it."""
    if not asked.strip() or not queries.is_findable(entry.slug):
        return []
    return why_found(asked, entry.slug)


def history_line(line: Any) -> dict[str, Any]:
    """One line of the whole history: who, why, and the old words."""
    old = "; ".join(
        f"{name.removesuffix('_id').replace('_', ' ')} was “{short(str(value), 200)}”"
        for name, value in line.before.items()
        if value
    )
    return {
        "title": line.get_did_display(),
        "when": line.at,
        "text": " ".join(filter(None, [line.why, f"Before: {old}." if old else ""])),
        "by": line.by.name if line.by else line.actor.replace("machine:", "The service: "),
        "state": "done",
    }


def pair_on_page(one: Any, other: Any) -> dict[str, Any]:
    """Two entries that look the same, side by side."""
    return {"pair": [half(one, "First"), half(other, "Second")]}


def half(entry: Any, which: str) -> dict[str, Any]:
    return {
        "which": which,
        "question": rules.plain(queries.filled(entry.question)),
        "answer": marking.html_of(queries.filled(entry.answer or entry.short_answer)),
        "facts": fact_rows(entry),
        "href": reverse("knowledge:desk-entry", args=[entry.slug]),
    }


def pairs_on_page(pairs: list[tuple[Any, Any]]) -> list[dict[str, Any]]:
    return [
        {
            "one": short(one.question, 240),
            "other": short(other.question, 240),
            "one_from": from_where(one),
            "other_from": from_where(other),
            "href": reverse("knowledge:decide-pair", args=[one.slug, other.slug]),
        }
        for one, other in pairs
    ]


def from_where(entry: Any) -> str:
    return short(entry.source.title, 80) if entry.source else entry.topic.title if entry.topic else "Written here"


# --- small things to decide on ---


def hold_on_page(hold: Any) -> dict[str, Any]:
    """Words that are held back, in the text they were taken from."""
    text = getattr(
        hold.entry or hold.source,
        {"QUESTION": "question", "ANSWER": "answer", "SECTION": "section", "TITLE": "title"}[hold.field],
    )
    before, marker, after = text.partition(hold.marker)
    return {
        "rows": [
            {"key": "Held back", "value": hold.text},
            {"key": "What it is", "value": SPOKEN.get(hold.kind, hold.kind.replace("_", " ").lower()).capitalize()},
            {"key": "Why", "value": hold.why[:1].upper() + hold.why[1:]},
            {"key": "Where", "value": where_held(hold)},
        ],
        "before": ends_of(before),
        "marker": marker,
        "after": starts_of(after),
        "entry": reverse("knowledge:answer", args=[hold.entry.slug]) if hold.entry else "",
        "state": hold.state.label,
    }


def ends_of(text: str) -> str:
    """The last words of a text, whole."""
    return text if len(text) <= AROUND else f"… {text[-AROUND:].partition(' ')[2]}"


def starts_of(text: str) -> str:
    """The first words of a text, whole."""
    return text if len(text) <= AROUND else f"{text[:AROUND].rpartition(' ')[0]} …"


def problem_on_page(judgement: Any) -> dict[str, Any]:
    entry = judgement.entry
    rows = [
        ("What a reader said", judgement.problem or "It did not answer the question"),
        ("They had asked", judgement.wording),
        ("When", judgement.at),
    ]
    return {
        "rows": [{"key": name, "value": value} for name, value in rows if value],
        "question": rules.plain(queries.filled(entry.question)),
        "entry": reverse("knowledge:desk-entry", args=[entry.slug]),
        "change": reverse("knowledge:change-entry", args=[entry.slug]),
    }


def wording_on_page(wording: Any) -> dict[str, Any]:
    """Words people used beside the answer they would find."""
    entry = wording.entry
    rows = [
        ("Asked as", wording.text),
        ("How often", plural(wording.times, "time")),
        ("State", wording.state.label),
        ("The answer's question", rules.plain(queries.filled(entry.question))),
        (
            "Its short answer",
            queries.short_answer_of(entry),
        ),
    ]
    return {"rows": [{"key": name, "value": value} for name, value in rows], "entry": entry.get_absolute_url()}
