"""`countywide knowledge …`: import documents, export them, ask, and keep what is searched fresh."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter
from typing import Any

import click

from countywide.platform.kit.upkeep import needs_database

EVERY = 200  # pages or rows between two plain lines of progress
TERSE = {"sort_keys": False, "ensure_ascii": False}


@click.group()
def knowledge() -> None:
    """Questions, answers and the documents they come from."""


# --- import and export ---


@knowledge.command("import")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE…")
@click.option("--json", "as_json", is_flag=True, help="Print one line of JSON for each file.")
@click.option("--draft", is_flag=True, help="Keep new entries as drafts; publish nothing.")
@click.option("--replaces", type=int, metavar="ID", help="The number of the document that this is a newer version of.")
@click.option("--team", default="", metavar="KEY", help="The team that owns every entry and every question left open.")
@needs_database
def import_files(files: tuple[Path, ...], as_json: bool, draft: bool, replaces: int | None, team: str) -> None:
    """Read documents (.docx .pdf .html .md .txt) of questions and answers or guidance. Each goes in whole or not at all."""
    check_options(files, replaces, team)
    refused = [
        file
        for file in files
        if not import_one(file, as_json=as_json, as_draft=draft, replaces=replaces, team_key=team)
    ]
    if refused:
        sys.exit(1)


def check_options(files: tuple[Path, ...], replaces: int | None, team: str) -> None:
    from countywide.garden.knowledge import queries

    if replaces is not None:
        if len(files) > 1:
            raise click.ClickException("Use --replaces with one file.")
        if not queries.sources().filter(pk=replaces).exists():
            raise click.ClickException(f"There is no document number {replaces} that could be replaced.")
    if team and team not in queries.desks():
        raise click.ClickException(f"There is no team called {team}. There are: {', '.join(sorted(queries.desks()))}.")


def import_one(file: Path, *, as_json: bool, **options: Any) -> bool:
    """Import one file and say what came of it; False if it was refused."""
    from django.utils.timezone import localdate

    from countywide.garden.knowledge import importing
    from countywide.platform.kit.conduct import RuleBroken
    from countywide.platform.kit.doors import Machine

    try:
        with progress() as step:
            report = importing.bring_in(
                file, name=file.name, by=Machine("knowledge import"), on=localdate(), step=step, **options
            )
    except (importing.CannotRead, RuleBroken) as refused:
        return say_refused(file, str(refused), as_json)
    except OSError as trouble:
        return say_refused(file, f"It could not be opened: {(trouble.strerror or 'no reason given').lower()}.", as_json)
    if as_json:
        click.echo(json.dumps({"file": file.name, **report.as_json()}, **TERSE))
    else:
        for line in in_words(file, report):
            click.echo(line)
    return True


def say_refused(file: Path, sentence: str, as_json: bool) -> bool:
    if as_json:
        click.echo(json.dumps({"file": file.name, "error": sentence}, **TERSE))
    click.echo(f"{file.name}: {sentence}", err=True)
    return False


def in_words(file: Path, report: Any) -> Iterator[str]:
    """The report of one file, a line for each thing an editor should know. Held words are never printed."""
    if report.is_same:
        yield f"{file.name}: this very file was imported already as document {report.source}. Nothing was changed."
        return
    passages = f", {report.passages} of them passages" if report.passages else ""
    yield f"{file.name}: {report.rows} rows{passages}. Document {report.source}, version {report.version}: {report.title}"
    yield (
        f"  {report.added} added, {report.changed} changed, {report.unchanged} unchanged, {report.gone} withdrawn, "
        f"{report.merged} merged as repeats"
    )
    for repeat in report.repeated:
        yield f"  Row {repeat['row']} repeats row {repeat['repeats']}: asked {repeat['asked']} times"
    for question in report.queued:
        yield f"  Row {question['row']} has no answer: {question['reference']} waits with {question['team']}"
    for held in report.held:
        yield f"  Row {held['row']}: {held['kind'].lower().replace('_', ' ')} held back from the {held['field'].lower()} ({held['why']})"
    if report.about_one_child:
        rows = ", ".join(str(number) for number in report.about_one_child)
        yield f"  Read as if about one child, for an editor to look at: rows {rows}"
    for sentence in (*report.not_read, *report.odd):
        yield f"  {sentence}"


@knowledge.command()
@click.option(
    "--whole", is_flag=True, help="Put back what is held back. For operators: the output holds personal data."
)
@click.option("--source", type=int, metavar="ID", help="Only the document with this number.")
@needs_database
def export(whole: bool, source: int | None) -> None:
    """Print every row as JSON lines, in source order, merged repeats too."""
    from countywide.garden.knowledge import queries

    chosen = None
    if source is not None:
        chosen = queries.sources().filter(pk=source).first()
        if chosen is None:
            raise click.ClickException(f"There is no document number {source}.")
    for line in queries.exported(whole=whole, source=chosen):
        click.echo(json.dumps(line, **TERSE))


# --- ask ---


@knowledge.command()
@click.argument("question")
@click.option("--json", "as_json", is_flag=True, help="Print the reply as JSON.")
@needs_database
def ask(question: str, as_json: bool) -> None:
    """Ask a question as anybody may. `answered` is true when any row is shown; `outcome` says how sure it is."""
    from countywide.garden.knowledge import presenters, queries
    from countywide.platform.kit.doors import Visitor

    reply = queries.ask(question, actor=Visitor())
    if as_json:
        click.echo(json.dumps(presenters.reply_as_json(reply), **TERSE))
        return
    for line in presenters.reply_in_words(reply):
        click.echo(line)


@knowledge.command()
@needs_database
def run() -> None:
    """Answer questions from standard input, {"id","text"} a line, as JSON lines. `ids` are ranked even when nothing is shown."""
    from countywide.garden.knowledge import index

    index.current()
    for line in iter(sys.stdin.readline, ""):
        if line.strip():
            sys.stdout.write(json.dumps(answered(line), **TERSE) + "\n")
            sys.stdout.flush()


def answered(line: str) -> dict[str, Any]:
    """One line in, one line out. A bad line says what is wrong with it and is not the end."""
    from countywide.garden.knowledge import queries

    try:
        given = json.loads(line)
    except ValueError:
        return {"id": None, "error": "This line is not JSON."}
    if not isinstance(given, dict) or not isinstance(given.get("text"), str):
        key = given.get("id") if isinstance(given, dict) else None
        return {"id": key, "error": 'A line needs "id" and "text".'}
    started = perf_counter()
    ranked = queries.ranked(given["text"])
    ms = round((perf_counter() - started) * 1000, 2)
    return {"id": given.get("id"), **ranked, "ms": ms}


@knowledge.command()
@click.option("--everything", is_flag=True, help="Make every vector again, not only those that are missing.")
@needs_database
def refresh(everything: bool) -> None:
    """Make missing sentence vectors, fit the thresholds of refusing again, and let every process read afresh."""
    from countywide.garden.knowledge import index, queries

    with progress() as step:
        made = index.refresh(lambda done, total: step("Reading for meaning", done, total), everything=everything)
    click.echo(f"{made['rows']} rows can be found; {made['encoded']} were read for meaning anew.")
    click.echo(queries.search_health()[1])


# --- progress ---


@contextmanager
def progress() -> Iterator[Callable[[str, int, int], None]]:
    """A bar for each step on a terminal, a plain line now and then otherwise; on standard error."""
    bars: dict[str, Any] = {}

    def draw(step: str, done: int, total: int) -> None:
        if step not in bars:
            close_all()
            bars[step] = click.progressbar(length=total, label=step, file=sys.stderr)
            bars[step].__enter__()
        bars[step].update(done - bars[step].pos)

    def say(step: str, done: int, total: int) -> None:
        if done % EVERY == 0 or (done == total and total > EVERY):
            click.echo(f"{step}: {done} of {total}", err=True)

    def close_all() -> None:
        for bar in bars.values():
            if not getattr(bar, "is_closed", False):
                bar.is_closed = True
                bar.__exit__(None, None, None)

    try:
        yield draw if sys.stderr.isatty() else say
    finally:
        close_all()


commands = [knowledge]
