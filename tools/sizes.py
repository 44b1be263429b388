"""Names the largest files and functions, and how the tree compares with the compass of the house style."""

import ast
from pathlib import Path
from statistics import median

SOURCE = Path(__file__).resolve().parent.parent / "src"


def files() -> list[tuple[int, Path]]:
    code = (f for f in SOURCE.rglob("*.py") if not {"tests", "migrations"} & set(f.parts) and f.stat().st_size)
    return sorted(((len(f.read_text("utf-8").splitlines()), f) for f in code), reverse=True)


def functions(found: list[tuple[int, Path]]) -> list[tuple[int, str]]:
    sizes = []
    for _, file in found:
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef):
                sizes.append(
                    ((node.end_lineno or 0) - node.lineno + 1, f"{file.relative_to(SOURCE)}:{node.lineno} {node.name}")
                )
    return sorted(sizes, reverse=True)


def main() -> None:
    found = files()
    made = functions(found)
    for what, sizes, large in (("file", [n for n, _ in found], 220), ("function", [n for n, _ in made], 22)):
        under = sum(n <= large for n in sizes) / len(sizes)
        print(f"{len(sizes)} {what}s: median {median(sizes):.0f} lines, {under:.0%} at most {large}")
    print("\nLargest files")
    for lines, file in found[:12]:
        print(f"{lines:5}  {file.relative_to(SOURCE)}")
    print("\nLargest functions")
    for lines, name in made[:12]:
        print(f"{lines:5}  {name}")


if __name__ == "__main__":
    main()
