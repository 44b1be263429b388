"""Takes the pictures in docs/pictures from a demo that is running: python tools/pictures.py [address]"""

import shutil
import sys
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

PICTURES = Path(__file__).resolve().parent.parent / "docs" / "pictures"
WIDTH, MOST = 1280, 300_000  # pixels, bytes
ASKED = {
    "answer": "/ask?q=do+the+summer+hols+count+in+the+six+weeks",
    "refusal": "/ask?q=can+we+borrow+a+braille+writer+for+a+pupil+who+is+losing+her+sight",
}


def main(address: str) -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as tool:
        found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
        browser = tool.chromium.launch(executable_path=found, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(base_url=address, viewport={"width": WIDTH, "height": 900})
        take(page, "home", "/")
        for name, question in ASKED.items():
            take(page, name, question)
        page.goto("/personas")
        page.get_by_role("button", name="Wilhelmina").click()
        take(page, "desk", "/desk")
        browser.close()


def take(page: Page, name: str, where: str) -> None:
    """One picture: the page from its top, no longer than two screens."""
    page.goto(where)
    page.evaluate("document.fonts.ready")
    height = min(page.evaluate("document.documentElement.scrollHeight"), 1300)
    file = PICTURES / f"{name}.png"
    page.screenshot(path=file, clip={"x": 0, "y": 0, "width": WIDTH, "height": height}, full_page=True)
    size = file.stat().st_size
    print(f"{name}: {size // 1000} kB")
    if size > MOST:
        sys.exit(f"{file.name} is too large: {size // 1000} kB.")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "http://127.0.0.1:8000")
