"""Where the forum document is: read from the shared folder, never copied into the project."""

import os
from pathlib import Path

import pytest

SHARED = Path(os.environ.get("COUNTYWIDE_SHARED", "../shared"))
PATH = SHARED / "seed" / "forum-qa.txt"
needed = pytest.mark.skipif(not PATH.exists(), reason="the shared folder is not here")
