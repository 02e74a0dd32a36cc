"""What the demos type, line by line."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from attrs import frozen

FILL = "fill"
"""Not a command: what a caseworker does in Excel, in a review workbook."""


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
    name, files = "courses-2020-04-01", examples / "spring-2020"
    yield Line(
        "2020-01-24", ("init", str(folder), "--council", "RAR Vestjylland"), "The secretariat makes a workspace."
    )
    yield Line("2020-01-24", ("round", "open", "courses", "2020-04-01"))
    yield Line(
        "2020-01-24",
        ("priorities", "import", name, str(files / "prioriteter.xlsx")),
        "The council met on 23 January and prioritised job titles.",
    )
    yield Line(
        "2020-01-31", ("respondents", "import", str(files / "hoeringsparter.xlsx")), "February: the consultation."
    )
    yield Line("2020-01-31", ("consultation", "open", name, "--deadline", "2020-02-28"))
    yield Line("2020-01-31", ("consultation", "form", name))
    yield Line("2020-01-31", ("consultation", "letters", name))
    for day, answer in zip(range(6, 28), sorted((files / "svar").iterdir()), strict=False):
        sender = answer.stem.partition(" ")[2]
        yield Line(f"2020-02-{day:02}", ("receive", name, str(answer), "--from", sender))
    yield Line("2020-02-24", ("consultation", "remind", name), "Some have not answered.")
    yield Line("2020-03-02", ("consultation", "close", name))
    yield Line("2020-03-02", ("screen", name), "March: the rules are applied, and people judge the rest.")
    yield from _review("2020-03-04", name, "open", "Sagsbehandler A", folder, files)
    yield from _review("2020-03-06", name, "content", "Sagsbehandler B", folder, files)
    yield Line("2020-03-09", ("screen", name))
    yield Line("2020-03-09", ("document", "agenda-item", name))
    yield Line(
        "2020-03-20",
        ("decide", name, "--body", "council", "--on", "2020-03-19", "--minutes", "item 2.2"),
        "The council meets on 19 March (a date made up for the example).",
    )
    yield Line("2020-03-25", ("publish", name))
    yield Line("2020-03-25", ("status", name))
    yield Line("2020-04-20", ("check", "90202", "--on", "2020-04-15", "--municipality", "Aarhus"), "Jobcentres ask.")
    yield Line("2020-04-20", ("check", "90001", "--on", "2020-04-15", "--municipality", "Herning"))
    yield Line("2020-04-20", ("verify",))


def siri(folder: Path, examples: Path) -> Iterator[Line]:
    """List B: autumn 2023, and what follows until the two years are over."""
    name, files = "higher-education-2023-10-01", examples / "autumn-2023"
    title = "Procesingeniør (eksempel)"
    yield from _prepare_siri(folder, files)
    yield Line("2023-06-20", ("round", "open", "higher-education", "2023-10-01"))
    yield Line("2023-06-20", ("status", name), "17 September 2023 is a Sunday: act by Friday 15.")
    yield Line(
        "2023-07-03",
        (
            *("suggest", "higher-education", "Dyrlæge (eksempel)", "--from", "Eksempeldyrehospitalet"),
            *("--disco", "225000", "--level", "kandidat", "--evidence", "Fire opslag uden ansøgere"),
        ),
        "Anyone can suggest a title at any time.",
    )
    suggested = str(files / "forslag-erhvervsraad.xlsx")
    yield Line(
        "2023-08-14",
        ("suggest", "higher-education", "--file", suggested, "--from", "Eksempelegnens Erhvervsråd"),
    )
    yield Line("2023-08-28", ("screen", name, "--findings"))
    yield from _review("2023-08-30", name, "open", "Sagsbehandler A", folder, files)
    yield Line("2023-09-01", ("document", "agenda-item", name))
    yield Line(
        "2023-09-11", ("decide", name, "--body", "chair", "--on", "2023-09-11", "--minutes", "chair's minutes 5.1")
    )
    yield Line("2023-09-14", ("submit", name, "--on", "2023-09-14"))
    yield Line("2023-09-20", ("submit", name, "--on", "2023-09-20", "--receipt", "SIRI 2023-001 (made up)"))
    yield Line("2023-09-22", ("document", "information", name))
    yield Line("2023-09-28", ("inform", name, "--on", "2023-09-28", "--minutes", "council's minutes 1.4"))
    yield Line("2023-10-02", ("listing", "show"))
    yield from _later(files, title)


def _prepare_siri(folder: Path, files: Path) -> Iterator[Line]:
    yield Line("2023-06-19", ("init", str(folder), "--council", "RAR Vestjylland"), "June 2023.")
    yield Line(
        "2023-06-19",
        (
            *("delegate", "higher-education", "--from", "2023-06-15", "--to", "2023-10-01"),
            *("--minutes", "RAR Vestjylland 15 June 2023, item 3.4"),
        ),
        "The council authorised its chair to decide.",
    )
    national = str(files / "landsdaekkende-liste-2023-07.xlsx")
    yield Line("2023-06-19", ("national", "import", "higher-education", national))
    yield Line("2023-06-19", ("disco", "import", str(files / "disco-08-uddrag.csv"), "--from", "2023-01-01"))
    yield Line("2023-06-19", ("evidence", "import", str(files / "efterspoergsel.xlsx"), "--on", "2023-06-19"))


def _later(files: Path, title: str) -> Iterator[Line]:
    spring = "higher-education-2024-04-01"
    yield Line("2024-01-15", ("round", "open", "higher-education", "2024-04-01"), "Spring 2024: too late for SIRI.")
    yield Line("2024-01-15", ("consultation", "open", spring, "--deadline", "2024-02-15"))
    yield Line(
        "2024-02-01",
        (
            *("suggest", "higher-education", "Eksempelgeolog", "--from", "Eksempelegnens Erhvervsråd"),
            *("--disco", "2142", "--level", "kandidat", "--evidence", "Ét opslag uden ansøgere"),
        ),
    )
    yield Line("2024-02-16", ("consultation", "close", spring))
    yield Line("2024-02-19", ("screen", spring))
    yield Line("2024-03-18", ("decide", spring, "--body", "council", "--on", "2024-03-18", "--minutes", "item 3.2"))
    yield Line("2024-03-19", ("submit", spring, "--on", "2024-03-19"), refused="S105")
    national = str(files / "landsdaekkende-liste-2024-07.xlsx")
    yield Line(
        "2024-07-01", ("national", "import", "higher-education", national), "July 2024: the national list is renewed."
    )
    yield Line("2025-01-10", ("listing", "show"), "January 2025: five councils instead of eight.")
    yield Line("2025-04-02", ("status",), "A round ahead: what runs out.")
    yield Line("2025-06-01", ("listing", "remove", title, "--on", "2025-09-01", "--minutes", "item 3"), refused="L101")
    longer = ("listing", "extend", "Dyrlæge (eksempel)", "--until", "2026-10-01", "--reason", "Manglen er uændret")
    yield Line("2025-06-01", longer, refused="L102")
    yield Line("2025-06-01", (*longer, "--document", "Notat af 20. maj 2025 (eksempel)"))
    yield Line("2025-10-01", ("listing", "show"), "Two years later.")
    yield Line("2025-10-01", ("calendar", "2025"))
    yield Line("2025-10-01", ("verify",))


def _review(today: str, name: str, sheet: str, person: str, folder: Path, files: Path) -> Iterator[Line]:
    book = folder / f"sager-{sheet}.xlsx"
    remark = "A caseworker fills in the yellow columns (here: from afgoerelser.csv)."
    yield Line(today, ("review", "export", name, str(book)))
    yield Line(today, (FILL, name, sheet, str(book), str(files / "afgoerelser.csv")), remark)
    yield Line(today, ("review", "import", name, str(book), "--by", person))


SCRIPTS: dict[str, Callable[[Path, Path], Iterator[Line]]] = {"courses": courses, "siri": siri}
