"""Messages and their delivery in plain words, rows and tags."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.text import Truncator

from countywide.platform.kit import forms
from countywide.platform.kit.tables import Column, Filter, Table
from countywide.platform.kit.tags.showing import tag
from countywide.platform.outbox import queries, rules
from countywide.platform.outbox.enums import IN_TROUBLE, Carrier, State
from countywide.platform.outbox.models import Delivery
from countywide.platform.outbox.types import KINDS

OPENED = "OPENED"
COLOURS = {
    State.WAITING: "grey",
    State.SENDING: "grey",
    State.SENT: "blue",
    State.DELIVERED: "green",
    State.BOUNCED: "red",
    State.FAILED: "red",
    State.UNSURE: "orange",
}
RESULTS = [("", "Any result"), (OPENED, "Opened"), *((state.value, state.label) for state in State)]
TROUBLE = "TROUBLE"
UNSENT = {State.WAITING: "Not yet", State.SENDING: "Not yet", State.UNSURE: "Not certain"}


def result(delivery: Any) -> Any:
    """Where a delivery has got to, as a tag; that it was opened says most."""
    if delivery.opened_at and delivery.state in (State.SENT, State.DELIVERED):
        return tag("Opened", "green")
    return tag(State(delivery.state).label, COLOURS[State(delivery.state)])


def kind_words(key: str) -> str:
    """What a kind of message does, as its room says it."""
    says = KINDS[key].says if key in KINDS else key
    return says[:1].upper() + says[1:]


# --- lists ---


def by_result(deliveries: QuerySet[Any], answer: str) -> QuerySet[Any]:
    if answer.startswith(TROUBLE):
        state = answer.removeprefix(TROUBLE).removeprefix("-")
        troubled = deliveries.in_trouble()  # type: ignore[attr-defined]
        return troubled.filter(state=state) if state else troubled
    return deliveries.filter(opened_at__isnull=False) if answer == OPENED else deliveries.filter(state=answer)


def filters(results: list[tuple[str, str]]) -> list[Filter]:
    """What both lists can be narrowed by."""
    kinds = sorted((key, Truncator(kind_words(key)).chars(45)) for key, kind in KINDS.items() if not kind.secret)
    words = forms.Text("Words", hint="In the message or the name of an attachment. Leave out the names of children.")
    return [
        Filter("words", words, queries.saying),
        Filter("result", forms.Pick("Result", results, empty=""), by_result),
        Filter("kind", forms.Pick("Kind of message", [("", "Any kind"), *kinds], empty=""), "notice__kind"),
        Filter("since", forms.Date("From", hint=""), "made_at__date__gte"),
        Filter("until", forms.Date("To", hint=""), "made_at__date__lte"),
    ]


def archive_table(deliveries: QuerySet[Delivery], params: Any) -> Table:
    """Every message sent to one's organisation."""
    columns = [
        Column("Message", "notice__subject", href=lambda row: reverse("outbox:message", args=[row.pk])),
        Column("Date", "made_at"),
        Column("To", "address"),
        Column("Result", result),
    ]
    return Table(
        deliveries,
        columns,
        filters(RESULTS),
        sorts={"": "-pk"},
        params=params,
        caption="Messages sent to your organisation",
        things=("message", "messages"),
        empty="No message here matches. Change or clear the filters to see more.",
    )


def deliveries_table(deliveries: QuerySet[Delivery], params: Any) -> Table:
    """Every delivery, for those who mend them."""
    columns = [
        Column("Message", "notice__subject", href=lambda row: reverse("outbox:delivery", args=[row.pk])),
        Column("Date", "made_at"),
        Column("To", lambda row: f"{row.address} ({row.organisation.name})" if row.organisation else row.address),
        Column("Result", result),
        Column("Trouble", lambda row: rules.plainly(row.trouble) if row.trouble else "None"),
    ]
    whom = Filter("to", forms.Text("Address or organisation"), queries.addressed_to)
    still = [(f"{TROUBLE}-{state}", f"{State(state).label}, and not sent again") for state in IN_TROUBLE]
    results = [("", "Any result"), (TROUBLE, "Any trouble, and not sent again"), *still, *RESULTS[1:]]
    return Table(
        deliveries,
        columns,
        [whom, *filters(results)],
        sorts={"": "-pk"},
        params=params,
        caption="Deliveries",
        things=("delivery", "deliveries"),
    )


def troubles_in_words(counts: dict[str, int]) -> list[dict[str, Any]]:
    """What needs a look, each with where to look: came back, not sent, unsure, waiting."""
    order = (State.BOUNCED, State.FAILED, State.UNSURE, State.WAITING, State.SENDING)
    return [
        {
            "text": State(state).label,
            "count": counts.get(state, 0),
            "href": f"/deliveries?result={TROUBLE}-{state}" if state in IN_TROUBLE else f"/deliveries?result={state}",
        }
        for state in order
        if counts.get(state, 0) or state in IN_TROUBLE
    ]


# --- one message ---


def summary(delivery: Any) -> list[dict[str, Any]]:
    """To whom, about what, how it stands."""
    rows = [
        {"key": "To", "value": delivery.address},
        {"key": "Result", "value": result(delivery)},
        {"key": "Sent", "value": delivery.sent_at or UNSENT.get(State(delivery.state), "No")},
        {"key": "Opened here", "value": delivery.opened_at or "Not yet"},
    ]
    if delivery.organisation:
        rows.insert(1, {"key": "For", "value": delivery.organisation.name})
    return rows


def befell(delivery: Any) -> list[dict[str, Any]]:
    """All that befell a delivery, in order, in plain words."""
    events = [{"title": "Put in the outbox", "when": delivery.made_at, "state": "done"}]
    if delivery.sent_at:
        events.append({"title": "Sent", "when": delivery.sent_at, "text": how_sent(delivery), "state": "done"})
    if delivery.opened_at:
        events.append({"title": "Opened in this service", "when": delivery.opened_at, "state": "done"})
    if delivery.delivered_at:
        events.append({"title": "Delivered", "when": delivery.delivered_at, "state": "done"})
    if delivery.bounced_at:
        events.append({"title": "Came back", "when": delivery.bounced_at, "text": rules.plainly(delivery.trouble)})
    if delivery.failed_at:
        words = f"We tried {delivery.attempts} times. {rules.plainly(delivery.trouble)}"
        events.append({"title": "Given up", "when": delivery.failed_at, "text": words})
    events.sort(key=lambda event: event["when"])
    return [*events, *still_open(delivery)]


def still_open(delivery: Any) -> list[dict[str, Any]]:
    """What has not ended yet."""
    if delivery.state == State.UNSURE:
        words = "The sending was cut short, so it may or may not have arrived. If it did not, it can be sent again."
        return [{"title": "Not certain whether it arrived", "when": delivery.sending_since, "text": words}]
    if delivery.state == State.WAITING and delivery.attempts:
        words = f"Tried {delivery.attempts} times so far. {rules.plainly(delivery.trouble)}"
        return [{"title": "Will be tried again", "when": delivery.next_try_at, "text": words, "state": "next"}]
    if delivery.state in (State.WAITING, State.SENDING):
        return [{"title": "Will be sent as soon as a worker is free", "state": "next"}]
    return []


def how_sent(delivery: Any) -> str:
    if delivery.carrier == Carrier.FILE:
        return "Written to the outbox folder. This installation sends no email."
    return "Handed to the mail service. If it cannot be delivered, the mail service tells us and it is shown here."


def size_in_words(size: int) -> str:
    """A file's size as people say it."""
    return f"{size / 2**20:.1f} MB" if size >= 2**20 else f"{max(1, round(size / 1024))} KB"


def enclosed(delivery: Delivery, files: Any, where: str) -> list[dict[str, str]]:
    """The attachments of a message, each with where it can be read."""
    return [
        {"text": f"{file.name} ({size_in_words(file.size)})", "href": reverse(where, args=[delivery.pk, file.pk])}
        for file in files
    ]
