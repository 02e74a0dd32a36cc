"""`correct`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

import click
from positivliste.cli.app import App, pass_app, pick
from positivliste.cli.types import FIELD_VALUE, round_argument

from positivliste.english import count

if TYPE_CHECKING:
    from positivliste.workspace.results import Corrected, ValueChange


@click.command()
@round_argument
@click.argument("proposal")
@click.argument("values", metavar="[FIELD=VALUE]...", nargs=-1, type=FIELD_VALUE)
@click.option("--reason", required=True, metavar="TEXT", help="Why; it goes on record.")
@click.option("--back", multiple=True, metavar="FIELD", help="Let FIELD be again as it was sent.")
@pass_app
def correct(
    app: App,
    round_id: str,
    proposal: str,
    values: tuple[tuple[str, str], ...],
    reason: str,
    back: tuple[str, ...],
) -> None:
    """Put values of PROPOSAL (P0001) right before the decision; what was sent stays on record beside them.

    FIELD is named as --map names it, or as a column would be headed: title, number, provider, private, group,
    job_title, duration, only_with_others, remarks; Titel, Udbyder, "Antal timer". VALUE is read as a cell is; - takes
    it away.
    """
    twice = sorted({name for name, _ in values if [given for given, _ in values].count(name) > 1})
    if twice:
        raise click.UsageError(f"{twice[0]} is given more than once.")
    if not (values or back):
        raise click.UsageError("Give FIELD=VALUE, or --back FIELD.")
    found = app.workspace().review.correct(round_id, proposal, dict(values), reason=reason, back=back)
    app.show(
        {
            "round": round_id,
            "proposal": found.proposal.id,
            "changes": changes_told(found.changes),
            "unchanged": sorted(found.unchanged),
            "course": found.course.id if found.course else None,
            "outcome": found.course.outcome if found.course else None,
            "findings": [pick(f, "code", "kind", "message") for f in found.course.findings] if found.course else [],
            "judged": [{"case": case, "answer": answer} for case, answer in found.judged],
        },
        *_lines(round_id, found),
    )


def changes_told(changes: Iterable[ValueChange]) -> list[dict[str, Any]]:
    """What was put right, for JSON; what there is none of is empty."""
    return [{"field": change.name} | pick(change, "sent", "before", "after") for change in changes]


def changes_lines(changes: Iterable[ValueChange]) -> Iterator[str]:
    """What was put right, a line for each value."""
    for change in changes:
        sent = f" (sent: {change.sent or 'nothing'})" if change.sent != change.before else ""
        yield f"  {change.name}: {change.before or '(none)'} -> {change.after or '(none)'}{sent}"


def _lines(round_id: str, found: Corrected) -> Iterator[str]:
    yield f"{found.proposal.id} {found.proposal.title}: {count(len(found.changes), 'value')} put right."
    yield from changes_lines(found.changes)
    yield from (f"  {name}: as it was already" for name in sorted(found.unchanged))
    if found.course is None:
        yield f"It is not screened with this yet: `screen {round_id}`."
    else:
        part = "" if found.course.id == found.proposal.id else f", as part of {found.course.id}"
        yield f"Screened anew: {found.course.outcome}{part}."
        yield from (f"  {finding.code}: {finding.message}" for finding in found.course.findings)
    for case, answer in found.judged:
        yield f"Decided before, and it stands: {case} {answer}; `review export {round_id} FILE --all` to decide anew."
