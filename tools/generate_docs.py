"""Write what the code itself knows of docs/: the rules, the parameters, the command line, the picture of the house.

python tools/generate_docs.py            # writes them anew
python tools/generate_docs.py --check    # exit code 1 if one is stale
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import click
from house import mermaid
from positivliste.cli.main import cli

from positivliste.model.finding import Kind
from positivliste.parameters import Parameters, Value
from positivliste.rules import Rule, all_rules
from positivliste.workspace.rules import Rules

DOCS = Path(__file__).resolve().parent.parent / "docs"
COMMAND = "make docs"

FAMILIES = {
    "H": "Consultation (høring)",
    "D": "Duplicates (dubletter)",
    "V": "Duration (varighed)",
    "K": "Criteria (kriterier)",
    "B": "Decision (beslutning)",
    "F": "Deadlines (frister)",
    "S": "SIRI",
    "L": "Listing (listens to år)",
}
KINDS = {
    Kind.MERGE: "a duplicate: it is joined to the first",
    Kind.REJECT: "turned down",
    Kind.REVIEW: "a person decides",
    Kind.NOTE: "told, and nothing stops",
    Kind.STOP: "the command is refused, and changes nothing",
}


def rules_page() -> Iterator[str]:
    """The reference of the rules."""
    yield "# The rules"
    yield (
        "A code is permanent. A source names what anyone can look up; A1, B2 and so on, in brackets, are the sections "
        "of [domain.md](domain.md) that say it in our words. `positivliste rule CODE --on DATE` shows the same on the "
        "terminal, with the parameters in force on that date."
    )
    yield table(("Kind", "What it does"), KINDS.items())
    rules = all_rules()
    links = [(f"[{rule.code}](#{rule.code.lower()})", rule.kind, rule.title, rule.danish) for rule in rules]
    yield table(("Code", "Kind", "What it finds", "In Danish"), links)
    values = Parameters.standard().values
    for letter, name in FAMILIES.items():
        family = [rule for rule in rules if rule.code.startswith(letter)]
        if family:
            yield f"## {letter}: {name}"
        for rule in family:
            yield from _rule(rule, [value for name in rule.parameters for value in values[name]])


def _rule(rule: Rule[Any], values: list[Value]) -> Iterator[str]:
    yield f'<a id="{rule.code.lower()}"></a>\n\n### {rule.code}: {rule.title}'
    yield f"*{rule.danish}* · **{rule.kind}**, {KINDS[rule.kind]}"
    if why := Rules().explanation(rule.code):
        yield why
    told = [("Source", str(rule.source)), ("To mend it", rule.mend), ("Answers", "; ".join(Rules().answers(rule.code)))]
    told += [("Why, to readers", rule.plain.why), ("Advice to a respondent", rule.plain.advice)]
    yield "\n".join(f"- **{name}:** {text}" for name, text in told if text)
    if values:
        rows = [(f"`{v.name}`", shown(v), v.unit, period(v), str(v.source)) for v in values]
        yield table(("Parameter", "Value", "Unit", "Holds", "Source"), rows)
    passes, fails = ("; ".join(example.name for example in examples) for examples in (rule.passes, rule.fails))
    yield f"- **Passes:** {passes}\n- **Finds:** {fails}"


def parameters_page() -> Iterator[str]:
    """The reference of the dated parameters."""
    yield "# The parameters"
    yield (
        "Every value that a rule stands on, from when to when, and where it comes from. A date that no value covers is "
        "an error, never a default. A round is judged by the values of its effective date."
    )
    yield (
        "A council puts its own value in the place of ours in the `positivliste.toml` of its workspace, with its own "
        "source. It takes precedence on the days that it covers:"
    )
    yield (
        "```toml\n[parameters.courses.max_months]\n"
        'values = [{ from = 2026-10-01, value = 2, source = "The council\'s meeting of 4 June 2026, item 3" }]\n```'
    )
    readers: dict[str, list[str]] = {}
    for rule in all_rules():
        for name in rule.parameters:
            readers.setdefault(name, []).append(f"[{rule.code}](rules.md#{rule.code.lower()})")
    for name, values in Parameters.standard().values.items():
        yield f"## `{name}`"
        read = f" Read by {', '.join(readers[name])}." if name in readers else ""
        yield f"{values[0].title} (unit: {values[0].unit}).{read}"
        yield table(("Value", "Holds", "Source"), [(shown(v), period(v), str(v.source)) for v in values])


def cli_page() -> Iterator[str]:
    """The reference of the command line."""
    yield "# The command line"
    yield (
        "`positivliste [OPTIONS] COMMAND`. What every command shares is in [json.md](json.md): exit codes, and what "
        '`--json` prints. Dates are written 2026-04-01, 1.4.2026 or "1. april 2026".'
    )
    context = click.Context(cli, info_name="positivliste")
    yield "## Options of all commands"
    yield table(("Option", "What it does"), list(_options(cli, context)))
    yield from _commands(cli, context)


def _commands(group: click.Group, context: click.Context) -> Iterator[str]:
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        if command is None or command.hidden:
            continue
        inner = click.Context(command, info_name=name, parent=context)
        if isinstance(command, click.Group):
            yield f"## `{inner.command_path}`\n\n{_help(command)}"
            yield from _commands(command, inner)
            continue
        level = "##" if context.parent is None else "###"
        yield f"{level} `{inner.command_path}`\n\n{_help(command)}"
        yield f"```\n{_usage(command, inner)}\n```"
        if rows := list(_options(command, inner)):
            yield table(("Option", "What it does"), rows)


def _usage(command: click.Command, context: click.Context) -> str:
    arguments = [p.make_metavar(context) for p in command.params if isinstance(p, click.Argument)]
    options = [p for p in command.params if isinstance(p, click.Option)]
    required = [f"{p.opts[0]} {p.make_metavar(context)}" for p in options if p.required]
    others = [] if all(p.required for p in options) else ["[OPTIONS]"]
    return " ".join([context.command_path, *arguments, *required, *others])


def _options(command: click.Command, context: click.Context) -> Iterator[tuple[str, str]]:
    for param in command.params:
        if isinstance(param, click.Option) and not param.hidden:
            names = ", ".join(f"`{name}`" for name in param.opts)
            value = "" if param.is_flag else f" `{param.make_metavar(context)}`"
            marks = [mark for mark, on in (("required", param.required), ("repeatable", param.multiple)) if on]
            yield names + value, " ".join(filter(None, [param.help, f"({', '.join(marks)})" if marks else ""]))


def _help(command: click.Command) -> str:
    return " ".join((command.help or "").replace("\n\n", "\0").split()).replace("\0", "\n\n")


def table(headers: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    """A Markdown table."""
    lines = [headers, ("---",) * len(headers), *rows]
    return "\n".join(f"| {' | '.join(str(cell).replace('|', chr(92) + '|') for cell in line)} |" for line in lines)


def shown(value: Value) -> str:
    """A parameter's value as people read it."""
    return "; ".join(value.value) if isinstance(value.value, tuple) else str(value.value)


def period(value: Value) -> str:
    """When a value holds."""
    return f"from {value.start}" + (f" to {value.end}" if value.end else "")


PAGES: dict[str, Callable[[], Iterator[str]]] = {
    "rules.md": rules_page,
    "parameters.md": parameters_page,
    "cli.md": cli_page,
}


PICTURES: dict[str, Callable[[], Iterator[str]]] = {"architecture.md": mermaid}
"""The pages that are written by hand, but for the picture in them."""

_PICTURE = re.compile(rf"(<!-- Drawn by `{COMMAND}` -->\n```mermaid\n).*?(\n```)", re.DOTALL)


def page(name: str, docs: Path = DOCS) -> str:
    """A page as it should be."""
    if name in PICTURES:
        written = (docs / name).read_text(encoding="utf-8")
        return _PICTURE.sub(lambda found: found[1] + "\n".join(PICTURES[name]()) + found[2], written)
    first = f"<!-- Generated by `{COMMAND}`; edit the code that it comes from. -->"
    return "\n\n".join([first, *PAGES[name]()]) + "\n"


def stale(docs: Path = DOCS) -> list[str]:
    """The pages that are not as they should be."""
    every = [*PAGES, *PICTURES]
    return [n for n in every if not (docs / n).is_file() or (docs / n).read_text(encoding="utf-8") != page(n, docs)]


def main(arguments: list[str]) -> int:
    """Write the pages, or with --check only tell which are stale."""
    found = stale()
    if arguments == ["--check"]:
        print("\n".join(f"docs/{name} is stale: run `{COMMAND}`" for name in found) or "docs: up to date")
        return 1 if found else 0
    for name in found:
        (DOCS / name).write_text(page(name), encoding="utf-8", newline="\n")
        print(f"wrote docs/{name}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
