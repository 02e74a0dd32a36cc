"""What goes out: the report to SIRI in three forms, the agenda item, the information to the council."""

from datetime import date

import pytest

from positivliste.errors import Refused

ROUND = "higher-education-2023-10-01"


@pytest.fixture
def round_(siri):
    """Two titles that pass, one that is turned down, one without evidence."""
    siri.national(("Lærer", "234100", "01-07-2023"), on="2023-06-19")
    siri.suggest("Geolog", "2023-06-20", sender="En virksomhed")
    siri.suggest("Ædelmetalforsker", "2023-06-21", disco="2146", level="Ph.d.")
    siri.suggest("Lærer", "2023-06-22", disco="234100", level="professionsbachelor")
    siri.open("2023-10-01", "2023-06-20")
    siri.screen(ROUND, "2023-08-28")
    siri.delegate("2023-06-15", "2023-10-01")
    return siri


@pytest.fixture
def decided(round_):
    round_.decide(ROUND, "2023-09-11", "chair")
    return round_


# The report


def test_the_three_forms_of_the_report(decided, reports):
    found = reports(decided.submit(ROUND, "2023-09-14"))
    assert found["names"] == [f"Indberetning til SIRI - {ROUND}.{end}" for end in ("json", "md", "xlsx")]
    content = found["json"]["content"]
    assert (content["council"], content["area"], content["effective"]) == (
        "RAR Vestjylland", "Vestjylland", "2023-10-01",
    )  # fmt: skip
    assert (content["decided_by"], content["decided"], content["minutes"]) == (
        "formandskabet", "2023-09-11", "punkt 3.4",
    )  # fmt: skip
    assert len(content["municipalities"]) == 8
    assert [(t["title"], t["disco"], t["level"], t["from"], t["earliest_end"]) for t in content["titles"]] == [
        ("Geolog", "214400", "kandidat", "2023-10-01", "2025-10-01"),
        ("Ædelmetalforsker", "2146", "Ph.d.", "2023-10-01", "2025-10-01"),
    ]
    assert found["json"]["dated"] == found["json"]["first_reported"] == "2023-09-14"
    assert found["json"]["correction"] is None


def test_the_table_of_the_report(decided, reports):
    found = reports(decided.submit(ROUND, "2023-09-14"))
    rows = found["xlsx"]["Stillingsbetegnelser"]
    head = next(n for n, row in enumerate(rows) if "Stillingsbetegnelse" in row)
    table = [dict(zip(rows[head], row, strict=True)) for row in rows[head + 1 :]]
    assert [row["Stillingsbetegnelse"] for row in table] == ["Geolog", "Ædelmetalforsker"]
    first = table[0]
    assert (first["DISCO-08"], first["Uddannelsesniveau"], first["Område"]) == ("214400", "kandidat", "Vestjylland")
    assert (first["Gælder fra"], first["Tidligst af listen"]) == (date(2023, 10, 1), date(2025, 10, 1))
    assert (first["Besluttet af"], first["Besluttet den"], first["Referat"]) == (
        "Formandskabet", date(2023, 9, 11), "punkt 3.4",
    )  # fmt: skip
    assert first["Dokumentation for mangel"] == "Tre opslag uden ansøgere"
    assert "Herning" in first["Kommuner"]


def test_the_letter_of_the_report(decided, reports):
    found = reports(decided.submit(ROUND, "2023-09-14"))
    letter = found["md"]
    for text in ("RAR Vestjylland", "14\\. september 2023", "Geolog", "Ædelmetalforsker", "1. oktober 2023", "Herning"):
        assert text in letter
    assert "Lærer" not in letter
    assert found["json"]["content_hash"] in letter


def test_the_forms_carry_one_hash_and_the_head_of_the_journal(decided, reports):
    done = decided.submit(ROUND, "2023-09-14")
    found = reports(done)
    about = {str(row[0]): row[1] for row in found["xlsx"]["Om indberetningen"] if row[0]}
    assert about["Indholdets kontrolkode (SHA-256)"] == found["json"]["content_hash"]
    assert about["Journalens kontrolkode (SHA-256)"] == found["json"]["journal_head"]
    with decided.at("2023-09-15") as workspace:
        assert found["json"]["journal_head"] in {line.event.hash for line in workspace.journal.log()}


def test_an_empty_report(siri, reports):
    name = siri.open("2023-10-01", "2023-06-20")
    siri.screen(name, "2023-08-28")
    siri.decide(name, "2023-09-11")
    found = reports(siri.submit(name, "2023-09-12"))
    assert found["json"]["content"]["titles"] == []
    assert "ingen stillingsbetegnelser" in found["md"]


# The agenda item


def test_the_item_before_the_decision(round_):
    text = round_.document("agenda-item", ROUND, "2023-09-01")
    for heading in ("Sagen kort", "Indstilling", "Beslutning", "Sagsfremstilling", "Videre proces"):
        assert f"## {heading}" in text
    assert "fredag den 15. september 2023" in text
    assert "søndag den 17. september 2023" in text
    assert "punkt 1.2" in text  # the delegation
    assert "besluttede den" not in text
    assert "Står på den landsdækkende liste" in text


def test_the_item_after_the_decision(decided):
    text = decided.document("agenda-item", ROUND, "2023-09-12")
    assert "Formandskabet besluttede den 11. september 2023" in text
    assert "Geolog, Ædelmetalforsker" in text


def test_the_item_tells_what_the_decision_left_out(round_):
    header = ("Forslag", "Afgørelse", "Begrundelse")
    file = round_.sheet("afvigelser.xlsx", header, ("P0001", "Afvises", "Rådet vil se flere tal"))
    round_.decide(ROUND, "2023-09-11", "council", file)
    text = round_.document("agenda-item", ROUND, "2023-09-12")
    added = "Følgende stillingsbetegnelser tilføjes: Ædelmetalforsker."
    assert f"{added} Ikke tilføjet, selv om det var indstillet: Geolog (Rådet vil se flere tal)." in text
    recommendation = text.partition("## Beslutning")[0]
    assert "tilføjer de 2 indstillede stillingsbetegnelser" in recommendation
    assert "indberetter de besluttede stillingsbetegnelser til SIRI" in text


def test_the_item_after_a_decision_that_adds_nothing(round_):
    header = ("Forslag", "Afgørelse", "Begrundelse")
    rows = [(name, "Afvises", "Rådet vil se flere tal") for name in ("P0001", "P0002")]
    round_.decide(ROUND, "2023-09-11", "council", round_.sheet("afvigelser.xlsx", header, *rows))
    text = round_.document("agenda-item", ROUND, "2023-09-12")
    assert "tilføjer de 2 indstillede stillingsbetegnelser" in text.partition("## Beslutning")[0]
    assert "Ingen stillingsbetegnelser tilføjes. Ikke tilføjet" in text
    assert "ikke noget at indberette" in text


def test_the_item_tells_what_runs_out(siri):
    siri.supplement("2023-07-01", "Geolog", screened="2023-06-02", decided="2023-06-05", reported="2023-06-12")
    name = siri.open("2025-04-01", "2025-01-06")
    siri.consult(name, "2025-01-07", "2025-02-07", "2025-02-10")
    siri.screen(name, "2025-02-11")
    text = siri.document("agenda-item", name, "2025-02-12")
    assert "Stillingsbetegnelser, der er ved at udløbe" in text
    assert "1. juli 2025" in text


def test_no_item_before_the_screening(siri):
    siri.open("2023-10-01", "2023-06-20")
    with pytest.raises(Refused) as refused:
        siri.document("agenda-item", ROUND, "2023-09-01")
    assert refused.value.code == "H103"
    assert "`document agenda-item`" in str(refused.value)


def test_the_item_names_those_who_sent_suggestions(round_):
    text = round_.document("agenda-item", ROUND, "2023-09-01")
    assert "Ingen har sendt forslag" not in text


def test_a_supplement_says_so(siri):
    siri.suggest("Geolog", "2024-05-02")
    name = siri.open("2024-06-05", "2024-05-02", supplement=True)
    siri.screen(name, "2024-05-02")
    assert "i løbet af året" in siri.document("agenda-item", name, "2024-05-03")


# The information to the council


def test_the_information_before_and_after_the_report(decided):
    before = decided.document("information", ROUND, "2023-09-12")
    decided.submit(ROUND, "2023-09-14")
    after = decided.document("information", ROUND, "2023-09-15")
    for text in (before, after):
        assert "11. september 2023" in text
        assert "Geolog" in text
        assert "punkt 1.2" in text
    assert "14. september 2023" in after
    assert "14. september 2023" not in before


def test_no_information_of_the_council_s_own_decision(round_):
    for prepare in (lambda: None, lambda: round_.decide(ROUND, "2023-09-11", "council")):
        prepare()
        with pytest.raises(Refused) as refused:
            round_.document("information", ROUND, "2023-09-12")
        assert refused.value.code == "nothing-to-inform-of"


def test_the_item_tells_that_the_council_was_heard_and_what_it_said(siri):
    siri.delegate("2023-06-15", "2023-10-01")
    siri.suggest("Geolog", "2023-06-20")
    name = siri.open("2023-10-01", "2023-06-20")
    siri.screen(name, "2023-06-21")
    with siri.at("2023-06-23") as workspace:
        workspace.siri.hear_council(name, date(2023, 6, 22), "Ingen bemærkninger.")
        (written,) = workspace.documents.write("agenda-item", name)
    text = written.path.read_text(encoding="utf-8")
    assert "i høring i rådet den 22. juni 2023" in text
    assert "Rådet svarede: Ingen bemærkninger." in text
    assert "kan i stedet vælge" not in text
