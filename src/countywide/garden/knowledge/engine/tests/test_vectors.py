from dataclasses import replace

import numpy as np
import pytest

from countywide.garden.knowledge.engine import (
    encode_unit,
    fingerprint,
    is_stale,
    load_encoder,
    read_vectors,
    weights,
    why_no_encoder,
)
from countywide.garden.knowledge.engine.vectors import Matrix
from countywide.garden.knowledge.types import Unit

from .garden import UNITS, Bag

ROW = Unit("a", "A question about taxis?", "An answer.", wordings=("Who drives him?",))


def test_what_is_kept_is_read_back():
    kept = encode_unit(Bag(), ROW)
    read = read_vectors(kept)
    assert read is not None
    assert (read.vectors.shape, read.fingerprint) == ((2, 384), fingerprint(ROW, "bag"))
    assert np.linalg.norm(read.vectors, axis=1) == pytest.approx([1, 1], abs=1e-3)
    assert len(kept) < 2 * 1024


@pytest.mark.parametrize("kept", [b"", b"v1", b"x" * 500, encode_unit(Bag(), ROW)[:-2]])
def test_other_bytes_are_not_vectors(kept):
    assert read_vectors(kept) is None


@pytest.mark.parametrize(
    ("change", "stale"),
    [
        ({}, False),
        ({"section": "Elsewhere", "id": "b"}, False),
        ({"question": "Another?"}, True),
        ({"answer": "Another."}, True),
        ({"wordings": ()}, True),
    ],
)
def test_a_row_is_encoded_again_only_when_its_text_changed(change, stale):
    assert is_stale(encode_unit(Bag(), ROW), replace(ROW, **change), "bag") is stale


def test_a_row_is_encoded_again_when_the_model_changed():
    assert is_stale(encode_unit(Bag(), ROW), ROW, "another model")
    assert is_stale(None, ROW, "bag")


def test_a_row_is_as_near_as_its_nearest_wording():
    east, north = np.eye(384, dtype=np.float32)[:2]
    matrix = Matrix([np.vstack([east, north]), None, east[None], np.empty((0, 384), np.float32)])
    assert matrix.cosines(north).tolist() == [1, 0, 0, 0]


def test_without_the_weights_there_is_a_reason(monkeypatch):
    monkeypatch.setattr(weights, "PACKAGE", "no_such_package_of_weights")
    with pytest.raises(weights.NoWeights, match="is not installed"):
        weights.model_folder()


@pytest.mark.skipif(load_encoder() is None, reason="the weights of the sentence model are not installed")
class TestTheModel:
    def test_vectors_have_length_one_and_the_model_is_loaded_once(self):
        encoder = load_encoder()
        assert encoder is not None and encoder is load_encoder() and why_no_encoder() == ""
        vectors = encoder.encode(["A taxi to school", "", "x" * 10_000, "😀"])
        assert (vectors.shape, vectors.dtype) == ((4, 384), np.float32)
        assert np.linalg.norm(vectors, axis=1) == pytest.approx([1] * 4, abs=1e-5)

    @pytest.mark.parametrize(
        ("text", "near", "far"),
        [
            ("A taxi to school", "Transport for pupils", "The recipe needs more flour"),
            ("Who pays for support?", "Funding for pupils", "The chat was distracting"),
            ("largest attachment", "How big may a file be?", "Do holidays count?"),
        ],
    )
    def test_texts_that_mean_the_same_lie_near(self, text, near, far):
        encoder = load_encoder()
        assert encoder is not None
        asked, same, other = encoder.encode([text, near, far])
        assert float(asked @ same) > float(asked @ other) + 0.2

    def test_its_numbers_are_those_of_the_published_model(self):
        encoder = load_encoder()
        assert encoder is not None
        one, two = encoder.encode(["This is an example sentence", "Each sentence is converted"])
        assert one[:3] == pytest.approx([0.0676, 0.0635, 0.0487], abs=2e-4)
        assert two[:3] == pytest.approx([0.0864, 0.1027, 0.0053], abs=3e-4)

    def test_all_rows_of_a_garden_can_be_encoded(self):
        encoder = load_encoder()
        assert encoder is not None
        assert all(read_vectors(encode_unit(encoder, unit)) for unit in UNITS)
