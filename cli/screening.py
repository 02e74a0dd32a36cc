"""`screen`."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import click
from attrs import asdict
from positivliste.cli.app import App, pass_app, table

from positivliste.english import count

if TYPE_CHECKING:
    from positivliste.workspace import Workspace
    from positivliste.workspace.results import Screening


@click.command()
@click.argument("round_id", metavar="ROUND")
@click.option("--findings", is_flag=True, help="Show every finding.")
@pass_app
def screen(app: App, round_id: str, findings: bool) -> int:
    """Apply the rules: the funnel, the table by group, every finding with its code. Again changes nothing."""
    workspace = app.workspace()
    found = workspace.screening.run(round_id)
    data = {
        "round": round_id,
        "funnel": asdict(found.funnel),
        "rejected_by_rule": found.rejected_by_rule,
        "by_group": found.by_group,
        "findings": [
            {
                "code": f.code,
                "kind": f.kind,
                "proposal": f.proposal,
                "message": f.message,
                "source": f.source,
                "other": f.other,
            }
            for f in found.findings
        ],
    }
    app.show(data, _text(workspace, found, findings))
    return 1 if found.funnel.review else 0


def _text(workspace: Workspace, found: Screening, findings: bool) -> str:
    f = found.funnel
    funnel = [
        ["Rows", f.rows, f"{count(f.row_errors, 'row error')} + {count(f.proposals, 'proposal')}"],
        ["Proposals", f.proposals, f"{count(f.duplicates, 'duplicate')} + {f.unique} unique"],
        ["Unique", f.unique, f"{f.rejected} rejected + {f.review} in review + {f.recommended} recommended"],
    ]
    sums = "The sums agree." if f.adds_up else "THE SUMS DO NOT AGREE."
    parts = [f"{found.round}\n\n{table(funnel, ['Of what was received', 'Number', 'Made up of'])}\n{sums}"]
    codes = Counter((finding.code, finding.kind) for finding in found.findings)
    rows = [[code, kind, number, workspace.rules.find(code).title] for (code, kind), number in sorted(codes.items())]
    parts.append(table(rows, ["Rule", "Kind", "Findings", "What"]) if rows else "No findings.")
    groups = [[group, number] for group, number in found.by_group.items()]
    parts.append(table([*groups, ["Total", f.recommended]], ["Recommended by group", ""]))
    if findings:
        every = [[x.proposal, x.code, x.kind, x.message] for x in found.findings]
        parts.append(table(every, ["Proposal", "Rule", "Kind", "What was found"]))
    if f.review:
        parts.append(
            f"{count(f.review, workspace.rounds.kind(found.round).noun)} in review must be decided first.\n"
            f"Next: `positivliste review export {found.round} FILE`."
        )
    return "\n\n".join(parts)
