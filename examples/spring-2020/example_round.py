"""The truth of the example round: which courses there are, who proposed them, what becomes of each, and why.

Nothing here reads what the tool thinks. Every course gets its fate first (listed, or rejected under a rule),
and its rows are made to fit that fate; the counts in `facit.json` are therefore true by construction.
"""

from __future__ import annotations

import random
import re
import tomllib
from collections import Counter
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
SEED = 20200401

SCHOOL, JOBCENTRE, FUND, PARTNER = (
    "Uddannelsesinstitution",
    "Jobcenter",
    "A-kasse",
    "Regional samarbejdspartner",
)

# The sixteen who answered, in the order of the minutes. A respondent's number is its place here, from 1.
RESPONDENTS = (
    ("AMU Nordjylland", SCHOOL),
    ("Erhvervsakademi Dania", SCHOOL),
    ("Din Sundhedsfaglige a-kasse", FUND),
    ("Konstruktørforeningen", FUND),
    ("Skive College", SCHOOL),
    ("Jobcenter Holstebro", JOBCENTRE),
    ("Mercantec", SCHOOL),
    ("Prosa", FUND),
    ("Social og sundhedsskolen Herning", SCHOOL),
    ("SOSU STV", SCHOOL),
    ("University College VIA", SCHOOL),
    ("Uddannelsescenter Holstebro", SCHOOL),
    ("Herningsholm Erhvervsskoler og Gymnasier", SCHOOL),
    ("Uddannelsescenter Ringkøbing-Skjern", SCHOOL),
    ("Den Jydske Haandværkerskole", SCHOOL),
    ("Aarhus Universitet", SCHOOL),
)
SILENT = (
    ("Eksempelskolen", SCHOOL),
    ("Jobcenter Eksempelby", JOBCENTRE),
    ("Eksempel A-kasse", FUND),
    ("Eksempelegnens Erhvervsråd", PARTNER),
)

# Respondents with habits that limit what can stand in their files; see LAYOUTS in example_files.py.
SKIVE, JOBCENTRE_HOLSTEBRO, MERCANTEC, HOLSTEBRO, HERNINGSHOLM, HAANDVAERKER = 5, 6, 7, 12, 13, 15
WITHOUT_GROUP = {MERCANTEC, HERNINGSHOLM}
WITH_REMARKS = {1, SKIVE, 9, HOLSTEBRO}
WITHOUT_PROVIDER = {9, HAANDVAERKER, 16}
PRIVATE_SENDERS = {n for n, (_, kind) in enumerate(RESPONDENTS, start=1) if kind in (JOBCENTRE, FUND)}

# What becomes of the courses of each group whose job title is prioritised: listed, V101, K201, K202.
FATES = {
    "Akademisk arbejde": (42, 8, 4, 4),
    "Bygge og anlæg": (103, 14, 11, 8),
    "Hotel, restauration, køkken, kantine": (36, 5, 5, 4),
    "It og teleteknik": (28, 7, 4, 5),
    "Jern, metal og auto": (94, 13, 11, 8),
    "Kontor, administration, regnskab og finans": (68, 12, 9, 8),
    "Landbrug, skovbrug, gartneri, fiskeri og dyrepleje": (14, 2, 2, 2),
    "Pædagogisk, socialt og kirkeligt arbejde": (6, 2, 1, 1),
    "Rengøring, ejendomsservice og renovation": (13, 1, 2, 1),
    "Salg, indkøb og markedsføring": (17, 5, 3, 3),
    "Sundhed, omsorg og personlig pleje": (27, 5, 4, 3),
    "Transport, post, lager- og maskinførerarbejde": (38, 6, 4, 3),
}
LISTED, TOO_LONG, NOT_PRIORITISED = "listed", "V101", "K101"

SHORT = (
    "1 dag", "2 dage", "3 dage", "4 dage", "5 dage", "8 dage", "10 dage", "12 dage", "15 dage", "20 dage",
    "1 uge", "2 uger", "3 uger", "4 uger", "1½ uge", "37 timer", "74,0 timer", "22,2 timer", "1-2 dage",
    "2-3 uger", "6 uger", "6 uger (30 dage)", "2 uger (10 dage)", "1 md.", "2 mdr.", "3 mdr.",
)  # fmt: skip
JUST_ALLOWED = ("13 uger", "65 dage", "481 timer", "3 måneder")
LONG = (
    "4 mdr.", "16 uger", "80 dage", "20 uger (100 dage)", "600 timer", "6 måneder", "14 uger", "66 dage",
    "482 timer",
)  # fmt: skip
# What cannot be read (V102) or reads both ways (V103), and what the caseworker found out.
UNREADABLE = (
    ("efter aftale", "10 dage"), ("20 lektioner", "3 dage"), ("", "5 dage"), ("efter aftale", "2 uger"),
    ("løbende optag", "4 uger"), ("", "2 dage"), ("40 lektioner", "6 dage"), ("afhænger af holdet", "3 uger"),
    ("individuelt", ""), ("efter aftale", ""),
)  # fmt: skip
TWO_SIDED = (("14 uger (60 dage)", "60 dage"), ("3 mdr. (70 dage)", ""))

PROVIDERS = (
    "Kursushuset Eksempel", "Eksempel Kompetence ApS", "Vestkurser (eksempel)", "Eksempel & Søn Kursuscenter",
    "Fjordens Eksempelakademi", "Eksempel Læring A/S",
)  # fmt: skip
ONLY_WITH_OTHERS = "Kan kun anvendes sammen med andre AMU-kurser"
REMARKS = (
    ONLY_WITH_OTHERS, ONLY_WITH_OTHERS,
    "Afholdes også som aftenhold", "Kan med fordel tages sammen med andre kurser",
    "Tilmelding senest to uger før start", "Materialer er inkluderet",
)  # fmt: skip
TURNS = (0, 1, 0, 2, 1, 0, 3, 4)  # which of its schools proposes a job title's next course
VAGUE_GROUPS = {
    "Bygge og anlæg": "Byg",
    "Jern, metal og auto": "Metal",
    "Kontor, administration, regnskab og finans": "Handel",
    "Transport, post, lager- og maskinførerarbejde": "Kørsel",
    "Sundhed, omsorg og personlig pleje": "Pleje",
}
REASONS = {
    "K201": (
        "Kurset giver ikke de kompetencer, der er efterspurgt for stillingsbetegnelsen.",
        "Indholdet er for generelt i forhold til de ønskede kompetencer.",
        "Kurset retter sig mod en anden jobfunktion end den, der er angivet.",
    ),
    "K202": (
        "Kurset er ikke erhvervsrettet i den forstand, som Rådets kriterier kræver.",
        "Der er ikke forventning om jobåbninger inden for området det næste halve år.",
        "Kurset er målrettet beskæftigede og ikke ledige.",
    ),
}


@dataclass(frozen=True)
class Job:
    """A job title of the catalogue and the schools that propose courses for it."""

    group: str
    title: str
    schools: tuple[int, ...]
    disco: str = ""
    competences: str = ""


@dataclass(frozen=True)
class Row:
    """One row of an answer file, as its sender writes it, before the file's layout is put on it."""

    sender: int
    title: str
    number: str = ""
    provider: str = ""
    duration: str = ""
    start: date | None = None
    end: date | None = None
    job_title: str = ""
    group: str = ""
    private: bool = False
    only_with_others: bool = False
    remarks: str = ""


@dataclass
class Course:
    """One unique course: its fate, the review case that it raises, if any, and the rows that propose it."""

    job: Job
    home: int
    rows: list[Row]
    numbered: bool = False
    private: bool = False
    fate: str = LISTED
    case: str = ""
    reserved: bool = False

    @property
    def first(self) -> Row:
        """The row that is received first: the files are received in the order of their numbers."""
        return min(self.rows, key=lambda row: row.sender)

    @property
    def plain(self) -> bool:
        """Free to be given a case or a twin."""
        return not (self.case or self.reserved or len(self.rows) > 1)

    def rewrite(self, **changes: Any) -> None:
        """Change the course's only row."""
        (row,) = self.rows
        self.rows = [replace(row, **changes)]


@dataclass(frozen=True)
class Decision:
    """What a caseworker says about one case. The proposal is known by respondent, title and number."""

    about: Row
    case: str
    answer: str
    code: str = ""
    reason: str = ""
    new_job_title: str = ""
    new_group: str = ""
    new_duration: str = ""
    other: Row | None = None


@dataclass
class ExampleRound:
    """The whole round, built step by step by `build`."""

    rng: random.Random
    jobs: list[Job] = field(default_factory=list)
    courses: list[Course] = field(default_factory=list)
    decisions: list[Decision] = field(default_factory=list)
    errors: list[Row] = field(default_factory=list)
    duplicates: Counter[str] = field(default_factory=Counter)

    def named(self, title: str) -> Course:
        return next(course for course in self.courses if course.rows[0].title == title)

    def pick(self, count: int, suits: Callable[[Course], bool]) -> list[Course]:
        """So many courses that are free and suit, by lot."""
        return self.rng.sample([course for course in self.courses if course.plain and suits(course)], count)

    def pick_one(self, fate: str, *, dated: bool | None = None, groups: Collection[str] = ()) -> Course:
        """One free course of that fate.

        Args:
            dated: from the school that gives dates for a duration (True), or from another one (False).
            groups: where given, of one of these groups, in a file that has a column for it.
        """

        def suits(course: Course) -> bool:
            return (
                course.fate == fate
                and dated in (None, course.home == HAANDVAERKER)
                and (not groups or (course.job.group in groups and course.home not in WITHOUT_GROUP))
            )

        return self.pick(1, suits)[0]

    def rows_of(self, sender: int) -> list[Row]:
        """Everything that one respondent sends, by group and job title, with its row errors in the middle."""
        rows = [row for course in self.courses for row in course.rows if row.sender == sender]
        middle = len(rows) // 2
        return rows[:middle] + [row for row in self.errors if row.sender == sender] + rows[middle:]


def name_of(sender: int) -> str:
    return RESPONDENTS[sender - 1][0]


def build() -> ExampleRound:
    """The round, the same every time."""
    rng = random.Random(SEED)  # noqa: S311 - examples, not secrets
    made = ExampleRound(rng)
    catalogue = tomllib.loads((HERE / "courses.toml").read_text(encoding="utf-8"))
    _read_courses(made, catalogue)
    _number_courses(made)
    _reserve_pairs(made, catalogue)
    _decide_fates(made)
    _raise_cases(made)
    _add_twins(made)
    _add_near_twins(made, catalogue)
    _filter_content(made)
    _vary_groups(made)
    _add_row_errors(made)
    return made


# Courses ----------------------------------------------------------------------------------------------------


def _read_courses(made: ExampleRound, catalogue: dict[str, Any]) -> None:
    for section in ("jobs", "unprioritised"):
        for entry in catalogue[section]:
            lines = entry.pop("courses").strip().splitlines()
            job = Job(**{**entry, "schools": tuple(entry["schools"])})
            if section == "jobs":
                made.jobs.append(job)
            turns: Counter[bool] = Counter()
            for line in (variant for text in lines for variant in _variants(text)):
                course = _read_course(made, job, line, turns)
                if section == "unprioritised":
                    course.fate = NOT_PRIORITISED
                made.courses.append(course)


def _variants(line: str) -> Iterator[str]:
    """The lines that a line with {a|b} stands for."""
    if match := re.search(r"\{(.*?)\}", line):
        for word in match[1].split("|"):
            yield line[: match.start()] + word + line[match.end() :]
    else:
        yield line


def _read_course(made: ExampleRound, job: Job, line: str, turns: Counter[bool]) -> Course:
    duration = made.rng.choice(SHORT)
    if match := re.match(r"\[(\d+)\] ", line):
        sender = int(match[1])
        provider = made.rng.choice(PROVIDERS)
        row = Row(sender, line[match.end() :], provider=provider, duration=duration, private=True)
        row = replace(row, job_title=job.title, group=job.group)
        case = "" if sender in PRIVATE_SENDERS else "H104"
        fate = "K202" if case and job.title == "Kok" else LISTED
        return Course(job, sender, [row], private=True, fate=fate, case=case)
    title = line.removeprefix("- ")
    numbered = title == line
    home = job.schools[TURNS[turns[numbered] % len(TURNS)] % len(job.schools)]
    turns[numbered] += not title.endswith(("1", "2"))  # a series of levels stays with one school
    own_name = name_of(home) if home not in WITHOUT_PROVIDER and made.rng.random() < 0.4 else ""
    row = Row(home, title, "", own_name, duration, job_title=job.title, group=job.group)
    return Course(job, home, [row], numbered=numbered)


def _number_courses(made: ExampleRound) -> None:
    """Numbers that nobody can take for real ones: 90001 and on, and a few with leading zeros."""
    numbered = [course for course in made.courses if course.numbered]
    numbers = [f"{n:05}" for n in (*range(101, 131), *range(90001, 90001 + len(numbered) - 30))]
    made.rng.shuffle(numbers)
    for course, number in zip(numbered, numbers, strict=True):
        course.rewrite(number=number)


def _reserve_pairs(made: ExampleRound, catalogue: dict[str, Any]) -> None:
    """The courses that resemble another one are left in peace by every other step, and end on the list."""
    for entry in catalogue["near"]:
        made.named(entry["title"]).reserved = True
    for entry in catalogue["unlike"]:
        one, other = map(made.named, entry["titles"])
        one.reserved = other.reserved = True
        if "case" in entry:
            reason = "Det private kursus udbydes om aftenen; det gør det offentlige ikke."
            made.decisions.append(Decision(one.first, entry["case"], "accept", reason=reason, other=other.first))
        else:  # two courses of one school, alike in all but a word
            home = next(school for school in one.job.schools if school not in WITHOUT_PROVIDER)
            for course in (one, other):
                course.home = home
                course.rewrite(sender=home, provider=name_of(home), duration=one.rows[0].duration)


# Fates and cases --------------------------------------------------------------------------------------------


def _decide_fates(made: ExampleRound) -> None:
    for group, (listed, *rejected) in FATES.items():
        pool = [c for c in made.courses if c.job.group == group and c.fate != NOT_PRIORITISED]
        if len(pool) != listed + sum(rejected):
            raise ValueError(f"{group}: {len(pool)} courses in courses.toml, not {listed + sum(rejected)}")
        free = [course for course in pool if course.plain]
        made.rng.shuffle(free)
        for fate, count in zip((TOO_LONG, "K201", "K202"), rejected, strict=True):
            for _ in range(count - sum(course.fate == fate for course in pool)):
                free.pop().fate = fate
    _write_durations(made)


def _write_durations(made: ExampleRound) -> None:
    """Durations that fit the fate; Den Jydske Haandværkerskole gives dates instead."""
    long = iter(LONG * 20)
    for course in made.courses:
        too_long = course.fate == TOO_LONG
        if course.home == HAANDVAERKER:
            start = date(2020, 4, made.rng.choice((14, 15, 20, 27)))
            month = made.rng.choice((8, 9, 10) if too_long else (5, 6))
            course.rewrite(duration="", start=start, end=date(2020, month, made.rng.choice((8, 12, 26))))
        elif too_long:
            course.rewrite(duration=next(long))
    for duration in JUST_ALLOWED:
        course = made.pick_one(LISTED, dated=False)
        course.reserved = True
        course.rewrite(duration=duration)


def _raise_cases(made: ExampleRound) -> None:
    _raise_duration_cases(made)
    _raise_job_title_cases(made)
    _raise_group_cases(made)
    for course in (c for c in made.courses if c.case == "H104"):
        if course.fate == LISTED:
            reason = "Kurset indgår i et forløb, som Jobcenter Holstebro har bedt om."
            made.decisions.append(Decision(course.first, "H104", "accept", reason=reason))
        else:
            made.decisions.append(_reject(made, course, course.fate))
    _write_remarks(made)


def _write_remarks(made: ExampleRound) -> None:
    """Courses that may be used only together with others (K104), and remarks that say no such thing."""
    for remark in REMARKS:
        (course,) = made.pick(1, lambda c: c.fate == LISTED and not c.private and c.home in WITH_REMARKS)
        course.reserved = True
        course.rewrite(remarks=remark)
    for _ in range(2):
        (course,) = made.pick(1, lambda c: c.fate == LISTED and c.home == HOLSTEBRO)
        course.reserved = True
        course.rewrite(only_with_others=True)


def _raise_duration_cases(made: ExampleRound) -> None:
    cases = [("V102", *pair) for pair in UNREADABLE] + [("V103", *pair) for pair in TWO_SIDED]
    for case, written, found in cases:
        fate = LISTED if found else "K202"
        course = made.pick_one(fate, dated=False)
        course.case = case
        course.rewrite(duration=written)
        reason = "Varigheden er oplyst af udbyderen."
        known = Decision(course.first, case, "accept", reason=reason, new_duration=found)
        made.decisions.append(known if found else _reject(made, course, "K202"))
    course = made.pick_one(LISTED, dated=True)
    course.case = "V103"
    course.rewrite(start=date(2020, 4, 14), end=date(2020, 7, 31), duration="60 dage")
    reason = "Kurset varer 60 kursusdage; datoerne rummer sommerferien."
    made.decisions.append(Decision(course.first, "V103", "accept", reason=reason, new_duration="60 dage"))


def _raise_job_title_cases(made: ExampleRound) -> None:
    """Six without a job title, six with a slip of the pen in it."""
    for turn, fate in enumerate([LISTED] * 5 + ["K201"] + [LISTED] * 5 + ["K202"]):
        missing = turn < 6
        course = made.pick_one(fate, groups=set(FATES))
        course.case = "K102"
        title = course.job.title
        course.rewrite(job_title="" if missing else title[:3] + title[4:])
        if fate == LISTED:
            reason = "Fremgår af kursets indhold." if missing else "Slåfejl i stillingsbetegnelsen."
            made.decisions.append(Decision(course.first, "K102", "accept", reason=reason, new_job_title=title))
        else:
            made.decisions.append(_reject(made, course, fate))


def _raise_group_cases(made: ExampleRound) -> None:
    """Five with a group that does not exist, five with the group of another job title."""
    for turn, fate in enumerate([LISTED] * 9 + ["K201"]):
        vague = turn < 5
        course = made.pick_one(fate, groups=set(VAGUE_GROUPS if vague else FATES))
        course.case = "K103"
        right = course.job.group
        others = [group for group in FATES if group != right]
        course.rewrite(group=VAGUE_GROUPS[right] if vague else made.rng.choice(others))
        if fate == LISTED:
            reason = "Gruppen følger af stillingsbetegnelsen."
            made.decisions.append(Decision(course.first, "K103", "accept", reason=reason, new_group=right))
        else:
            made.decisions.append(_reject(made, course, fate))


def _reject(made: ExampleRound, course: Course, code: str) -> Decision:
    course.fate = code
    return Decision(course.first, course.case or code, "reject", code, made.rng.choice(REASONS[code]))


def _filter_content(made: ExampleRound) -> None:
    """The courses that no rule stops, and that a caseworker turns down all the same."""
    for course in made.courses:
        if course.fate in REASONS and not course.case:
            made.decisions.append(_reject(made, course, course.fate))


# Duplicates -------------------------------------------------------------------------------------------------


def _add_twins(made: ExampleRound) -> None:
    """128 duplicates by their number, 4 of them at odds (D202), and 22 by provider, title and duration."""
    numbered = [course for course in made.courses if course.plain and course.first.number and _hosts(course)]
    for course in made.pick(4, lambda c: c in numbered and c.fate == LISTED and c.first.duration in SHORT):
        _disagree(made, course)
    zeros = [c for c in numbered if c.plain and c.first.number.startswith("00") and SKIVE in (c.home, *_hosts(c))]
    for course in zeros[:2]:
        _twin(made, course, SKIVE if course.home != SKIVE else _hosts(course)[0])
    for course in made.pick(6, lambda c: c in numbered and len(_hosts(c)) > 1):
        for host in _hosts(course)[:2]:
            _twin(made, course, host)
    for course in made.pick(110, lambda c: c in numbered):
        _twin(made, course, made.rng.choice(_hosts(course)))
    _add_unnumbered_twins(made)


def _hosts(course: Course) -> list[int]:
    """The other schools that could propose the course too; only one school gives dates for a duration."""
    if course.home == HAANDVAERKER:
        return []
    return [school for school in course.job.schools if school not in (course.home, HAANDVAERKER)]


def _twin(made: ExampleRound, course: Course, host: int, **changes: Any) -> None:
    """The same course number from another school, with a title of its own making."""
    row = course.rows[0]
    same = row.title
    title = made.rng.choice((same, same, same.upper(), same.replace(" og ", " & "), f"{same} (AMU)"))
    course.rows.append(replace(row, sender=host, title=title, provider="", **changes))
    made.duplicates["D101"] += 1


def _disagree(made: ExampleRound, course: Course) -> None:
    """A twin that does not say the same; the caseworker says what holds."""
    row, case = course.rows[0], "D202"
    course.case = case
    if made.duplicates["D101"] < 3:
        other = "7 dage" if row.duration != "7 dage" else "6 dage"
        _twin(made, course, _hosts(course)[0], duration=other)
        reason = "Varigheden er kontrolleret hos udbyderen."
        made.decisions.append(Decision(course.first, case, "accept", reason=reason, new_duration=row.duration))
    else:
        other = next(j.title for j in made.jobs if j.group == course.job.group and j != course.job)
        _twin(made, course, _hosts(course)[0], job_title=other)
        reason = "Kurset hører til den stillingsbetegnelse, som den udbydende skole har angivet."
        made.decisions.append(Decision(course.first, case, "accept", reason=reason, new_job_title=course.job.title))


def _add_unnumbered_twins(made: ExampleRound) -> None:
    for course in made.pick(8, lambda c: c.private and c.home in PRIVATE_SENDERS - {JOBCENTRE_HOLSTEBRO}):
        _same_text(made, course, JOBCENTRE_HOLSTEBRO, course.first.provider)
    unnumbered = [c for c in made.courses if not c.private and not c.first.number and c.home != HAANDVAERKER]
    shared = made.pick(10, lambda c: c in unnumbered and bool(set(_hosts(c)) - WITHOUT_PROVIDER))
    for course in shared:
        host = next(host for host in _hosts(course) if host not in WITHOUT_PROVIDER)
        _same_text(made, course, host, name_of(course.home))
    for course in made.pick(4, lambda c: c in unnumbered):  # a school that lists its own course twice
        _same_text(made, course, course.home, course.first.provider)


def _same_text(made: ExampleRound, course: Course, host: int, provider: str) -> None:
    """The same provider, title and duration, apart from case and white space."""
    row = course.rows[0]
    ways = (row.title.lower(), row.title.replace(" ", "  "), row.title)
    title = row.title.upper() if host == course.home else made.rng.choice(ways)
    course.rows.append(replace(row, sender=host, title=title, provider=provider))
    made.duplicates["D102"] += 1


def _add_near_twins(made: ExampleRound, catalogue: dict[str, Any]) -> None:
    """A course once more under nearly its title: only a person can say that it is the same."""
    for entry in catalogue["near"]:
        course = made.named(entry["title"])
        host = next(host for host in _hosts(course) if host not in WITHOUT_PROVIDER)
        near = replace(course.rows[0], sender=host, number="", title=entry["written"])
        near = replace(near, provider=name_of(course.home))
        reason = "Samme kursus hos samme udbyder; titlen er blot skrevet anderledes."
        made.decisions.append(Decision(near, "D201", "same", reason=reason, other=course.rows[0]))
        course.rows.append(near)
        made.duplicates["D201"] += 1


# What people do to their rows -------------------------------------------------------------------------------


def _vary_groups(made: ExampleRound) -> None:
    """Harmless habits: another case, stray spaces, "&" for "og", no group where the job title tells it."""
    for course in made.courses:
        if course.case:
            continue
        single = len(course.rows) == 1
        for turn, row in enumerate(course.rows):
            name = row.group
            habits = [name] * 12
            habits += [name.upper(), name.lower(), name.replace(" ", "\u00a0", 1), f" {name} "]
            if single:
                habits.append(name.replace(" og ", " & "))
            if course.fate != NOT_PRIORITISED:
                habits.append("")
            course.rows[turn] = replace(row, group=made.rng.choice(habits))


def _add_row_errors(made: ExampleRound) -> None:
    """Rows that cannot become a proposal: they say something, but not which course."""
    for turn, sender in enumerate((1, 5, 6, 9, 10, 12)):
        job = next(course.job for course in made.courses if course.home == sender)
        number = "" if sender in PRIVATE_SENDERS else str(90901 + turn)
        provider = PROVIDERS[0] if sender in PRIVATE_SENDERS else ""
        made.errors.append(Row(sender, "", number, provider, "5 dage", job_title=job.title, group=job.group))


# The counts -------------------------------------------------------------------------------------------------


def facit(made: ExampleRound) -> dict[str, Any]:
    """The true counts: after everything that people decided, and before they looked at it."""
    rejected = Counter(course.fate for course in made.courses if course.fate != LISTED)
    by_group = Counter(course.job.group for course in made.courses if course.fate == LISTED)
    proposals = sum(len(course.rows) for course in made.courses)
    in_review = [course for course in made.courses if course.case]
    cases = Counter(decision.case for decision in made.decisions)
    alike, one_sided = cases["D201"], cases["D301"]
    clear = {code: rejected[code] for code in (TOO_LONG, NOT_PRIORITISED)}
    return {
        "rows": proposals + len(made.errors),
        "row_errors": len(made.errors),
        "proposals": proposals,
        "duplicates": made.duplicates.total(),
        "duplicates_by": dict(sorted(made.duplicates.items())),
        "unique": len(made.courses),
        "rejected": rejected.total(),
        "rejected_by_rule": dict(sorted(rejected.items())),
        "listed": by_group.total(),
        "by_group": {group: by_group[group] for group in FATES},
        "before_review": {
            "unique": len(made.courses) + made.duplicates["D201"],
            "rejected_by_rule": clear,
            "review_cases": {case: n for case, n in sorted(cases.items()) if case not in REASONS},
            "review_courses_with_both_sides_of_D201": len(in_review) + 2 * alike + one_sided,
            "review_courses_with_one_side_of_D201": len(in_review) + alike + one_sided,
            "notes": {
                "K104": sum(course.first.only_with_others for course in made.courses),
                "K104_said_only_in_remarks": sum(c.first.remarks == ONLY_WITH_OTHERS for c in made.courses),
            },
        },
        "content_filter": dict(sorted(Counter(d.code for d in made.decisions if d.case in REASONS).items())),
        "rows_by_respondent": {
            name: len(made.rows_of(sender)) for sender, (name, _) in enumerate(RESPONDENTS, start=1)
        },
    }
