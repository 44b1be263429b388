"""The one program, `countywide`: finds each room's commands and turns bad input into one clear sentence."""

import os
import sys
from importlib import import_module
from importlib.util import find_spec

import click


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def countywide() -> None:
    """Countywide: special educational needs casework and answers for an English council."""


def main() -> None:
    """Run one command. Bad input prints one sentence and exits non-zero; it never prints a traceback."""
    if sys.argv[1:2] == ["clocks"]:
        clocks_alone()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "countywide.config.settings")
    if sys.argv[1:2] == ["demo"]:
        os.environ.setdefault("COUNTYWIDE_DEMO", "1")
    import django

    django.setup()
    gather()
    from django.db.utils import OperationalError

    from countywide.platform.kit.conduct import RuleBroken

    try:
        countywide.main(standalone_mode=False)
    except click.exceptions.Abort:
        say_and_leave("Stopped.", 130)
    except click.ClickException as bad:
        bad.show()
        sys.exit(bad.exit_code)
    except click.exceptions.Exit as left:
        sys.exit(left.exit_code)
    except RuleBroken as broken:
        say_and_leave(str(broken), 1)
    except OperationalError as closed:
        say_and_leave(f"The database did not answer: {str(closed).splitlines()[0]}", 1)
    except BrokenPipeError:
        sys.exit(141)


def clocks_alone() -> None:
    """The clocks know no Django, so they do not wait for it."""
    from countywide.config.clocks import clocks

    try:
        sys.exit(clocks.main(args=sys.argv[2:], prog_name="countywide clocks"))
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # nobody reads any more
        sys.exit(141)


def say_and_leave(sentence: str, code: int) -> None:
    """Print one sentence on standard error and leave with `code`."""
    click.echo(sentence, err=True)
    sys.exit(code)


def gather() -> None:
    """Hang each room's `commands.commands` on the program."""
    from countywide.config.rooms import ROOMS

    for name in (*(f"countywide.{room}.commands" for room in ROOMS), "countywide.config.commands"):
        if find_spec(name):
            for command in import_module(name).commands:
                countywide.add_command(command)


if __name__ == "__main__":
    main()
