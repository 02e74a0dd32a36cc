"""The round of spring 2020, through the library in the place of the command line: what both scripts begin with."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

from attrs import evolve
from positivliste.examples.judgements import filled_in, read_judgements

from positivliste import Workspace

ROUND = "courses-2020-04-01"
FILES = Path(str(resources.files("positivliste.examples"))) / "spring-2020"


def receive_answers(folder: Path) -> None:
    """Make a workspace and take in all that was sent, until the consultation is closed."""
    with Workspace.create(folder, "RAR Vestjylland", today="2020-01-31") as workspace:
        workspace.rounds.open("courses", "2020-04-01")
        workspace.rounds.import_priorities(ROUND, FILES / "prioriteter.xlsx")
        workspace.respondents.import_(FILES / "hoeringsparter.xlsx")
        workspace.consultation.open(ROUND, "2020-02-28")
    with Workspace.open(folder, today="2020-02-20") as workspace:
        for answer in sorted((FILES / "svar").iterdir()):
            workspace.answers.receive(ROUND, answer, answer.stem.partition(" ")[2])
    with Workspace.open(folder, today="2020-03-02") as workspace:
        workspace.consultation.close(ROUND)


def judge_cases(folder: Path) -> None:
    """Apply the rules, and let the caseworkers of the example decide: first the open cases, then the content."""
    judgements = read_judgements(FILES / "afgoerelser.csv")
    with Workspace.open(folder, today="2020-03-04") as workspace:
        workspace.screening.run(ROUND)
        for other_cases in ("content", "open"):
            _, cases = workspace.review.export(ROUND)
            book = folder / "sager.xlsx"
            book.write_bytes(filled_in(evolve(cases, **{other_cases: ()}), judgements, workspace.today))
            workspace.review.import_(ROUND, book, by="Sagsbehandler A")
        workspace.screening.run(ROUND)
