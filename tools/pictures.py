"""Takes the pictures of `docs/pictures` from a running demo: python tools/pictures.py http://localhost:8000"""

import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "pictures"
QUIET = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync"]
PICTURES = {
    "home": ("", "/", 1000),
    "answer": ("", "/ask?q=do+the+summer+hols+count+in+the+six+weeks", 1000),
    "refusal": ("", "/ask?q=the+taxi+keeps+coming+late+who+do+I+tell", 900),
    "desk": ("Wilhelmina", "/desk", 1100),
}


def main() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as tool:
        browser = tool.chromium.launch(executable_path=shutil.which("chromium"), args=QUIET)
        for name, (persona, address, height) in PICTURES.items():
            page = browser.new_page(base_url=sys.argv[1], viewport={"width": 1280, "height": height})
            if persona:
                page.goto("/personas")
                page.get_by_role("button", name=persona).first.click()
                page.wait_for_load_state()
            page.goto(address)
            page.screenshot(path=FOLDER / f"{name}.png")
            page.close()
        browser.close()


if __name__ == "__main__":
    main()
