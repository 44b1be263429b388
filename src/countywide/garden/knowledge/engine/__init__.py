"""The answering engine: questions in, rows and a team out. Plain Python; knows no database and no pages."""

from .cards import read_cards
from .refusing import Thresholds, fit
from .snapshot import Snapshot
from .synonyms import Synonyms, read_synonyms, synonyms_of
from .vectors import (
    Encoder,
    UnitVectors,
    encode_unit,
    fingerprint,
    is_stale,
    load_encoder,
    read_vectors,
    why_no_encoder,
)

__all__ = [
    "Encoder",
    "Snapshot",
    "Synonyms",
    "Thresholds",
    "UnitVectors",
    "encode_unit",
    "fingerprint",
    "fit_threshold",
    "is_stale",
    "load_encoder",
    "read_cards",
    "read_synonyms",
    "read_vectors",
    "synonyms_of",
    "why_no_encoder",
]


def fit_threshold(snapshot: Snapshot, seed: int = 20) -> Thresholds:
    """Thresholds fitted to the rows of a snapshot, the same each time. Some seconds: never on the query path."""
    return fit(snapshot.confidence_hiding, snapshot.units, seed) or snapshot.limits
