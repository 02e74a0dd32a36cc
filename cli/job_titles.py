"""Lists B and C: `suggest`, `national`, `disco`, `evidence`, `submit`, `hearing`, `inform`, `listing` and
`dialogue`."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from positivliste.cli.app import App, columns_line, count, pass_app, table
from positivliste.cli.types import DATE, FILE, MOMENT, map_option

from positivliste.model.round import ListKind

if TYPE_CHECKING:
    from positivliste.usecases.listing import Listed
    from positivliste.usecases.siri import Submitted

TITLE_LISTS = click.Choice(["higher-education", "skilled"])


@click.command()
@click.argument("list_", metavar="LIST", type=TITLE_LISTS)
@click.argument("title", required=False)
@click.option("--from", "sender", required=True, metavar="NAME", help="The organisation that suggests it.")
@click.option("--disco", metavar="CODE", help="The DISCO-08 code.")
@click.option("--level", metavar="LEVEL", help="The education that it needs, for example bachelor or faglært.")
@click.option("--evidence", metavar="TEXT", help="Companies that tried in vain to recruit.")
@click.option("--file", "file", type=FILE, help="A table of suggestions instead of TITLE.")
@click.option("--on", "received", type=MOMENT, metavar="DATE", help="When it came; else now.")
@map_option
@pass_app
def suggest(
    app: App,
    list_: str,
    title: str | None,
    sender: str,
    disco: str | None,
    level: str | None,
    evidence: str | None,
    file: Path | None,
    received: str | None,
    mapping: tuple[tuple[str, str], ...],
) -> None:
    """Put a suggested job title on record, from anyone, at any time; the next round of LIST takes it in."""
    if (title is None) == (file is None):
        raise click.UsageError("Give either a TITLE or a --file.")
    workspace, kind = app.workspace(), ListKind(list_)
    if file:
        done = workspace.suggestions.add_file(kind, file, sender, received=received, mapping=dict(mapping))
    else:
        done = workspace.suggestions.add(
            kind, title or "", sender, disco=disco, level=level, evidence=evidence, received=received
        )
    lines = [f"{s.id}: {s.title}, suggested by {s.sender}." for s in done.suggestions]
    lines += [columns_line(done.columns)] if done.columns else []
    lines += [f"Row error, row {e.row}: {e.message}" for e in done.errors]
    app.show(
        {
            "list": list_,
            "suggestions": [{"id": s.id, "title": s.title, "disco": s.disco} for s in done.suggestions],
            "row_errors": [
                {"sheet": e.sheet, "row": e.row, "column": e.column, "message": e.message} for e in done.errors
            ],
        },
        "\n".join(lines),
    )


@click.group()
def national() -> None:
    """The national list, which is renewed on 1 January and 1 July."""


@national.command(name="import")
@click.argument("list_", metavar="LIST", type=TITLE_LISTS)
@click.argument("file", type=FILE)
@click.option("--from", "start", type=DATE, metavar="DATE", help="From when it holds, where FILE does not say.")
@map_option
@pass_app
def import_national(app: App, list_: str, file: Path, start: date | None, mapping: tuple[tuple[str, str], ...]) -> None:
    """Take in the national list from FILE: title, DISCO-08 code, valid from."""
    taken = app.workspace().references.import_national(ListKind(list_), file, start, dict(mapping))
    app.show(
        {"list": list_, "from": taken.start, "titles": len(taken.titles)},
        f"Took in {count(len(taken.titles), 'job title')} of the national list from {taken.start}.",
    )


@click.group()
def disco() -> None:
    """The DISCO-08 classification."""


@disco.command(name="import")
@click.argument("file", type=FILE)
@click.option("--from", "start", type=DATE, required=True, metavar="DATE", help="From when it holds.")
@map_option
@pass_app
def import_disco(app: App, file: Path, start: date, mapping: tuple[tuple[str, str], ...]) -> None:
    """Take in the classification from FILE: code and name."""
    taken = app.workspace().references.import_disco(file, start, dict(mapping))
    app.show({"from": start, "codes": len(taken.codes)}, f"Took in {count(len(taken.codes), 'code')} from {start}.")


@click.group()
def evidence() -> None:
    """Demand and failed recruitments (forgæves rekrutteringer) by job title and area."""


@evidence.command(name="import")
@click.argument("file", type=FILE)
@click.option("--on", "day", type=DATE, metavar="DATE", help="The day on which it was known; else today.")
@map_option
@pass_app
def import_evidence(app: App, file: Path, day: date | None, mapping: tuple[tuple[str, str], ...]) -> None:
    """Take in FILE: title, code, area, demand, failed recruitments, labour-market balance."""
    workspace = app.workspace()
    taken = workspace.references.import_evidence(file, day or workspace.today, dict(mapping))
    app.show({"on": taken.on, "rows": len(taken.rows)}, f"Took in {count(len(taken.rows), 'row')} of evidence.")


@click.command()
@click.argument("round_id", metavar="ROUND")
@click.option("--on", "day", type=DATE, required=True, metavar="DATE", help="When it was sent.")
@click.option("--correction", metavar="TEXT", help="A new letter, which refers to the first: what was wrong.")
@click.option(
    "--code", "codes", multiple=True, metavar="TITLE=CODE", help="With --correction: a corrected DISCO-08 code."
)
@click.option("--receipt", metavar="REF", help="Record SIRI's receipt of the report instead.")
@pass_app
def submit(
    app: App, round_id: str, day: date, correction: str | None, codes: tuple[str, ...], receipt: str | None
) -> None:
    """Report the decided titles to SIRI, at the latest 14 days before they take effect; writes the letter and its
    table."""
    workspace = app.workspace()
    if receipt:
        workspace.siri.confirm(round_id, day, receipt)
        app.show({"round": round_id, "on": day, "receipt": receipt}, f"SIRI's receipt {receipt} is on record.")
        return
    if any("=" not in text for text in codes):
        raise click.UsageError("Write --code as TITLE=CODE.")
    if codes and not correction:
        raise click.UsageError("--code goes with --correction.")
    if correction:
        pairs = dict(text.rpartition("=")[::2] for text in codes)
        _show_report(app, workspace.siri.correct(round_id, day, correction, pairs))
    else:
        _show_report(app, workspace.siri.submit(round_id, day))


@click.command()
@click.argument("round_id", metavar="ROUND")
@click.option("--on", "day", type=DATE, required=True, metavar="DATE", help="When it was sent to the council.")
@click.option("--reply", metavar="TEXT", help="What the council said.")
@pass_app
def hearing(app: App, round_id: str, day: date, reply: str | None) -> None:
    """Put on record that the chair sent the suggestions to the council for hearing, before it decides."""
    app.workspace().siri.hear_council(round_id, day, reply)
    app.show({"round": round_id, "on": day, "reply": reply}, f"The hearing of the council on {day} is on record.")


@click.command()
@click.argument("round_id", metavar="ROUND")
@click.option("--on", "day", type=DATE, required=True, metavar="DATE", help="The date of the council's meeting.")
@click.option("--minutes", required=True, metavar="REF", help="Where the minutes say so.")
@pass_app
def inform(app: App, round_id: str, day: date, minutes: str) -> None:
    """Put on record that the council was informed of the chair's decision."""
    app.workspace().siri.inform_council(round_id, day, minutes)
    app.show({"round": round_id, "on": day, "minutes": minutes}, f"The council was informed on {day} ({minutes}).")


@click.group()
def listing() -> None:
    """The two-year clock of the council's own job titles."""


@listing.command()
@click.option("--on", "day", type=DATE, metavar="DATE", help="As it stands on this date; else today.")
@click.option("--list", "list_", type=TITLE_LISTS, help="Of this list only.")
@pass_app
def show(app: App, day: date | None, list_: str | None) -> None:
    """Every title that was decided and reported: from when, its earliest end, until when, and who answers for it."""
    found = app.workspace().listing.show(day, ListKind(list_) if list_ else None)
    rows = [
        [x.title.title, x.title.disco or "-", x.title.area, x.title.start, x.title.earliest_end, x.title.until, x.state]
        for x in found
    ]
    heads = ["Title", "DISCO-08", "Area", "From", "Earliest end", "Until", "State"]
    lines = [table(rows, heads) if rows else "No titles. `decide` and `submit` put them on the list."]
    lines += [f"Note {note.code}: {note.message}" for x in found for note in x.notes]
    changed = dict.fromkeys((x.title.area, x.answers) for x in found if x.answers != (x.title.area,))
    lines += [f"{' and '.join(answers)} now answers for what {area} decided." for area, answers in changed]
    app.show({"entries": [_told(x) for x in found]}, "\n".join(lines))


@listing.command()
@click.argument("title")
@click.option("--until", type=DATE, required=True, metavar="DATE", help="The day on which it will leave the list.")
@click.option("--reason", default="", metavar="TEXT", help="Why it stays longer than two years.")
@click.option("--document", default="", metavar="REF", help="Where the reason is documented.")
@pass_app
def extend(app: App, title: str, until: date, reason: str, document: str) -> None:
    """Let TITLE stay longer than two years, for a documented reason."""
    entry = app.workspace().listing.extend(title, until, reason, document)
    app.show(
        {"title": entry.title, "until": entry.until, "extended": entry.extended},
        f"{entry.title} stays until {entry.until}: {entry.extended}.",
    )


@listing.command()
@click.argument("title")
@click.option("--on", "day", type=DATE, required=True, metavar="DATE", help="The first day off the list.")
@click.option("--minutes", required=True, metavar="REF", help="Where the decision is minuted.")
@pass_app
def remove(app: App, title: str, day: date, minutes: str) -> None:
    """Take TITLE off the list, when its two years are over."""
    entry = app.workspace().listing.remove(title, day, minutes)
    app.show({"title": entry.title, "until": entry.until}, f"{entry.title} leaves the list on {entry.until}.")


@click.group()
def dialogue() -> None:
    """The quarterly dialogue meetings with SIRI on list C."""


@dialogue.command()
@click.argument("quarter")
@pass_app
def agenda(app: App, quarter: str) -> None:
    """Write the agenda of the meeting in QUARTER, for example 2026-Q1."""
    written = app.workspace().dialogue.agenda(quarter)
    app.show({"documents": [str(w.path) for w in written]}, "\n".join(f"Wrote {w.path}" for w in written))


@dialogue.command()
@click.argument("quarter")
@click.option("--on", "day", type=DATE, required=True, metavar="DATE", help="When it was held.")
@click.option(
    "--participant", "participants", multiple=True, metavar="ROLE", help="Who took part, by role; again for each."
)
@click.option("--point", "points", multiple=True, metavar="TEXT", help="What was discussed; again for each.")
@click.option(
    "--follow-up", "follow_up", multiple=True, metavar="TEXT", help="What is to be followed up; again for each."
)
@pass_app
def record(
    app: App,
    quarter: str,
    day: date,
    participants: tuple[str, ...],
    points: tuple[str, ...],
    follow_up: tuple[str, ...],
) -> None:
    """Put the meeting of QUARTER on record, and write its note."""
    written = app.workspace().dialogue.record(quarter, day, participants, points, follow_up)
    app.show({"documents": [str(w.path) for w in written]}, "\n".join(f"Wrote {w.path}" for w in written))


@dialogue.command(name="list")
@pass_app
def list_meetings(app: App) -> None:
    """The meetings on record."""
    found = app.workspace().dialogue.list()
    rows = [[m.quarter, m.on, "; ".join(m.participants), len(m.points), len(m.follow_up)] for m in found]
    app.show(
        {"meetings": [{"quarter": m.quarter, "on": m.on, "points": list(m.points)} for m in found]},
        table(rows, ["Quarter", "Held on", "Participants", "Points", "To follow up"]) if rows else "No meetings.",
    )


def _show_report(app: App, done: Submitted) -> None:
    rows = [[t.title, t.disco or "-", t.start, t.earliest_end] for t in done.titles]
    lines = [
        f"Reported {count(len(done.titles), 'title')} to SIRI on {done.on}; "
        f"the last day is {done.deadline}, to act by {done.act_by}.",
        table(rows, ["Title", "DISCO-08", "In force from", "Earliest end"]) if rows else "",
        *(f"  {w.path}" for w in done.documents),
    ]
    told = [{"title": t.title, "disco": t.disco, "from": t.start, "earliest_end": t.earliest_end} for t in done.titles]
    app.show(
        {
            "round": done.round,
            "on": done.on,
            "statutory": done.deadline,
            "act_by": done.act_by,
            "titles": told,
            "documents": [str(w.path) for w in done.documents],
        },
        "\n".join(filter(None, lines)),
    )


def _told(listed: Listed) -> dict[str, Any]:
    title = listed.title
    return {
        "title": title.title,
        "disco": title.disco,
        "area": title.area,
        "from": title.start,
        "earliest_end": title.earliest_end,
        "until": title.until,
        "extended": title.extended,
        "decision": title.decision.text,
        "list": listed.list,
        "state": listed.state,
        "level": title.level,
        "round": title.round,
        "answers": list(listed.answers),
        "municipalities": list(listed.municipalities),
        "notes": [{"code": note.code, "message": note.message} for note in listed.notes],
    }
