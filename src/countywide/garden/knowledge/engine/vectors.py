"""Sentence vectors of rows: how they are made, kept in the database, and read back."""

import struct
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from ..types import Unit
from .minilm import SIZE, MiniLM
from .weights import NoWeights, model_folder

Vectors = NDArray[np.float32]

_HEAD = struct.Struct("<2sH16s")  # mark, how many vectors, fingerprint of the text they were made from
_MARK = b"v1"


class Encoder(Protocol):
    """Anything that turns texts into vectors of length one."""

    name: str

    def encode(self, texts: Sequence[str], most: int = ...) -> Vectors: ...


@dataclass(frozen=True)
class UnitVectors:
    """The vectors of one row: its own first, then one for each approved wording."""

    fingerprint: bytes
    vectors: Vectors


@cache
def _loaded() -> tuple[MiniLM | None, str]:
    try:
        return MiniLM(model_folder()), ""
    except (NoWeights, OSError, ImportError) as trouble:
        return None, str(trouble)


def load_encoder() -> MiniLM | None:
    """The sentence model, loaded once in a process; None where its weights are not installed."""
    return _loaded()[0]


def why_no_encoder() -> str:
    """One plain sentence for the health page; empty when the model is here."""
    return _loaded()[1]


def fingerprint(unit: Unit, model: str) -> bytes:
    """Changes when, and only when, the vectors of this row would."""
    parts = (model, unit.question, unit.answer, *unit.wordings)
    return blake2b("\x1f".join(parts).encode(), digest_size=16).digest()


def vectors_of(encoder: Encoder, unit: Unit) -> UnitVectors:
    """The vectors of a row. Its question counts half as much again as the question and answer together."""
    whole, question, *wordings = encoder.encode([f"{unit.question} {unit.answer}", unit.question, *unit.wordings])
    row = whole + question / 2
    vectors = np.vstack([row / max(float(np.linalg.norm(row)), 1e-9), *wordings])
    return UnitVectors(fingerprint(unit, encoder.name), vectors.astype(np.float32))


def encode_unit(encoder: Encoder, unit: Unit) -> bytes:
    """The bytes to keep for a row: half precision is plenty, and under a kilobyte."""
    made = vectors_of(encoder, unit)
    return _HEAD.pack(_MARK, len(made.vectors), made.fingerprint) + made.vectors.astype("<f2").tobytes()


def read_vectors(kept: bytes) -> UnitVectors | None:
    """What `encode_unit` wrote; None if these bytes are something else, so that the row is encoded again."""
    if len(kept) < _HEAD.size:
        return None
    mark, count, of = _HEAD.unpack_from(kept)
    if mark != _MARK or len(kept) != _HEAD.size + 2 * count * SIZE:
        return None
    vectors = np.frombuffer(kept, "<f2", offset=_HEAD.size).reshape(count, SIZE)
    return UnitVectors(of, vectors.astype(np.float32))


def is_stale(kept: bytes | None, unit: Unit, model: str) -> bool:
    """Whether a row's kept vectors must be made again because its text or the model changed."""
    read = read_vectors(kept) if kept else None
    return read is None or read.fingerprint != fingerprint(unit, model)


class Matrix:
    """The vectors of all documents under each other, and whose each one is."""

    def __init__(self, of_each: Iterable[Vectors | None]) -> None:
        listed = list(of_each)
        counts = [0 if vectors is None else len(vectors) for vectors in listed]
        self._starts = np.flatnonzero(counts)  # documents that have vectors at all
        self._first = np.concatenate(([0], np.cumsum(counts)[:-1])).astype(np.intp)[self._starts]
        self._size = len(listed)
        kept = [vectors for vectors in listed if vectors is not None and len(vectors)]
        self._all = np.vstack(kept) if kept else np.empty((0, SIZE), np.float32)

    def cosines(self, vector: Vectors) -> Vectors:
        """How near each document is: the best of its vectors; nought for a document that has none."""
        out = np.zeros(self._size, np.float32)
        if len(self._all):
            out[self._starts] = np.maximum.reduceat(self._all @ vector, self._first)
        return out
