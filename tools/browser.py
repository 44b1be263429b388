"""Finds or installs a Chromium for the journeys, or says in one line what to install.

The one without a window of its own is asked for first: it looks at the same pages with two thirds of the work.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

LIGHT = "chromium-headless-shell"
NAMES = (LIGHT, "chromium", "chromium-browser", "google-chrome")


def main() -> None:
    if shutil.which(LIGHT) or from_the_system(LIGHT) or found() or from_the_system("chromium") or from_the_test_tool():
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


def from_the_system(package: str) -> bool:
    """Install a package of the system where this user may."""
    if not shutil.which("apt-get") or os.geteuid() != 0:
        return False
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for step in (["apt-get", "update", "-qq"], ["apt-get", "install", "-y", "-qq", package]):
        try:
            done = subprocess.run(step, env=quiet, stdout=subprocess.DEVNULL, check=False, timeout=300)
        except subprocess.TimeoutExpired:
            return False
        if done.returncode:
            return False
    return shutil.which(package) is not None


def from_the_test_tool() -> bool:
    """Let the test tool bring its own browser."""
    step = [sys.executable, "-m", "playwright", "install", "chromium"]
    return subprocess.run(step, check=False).returncode == 0 and found()


if __name__ == "__main__":
    main()
