"""The secretariat's own lists: prioritised job titles, and who is heard."""

from __future__ import annotations

import pytest

from positivliste.errors import BadData
from positivliste.intake import RespondentRow, read_priorities, read_respondents, respondent_kind
from positivliste.model.council import RespondentKind
from positivliste.model.round import Priority


def test_priorities() -> None:
    content = b"Stillingsbetegnelse;Erhvervsgruppe;DISCO-08;Kompetencer\nSmed;Jern;721.400;Svejsning\nKok;Hotel;5120;\n"
    assert read_priorities(content, "p.csv") == (
        Priority("Smed", "Jern", "721400", "Svejsning"),
        Priority("Kok", "Hotel", "5120"),
    )


def test_all_that_is_wrong_with_priorities_is_said_at_once() -> None:
    content = b"Titel;Gruppe;Kode\nSmed;Jern;7214000\nKok;;\n;Hotel;5120\n SMED ;Jern;72x\n"
    with pytest.raises(BadData) as error:
        read_priorities(content, "p.csv")
    assert error.value.code == "bad-rows"
    assert error.value.message.startswith("5 rows of p.csv")
    assert [detail.split(":")[0] for detail in error.value.details] == [
        "Row 3, column B",
        "Row 4, column A",
        "Row 2, column C",
        "Row 5, column C",
        "Row 5, column A",
    ]
    assert '"SMED" stands in row 2 already' in error.value.details[-1]


def test_respondents() -> None:
    content = "Høringspart;Type;E-mail;Kontaktperson\nSkolen ved Åen;Uddannelsesinstitution;post@skolen.example;Rektor\nByens Jobcenter;jobcenter;;\n".encode()
    assert read_respondents(content, "r.csv") == (
        RespondentRow("Skolen ved Åen", RespondentKind.SCHOOL, "post@skolen.example", "Rektor"),
        RespondentRow("Byens Jobcenter", RespondentKind.JOBCENTRE, None, None),
    )


def test_all_that_is_wrong_with_respondents_is_said_at_once() -> None:
    content = b"Navn;Type;Mail\nA;Fugl;a@b.example\nB;Skole;ikke en adresse\n;Skole;c@d.example\nb;Skole;\n"
    with pytest.raises(BadData) as error:
        read_respondents(content, "r.csv")
    details = " ".join(error.value.details)
    assert all(word in details for word in ("Fugl", "ikke en adresse", "Row 4", '"b" stands in row 3 already'))


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("Uddannelsesinstitution", RespondentKind.SCHOOL),
        ("skole", RespondentKind.SCHOOL),
        ("school", RespondentKind.SCHOOL),
        ("Jobcenter", RespondentKind.JOBCENTRE),
        ("jobcentre", RespondentKind.JOBCENTRE),
        ("A-kasse", RespondentKind.UNEMPLOYMENT_FUND),
        ("Arbejdsløshedskasse", RespondentKind.UNEMPLOYMENT_FUND),
        ("unemployment fund", RespondentKind.UNEMPLOYMENT_FUND),
        ("Regional samarbejdspart", RespondentKind.PARTNER),
        ("partner", RespondentKind.PARTNER),
        ("Anden interessent", RespondentKind.OTHER),
        ("other", RespondentKind.OTHER),
        *((kind.value, kind) for kind in RespondentKind),
    ],
)
def test_kinds(word: str, kind: RespondentKind) -> None:
    assert respondent_kind(word) is kind


def test_headers_without_rows() -> None:
    with pytest.raises(BadData) as error:
        read_priorities(b"Titel;Gruppe\n", "p.csv")
    assert error.value.code == "no-rows"
