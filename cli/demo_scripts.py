"""What the demos type: a date and a command a line, with what happened before it, and the rule that refuses it."""

from __future__ import annotations

import shlex
from collections.abc import Callable, Iterator
from pathlib import Path

from attrs import frozen

FILL = "fill"
"""Not a command: what a caseworker does in Excel, in a review workbook."""

_ASKED = """
# The secretariat makes a workspace.
2020-01-24 init {folder} --council "RAR Vestjylland"
2020-01-24 round open courses 2020-04-01
# The council met on 23 January and prioritised job titles.
2020-01-24 priorities import courses-2020-04-01 {files}/prioriteter.xlsx
# February: the consultation.
2020-01-31 respondents import {files}/hoeringsparter.xlsx
2020-01-31 consultation open courses-2020-04-01 --deadline 2020-02-28
2020-01-31 consultation form courses-2020-04-01
2020-01-31 consultation letters courses-2020-04-01
"""

_DECIDED = """
# Some have not answered.
2020-02-24 consultation remind courses-2020-04-01
2020-03-02 consultation close courses-2020-04-01
# March: the rules are applied, and people judge the rest.
2020-03-02 screen courses-2020-04-01
2020-03-04 review export courses-2020-04-01 {folder}/sager-open.xlsx
# A caseworker fills in the yellow columns (here: from afgoerelser.csv).
2020-03-04 fill courses-2020-04-01 open {folder}/sager-open.xlsx {files}/afgoerelser.csv
2020-03-04 review import courses-2020-04-01 {folder}/sager-open.xlsx --by "Sagsbehandler A"
2020-03-06 review export courses-2020-04-01 {folder}/sager-content.xlsx
# A caseworker fills in the yellow columns (here: from afgoerelser.csv).
2020-03-06 fill courses-2020-04-01 content {folder}/sager-content.xlsx {files}/afgoerelser.csv
2020-03-06 review import courses-2020-04-01 {folder}/sager-content.xlsx --by "Sagsbehandler B"
2020-03-09 screen courses-2020-04-01
2020-03-09 document agenda-item courses-2020-04-01
# The council meets on 19 March (a date made up for the example).
2020-03-20 decide courses-2020-04-01 --body council --on 2020-03-19 --minutes "item 2.2"
2020-03-25 publish courses-2020-04-01
2020-03-25 status courses-2020-04-01
# Jobcentres ask.
2020-04-20 check 90202 --on 2020-04-15 --municipality Aarhus
2020-04-20 check 90001 --on 2020-04-15 --municipality Herning
2020-04-20 verify
"""

_SIRI = """
# June 2023.
2023-06-19 init {folder} --council "RAR Vestjylland"
# The council authorised its chair to decide.
2023-06-19 delegate higher-education --from 2023-06-15 --to 2023-10-01 \
--minutes "RAR Vestjylland 15 June 2023, item 3.4"
2023-06-19 national import higher-education {files}/landsdaekkende-liste-2023-07.xlsx
2023-06-19 disco import {files}/disco-08-uddrag.csv --from 2023-01-01
2023-06-19 evidence import {files}/efterspoergsel.xlsx --on 2023-06-19
2023-06-20 round open higher-education 2023-10-01
# 17 September 2023 is a Sunday: act by Friday 15.
2023-06-20 status higher-education-2023-10-01
# Anyone can suggest a title at any time.
2023-07-03 suggest higher-education "Dyrlæge (eksempel)" --from Eksempeldyrehospitalet --disco 225000 \
--level kandidat --evidence "Fire opslag uden ansøgere"
2023-08-14 suggest higher-education --file {files}/forslag-erhvervsraad.xlsx --from "Eksempelegnens Erhvervsråd"
2023-08-28 screen higher-education-2023-10-01 --findings
2023-08-30 review export higher-education-2023-10-01 {folder}/sager-open.xlsx
# A caseworker fills in the yellow columns (here: from afgoerelser.csv).
2023-08-30 fill higher-education-2023-10-01 open {folder}/sager-open.xlsx {files}/afgoerelser.csv
2023-08-30 review import higher-education-2023-10-01 {folder}/sager-open.xlsx --by "Sagsbehandler A"
2023-09-01 document agenda-item higher-education-2023-10-01
2023-09-11 decide higher-education-2023-10-01 --body chair --on 2023-09-11 --minutes "chair's minutes 5.1"
2023-09-14 submit higher-education-2023-10-01 --on 2023-09-14
2023-09-20 submit higher-education-2023-10-01 --on 2023-09-20 --receipt "SIRI 2023-001 (made up)"
2023-09-22 document information higher-education-2023-10-01
2023-09-28 inform higher-education-2023-10-01 --on 2023-09-28 --minutes "council's minutes 1.4"
2023-10-02 listing show
# Spring 2024: too late for SIRI.
2024-01-15 round open higher-education 2024-04-01
2024-01-15 consultation open higher-education-2024-04-01 --deadline 2024-02-15
2024-02-01 suggest higher-education Eksempelgeolog --from "Eksempelegnens Erhvervsråd" --disco 2142 \
--level kandidat --evidence "Ét opslag uden ansøgere"
2024-02-16 consultation close higher-education-2024-04-01
2024-02-19 screen higher-education-2024-04-01
2024-03-18 decide higher-education-2024-04-01 --body council --on 2024-03-18 --minutes "item 3.2"
2024-03-19 submit higher-education-2024-04-01 --on 2024-03-19 => refused: S105
# July 2024: the national list is renewed.
2024-07-01 national import higher-education {files}/landsdaekkende-liste-2024-07.xlsx
# January 2025: five councils instead of eight.
2025-01-10 listing show
# A round ahead: what runs out.
2025-04-02 status
2025-06-01 listing remove "Procesingeniør (eksempel)" --on 2025-09-01 --minutes "item 3" => refused: L101
2025-06-01 listing extend "Dyrlæge (eksempel)" --until 2026-10-01 --reason "Manglen er uændret" => refused: L102
2025-06-01 listing extend "Dyrlæge (eksempel)" --until 2026-10-01 --reason "Manglen er uændret" \
--document "Notat af 20. maj 2025 (eksempel)"
# Two years later.
2025-10-01 listing show
2025-10-01 calendar 2025
2025-10-01 verify
"""


@frozen
class Line:
    """One command of a demo.

    Attributes:
        today: the date on which it is typed.
        remark: what happened before it.
        refused: the code with which it is refused, where the demo shows a refusal.
    """

    today: str
    words: tuple[str, ...]
    remark: str = ""
    refused: str | None = None


def courses(folder: Path, examples: Path) -> Iterator[Line]:
    """List A: the round of spring 2020."""
    files = examples / "spring-2020"
    yield from _lines(_ASKED, folder, files)
    for day, answer in zip(range(6, 28), sorted((files / "svar").iterdir()), strict=False):
        sender = answer.stem.partition(" ")[2]
        yield Line(f"2020-02-{day:02}", ("receive", "courses-2020-04-01", str(answer), "--from", sender))
    yield from _lines(_DECIDED, folder, files)


def siri(folder: Path, examples: Path) -> Iterator[Line]:
    """List B: autumn 2023, and what follows until the two years are over."""
    return _lines(_SIRI, folder, examples / "autumn-2023")


def _lines(script: str, folder: Path, files: Path) -> Iterator[Line]:
    remark = ""
    for line in script.strip().splitlines():
        if line.startswith("# "):
            remark = line[2:]
        else:
            typed, _, refused = line.partition(" => refused: ")
            # Named after the words are told apart: a folder may have spaces in it.
            today, *words = (word.format(folder=folder, files=files) for word in shlex.split(typed))
            yield Line(today, tuple(words), remark, refused or None)
            remark = ""


SCRIPTS: dict[str, Callable[[Path, Path], Iterator[Line]]] = {"courses": courses, "siri": siri}
