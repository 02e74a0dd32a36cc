"""A workspace of 0.2.0 with an event of every kind: every later version must open it, and say the same of it.

Until 0.2.0 is released it is made anew with --renew-golden; from then on it is never touched.
"""

from __future__ import annotations

import json
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from positivliste import Workspace
from positivliste.model.events import PAYLOADS
from positivliste.model.round import ListKind

GOLDEN = Path(__file__).parent / "golden" / "workspace-0.2.0"
B, C = ListKind.HIGHER_EDUCATION, ListKind.SKILLED
COURSES, TITLES = "courses-2020-04-01", "higher-education-2023-10-01"


@pytest.fixture
def opened(tmp_path: Path, office: Any, request: pytest.FixtureRequest) -> Any:
    """A copy of the golden workspace, opened."""
    if request.config.getoption("--renew-golden"):
        shutil.rmtree(GOLDEN, ignore_errors=True)
        make(office)
        GOLDEN.mkdir(parents=True)
        for name in ("positivliste.toml", "journal.db"):
            shutil.copy(office.home / name, GOLDEN / name)
        shutil.copytree(office.home / "received", GOLDEN / "received")
        with Workspace.open(GOLDEN, today="2026-01-01") as workspace:
            text = json.dumps(told(workspace), ensure_ascii=False, indent=1, default=str)
        (GOLDEN / "told.json").write_text(text + "\n", encoding="utf-8")
    copy = tmp_path / "copy"
    shutil.copytree(GOLDEN, copy)
    with Workspace.open(copy, today="2026-01-01") as workspace:
        yield workspace


def told(workspace: Workspace) -> dict[str, Any]:
    """What this version says of the workspace."""
    return {
        "log": [
            f"{line.event.seq} {line.event.kind} {line.event.round} {line.summary}" for line in workspace.journal.log()
        ],
        "rounds": workspace.rounds.list().table(),
        "answers": workspace.answers.list(COURSES).table(),
        "screening": workspace.screening.recorded(COURSES).table(),
        "published": workspace.publication.entries(COURSES).table(),
        "titles": workspace.listing.show().table(),
        "meetings": [meeting.quarter for meeting in workspace.dialogue.list()],
        "persons": [[person.ref, person.name] for person in workspace.journal.persons()],
    }


def test_it_has_an_event_of_every_kind(opened: Workspace) -> None:
    kinds = {(line.event.kind, line.event.payload.VERSION) for line in opened.journal.log()}
    assert kinds == PAYLOADS.keys()


def test_it_is_whole(opened: Workspace) -> None:
    verified = opened.journal.verify()
    assert (verified.flaws, verified.notes) == ((), ())


def test_no_line_of_the_log_has_a_hole(opened: Workspace) -> None:
    """A funnel has nothing that identifies it: the line began with a comma."""
    for line in filter(lambda told: told.summary, opened.journal.log()):
        assert all(part.strip() for part in line.summary.split(",")), line.summary


def test_this_version_says_of_it_what_was_said_then(opened: Workspace) -> None:
    then = json.loads((GOLDEN / "told.json").read_text(encoding="utf-8"))
    assert json.loads(json.dumps(told(opened), default=str)) == then


def make(office: Any) -> None:
    """A history in which everything happens once."""
    courses(office)
    titles(office)


def courses(office: Any) -> None:
    office.begin()
    with office.at("2020-02-01") as workspace:
        workspace.respondents.add("Vestskolen", "school", "post@vestskolen.example")
        workspace.respondents.remove("Vestskolen")
        workspace.consultation.letters(COURSES)
        workspace.consultation.extend(COURSES, "2020-03-02", "Sydskolen")
        workspace.consultation.extend(COURSES, "2020-03-01T12:00")
    office.receive(
        "Nordskolen",
        office.row("Svejsning 1", "90001"),
        office.row("Uden varighed", "90002", duration=None),
        office.row("For langt", "90003", duration="70 dage"),
        office.row("Smedning", "90004"),
        office.row(None, "90005"),
    )
    office.receive("Sydskolen", office.row("Svejsning 1", "90001"))
    answers(office)
    office.screen()
    office.judge({"V102:P0002": {"Afgørelse": "Optages", "Ny varighed": "10 dage", "Begrundelse": "oplyst af skolen"}})
    with office.at("2020-03-05") as workspace:
        workspace.review.correct(COURSES, "P0002", {"Titel": "Med varighed", "Udbyder": "AMU Nord"}, reason="brev")
        workspace.review.correct(COURSES, "P0002", back=["provider"], reason="brevet var forkert")
    office.decide(exceptions=office.exceptions(("P0004", "Afvises", "tages op igen")))
    office.publish()
    amend(office)
    with office.at("2020-05-01", user="Glemt Glemsen") as workspace:
        workspace.decisions.delegate("courses", "2020-05-01", None, "punkt 1.1")
    with office.at("2020-05-02") as workspace:
        gone = next(person.ref for person in workspace.journal.persons() if person.name == "Glemt Glemsen")
        workspace.journal.erase(gone)


def amend(office: Any) -> None:
    header = ("Kursus", "Handling", "Felt", "Ny værdi", "Til dato", "Begrundelse")
    rows = [
        ("90001", "Suspenderes", None, None, "2020-08-01", "pause"),
        ("90002", "Rettes", "Titel", "Ny", None, "fejl"),
    ]
    with office.at("2020-04-20") as workspace:
        path = office.sheet("rettelser.xlsx", header, rows)
        workspace.publication.amend("courses", path, "2020-05-01", "council", "punkt 4")


def answers(office: Any) -> None:
    """The life of answers: everything that can happen to one happens once."""
    letter = office.folder / "brev.pdf"
    letter.write_bytes(b"%PDF-1.4 a made-up letter")
    with office.at("2020-02-12") as workspace:
        workspace.respondents.add("Vestskolen", "school")
        workspace.answers.none(COURSES, "A-kassen Fremad")
        workspace.answers.keep(COURSES, letter, "Jobcenter Midtby", note="brev")
        typed = {"provider": "Firma A/S", "private": True, "duration": "5 dage", "job_title": "Svejser"}
        workspace.answers.add(COURSES, "Jobcenter Midtby", "Skæring", **typed)
        workspace.answers.add(COURSES, "Jobcenter Midtby", "Slibning", **typed)
        workspace.answers.withdraw(COURSES, "P0006", reason="holdt op med at udbyde det")
        wrong = office.answer(office.row("Svejsning 2", "90006"), name="forkert.xlsx")
        workspace.answers.receive(COURSES, wrong, "Sydskolen", adds=True)
        workspace.answers.move(COURSES, "Nordskolen", "forkert.xlsx", reason="forkert afsender", adds=True)
        third = office.answer(office.row("Svejsning 1", "90001"), name="ogsaa-forkert.xlsx")
        workspace.answers.receive(COURSES, third, "Sydskolen", replaces=True)
        workspace.answers.move(COURSES, "Vestskolen", "ogsaa-forkert.xlsx")
        other = office.answer(office.row("Svejsning 1", "90001", duration="9 dage"), name="rettet.xlsx")
        workspace.answers.receive(COURSES, other, "Sydskolen", replaces=True)
        workspace.answers.withdraw(COURSES, "rettet.xlsx", reason="trukket tilbage af skolen")


def titles(office: Any) -> None:
    good = {"disco": "214400", "level": "kandidat", "evidence": "Tre opslag uden ansøgere"}
    with office.at("2023-06-01") as workspace:
        national = office.sheet(
            "national.xlsx", ("Stillingsbetegnelse", "DISCO-08", "Gælder fra"), [("Læge", "221100", "2023-01-01")]
        )
        disco = office.sheet("disco.xlsx", ("Kode", "Betegnelse"), [("214400", "Arbejde inden for geologi")])
        demand = office.sheet("demand.xlsx", ("Stillingsbetegnelse", "Forgæves rekrutteringer"), [("Geolog", 7)])
        workspace.references.import_national(B, national)
        workspace.references.import_disco(disco, "2023-01-01")
        workspace.references.import_evidence(demand, "2023-05-01")
        workspace.suggestions.add(B, "Geolog", "Fjordens Erhvervsråd", **good)
        workspace.suggestions.add(B, "Fysiker", "Firma A/S", **good)
        workspace.suggestions.move("F0002", "Fjordens Erhvervsråd")
        workspace.suggestions.withdraw("F0002", reason="stillingen er besat")
        header = ("Stillingsbetegnelse", "DISCO-08", "Uddannelsesniveau", "Dokumentation for mangel")
        suggested = office.sheet("forslag.xlsx", header, [("Kemiker", *good.values()), (None, *good.values())])
        workspace.suggestions.add_file(B, suggested, "Fjordens Erhvervsråd")
        workspace.decisions.delegate(B, "2023-06-01", "2023-12-31", "punkt 3.4")
        workspace.rounds.open(B, "2023-10-01")
    with office.at("2023-09-04") as workspace:
        workspace.screening.run(TITLES)
    office.round = TITLES
    with office.at("2023-09-05") as workspace:
        _, cases = workspace.review.export(TITLES)
    accept = {"Afgørelse": "Optages", "Begrundelse": "koden er rigtig", "Ny DISCO-08-kode": "214400"}
    office.judge({row.case: accept for row in cases.open}, on="2023-09-05")
    with office.at("2023-09-07") as workspace:
        workspace.siri.hear_council(TITLES, "2023-09-06", "ingen bemærkninger")
        workspace.decisions.decide(TITLES, "chair", "2023-09-07", "punkt 5.1")
    with office.at("2023-09-12") as workspace:
        workspace.siri.submit(TITLES, "2023-09-12")
        workspace.siri.correct(TITLES, "2023-09-12", "Koden var forkert.", {"Geolog": "211400"})
        workspace.siri.confirm(TITLES, "2023-09-12", "SIRI-1")
    with office.at("2023-10-05") as workspace:
        workspace.siri.inform_council(TITLES, "2023-10-05", "punkt 2.1")
        workspace.dialogue.record("2023-Q4", "2023-10-05", ("SIRI",), ("Status",), ("Nye tal",))
        workspace.listing.extend("Geolog", "2026-10-01", "fortsat mangel", "notat af 1. oktober 2023")
        workspace.listing.extend("Kemiker", "2026-10-01", "fortsat mangel", "notat af 1. oktober 2023")
    with office.at("2025-10-01") as workspace:
        workspace.listing.remove("Kemiker", date(2025, 12, 1), "punkt 4.2")
