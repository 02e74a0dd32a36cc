"""Write the example round of spring 2020: `python make_answers.py`, and `--check` to count it all again.

The council, the respondents and the counts are those of the minutes; every course is made up. See README.md.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from pathlib import Path

from example_check import check
from example_files import Cell, Table, all_senders, write_answer, write_text, write_workbook
from example_round import HERE, RESPONDENTS, SEED, SILENT, Decision, ExampleRound, Row, build, facit, name_of

DECISION_HEADERS = (
    "respondent", "number", "title", "case", "answer", "code", "reason", "new_job_title", "new_group",
    "new_duration", "other_respondent", "other_number", "other_title",
)  # fmt: skip

# The courses that became known after the deadline: for each of three job titles, eight that are made up.
OFFSHORE = {
    ("Jern, metal og auto", "Overfladebehandler"): (
        "Offshore: sandblæsning i trange rum",
        "Offshore: maling af ståltårne",
        "Offshore: højtryksspuling",
        "Offshore: kontrol af saltbelagte flader",
        "Offshore: zinkrig grunder",
        "Offshore: rebadgang for malere",
        "Offshore: reparation af skader i coating",
        "Offshore: affald fra overfladearbejde",
    ),
    ("Jern, metal og auto", "Svejser"): (
        "Offshore: svejsning af flanger",
        "Offshore: svejsning i duplexstål",
        "Offshore: dokumentation af svejsesømme",
        "Offshore: varmt arbejde og gasmåling",
        "Offshore: forvarmning af tykke plader",
        "Offshore: montage af rørstrækninger",
        "Offshore: smedens reparationer på dæk",
        "Offshore: engelsk på tegninger",
    ),
    ("Bygge og anlæg", "Isolatør"): (
        "Offshore: isolering af procesrør",
        "Offshore: passiv brandbeskyttelse",
        "Offshore: kapper i rustfri plade",
        "Offshore: korrosion under isolering",
        "Offshore: akustisk isolering",
        "Offshore: arbejde med keramisk uld",
        "Offshore: aftagelige isoleringspuder",
        "Offshore: evakuering og overlevelse",
    ),
}


OFFSHORE_DURATIONS = ("2 dage", "3 dage", "5 dage", "2 uger", "37 timer")


def main() -> int:
    """Write everything, or check what is written."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="read the files back and count; write nothing")
    if parser.parse_args().check:
        problems = check(HERE)
        sys.stdout.write("\n".join(problems or ["All counts agree with facit.json."]) + "\n")
        return 1 if problems else 0
    for name in write_all(build(), HERE):
        sys.stdout.write(f"soffice is not here: {name} is left as it was\n")
    return 0


def write_all(made: ExampleRound, folder: Path) -> list[str]:
    """Write every file; the names of those that could not be."""
    (folder / "svar").mkdir(exist_ok=True)
    (folder / "efter-fristen").mkdir(exist_ok=True)
    write_workbook(folder / "prioriteter.xlsx", [_priorities(made)])
    write_workbook(folder / "hoeringsparter.xlsx", [_respondents()])
    write_workbook(folder / "efter-fristen" / "offshore.xlsx", [_offshore()])
    write_text(folder / "afgoerelser.csv", _decisions(made))
    counts = json.dumps(facit(made), ensure_ascii=False, indent=2)
    (folder / "facit.json").write_text(counts + "\n", encoding="utf-8")
    return [left for sender in all_senders() if (left := write_answer(made, sender, folder / "svar"))]


def _decisions(made: ExampleRound) -> Table:
    return Table("Afgørelser", [list(DECISION_HEADERS), *map(_decision_line, made.decisions)])


def _priorities(made: ExampleRound) -> Table:
    headers: list[Cell] = ["Erhvervsgruppe", "Stillingsbetegnelse", "DISCO-08", "Ønskede kompetencer"]
    lines: list[list[Cell]] = [[job.group, job.title, job.disco, job.competences] for job in made.jobs]
    return Table("Prioriteter", [headers, *lines])


def _respondents() -> Table:
    lines: list[list[Cell]] = [
        [name, kind, f"hoering{turn:02}@part{turn:02}.example"]
        for turn, (name, kind) in enumerate(RESPONDENTS + SILENT, start=1)
    ]
    return Table("Høringsparter", [["Navn", "Type", "E-mail"], *lines])


def _offshore() -> Table:
    rng = random.Random(SEED)  # noqa: S311 - examples, not secrets
    headers: list[Cell] = ["AMU-nr.", "Titel", "Erhvervsgruppe", "Stillingsbetegnelse", "Varighed"]
    courses = [(group, job, title) for (group, job), titles in OFFSHORE.items() for title in titles]
    lines: list[list[Cell]] = [
        [str(95001 + turn), title, group, job, rng.choice(OFFSHORE_DURATIONS)]
        for turn, (group, job, title) in enumerate(courses)
    ]
    return Table("Offshore", [headers, *lines])


def _decision_line(decision: Decision) -> list[Cell]:
    about, other = _key(decision.about), _key(decision.other) if decision.other else ["", "", ""]
    corrections: list[Cell] = [decision.new_job_title, decision.new_group, decision.new_duration]
    return [*about, decision.case, decision.answer, decision.code, decision.reason, *corrections, *other]


def _key(row: Row) -> list[Cell]:
    """Respondent, number and title: what a proposal is known by, with single spaces in its title."""
    return [name_of(row.sender), row.number, " ".join(row.title.split())]


if __name__ == "__main__":
    raise SystemExit(main())
