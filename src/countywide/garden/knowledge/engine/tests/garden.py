"""A small garden of rows and cards for the tests, and an encoder that needs no weights."""

from collections.abc import Sequence
from zlib import crc32

import numpy as np

from countywide.garden.knowledge.engine import Snapshot, read_synonyms
from countywide.garden.knowledge.engine.minilm import SIZE
from countywide.garden.knowledge.engine.vectors import Vectors
from countywide.garden.knowledge.engine.words import stems, words
from countywide.garden.knowledge.types import Answered, Card, Unit

UNITS = (
    Unit("dates", "When must transfer papers reach you?", "By the last day of the summer term."),
    Unit("upload", "How big may an attachment be?", "Up to two hundred megabytes for each child."),
    Unit("holidays", "Do the summer holidays stop the six weeks?", "No. Closed schools do not stop the clock."),
    Unit("pot", "Is the community pot shared evenly?", "It is shared by need, with descriptors anyone can read."),
    Unit("therapist", "What should we see of our link therapist?", "A visit each term and a written record."),
    Unit("ehcna", "Who decides on an EHCNA?", "The assessment panel, within the statutory time."),
    Unit("blank", "Could the chat be quieter?", "", answered=Answered.NONE),
)
CARDS = (
    Card("transport", ("school transport, taxi, minibus", "bus pass, mileage, travel to college")),
    Card("therapy", ("speech and language therapy, link therapist", "occupational therapy")),
    Card("attendance", ("fine, penalty notice, holiday in term time", "teaching a child at home")),
)


class Bag:
    """Texts that share stems lie near each other. Enough to test everything but the model."""

    name = "bag"

    def __init__(self) -> None:
        self.asked = 0

    def encode(self, texts: Sequence[str], most: int = 256) -> Vectors:
        self.asked += len(texts)
        return np.vstack([self._one(text) for text in texts]).astype(np.float32)

    def _one(self, text: str) -> Vectors:
        vector = np.zeros(SIZE, np.float32)
        for stem in stems(words(text)):
            vector[crc32(stem.encode()) % SIZE] += 1
        return vector / max(float(np.linalg.norm(vector)), 1e-9)


def built(encoder: Bag | None = None, units: Sequence[Unit] = UNITS) -> Snapshot:
    """A snapshot of the small garden; with words alone unless an encoder is given."""
    return Snapshot.build(units, CARDS, read_synonyms(), encoder=encoder)
