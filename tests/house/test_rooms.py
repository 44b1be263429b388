"""Rooms meet only at their doors, and each carries what a room must."""

from __future__ import annotations

import re
from pathlib import Path

import grimp

SOURCE = Path(__file__).resolve().parents[2] / "src" / "countywide"
DOORS = {"actions", "queries", "enums", "types", "permissions", "signals", "rules", "progress", "serving"}
OPEN_ROOMS = {"kit"}  # the page kit is every room's workshop
ROOM = re.compile(r"countywide\.(\w+)\.(\w+)\.(\w+)")


def is_another_room(here: re.Match[str], there: re.Match[str]) -> bool:
    return there[1] != "law" and there.groups()[:2] != here.groups()[:2]


def test_rooms_meet_only_at_their_doors():
    graph = grimp.build_graph("countywide", exclude_type_checking_imports=True)
    broken = []
    for importer in graph.modules:
        here = ROOM.match(importer)
        if not here or ".tests" in importer or ".migrations" in importer or here[1] in ("config", "demo", "law"):
            continue
        for imported in graph.find_modules_directly_imported_by(importer):
            there = ROOM.match(imported)
            if there and is_another_room(here, there) and there[3] not in DOORS and there[2] not in OPEN_ROOMS:
                broken.append(f"{importer} → {imported}")
    assert sorted(broken) == []


def test_the_garden_never_sees_a_child():
    graph = grimp.build_graph("countywide")
    garden = [module for module in graph.modules if module.startswith("countywide.garden")]
    seen = {
        imported
        for module in garden
        for imported in graph.find_modules_directly_imported_by(module)
        if imported.startswith(("countywide.register.people", "countywide.casework"))
    }
    assert garden and seen == set()


def test_every_python_file_opens_with_a_sentence():
    silent = [
        str(file.relative_to(SOURCE))
        for file in SOURCE.rglob("*.py")
        if file.stat().st_size
        and not {"migrations", "tests"} & set(file.parts)
        and not file.read_text("utf-8").lstrip().startswith(('"""', 'r"""'))
    ]
    assert silent == []


def test_templates_of_rooms_write_no_design_system_classes():
    """Only the kit knows the design system's class names; rooms use its components."""
    broken = [
        str(file.relative_to(SOURCE))
        for file in SOURCE.rglob("templates/**/*.html")
        if "platform/kit" not in file.as_posix() and "govuk-" in file.read_text("utf-8")
    ]
    assert broken == []


def test_decision_records_are_numbered_once():
    numbers = [file.name[:4] for file in (SOURCE.parents[1] / "docs" / "decisions").glob("*.md")]
    assert sorted(numbers) == sorted(set(numbers))


def test_nothing_names_a_package_registry_or_a_machine():
    words = (
        "pypi" + ".org",
        "registry." + "npmjs",
        "python" + "hosted",
        "deb." + "debian",
        "/work/" + "main",
        "/ro" + "ot/",
    )
    root = SOURCE.parents[1]
    found = [
        f"{file.relative_to(root)}: {word}"
        for folder in ("src", "tests", "docs", "tools", "requirements", ".ci")
        for file in (root / folder).rglob("*")
        if file.is_file()
        and file.suffix in {".py", ".md", ".toml", ".txt", ".html", ".js", ".css", ".json", ""}
        and "vendor" not in file.parts
        for word in words
        if word in file.read_text("utf-8", errors="ignore")
    ]
    assert found == []
