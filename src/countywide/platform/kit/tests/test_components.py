"""Our way of drawing gives, for each of the design system's own examples, the HTML it asks for."""

import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from django.utils.safestring import SafeString

from countywide.platform.kit.assets import MODULES
from countywide.platform.kit.components import component

FOLDER = MODULES / "govuk-frontend" / "dist" / "govuk" / "components"
ABSENT = "The design system's examples are not here: run make setup."


class Outline(HTMLParser):
    """HTML without what a browser ignores: spaces between and inside tags, the order of attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.parts: list[Any] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        self.parts.append((tag, sorted((name, " ".join((value or "").split())) for name, value in attrs)))

    def handle_endtag(self, tag: str) -> None:
        self.parts.append(f"/{tag}")

    def handle_data(self, data: str) -> None:
        if text := re.sub(r"\s+", " ", data).strip():
            self.parts.append(text)


def trusted(value: Any, key: str = "") -> Any:
    """Mark the examples' own html as meant, as a room would."""
    if isinstance(value, dict):
        return {name: trusted(inner, name) for name, inner in value.items()}
    if isinstance(value, list):
        return [trusted(inner) for inner in value]
    return SafeString(value) if isinstance(value, str) and (key == "html" or key.endswith("Html")) else value


def examples() -> list[tuple[str, dict[str, Any]]]:
    files = sorted(FOLDER.glob("*/fixtures.json"))
    return [(path.parent.name, each) for path in files for each in json.loads(path.read_text())["fixtures"]]


def test_every_example_of_the_design_system_is_drawn_as_it_asks() -> None:
    assert FOLDER.is_dir(), ABSENT
    wrong = [
        f"{name}: {each['name']}"
        for name, each in examples()
        if Outline(component(name, trusted(each["options"]))).parts != Outline(each["html"]).parts
    ]
    assert wrong == []


def test_no_example_was_left_out() -> None:
    assert FOLDER.is_dir(), ABSENT
    assert len(examples()) == 657


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("inset-text", {"html": "<script>bad</script>"}),
        ("button", {"text": "<script>bad</script>"}),
        ("panel", {"titleHtml": "<script>bad</script>"}),
        ("radios", {"name": "n", "items": [{"value": "1", "html": "<script>bad</script>"}]}),
    ],
)
def test_words_nobody_marked_safe_are_shown_as_words(name: str, options: dict[str, Any]) -> None:
    assert "&lt;script&gt;bad&lt;/script&gt;" in component(name, options)
    assert "<script>" not in component(name, options)


def test_a_component_is_compiled_once() -> None:
    from countywide.platform.kit.components import _macro

    assert _macro("button") is _macro("button")


def test_the_lock_names_versions_and_hashes_and_no_address() -> None:
    lock = (Path(MODULES).parent / "package-lock.json").read_text()
    packages = {name: each for name, each in json.loads(lock)["packages"].items() if name}
    wanted = json.loads((Path(MODULES).parent / "package.json").read_text())["dependencies"]
    assert "://" not in lock and "resolved" not in lock
    assert all(each["integrity"].startswith("sha512-") for each in packages.values())
    assert (
        {name: packages[f"node_modules/{name}"]["version"] for name in wanted}
        == wanted
        == {
            "accessible-autocomplete": "3.0.1",
            "dejavu-fonts-ttf": "2.37.3",
            "govuk-frontend": "6.3.0",
            "tus-js-client": "4.3.1",
        }
    )
