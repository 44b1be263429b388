"""Finds or installs a Chromium for the journeys, or says in one line what to install."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome")


def main() -> None:
    if found() or from_the_system() or from_the_test_tool():
        return
    sys.exit("The journeys need a browser: install Chromium (for example the package `chromium`) and run this again.")


def found() -> bool:
    """Whether a browser is already here."""
    return any(shutil.which(name) for name in NAMES) or tool_has_one()


def tool_has_one() -> bool:
    """Whether the test tool holds a browser of its own."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as tool:
        return Path(tool.chromium.executable_path).exists()


def from_the_system() -> bool:
    """Install the system's package where this user may."""
    if not shutil.which("apt-get") or os.geteuid() != 0:
        return False
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for step in (["apt-get", "update", "-qq"], ["apt-get", "install", "-y", "-qq", "chromium"]):
        if subprocess.run(step, env=quiet, stdout=subprocess.DEVNULL, check=False).returncode:
            return False
    return found()


def from_the_test_tool() -> bool:
    """Let the test tool bring its own browser."""
    step = [sys.executable, "-m", "playwright", "install", "chromium"]
    return subprocess.run(step, check=False).returncode == 0 and found()


if __name__ == "__main__":
    main()
