"""`rules` and `rule`."""

from __future__ import annotations

from datetime import date
from inspect import getdoc, getmodule
from typing import Any

import click
from positivliste.cli.app import App, pass_app, table
from positivliste.cli.types import DATE

from positivliste.parameters import Parameters, Value
from positivliste.rules import Rule, all_rules
from positivliste.rules import rule as find_rule


@click.command()
@pass_app
def rules(app: App) -> None:
    """All rules: code, kind, what they find, and where they come from."""
    found = all_rules()
    app.show(
        {"rules": [_told(rule) for rule in found]},
        table(
            [[r.code, r.kind, r.title, "\n".join(r.source.lines)] for r in found],
            ["Code", "Kind", "What it finds", "Source"],
        ),
    )


@click.command(name="rule")
@click.argument("code")
@click.option("--on", "day", type=DATE, metavar="DATE", help="Show the parameters in force on this date; else today.")
@pass_app
def rule_(app: App, code: str, day: date | None) -> None:
    """One rule: why it is there, its parameters on a date, and what passes and fails."""
    found = find_rule(code)
    now = app.now
    on = day or (now.date() if hasattr(now, "date") else now)
    values = [_parameters(app).lookup(name, on) for name in found.parameters]
    why = explanation(found)
    lines = [
        f"{found.code}  {found.title}  ({found.kind})",
        f"      {found.danish}",
        "",
        *([why, ""] if why else []),
        *(f"{name} {line}" for name, line in zip(("Source:", *[" " * 7] * 9), found.source.lines, strict=False)),
        f"Mend:   {found.mend}",
        *_plainly(found),
    ]
    if values:
        rows = [[v.name, _text(v), v.unit, v.start, v.end or "-", "\n".join(v.source.lines)] for v in values]
        lines += ["", table(rows, [f"Parameter on {on}", "Value", "Unit", "From", "To", "Source"])]
    lines += ["", "Passes:", *(f"  - {example.name}" for example in found.passes)]
    lines += ["Finds:", *(f"  - {example.name}" for example in found.fails)]
    told = _told(found) | {"why": why, "on": on}
    told["parameters"] = [
        {"name": v.name, "value": v.value, "unit": v.unit, "from": v.start, "to": v.end, "source": str(v.source)}
        for v in values
    ]
    told |= {"passes": [e.name for e in found.passes], "fails": [e.name for e in found.fails]}
    app.show(told, "\n".join(lines))


def explanation(rule: Rule[Any]) -> str:
    """Why the rule is there: the docstring of its module below the line that says what it finds."""
    return (getdoc(getmodule(rule.check)) or "").partition("\n\n")[2]


def _plainly(rule: Rule[Any]) -> list[str]:
    """What a person is asked, and what those who made the proposals are told."""
    told = [("Asked:", "; ".join(answers(rule))), ("Why:", rule.plain.why), ("Advice:", rule.plain.advice)]
    return [f"{name:7} {text}" for name, text in told if text]


def answers(rule: Rule[Any]) -> list[str]:
    """The answers of the review workbook that are the rule's own."""
    if rule.question:
        asked = (rule.question.choices(titles=titles) for titles in (False, True))
        return list(dict.fromkeys(choice.text for choices in asked for choice in choices))
    return [rule.judgement] if rule.judgement else []


def _parameters(app: App) -> Parameters:
    """The council's own parameters inside a workspace; ours elsewhere."""
    from positivliste.errors import BadData

    try:
        return app.workspace().parameters
    except BadData as error:
        if error.code != "no-workspace" or app.folder:
            raise
        return Parameters.standard()


def _text(value: Value) -> str:
    return "; ".join(value.value) if isinstance(value.value, tuple) else str(value.value)


def _told(rule: Rule[Any]) -> dict[str, Any]:
    return {
        "code": rule.code,
        "kind": rule.kind,
        "title": rule.title,
        "danish": rule.danish,
        "source": str(rule.source),
        "mend": rule.mend,
    }
