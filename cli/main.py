"""The command `positivliste`: its global options, its commands by module, and how errors reach a person."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

import click
from positivliste.cli.types import DATE

from positivliste._version import __version__
from positivliste.errors import PositivlisteError

COMMANDS = {
    "init": "setup",
    "round": "rounds",
    "status": "rounds",
    "priorities": "rounds",
    "delegate": "rounds",
    "respondents": "respondents",
    "consultation": "consultation",
    "suggest": "suggestions",
    "national": "references",
    "disco": "references",
    "evidence": "references",
    "duplicates": "duplicates",
    "receive": "answers",
    "screen": "screening",
    "review": "review",
    "hearing": "siri",
    "decide": "decisions",
    "submit": "siri",
    "inform": "siri",
    "publish": "publication",
    "document": "publication",
    "templates": "publication",
    "check": "check",
    "listing": "listing",
    "dialogue": "dialogue",
    "calendar": "calendar",
    "rules": "rules",
    "rule": "rules",
    "log": "journal",
    "verify": "journal",
    "persons": "journal",
    "demo": "demo",
}
"""Every command, in the order of a round, with the module that holds it: a new command is one line here."""

ANYWHERE = ("--json", "--quiet")
"""Global flags that may stand anywhere on the line."""


class LazyGroup(click.Group):
    """A group that loads a command's module only when that command is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"positivliste.cli.{COMMANDS[cmd_name]}")
        command = getattr(module, {"round": "round_", "rule": "rule_"}.get(cmd_name, cmd_name))
        if not isinstance(command, click.Command):
            raise TypeError(f"{cmd_name} is not a command")
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        from positivliste.cli.summaries import SUMMARIES

        with formatter.section("Commands, in the order of a round"):
            formatter.write_dl([(name, SUMMARIES[name]) for name in COMMANDS])


@click.command(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="positivliste")
@click.option(
    "-C",
    "folder",
    metavar="WORKSPACE",
    type=click.Path(path_type=Path),
    help="The workspace's folder; else this one.",
)
@click.option("--today", type=DATE, metavar="DATE", help="Act as on this date; else the date in Europe/Copenhagen.")
@click.option("--as-of", type=DATE, metavar="DATE", help="Show everything as it stood at the end of this date.")
@click.option(
    "--user",
    metavar="NAME",
    help="Who does it; else the name you are logged in with. Kept beside the journal.",
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document; errors are JSON too.")
@click.option("--quiet", is_flag=True, help="Print nothing but errors.")
@click.pass_context
def cli(ctx: click.Context, /, **options: Any) -> None:
    """Run a Danish positive list: from the consultation to the published list.

    A round goes: init, round open, priorities import, respondents import, consultation open, receive, consultation
    close, screen, review, decide, publish. `status` says what is next; `demo` shows a whole round.
    """
    from positivliste.cli.app import App  # loaded here, so that --version and --help stay quick

    ctx.obj = App(**options)


def main(arguments: Sequence[str] | None = None) -> None:
    """The entry point: run one command and leave with its exit code."""
    sys.exit(run(list(sys.argv[1:] if arguments is None else arguments)))


def run(arguments: list[str]) -> int:
    """Run one command. Returns 0 done; 1 done, but the answer is no; 2 wrong usage; 3 bad data or a refused step."""
    words = arguments[: arguments.index("--")] if "--" in arguments else arguments
    flags = [flag for flag in ANYWHERE if flag in words]
    arguments = flags + [word for word in words if word not in ANYWHERE] + arguments[len(words) :]
    _prepare_streams(as_json="--json" in flags)
    try:
        result = cli.main(args=arguments, prog_name="positivliste", standalone_mode=False)
    except PositivlisteError as error:
        return _report(error, "--json" in flags)
    except OSError as error:
        return _report(_not_written(error), "--json" in flags)
    except click.exceptions.NoArgsIsHelpError as error:
        if "--json" in flags:
            return _report(_usage(click.UsageError("Name a command.", error.ctx)), as_json=True)
        click.echo(error.format_message(), err="--json" in flags)
        return 2
    except click.ClickException as error:
        return _report(_usage(error), "--json" in flags)
    except (click.Abort, KeyboardInterrupt):
        return _report(
            PositivlisteError("aborted", "Stopped; nothing was changed.", "Run the command again."),
            "--json" in flags,
        )
    except Exception as error:
        if os.environ.get("POSITIVLISTE_DEBUG"):
            raise
        return _report(_unexpected(error), "--json" in flags)
    return result if isinstance(result, int) else 0


def _prepare_streams(*, as_json: bool) -> None:
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure and as_json and stream is sys.stdout:
            reconfigure(encoding="utf-8", newline="\n")
        elif reconfigure:
            reconfigure(errors="replace")  # a console that can't show a character gets a replacement


def _usage(error: click.ClickException) -> PositivlisteError:
    context = getattr(error, "ctx", None)
    where = context.command_path if context else "positivliste"
    usage = PositivlisteError("usage", error.format_message(), f"See `{where} --help`.")
    usage.exit_code = 2
    return usage


def _not_written(error: OSError) -> PositivlisteError:
    return PositivlisteError(
        "cannot-write",
        f"{error.filename or 'A file'} cannot be read or written: {error.strerror or error}.",
        "See whether it is open in another program, whether the folder is there, and whether the disk is full.",
    )


def _unexpected(error: Exception) -> PositivlisteError:
    return PositivlisteError(
        "unexpected",
        f"Something went wrong that should not: {type(error).__name__}: {error}.",
        "Nothing was changed. Please report it; POSITIVLISTE_DEBUG=1 shows where it happened.",
    )


def _report(error: PositivlisteError, as_json: bool) -> int:
    if as_json:
        import json

        told: dict[str, Any] = {"code": error.code, "message": error.message, "remedy": error.remedy}
        if error.details:
            told["details"] = list(error.details)
        click.echo(json.dumps({"error": told}, ensure_ascii=False, indent=2))
    else:
        click.echo(f"Error {error.code}: {error.message}", err=True)
        for detail in error.details:
            click.echo(f"  - {detail}", err=True)
        click.echo(f"What to do: {error.remedy}", err=True)
    return error.exit_code
