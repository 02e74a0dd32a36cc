"""`screen`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click
from attrs import asdict
from positivliste.cli.app import App, pass_app, pick, table
from positivliste.cli.types import round_argument

from positivliste.english import count

if TYPE_CHECKING:
    from positivliste.workspace import Workspace
    from positivliste.workspace.results import Funnel, Screening, Verdict


@click.command()
@round_argument
@click.option("--findings", is_flag=True, help="Show every finding.")
@pass_app
def screen(app: App, round_id: str, findings: bool) -> int:
    """Apply the rules: the funnel, the table by group, every finding with its code. Again changes nothing."""
    workspace = app.workspace()
    found = workspace.screening.run(round_id)
    every = [pick(f, "code", "kind", "proposal", "message", "source", "other") for f in found.findings]
    app.show(
        {"round": round_id, "funnel": asdict(found.funnel)}
        | pick(found, "rejected_by_rule", "by_group")
        | {"findings": every, "carried": [_carried(verdict) for verdict in found.carried]},
        "\n\n".join(_parts(workspace, found, findings)),
    )
    return 1 if found.funnel.review else 0


def _carried(verdict: Verdict) -> dict[str, Any]:
    return {"case": verdict.case.id, "round": verdict.carried} | pick(verdict, "answer", "reason")


def _rows_text(funnel: Funnel) -> str:
    withdrawn = f"{funnel.withdrawn} withdrawn + " if funnel.withdrawn else ""
    return f"{count(funnel.row_errors, 'row error')} + {withdrawn}{count(funnel.proposals, 'proposal')}"


def _parts(workspace: Workspace, found: Screening, findings: bool) -> Iterator[str]:
    f = found.funnel
    funnel = [
        ["Rows", f.rows, _rows_text(f)],
        ["Proposals", f.proposals, f"{count(f.duplicates, 'duplicate')} + {f.unique} unique"],
        ["Unique", f.unique, f"{f.rejected} rejected + {f.review} in review + {f.recommended} recommended"],
    ]
    sums = "The sums agree." if f.adds_up else "THE SUMS DO NOT AGREE."
    yield found.round
    yield f"{table(funnel, ['Of what was received', 'Number', 'Made up of'])}\n{sums}"
    codes = Counter((finding.code, finding.kind) for finding in found.findings)
    rows = [[code, kind, number, workspace.rules.find(code).title] for (code, kind), number in sorted(codes.items())]
    yield table(rows, ["Rule", "Kind", "Findings", "What"], "No findings.")
    yield table([*found.by_group.items(), ("Total", f.recommended)], ["Recommended by group", ""])
    if found.carried:
        pairs = count(len(found.carried), "pair")
        yield f"{pairs} judged in an earlier round, so not asked again: `positivliste duplicates {found.round}`."
    if findings:
        every = [[x.proposal, x.code, x.kind, x.message] for x in found.findings]
        yield table(every, ["Proposal", "Rule", "Kind", "What was found"])
    if f.review:
        waiting = count(f.review, found.kind.noun)
        next_ = f"Next: `positivliste review export {found.round} FILE`."
        yield f"{waiting} in review must be decided first.\n{next_}"
