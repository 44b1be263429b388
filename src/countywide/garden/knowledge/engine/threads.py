"""One thread for the sums: two spinning threads beside a web worker make a slow query very slow."""

import ctypes
from importlib.util import find_spec
from pathlib import Path

NAMES = ("scipy_openblas_set_num_threads64_", "openblas_set_num_threads64_", "openblas_set_num_threads")


def use_one_thread() -> bool:
    """Ask the linear algebra that came with numpy to keep to one thread; say whether it heard."""
    spec = find_spec("numpy")
    if spec is None or spec.origin is None:
        return False
    for path in Path(spec.origin).parent.parent.glob("numpy.libs/*openblas*"):
        library = ctypes.CDLL(str(path))
        for name in NAMES:
            if hasattr(library, name):
                getattr(library, name)(1)
                return True
    return False
