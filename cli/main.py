"""The command `positivliste`: its global options, its commands by module, and how errors reach a person."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Any

import click
from positivliste.cli.types import DATE, PATH

from positivliste._version import __version__
from positivliste.errors import PositivlisteError, WrongUsage, file_errors

COMMANDS = {
    "init": ("setup", "Make a workspace for a council."),
    "round": ("rounds", "Open a round; list the rounds."),
    "status": ("rounds", "What is done, next and late."),
    "priorities": ("rounds", "Take in the prioritised job titles."),
    "delegate": ("rounds", "The council authorises its chair to decide."),
    "respondents": ("respondents", "Who is heard: import, add, list, remove."),
    "consultation": ("consultation", "The consultation: open, form, letters, remind, overview, extend, close."),
    "suggest": ("suggestions", "A job title for list B or C, from anyone at any time."),
    "suggestions": ("suggestions", "Lists B and C: what was suggested; move, withdraw."),
    "national": ("references", "The national list of job titles."),
    "disco": ("references", "The DISCO-08 classification."),
    "evidence": ("references", "Demand and failed recruitments."),
    "duplicates": ("duplicates", "The same and nearly the same courses in any table, without a workspace."),
    "receive": ("answers", "Take in the files that a respondent sent."),
    "answers": ("answer_life", "What became of each answer; none, keep, add, move, reread, withdraw."),
    "screen": ("screening", "Apply the rules: the funnel, the groups, the findings."),
    "review": ("review", "The open cases out to Excel, and back."),
    "correct": ("corrections", "Put any value of a proposal right before the decision."),
    "judgements": ("judgements", "What people judged of pairs, out as CSV and back."),
    "hearing": ("siri", "The chair hears the council before it decides."),
    "decide": ("decisions", "Record the decision of the council or its chair."),
    "submit": ("siri", "The report to SIRI."),
    "inform": ("siri", "The council is informed of the chair's decision."),
    "publish": ("publication", "Write the decided list in all its forms."),
    "amend": ("amending", "Change a published list by a decision: a new edition."),
    "document": ("publication", "Write one document, or all of them, as Word, PDF, web page or Markdown."),
    "templates": ("publication", "The wording of the documents, and the council's own."),
    "check": ("check", "Was a course on the list on a date, and why (not)?"),
    "listing": ("listing", "The two-year clock of job titles: show, extend, remove."),
    "dialogue": ("dialogue", "The quarterly dialogue meetings with SIRI."),
    "calendar": ("calendar", "The year wheel, as a table, .ics or a picture."),
    "rules": ("rules", "All rules."),
    "rule": ("rules", "One rule: its source, parameters and examples."),
    "log": ("journal", "What happened."),
    "verify": ("journal", "The proof that the journal is whole, or that a file is the published list."),
    "persons": ("journal", "The persons on record, and their erasure."),
    "demo": ("demo", "The round of spring 2020 from start to end."),
}
"""Every command, in the order of a round: the module that holds it, and what it does in one line, so that `--help` need
not load them all. A new command is one line here."""

STOPPED = 128 + 2
"""The exit code after Ctrl-C, as shells have it: 128 and the number of SIGINT."""

ANYWHERE = ("--json", "--quiet")
"""Global flags that may stand anywhere on the line."""


class LazyGroup(click.Group):
    """A group that loads a command's module only when that command is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"positivliste.cli.{COMMANDS[cmd_name][0]}")
        found: click.Command = getattr(module, {"round": "round_", "rule": "rule_"}.get(cmd_name, cmd_name))
        return found

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt as stop:
            raise click.Abort from stop  # else click prints an empty line, also into a pipe

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands, in the order of a round"):
            formatter.write_dl([(name, summary) for name, (_, summary) in COMMANDS.items()])


@click.command(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="positivliste")
@click.option("-C", "folder", metavar="WORKSPACE", type=PATH, help="The workspace's folder; else this one.")
@click.option("--today", type=DATE, help="Act as on this date; else the date in Europe/Copenhagen.")
@click.option("--as-of", type=DATE, help="Show everything as it stood at the end of this date.")
@click.option(
    "--user", metavar="NAME", help="Who does it; else the name you are logged in with. Kept beside the journal."
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
    gc.set_threshold(100_000, 100)  # a command is over before looking for circles pays
    sys.exit(run(list(sys.argv[1:] if arguments is None else arguments)))


def run(arguments: list[str]) -> int:
    """Run one command. Returns 0 done; 1 done, but the answer is no; 2 wrong usage; 3 bad data or a refused step; 130
    stopped by Ctrl-C."""
    words = arguments[: arguments.index("--")] if "--" in arguments else arguments
    flags = [flag for flag in ANYWHERE if flag in words]
    arguments = flags + [word for word in words if word not in ANYWHERE] + arguments[len(words) :]
    as_json = "--json" in flags
    _prepare_streams(as_json=as_json)
    try:
        with file_errors():
            result = cli.main(args=arguments, prog_name="positivliste", standalone_mode=False)
    except click.exceptions.NoArgsIsHelpError as error:
        if as_json:
            return _report(_told(click.UsageError("Name a command.", error.ctx)), as_json)
        click.echo(error.format_message())
        return 2
    except (click.Abort, KeyboardInterrupt):
        return _stopped(as_json=as_json)
    except (PositivlisteError, click.ClickException) as error:
        return _report(_told(error), as_json)
    except Exception as error:
        if os.environ.get("POSITIVLISTE_DEBUG"):
            raise
        return _report(_told(error), as_json)
    return result if isinstance(result, int) else 0


def _prepare_streams(*, as_json: bool) -> None:
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure and as_json and stream is sys.stdout:
            reconfigure(encoding="utf-8", newline="\n")
        elif reconfigure:
            reconfigure(errors="replace")  # a console that can't show a character gets a replacement


def _told(error: BaseException) -> PositivlisteError:
    """Any error, as a person can use it."""
    match error:
        case PositivlisteError():
            return error
        case click.ClickException():
            context = getattr(error, "ctx", None)
            where = context.command_path if context else "positivliste"
            return WrongUsage("usage", error.format_message(), f"See `{where} --help`.")
        case _:
            return PositivlisteError(
                "unexpected",
                f"Something went wrong that should not: {type(error).__name__}: {error}.",
                "Nothing was changed. Please report it; POSITIVLISTE_DEBUG=1 shows where it happened.",
            )


def _stopped(*, as_json: bool) -> int:
    """Ctrl-C: a command that is done cannot be stopped any more, so that nothing was changed."""
    error = PositivlisteError("aborted", "Stopped; nothing was changed.", "Run the command again.")
    if as_json:
        _report(error, as_json)
    else:
        click.echo(("\n" if sys.stderr.isatty() else "") + error.message, err=True)
    return STOPPED


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
