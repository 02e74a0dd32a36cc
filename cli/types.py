"""The kinds of values that options take."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click

from positivliste.danish import parse_date


class DateType(click.ParamType[date]):
    """A date: 2026-04-01, 1.4.2026 or "1. april 2026"."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        day = parse_date(str(value))
        if day is None:
            self.fail(f"{value!r} is not a date; write it as 2026-04-01 or 1.4.2026", param, ctx)
        return day


class MomentType(click.ParamType[str]):
    """A date, or a date with a time: 2026-02-27 or 2026-02-27T12:00, in Europe/Copenhagen."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        from positivliste.cli.app import COPENHAGEN

        if day := parse_date(str(value)):
            return day.isoformat()
        try:
            when = datetime.fromisoformat(str(value).strip())
        except ValueError:
            self.fail(f"{value!r} is no date or time; write it as 2026-02-27 or 2026-02-27T12:00", param, ctx)
        return (when.astimezone(COPENHAGEN) if when.tzinfo else when.replace(tzinfo=COPENHAGEN)).isoformat()


class MappingType(click.ParamType[tuple[str, str]]):
    """HEADER=FIELD."""

    name = "header=field"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, str]:
        header, sign, field = str(value).rpartition("=")
        if not sign or not header.strip() or not field.strip():
            self.fail(f"{value!r} is not HEADER=FIELD", param, ctx)
        return header.strip(), field.strip()


class FieldValueType(click.ParamType[tuple[str, str]]):
    """FIELD=VALUE; a value may have "=" in it."""

    name = "field=value"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, str]:
        field, sign, text = str(value).partition("=")
        if not sign or not field.strip():
            self.fail(f"{value!r} is not FIELD=VALUE", param, ctx)
        return field.strip(), text.strip()


DATE, MOMENT, MAPPING, FIELD_VALUE = DateType(), MomentType(), MappingType(), FieldValueType()
PATH = click.Path(path_type=Path)
FILE = click.Path(path_type=Path, dir_okay=False)
TITLE_LISTS = click.Choice(["higher-education", "skilled"])
LISTS = click.Choice(["courses", *TITLE_LISTS.choices])
KINDS = click.Choice(["school", "jobcentre", "a-kasse", "partner", "other"])
FOLDER = click.Path(path_type=Path, file_okay=False)
round_argument = click.argument("round_id", metavar="ROUND")
format_option = click.option(
    "--format", "formats", default="md", metavar="FORMS", help="md, docx, pdf or html, or several with commas; else md."
)


def _as_dict(_: click.Context, __: click.Parameter, pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    return dict(pairs)


_MAP = "A header that is not known, or a column's letter, and what it is: 'Emne=title', B=titel."
map_option = click.option("--map", "mapping", multiple=True, type=MAPPING, callback=_as_dict, help=_MAP)
