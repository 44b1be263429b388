"""How well questions are answered, in six figures."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from countywide.garden.knowledge.engine import Snapshot
from countywide.garden.knowledge.types import Outcome


@dataclass(frozen=True)
class Query:
    """A question and the numbers of the rows that answer it."""

    id: str
    text: str
    rows: tuple[int, ...]
    style: str = ""
    held_out: bool = False


@dataclass(frozen=True)
class Unanswerable:
    """A question no row answers, and the team that would know, if any."""

    id: str
    text: str
    team: str | None
    held_out: bool = False


@dataclass(frozen=True)
class Figures:
    """Shares from nought to one. `answered` and `refused` count the outcome only, not whether the row was right."""

    ndcg_10: float
    recall_3: float
    recall_5: float
    answered: float  # of answerable questions: rows were shown
    answered_outright: float  # of answerable questions: shown as an answer, not as "may help"
    refused: float  # of unanswerable ones: no row was shown
    not_answered: float  # of unanswerable ones: nothing was shown as an answer
    routed: float  # of the refused that have a team: sent to it
    routed_all: float  # of all unanswerable ones that have a team: sent to it


def evaluate(
    snapshot: Snapshot,
    queries: Sequence[Query],
    unanswerable: Sequence[Unanswerable],
    ids: Mapping[int, str] | None = None,
) -> Figures:
    """Ask everything. `ids` turns row numbers into the ids of units; without it they are the numbers themselves."""
    wanted = [tuple(ids[row] if ids else str(row) for row in query.rows) for query in queries]
    ranked = [tuple(hit.id for hit in snapshot.rank(query.text)) for query in queries]
    pairs = list(zip(ranked, wanted, strict=True))
    outcomes = [snapshot.ask(query.text).outcome for query in queries]
    asked = [snapshot.ask(query.text) for query in unanswerable]
    sent = [(reply, query.team) for reply, query in zip(asked, unanswerable, strict=True) if query.team]
    return Figures(
        ndcg_10=_mean(ndcg(*pair) for pair in pairs),
        recall_3=_mean(recall(*pair, 3) for pair in pairs),
        recall_5=_mean(recall(*pair, 5) for pair in pairs),
        answered=_mean(outcome is not Outcome.NOBODY for outcome in outcomes),
        answered_outright=_mean(outcome is Outcome.ANSWER for outcome in outcomes),
        refused=_mean(reply.outcome is Outcome.NOBODY for reply in asked),
        not_answered=_mean(reply.outcome is not Outcome.ANSWER for reply in asked),
        routed=_mean(_sent_to(reply, team) for reply, team in sent if reply.outcome is Outcome.NOBODY),
        routed_all=_mean(_sent_to(reply, team) for reply, team in sent),
    )


def ndcg(ranked: Sequence[str], wanted: Sequence[str], depth: int = 10) -> float:
    """Gain of right rows, less the lower they stand, as a share of the best order there could be."""
    gain = sum(1 / math.log2(place + 2) for place, id in enumerate(ranked[:depth]) if id in wanted)
    return gain / sum(1 / math.log2(place + 2) for place in range(min(len(wanted), depth)))


def recall(ranked: Sequence[str], wanted: Sequence[str], depth: int) -> float:
    """Whether any right row stands among the first few: one is enough for the asker."""
    return float(any(id in wanted for id in ranked[:depth]))


def _sent_to(reply: object, team: str) -> bool:
    route = getattr(reply, "route", None)
    return route is not None and route.team == team


def _mean(values: Iterable[float]) -> float:
    listed = [float(value) for value in values]
    return round(sum(listed) / len(listed), 4) if listed else 0.0
