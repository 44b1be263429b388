"""Writes the documents that are made from the code, or says that one is stale (`--check`)."""

import ast
import os
import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MADE = ROOT / "docs" / "made"
HEAD = "<!-- Made by `make docs`. Do not edit. -->\n"
ROWS = range(1, 77)
PARTS = {"Q08": "ab", "Q24": "ab", "Q29": "ab", "Q50": "ab", "Q58": "abcd"}
"""Rows in which people asked more than one thing: each part has a test of its own (`test_q24b_…`) before the row is closed."""
ROW_OF_TEST = re.compile(r"test_(q\d\d)([a-z]?)_")

sys.path[:0] = [str(ROOT)]
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "countywide.config.settings")


def table(heads: tuple[str, ...], rows: list[tuple[object, ...]]) -> str:
    """A Markdown table."""
    lines = [heads, tuple("---" for _ in heads), *rows]
    return "\n".join(
        "| " + " | ".join(str(cell).replace("|", "\\|").replace("\n", " ") for cell in line) + " |" for line in lines
    )


def permissions() -> str:
    from countywide.platform.accounts.roles import ROLES
    from countywide.platform.kit.doors import REGISTRY

    def held(key: str) -> str:
        kept = REGISTRY[key]
        if kept.public or kept.everyone:
            return "anybody" if kept.public else "anybody signed in"
        return ", ".join(role.label for role in ROLES.values() if key in role.permissions)

    rows = [
        (f"`{key}`", kept.says, "own organisation" if kept.own else "", held(key))
        for key, kept in sorted(REGISTRY.items())
    ]
    return f"{HEAD}# Permissions\n\n{table(('Key', 'Lets somebody', 'Limited to', 'Held by'), rows)}\n"


def addresses() -> str:
    from tests.house.pages import every_door

    rows = sorted(
        (f"`/{door.route}`", f"`{door.name}`", f"`{door.permission.key}`" if door.permission else "nobody")
        for door in every_door()
    )
    return f"{HEAD}# Addresses\n\n{table(('Address', 'Name', 'Opens with'), rows)}\n"


def notices() -> str:
    from importlib import import_module
    from importlib.util import find_spec

    from countywide.config.rooms import ROOMS
    from countywide.platform.outbox.types import NoticeKind

    rows = []
    for room in ROOMS:
        if find_spec(f"countywide.{room}.notices"):
            kinds = vars(import_module(f"countywide.{room}.notices")).values()
            rows += [(f"`{kind.key}`", kind.says, kind.subject) for kind in kinds if isinstance(kind, NoticeKind)]
    return f"{HEAD}# Messages the service sends\n\n{table(('Kind', 'What it does', 'Subject'), sorted(set(rows)))}\n"


def letters() -> str:
    """Every kind of letter: to whom, what the law wants it to say, and what the action that sends it gives."""
    from importlib import import_module

    from countywide.casework.letters.made import page

    for file in sorted((ROOT / "src" / "countywide").glob("*/*/letters.py")):
        import_module(".".join(file.relative_to(ROOT / "src").with_suffix("").parts))
    return f"{HEAD}{page(table)}"


def commands() -> str:
    import click

    from countywide.config import program

    program.gather()

    def walk(command: click.Command, name: str) -> Iterator[tuple[object, ...]]:
        if isinstance(command, click.Group):
            for key in sorted(command.commands):
                yield from walk(command.commands[key], f"{name} {key}")
        else:
            yield (f"`{name}`", (command.help or "").split("\n\n")[0])

    return f"{HEAD}# Commands\n\n{table(('Command', 'Does'), list(walk(program.countywide, 'countywide')))}\n"


def questions() -> str:
    """Every row of the acceptance test, with the page and the test that close it, or "open"."""
    asked, answered = demo_answers()
    closing = journeys()
    rows, shut = [], 0
    for number in ROWS:
        row = f"Q{number:02}"
        tests = closing.get(row, [])
        page = "; ".join(sorted({page for page, _ in tests})) or (
            "; ".join(answered.get(row, [])[:2]) + " (answer published)" if answered.get(row) else "–"
        )
        left = open_parts(row, tests)
        rows.append((row, asked.get(row, "–"), page, "; ".join([*(test for _, test in tests), *left])))
        shut += not left
    words = (
        "Each row is one question people really asked, put here in the demo county's words. A row is closed when a test plays it "
        "through in a browser and its asker gets the result without sending an email; where two things were asked in one, "
        "when each of them has its test."
    )
    return f"{HEAD}# The seventy-six questions\n\n{words}\n\n{shut} closed, {len(rows) - shut} open.\n\n{table(('Row', 'Asked', 'Page', 'Test that closes it'), rows)}\n"


def open_parts(row: str, tests: list[tuple[str, str]]) -> list[str]:
    """What of a row no test closes yet, in words: all of it, or some of its parts."""
    parts = PARTS.get(row, "")
    if not tests:
        return ["open"]
    closed = {found[2] for _, test in tests if (found := ROW_OF_TEST.search(test.split("::")[1]))}
    left = [part for part in parts if part not in closed]
    return [f"part {part} is open" for part in left]


def demo_answers() -> tuple[dict[str, str], dict[str, list[str]]]:
    """For each row, the demo county's own question and the pages that answer it."""
    asked: dict[str, str] = {}
    first: dict[str, str] = {}  # where a row stands first it is what the answer is about
    pages: dict[str, list[str]] = {}
    for file in sorted((ROOT / "src" / "countywide" / "demo" / "answers").glob("*.toml")):
        for answer in tomllib.loads(file.read_text("utf-8")).get("answer", []):
            for place, row in enumerate(answer.get("seed", [])):
                if place == 0:
                    first.setdefault(row[:3], answer["question"])
                asked.setdefault(row[:3], answer["question"])
                pages.setdefault(row[:3], []).append(f"`/answers/{answer['key']}`")
    return {**asked, **first}, pages


def journeys() -> dict[str, list[tuple[str, str]]]:
    """Tests named after a row (`test_q16_…`) or a part of one (`test_q24b_…`), with the page their first line names (`Page: /…`)."""
    found: dict[str, list[tuple[str, str]]] = {}
    for file in sorted((ROOT / "tests" / "journeys").glob("test_*.py")):
        for node in ast.parse(file.read_text("utf-8")).body:
            if isinstance(node, ast.FunctionDef) and (named := ROW_OF_TEST.match(node.name)):
                page = next(
                    (
                        f"`{line[6:].strip()}`"
                        for line in (ast.get_docstring(node) or "").splitlines()
                        if line.startswith("Page: ")
                    ),
                    "–",
                )
                found.setdefault(named[1].upper(), []).append((page, f"`{file.relative_to(ROOT)}::{node.name}`"))
    return found


DOCUMENTS = {
    MADE / "permissions.md": permissions,
    MADE / "addresses.md": addresses,
    MADE / "notices.md": notices,
    MADE / "letters.md": letters,
    MADE / "commands.md": commands,
    ROOT / "docs" / "questions.md": questions,
}


def main() -> None:
    import django

    django.setup()
    stale = []
    for file, make in DOCUMENTS.items():
        words = make()
        if "--check" in sys.argv:
            stale += [str(file.relative_to(ROOT))] if not file.exists() or file.read_text("utf-8") != words else []
        else:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(words, "utf-8")
    if stale:
        sys.exit(f"Stale: {', '.join(stale)}. Run `make docs` and commit what it writes.")


if __name__ == "__main__":
    main()
