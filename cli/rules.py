"""`rules` and `rule`."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import click
from positivliste.cli.app import App, pass_app, table
from positivliste.cli.types import DATE

from positivliste.errors import BadData

if TYPE_CHECKING:
    from positivliste.workspace.rules import Rules


@click.command()
@pass_app
def rules(app: App) -> None:
    """All rules: code, kind, what they find, and where they come from."""
    from positivliste.workspace.rules import Rules

    found = Rules().list().table()
    rows = [[rule["code"], rule["kind"], rule["title"], _lines(rule["source"])] for rule in found]
    app.show({"rules": found}, table(rows, ["Code", "Kind", "What it finds", "Source"]))


@click.command(name="rule")
@click.argument("code")
@click.option("--on", "day", type=DATE, metavar="DATE", help="Show the parameters in force on this date; else today.")
@pass_app
def rule_(app: App, code: str, day: date | None) -> None:
    """One rule: why it is there, its parameters on a date, and what passes and fails."""
    known = _rules(app)
    found, on = known.find(code), day or app.day
    told = next(row for row in known.list().table() if row["code"] == found.code)
    values = known.parameters(code, on)
    told |= {"why": known.explanation(code), "on": on}
    told["parameters"] = [row | {"value": v.value} for v, row in zip(values, values.table(), strict=True)]
    told |= {"answers": known.answers(code), "told": found.plain.why, "advice": found.plain.advice}
    told |= {"passes": [e.name for e in found.passes], "fails": [e.name for e in found.fails]}
    app.show(told, _text(told))


def _text(rule: dict[str, Any]) -> str:
    lines = [f"{rule['code']}  {rule['title']}  ({rule['kind']})", f"      {rule['danish']}", ""]
    lines += [rule["why"], ""] if rule["why"] else []
    lines += [f"Source: {_lines(rule['source'], 8)}", f"Mend:   {rule['mend']}"]
    plainly = {"Asked:": "; ".join(rule["answers"]), "Told:": rule["told"], "Advice:": rule["advice"]}
    lines += [f"{name:7} {text}" for name, text in plainly.items() if text]
    if rule["parameters"]:
        rows = [
            [v["name"], _value(v["value"]), v["unit"], v["from"], v["to"] or "-", _lines(v["source"])]
            for v in rule["parameters"]
        ]
        lines += ["", table(rows, [f"Parameter on {rule['on']}", "Value", "Unit", "From", "To", "Source"])]
    lines += ["", "Passes:", *(f"  - {name}" for name in rule["passes"])]
    return "\n".join([*lines, "Finds:", *(f"  - {name}" for name in rule["fails"])])


def _lines(source: str, indent: int = 0) -> str:
    """One line for each thing to look up."""
    return source.replace("; ", "\n" + " " * indent)


def _value(value: int | str | tuple[str, ...]) -> str:
    return "; ".join(value) if isinstance(value, tuple) else str(value)


def _rules(app: App) -> Rules:
    """With the council's own parameters inside a workspace; with ours elsewhere."""
    from positivliste.workspace.rules import Rules

    try:
        return app.workspace().rules
    except BadData as error:
        if error.code != "no-workspace" or app.folder:
            raise
        return Rules()
