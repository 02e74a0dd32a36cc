"""Count the written files again, by simple means of its own, and compare with `facit.json`.

It shares no code with the generator, and none with the tool: it finds the header by its words, reads the
cells with python-calamine and the number formats with openpyxl, and applies the rules in the plainest way.
"""

from __future__ import annotations

import csv
import json
import re
import unicodedata
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Any

import openpyxl
from python_calamine import load_workbook
from rapidfuzz import fuzz

HEADERS = {
    "number": (
        "amu-nr.", "amu nr", "amu-nummer", "kursusnr", "kursusnr.", "kursusnummer", "nummer", "nr.",
    ),
    "title": ("titel", "kursusnavn", "kursustitel", "kursus"),
    "provider": ("udbyder", "skole"),
    "group": ("branche", "erhvervsgruppe", "gruppe", "erhvervsområde"),
    "job": ("stilling", "stillingsbetegnelse", "jobtitel"),
    "duration": ("varighed", "varighed (dage)", "længde", "kursuslængde"),
    "start": ("startdato",),
    "end": ("slutdato",),
}  # fmt: skip
LIMITS = {"dag": 65.0, "uge": 13.0, "tim": 481.0, "md": 3.0, "mån": 3.0}
Decision = dict[str, str]  # a line of afgoerelser.csv
NEAR = 75  # two titles that no decision is about must be less alike than this


@dataclass(frozen=True)
class Found:
    """A row of a table, as it was read back."""

    sender: str
    number: str
    title: str
    provider: str
    group: str
    job: str
    duration: str
    span: tuple[date, date] | None

    @property
    def key(self) -> tuple[str, str, str]:
        return self.sender, self.number, self.title

    @property
    def same(self) -> tuple[str, ...]:
        """What makes two rows the same course, as far as a rule says it."""
        return (self.number,) if self.number else (fold(self.provider), fold(self.title), fold(self.duration))


def fold(text: str) -> str:
    return unicodedata.normalize("NFC", " ".join(text.replace("\u00ad", "").split())).casefold()


def check(folder: Path) -> list[str]:
    """Everything that does not agree; nothing where all is well."""
    facit = json.loads((folder / "facit.json").read_text(encoding="utf-8"))
    with (folder / "afgoerelser.csv").open(encoding="utf-8", newline="") as file:
        decisions = list(csv.DictReader(file, delimiter=";"))
    rows = [row for path in sorted((folder / "svar").iterdir()) for row in read_answer(path)]
    proposals = [row for row in rows if row.title]
    courses = _merge(proposals)
    jobs = {fold(str(job)): str(group) for group, job, *_ in _sheet(folder / "prioriteter.xlsx")[1:]}
    counts = _outcome(courses, decisions, jobs)
    counts |= {"rows": len(rows), "proposals": len(proposals), "row_errors": len(rows) - len(proposals)}
    counts["rows_by_respondent"] = dict(Counter(row.sender for row in rows))
    problems = [f"{name}: {n} here, {facit[name]} in facit.json" for name, n in counts.items() if n != facit[name]]
    return problems + _bad_keys(proposals, decisions) + _too_near(courses, decisions) + _other_files(folder)


# Reading ----------------------------------------------------------------------------------------------------


def read_answer(path: Path) -> Iterator[Found]:
    sender = path.stem.partition(" ")[2]
    tables = [_text_lines(path)] if path.suffix in (".csv", ".tsv") else _sheets(path)
    for lines in tables:
        yield from _rows(sender, lines)


def _text_lines(path: Path) -> list[list[Any]]:
    data = path.read_bytes()
    utf16 = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    try:
        text = data.decode("utf-16" if utf16 else "utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252")
    return list(csv.reader(text.splitlines(), delimiter="\t" if "\t" in text else ";"))


def _sheets(path: Path) -> list[list[list[Any]]]:
    book = load_workbook(str(path))
    sheets = [book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names]
    if path.suffix == ".xlsx":
        for lines, sheet in zip(sheets, openpyxl.load_workbook(path, data_only=True), strict=True):
            for cell in (cell for row in sheet.iter_rows() for cell in row if cell.number_format == "00000"):
                lines[cell.row - 1][cell.column - 1] = f"{cell.value:05}" if cell.value else ""
    return sheets


def _sheet(path: Path) -> list[list[Any]]:
    return load_workbook(str(path)).get_sheet_by_index(0).to_python()


def _rows(sender: str, lines: list[list[Any]]) -> Iterator[Found]:
    columns: dict[str, int] = {}
    for line in lines:
        if not columns:
            words = list(enumerate(fold(str(cell)) for cell in line))
            found = {field: n for field, names in HEADERS.items() for n, word in words if word in names}
            columns = found if {"title", "job"} <= found.keys() else {}
        elif sum(cell not in ("", None) for cell in line) > 1:
            yield _row(sender, {field: line[n] for field, n in columns.items()})


def _row(sender: str, cells: dict[str, Any]) -> Found:
    text = {field: _text(cell) for field, cell in cells.items()}
    duration = text.get("duration", "")
    start, end = cells.get("start"), cells.get("end")
    return Found(
        sender, text.get("number", ""), text["title"], text.get("provider") or sender, text.get("group", ""),
        text["job"], f"{duration} dage" if duration.isdigit() else duration,
        (start, end) if isinstance(start, date) and isinstance(end, date) else None,
    )  # fmt: skip


def _text(cell: object) -> str:
    if isinstance(cell, float):
        return f"{cell:g}"
    return unicodedata.normalize("NFC", " ".join(str(cell).split()))


# Counting ---------------------------------------------------------------------------------------------------


def _merge(proposals: list[Found]) -> list[list[Found]]:
    courses: dict[tuple[str, ...], list[Found]] = {}
    for row in proposals:
        courses.setdefault(row.same, []).append(row)
    return list(courses.values())


def _outcome(courses: list[list[Found]], decisions: list[Decision], jobs: dict[str, str]) -> dict[str, Any]:
    """What becomes of each course: the rules first, then what people decided."""
    fates: Counter[str] = Counter()
    groups: Counter[str] = Counter()
    said = {(d["respondent"], d["number"], d["title"]): d for d in decisions}
    merged = sum(d["answer"] == "same" for d in decisions)
    for course in courses:
        decision = next((said[row.key] for row in course if row.key in said), {})
        if decision.get("answer") == "same":
            continue
        first = course[0]
        job = fold(decision.get("new_job_title") or first.job)
        if code := decision.get("code"):
            fates[code] += 1
        elif not decision.get("new_duration") and _too_long(first):
            fates["V101"] += 1
        elif job not in jobs:
            fates["K101"] += 1
        else:
            given = decision.get("new_group") or next((row.group for row in course if row.group), jobs[job])
            fits = fold(given).replace("&", "og") == fold(jobs[job])
            groups[jobs[job] if fits else f"not the group of {job}: {given}"] += 1
    return {
        "unique": len(courses) - merged,
        "rejected": fates.total(),
        "rejected_by_rule": dict(sorted(fates.items())),
        "listed": groups.total(),
        "by_group": dict(sorted(groups.items())),
        "duplicates": sum(map(len, courses)) - len(courses) + merged,
    }


def _too_long(row: Found) -> bool:
    if row.span:
        start, end = row.span
        return end > start.replace(month=start.month + 3)
    amounts = re.findall(r"(\d+)(½|,\d)?\s*(dag|uge|tim|md|mån)", fold(row.duration).replace("mdr", "md"))
    return any(int(whole) + 0.5 * (rest == "½") > LIMITS[unit] for whole, rest, unit in amounts)


def _bad_keys(proposals: list[Found], decisions: list[Decision]) -> list[str]:
    """Every decision must be about exactly one proposal, and no two about the same one."""
    keys = Counter(row.key for row in proposals)
    about = [(d["respondent"], d["number"], d["title"]) for d in decisions]
    pairs = [d for d in decisions if d["other_title"]]
    others = [(d["other_respondent"], d["other_number"], d["other_title"]) for d in pairs]
    wrong = [f"{key} is {keys[key]} proposals" for key in about + others if keys[key] != 1]
    return wrong + [f"{key} has {n} decisions" for key, n in Counter(about).items() if n > 1]


def _too_near(courses: list[list[Found]], decisions: list[Decision]) -> list[str]:
    """Courses, not both numbered, that might be taken for nearly the same, with nobody deciding."""
    known = {frozenset((fold(d["title"]), fold(d["other_title"]))) for d in decisions if d["other_title"]}
    firsts = [replace(course[0], title=fold(course[0].title)) for course in courses]
    problems = []
    for one, other in combinations(firsts, 2):
        if (one.number and other.number) or frozenset((one.title, other.title)) in known:
            continue
        alike = max(fuzz.ratio(one.title, other.title), fuzz.token_sort_ratio(one.title, other.title))
        if alike >= NEAR:
            problems.append(f"{alike:.0f} per cent alike: {one.title} / {other.title}")
    return problems


def _other_files(folder: Path) -> list[str]:
    problems = []
    if len(offshore := _sheet(folder / "efter-fristen" / "offshore.xlsx")) != 25:
        problems.append(f"offshore.xlsx has {len(offshore) - 1} courses, not 24")
    if len(respondents := _sheet(folder / "hoeringsparter.xlsx")) != 21:
        problems.append(f"hoeringsparter.xlsx has {len(respondents) - 1} respondents, not 20")
    for path in (folder / "svar").glob("*.xlsm"):
        with zipfile.ZipFile(path) as archive:
            if b"macroEnabled.main+xml" not in archive.read("[Content_Types].xml"):
                problems.append(f"{path.name} has not the content type of .xlsm")
    return problems
