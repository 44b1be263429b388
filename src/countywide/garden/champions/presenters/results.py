"""Results, offers and the reserve list as pages show them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ..models import Offer, Outcome, Paper
from .applying import cv_of


def shortlisted(papers: Iterable[Paper]) -> list[dict[str, Any]]:
    """Those on the shortlist, now by name: where each stands and what comes next."""
    return [
        {
            "number": each.number,
            "reference": each.application.reference,
            "name": each.application.name,
            "school": each.application.school.name if each.application.school else "",
            "cv": cv_of(each.application),
            "talk_on": each.talk_on,
            "talked_on": each.talked_on,
            "is_decided": hasattr(each.application, "outcome"),
            "result": each.application.outcome.get_result_display() if hasattr(each.application, "outcome") else "",
        }
        for each in papers
        if each.shortlisted
    ]


def answer(offer: Offer) -> tuple[str, str]:
    """What became of an offer, and its colour."""
    if offer.accepted_on:
        return "Accepted", "green"
    if offer.declined_on:
        return "Declined", "grey"
    return ("Ended: not answered in time", "red") if offer.lapsed_on else ("Waits for an answer", "blue")


def offers(held: Iterable[Offer], appointed: set[int]) -> list[dict[str, Any]]:
    return [
        {
            "key": each.key,
            "name": each.application.name,
            "on": each.on,
            "reply_by": each.reply_by,
            "answer": answer(each),
            "because": each.declined_because,
            "may_appoint": each.accepted_on is not None and each.application_id not in appointed,
            "is_appointed": each.application_id in appointed and each.accepted_on is not None,
        }
        for each in held
    ]


def reserve(held: Iterable[Outcome]) -> list[dict[str, Any]]:
    return [
        {
            "place": place,
            "name": each.application.name,
            "school": each.application.school.name if each.application.school else "",
            "until": each.reserve_until,
        }
        for place, each in enumerate(held, 1)
    ]


def own(held: Iterable[Outcome]) -> list[dict[str, Any]]:
    """One’s own results: the panel’s words, the offer to answer, the reserve list."""
    rows = []
    for each in held:
        offer = each.application.offers.order_by("-id").first() if each.result == "OFFER" else None
        rows.append(
            {
                "call": each.application.call.title,
                "reference": each.application.reference,
                "result": each.get_result_display(),
                "on": each.on,
                "feedback": each.feedback,
                "until": each.reserve_until if each.result == "RESERVE" and not each.left_reserve_on else None,
                "offer": offer,
                "answer": answer(offer) if offer else None,
            }
        )
    return rows
