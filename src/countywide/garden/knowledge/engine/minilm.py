"""all-MiniLM-L6-v2 in numpy: a text becomes 384 numbers that lie near those of texts that mean the same."""

import math
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

from .threads import use_one_thread
from .weights import Tensor, read_tensors

SIZE, HEADS, LAYERS = 384, 12, 6
MOST_PIECES = 256  # what the model was made for
NAME = "all-MiniLM-L6-v2"
SERIES = (1.061405429, -1.453152027, 1.421413741, -0.284496736, 0.254829592)


class MiniLM:
    """The six-layer encoder. One text at a time: no padding, and memory stays flat."""

    name = NAME

    def __init__(self, folder: Path) -> None:
        use_one_thread()
        self._pieces = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._pieces.no_padding()
        self._pieces.enable_truncation(MOST_PIECES)
        # Mapped twice on purpose. Of the word table a few rows are read, so it stays on disk; the layers are
        # copied, turned the way the sums run fastest, and their map is let go so that memory holds them once.
        tables = read_tensors(folder / "model.safetensors")
        self._words = tables["embeddings.word_embeddings.weight"]
        self._places = tables["embeddings.position_embeddings.weight"]
        self._kind = tables["embeddings.token_type_embeddings.weight"][0]
        self._norm = tables["embeddings.LayerNorm.weight"], tables["embeddings.LayerNorm.bias"]
        layers = read_tensors(folder / "model.safetensors")
        self._layers = [_Layer(layers, f"encoder.layer.{number}.") for number in range(LAYERS)]

    def encode(self, texts: Sequence[str], most: int = MOST_PIECES) -> Tensor:
        """One row of 384 numbers for each text, each of length one; `most` word pieces of each are read."""
        out = np.empty((len(texts), SIZE), np.float32)
        for at, text in enumerate(texts):
            out[at] = self._one(text, most)
        return out

    def _one(self, text: str, most: int) -> Tensor:
        # 16 characters a piece is more than any text needs, so a pasted book is not read to its end.
        ids = self._pieces.encode(text[: 16 * most]).ids
        if len(ids) > most:
            ids = [*ids[: most - 1], ids[-1]]
        state = self._words[ids] + self._places[: len(ids)] + self._kind
        state = _normalise(state, self._norm)
        for layer in self._layers:
            state = layer(state)
        mean: Tensor = state.mean(axis=0)
        return mean / np.float32(max(float(np.linalg.norm(mean)), 1e-9))


Pair = tuple[Tensor, Tensor]


class _Layer:
    def __init__(self, tensors: dict[str, Tensor], at: str) -> None:
        self.look = _dense(tensors, *(f"{at}attention.self.{part}" for part in ("query", "key", "value")))
        self.mix = _dense(tensors, f"{at}attention.output.dense")
        self.mix_norm = _pair(tensors, f"{at}attention.output.LayerNorm")
        self.widen = _dense(tensors, f"{at}intermediate.dense")
        self.narrow = _dense(tensors, f"{at}output.dense")
        self.norm = _pair(tensors, f"{at}output.LayerNorm")

    def __call__(self, state: Tensor) -> Tensor:
        state = _normalise(state + _apply(self._attend(state), self.mix), self.mix_norm)
        return _normalise(state + _apply(_gelu(_apply(state, self.widen)), self.narrow), self.norm)

    def _attend(self, state: Tensor) -> Tensor:
        count, width = len(state), SIZE // HEADS
        query, key, value = _apply(state, self.look).reshape(count, 3, HEADS, width).transpose(1, 2, 0, 3)
        weight = query @ key.transpose(0, 2, 1) * np.float32(1 / math.sqrt(width))
        weight = np.exp(weight - weight.max(axis=2, keepdims=True))
        weight /= weight.sum(axis=2, keepdims=True)
        mixed: Tensor = (weight @ value).transpose(1, 0, 2).reshape(count, SIZE)
        return mixed


def _pair(tensors: dict[str, Tensor], name: str) -> Pair:
    return tensors[f"{name}.weight"].copy(), tensors[f"{name}.bias"].copy()


def _dense(tensors: dict[str, Tensor], *names: str) -> Pair:
    """Weights laid as (in, out), several side by side so that one product does for them all."""
    weight = np.concatenate([tensors[f"{name}.weight"].T for name in names], axis=1)
    return np.ascontiguousarray(weight), np.concatenate([tensors[f"{name}.bias"] for name in names])


def _apply(state: Tensor, pair: Pair) -> Tensor:
    moved: Tensor = state @ pair[0]
    moved += pair[1]
    return moved


def _normalise(state: Tensor, pair: Pair) -> Tensor:
    centred = state - state.mean(axis=1, keepdims=True)
    spread = np.sqrt(np.mean(centred * centred, axis=1, keepdims=True) + np.float32(1e-12))
    even: Tensor = centred / spread * pair[0] + pair[1]
    return even


def _gelu(x: Tensor) -> Tensor:
    """The exact curve by Abramowitz and Stegun 7.1.26, right to seven places: numpy has no error function."""
    z = np.abs(x) * np.float32(math.sqrt(0.5))
    t = 1 / (1 + np.float32(0.3275911) * z)
    series = np.zeros_like(t)
    for factor in SERIES:
        series += np.float32(factor)
        series *= t
    error = np.copysign(1 - series * np.exp(-z * z), x)
    curved: Tensor = x * np.float32(0.5) * (1 + error)
    return curved
