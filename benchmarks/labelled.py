"""Made-up tables of course proposals of which it is known which rows are the same course.

Every table is decided by its seed and its size. The noise is that of files that schools send: numbers in many
spellings, mistyped or none; titles with slips of the finger, abbreviations, durations, empty words, words in another
order, compounds written apart; weeks, classes, dates and prices; scanned and misread letters; fields left out. The hard
negatives are courses that differ in one thing that matters: a level, a language, a town, a vehicle class, a size, a
year, a target group, an added subject, a standard, a version of a product.

Left out is what nobody could decide from the row alone: a title cut off where its level stood, "online" beside nothing,
a season beside nothing.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from itertools import count

from attrs import evolve, frozen

CRAFTS = (
    "svejse", "gaffeltruck", "kran", "stillads", "asfalt", "beton", "tømrer", "murer", "maler", "tag", "isolerings",
    "kloak", "vvs", "el", "automatik", "robot", "cnc", "drejer", "fræser", "lakerings", "pladesmede", "rørsmede",
    "hydraulik", "pneumatik", "køle", "varmepumpe", "solcelle", "vindmølle", "fiber", "alarm", "låse", "glas",
    "brolægger", "anlægsgartner", "skov", "traktor", "mejetærsker", "mælke", "slagter", "bager", "konditor", "kok",
    "tjener", "reception", "rengørings", "vinduespolering", "vaskeri", "hygiejne", "pleje", "demens", "medicin",
    "børne", "pædagogisk", "autisme", "misbrugs", "konflikt", "sorg", "regnskab", "løn", "moms", "faktura", "kontor",
    "telefon", "kunde", "salgs", "butiks", "lager", "logistik", "disponent", "chauffør", "bus", "taxa", "godstog",
    "lastbil", "sættevogn", "container", "havne", "skibs", "fiskeri", "redder", "brand", "vagt", "sikkerheds", "miljø",
    "energi", "affalds", "genbrugs", "vandværk", "spildevand", "laboratorie", "plast", "tekstil", "møbel", "snedker",
    "trykkeri", "medie", "web", "database", "netværk", "programmerings", "regneark", "tekstbehandlings", "projekt",
    "ledelses", "kvalitets", "lean", "indkøbs", "eksport", "told", "jura", "arkiv", "farmaceut", "tand", "fod",
    "frisør",
    "kosmetik", "dyre", "hestepasser", "mink", "gartneri", "blomster", "planteskole", "droner", "måle", "tegne", "cad",
)  # fmt: skip
TASKS = (
    "montage", "reparation", "vedligehold", "betjening", "styring", "planlægning", "fejlfinding", "opmåling",
    "dokumentation",
    "kontrol", "behandling", "rådgivning", "service", "teknik", "materialer", "redskaber", "produktion", "pakning",
    "transport", "opbygning", "nedtagning", "kommunikation", "formidling", "samarbejde", "registrering", "afregning",
    "optimering", "simulering", "beregning", "tilsyn", "eftersyn", "rensning", "overfladebehandling", "værktøjer",
    "arbejdsmiljø", "certificering", "udvikling", "vejledning", "observation", "opskrifter", "indretning", "udlæg",
)  # fmt: skip
SETTINGS = (
    "", "", "", "i industrien", "på byggepladsen", "i landbruget", "i detailhandlen", "på sygehuset", "i hjemmeplejen",
    "på kontoret", "i køkkenet", "på lageret", "på havnen", "i offshore", "i kommunen", "i værkstedet", "på skibe",
    "i daginstitutioner", "på plejehjem", "i restauranten", "på hotellet", "i boligforeningen",
)  # fmt: skip
MARKS: tuple[tuple[str, ...], ...] = (
    ("1", "2", "3"),
    ("I", "II", "III"),
    ("trin 1", "trin 2", "trin 3"),
    ("modul 1", "modul 2"),
    ("modul A", "modul B"),
    ("A", "B", "C"),
    ("kl. B", "kl. C", "kl. D"),
    ("grundlæggende", "videregående"),
    ("begynder", "øvet"),
    ("bachelor", "kandidat"),
    ("MAG", "TIG"),
    ("dansk", "tysk", "engelsk", "fransk"),
    ("Aalborg", "Hjørring", "Thisted"),
    ("2025", "2026"),
    ("6 mm", "8 mm", "12 mm"),
    ("under 3,5 ton", "over 3,5 ton"),
    ("for ledige", "for ledere", "for unge"),
    ("", "og IT"),
    ("", "med certifikat"),
    ("manuel", "automatisk"),
    ("sommer", "vinter"),
    ("teori", "praksis"),
    ("inde", "ude"),
    ("stål", "aluminium", "plast"),
    ("ISO 9606-1", "ISO 9606-2"),
    ("2D", "3D"),
    ("for ledere", "for medarbejdere"),
    ("uden strøm", "under tag"),
    ("Excel", "Word"),
    ("del 1", "del 2"),
    ("12 t", "25 t"),
    ("A1", "A2", "B1"),
)  # fmt: skip
ABBREVIATIONS = (
    ("grundlæggende", "grundl."), ("videregående", "videreg."), ("certifikat", "cert."), ("introduktion", "intro."),
    ("vedligehold", "vedl."), ("betjening", "betj."), ("produktion", "prod."), ("kommunikation", "komm."),
    ("administration", "adm."), ("teknik", "tekn."), ("med", "m."), ("planlægning", "planl."), ("reparation", "rep."),
    ("dokumentation", "dok."), ("behandling", "beh."), ("service", "serv."), ("transport", "transp."),
)  # fmt: skip
PROVIDERS = (
    "AMU Nordøst", "Fjordens Erhvervsskole", "Teknisk Skole Syd", "EUC Vesterland", "Landbrugsskolen Hede",
    "Handelsskolen Øst", "SOSU Midt", "Køkken- og Tjenerskolen", "Kurser Nu ApS", "Prøvecentret A/S",
)  # fmt: skip
LETTERS = "abcdefghijklmnoprstuvyæøå"


@frozen
class Row:
    """A row as it would stand in a file, and the course that it is."""

    course: int
    title: str
    number: str
    provider: str
    private: bool | None
    days: int | None
    duration: str
    job_title: str
    group: str


def table(size: int, seed: int) -> list[Row]:
    """So many rows, in an order that says nothing."""
    dice = random.Random(seed)  # noqa: S311 - made-up tables, no secrets
    rows: list[Row] = []
    for family in _families(dice):
        for row in family:
            rows.append(row)
            rows.extend(_again(row, dice))
        if len(rows) >= size:
            dice.shuffle(rows)
            return rows[:size]
    raise AssertionError("the families do not end")


def _families(dice: random.Random) -> Iterator[list[Row]]:
    """Courses that no other family has; in a family they differ in one thing that matters."""
    course = count()
    seen: set[str] = set()
    numbers = (f"{number:05}" for number in _shuffled_numbers(dice))
    while True:
        stem = f"{dice.choice(CRAFTS)}{dice.choice(TASKS)} {dice.choice(SETTINGS)}".strip()
        if dice.random() < 0.7:
            stem = f"{dice.choice(TASKS)} og {stem}"
        if len(seen) > 60_000 or dice.random() < 0.1:
            stem = f"{stem} ved {dice.choice(CRAFTS)}{dice.choice(TASKS)}"
        if stem in seen:
            continue
        seen.add(stem)
        marks = dice.sample(marked, len(marked)) if (marked := dice.choice(MARKS)) else []
        chosen = marks[: dice.choice((2, 2, 3))] if dice.random() < 0.3 else [dice.choice((*marks, "", "", ""))]
        common = _course(dice)
        yield [_marked(next(course), stem, mark, common, next(numbers), dice) for mark in chosen]


def _shuffled_numbers(dice: random.Random) -> Iterator[int]:
    """Numbers that go up in small steps, as those of a register do."""
    number = 40_000
    while True:
        number += dice.choice((1, 1, 2, 7, 30)) if number < 99_000 else 1
        yield number


def _course(dice: random.Random) -> Row:
    days = dice.choice((1, 2, 3, 3, 4, 5, 5, 7, 10, 10, 15, 20, 25, 30))
    craft = dice.choice(CRAFTS)
    return Row(
        0, "", "", dice.choice(PROVIDERS), None, days, f"{days} dage", f"{craft}medarbejder", f"Gruppe {len(craft)}"
    )


def _marked(course: int, stem: str, mark: str, common: Row, number: str, dice: random.Random) -> Row:
    front = mark in {"grundlæggende", "manuel", "automatisk", "videregående"}
    title = f"{mark} {stem}" if front else f"{stem} {mark}"
    own = dice.random()
    return evolve(
        common,
        course=course,
        title=title.strip().capitalize() if front else (title[:1].upper() + title[1:]).strip(),
        number=number if own < 0.65 else f"K-{course + 100}" if own < 0.7 else dice.choice(("", "", "-", "IDV", "n/a")),
    )


def _again(row: Row, dice: random.Random) -> Iterator[Row]:
    """The same course from others: exact copies, and copies with noise."""
    if dice.random() < 0.15:
        yield row
    if dice.random() < 0.2:
        for _ in range(dice.choice((1, 1, 1, 2, 3))):
            yield _noisy(row, dice)


def _noisy(row: Row, dice: random.Random) -> Row:
    title = row.title
    for noise in dice.sample(NOISES, dice.choice((1, 1, 2))):
        title = noise(title, dice)
    blank = dice.random()
    number = _number(row.number, dice)
    days, duration = _duration(row, dice)
    return evolve(
        row,
        title=title,
        number=number,
        provider="" if blank < 0.1 else row.provider.upper() if blank < 0.2 else row.provider,
        days=days,
        duration=duration,
        job_title="" if dice.random() < 0.3 else row.job_title,
        group="" if dice.random() < 0.3 else row.group,
    )


def _number(number: str, dice: random.Random) -> str:
    if not number[:1].isdigit():
        return dice.choice((number, ""))
    chance = dice.random()
    if chance < 0.3:
        return dice.choice(("", "-", "?", "ved ikke"))
    if chance < 0.4:
        place = dice.randrange(len(number))
        return f"{number[:place]}{dice.choice('0123456789')}{number[place + 1 :]}"
    if chance < 0.6:
        return dice.choice((f"AMU {number}", f"{number[:2]}.{number[2:]}", f"{number[:2]} {number[2:]}", f"{number},0"))
    return number


def _duration(row: Row, dice: random.Random) -> tuple[int | None, str]:
    chance = dice.random()
    if chance < 0.2 or row.days is None:
        return None, ""
    if chance < 0.3 and row.days % 5 == 0:
        return row.days, f"{row.days // 5} uger"
    if chance < 0.35:
        return row.days + 1, f"{row.days + 1} dage"
    return row.days, row.duration


def _typo(title: str, dice: random.Random) -> str:
    words = [(at, word) for at, word in enumerate(title.split()) if len(word) > 5 and word.isalpha()]
    if not words:
        return title
    at, word = dice.choice(words)
    i = dice.randrange(1, len(word) - 1)
    word = dice.choice((
        word[:i] + word[i + 1 :],
        word[:i] + dice.choice(LETTERS) + word[i:],
        word[:i] + dice.choice(LETTERS) + word[i + 1 :],
        word[:i] + word[i + 1] + word[i] + word[i + 2 :],
        word[:i] + word[i] + word[i:],
    ))  # fmt: skip
    return " ".join([*title.split()[:at], word, *title.split()[at + 1 :]])


def _two_typos(title: str, dice: random.Random) -> str:
    return _typo(_typo(title, dice), dice)


def _order(title: str, dice: random.Random) -> str:
    words = title.split()
    if len(words) < 3 or any(word.rstrip(".") in {"kl", "trin", "modul", "under", "over", "mm", "I"} for word in words):
        return title
    if " og " in title and dice.random() < 0.5:
        one, other = title.split(" og ", 1)
        return f"{other}, {one}" if " " not in other else f"{other} - {one}"
    return f"{' '.join(words[1:])}, {words[0]}"


def _append_duration(title: str, dice: random.Random) -> str:
    duration = dice.choice(("3 dage", "5 dg.", "1 uge", "37 timer", "2 uger"))
    return dice.choice(
        (f"{title}, {duration}", f"{title} - {duration}", f"{title} ({duration})", f"{title} {duration}")
    )


def _case(title: str, dice: random.Random) -> str:
    return dice.choice((title.upper(), title.lower(), title.title())) if " I" not in title else title.upper()


def _punctuation(title: str, dice: random.Random) -> str:
    return dice.choice(
        (f"{title}.", f" {title}", title.replace(" ", "  "), title.replace(" og ", " og\u00a0"), f'"{title}"')
    )


def _letters(title: str, _: random.Random) -> str:
    for danish, plain in (("æ", "ae"), ("ø", "oe"), ("å", "aa")):
        title = title.replace(danish, plain)
    return title


def _ampersand(title: str, dice: random.Random) -> str:
    return title.replace(" og ", dice.choice((" & ", " + ", " & ", "/")))


def _abbreviate(title: str, _: random.Random) -> str:
    lower = title.casefold()
    for word, short in ABBREVIATIONS:
        if word in lower.split():
            at = lower.index(word)
            return title[:at] + short + title[at + len(word) :]
    return title


def _apart(title: str, dice: random.Random) -> str:
    lower = title.casefold()
    for craft in sorted(CRAFTS, key=len, reverse=True):
        at = lower.find(craft)
        if len(craft) > 3 and at >= 0 and lower[at + len(craft) : at + len(craft) + 3].isalpha():
            return title[: at + len(craft)] + dice.choice((" ", "-")) + title[at + len(craft) :]
    return title


def _empty_words(title: str, dice: random.Random) -> str:
    return dice.choice(
        (f"Kursus i {title[:1].lower()}{title[1:]}", f"{title} - kursus", f"AMU: {title}", f"{title}, AMU-kursus")
    )


def _in_passing(title: str, dice: random.Random) -> str:
    said = (
        "(uge 12-14)",
        "uge 7",
        "- hold 2",
        "start 1. marts",
        "(start 15/3)",
        "- 4. maj 2025",
        "kr. 4.500",
        "NY!",
        "(NYT)",
    )
    return f"{title} {dice.choice(said)}" if dice.random() < 0.8 else f"{dice.choice(('NY!', 'Nyt:'))} {title}"


def _scanned(title: str, dice: random.Random) -> str:
    inside = [at for at in range(1, len(title) - 3) if title[at] in "lo" and title[at - 1 : at + 3].isalpha()]
    if not inside:
        return title
    at = dice.choice(inside)
    return f"{title[:at]}{'1' if title[at] == 'l' else '0'}{title[at + 1 :]}"


def _misread(title: str, _: random.Random) -> str:
    """UTF-8 that was read as Windows' letters."""
    return title.replace("æ", "Ã¦").replace("ø", "Ã¸").replace("å", "Ã¥")


def _swedish(title: str, _: random.Random) -> str:
    return title.replace("æ", "ä").replace("ø", "ö").replace("Ø", "Ö")


def _without_strokes(title: str, _: random.Random) -> str:
    return title.replace("ø", "o").replace("å", "a")


def _definite(title: str, _: random.Random) -> str:
    """The first task that the title names, with its article: "montagen", "betjeningen"."""
    named = [task for task in TASKS if f"{task} " in title and not task.endswith(("er", "n", "l", "læg", "skab"))]
    return title.replace(f"{named[0]} ", f"{named[0].removesuffix('e')}en ", 1) if named else title


NOISES: Sequence[Callable[[str, random.Random], str]] = (
    _typo, _typo, _typo, _two_typos, _order, _append_duration, _case, _punctuation, _letters, _ampersand, _abbreviate,
    _apart, _empty_words, _in_passing, _in_passing, _scanned, _misread, _swedish, _without_strokes, _definite,
)  # fmt: skip
