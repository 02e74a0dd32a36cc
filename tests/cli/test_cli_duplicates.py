"""`duplicates FILE...`: any table, without a workspace."""

import csv

import pytest

HEADERS = ("Kursusnr.", "Kursustitel", "Udbyder", "Varighed", "Stillingsbetegnelse")
ROWS = (
    ("40088", "Svejsning 1", "Eksempelskolen", "5 dage", "Svejser"),
    ("AMU 40.088", "Svejsning 1, 5 dage", "Eksempelskolen", "1 uge", "Svejser"),
    ("-", "Gaffeltruck certifikat B", "Eksempelskolen", "7 dage", "Lagermedarbejder"),
    ("IDV", "Gaffel truck cert. B", "Eksempelskolen", "7 dage", "Lagermedarbejder"),
    ("-", "Demens", "Eksempelskolen", "3 dage", "Sosu-hjælper"),
    ("-", "", "Eksempelskolen", "3 dage", "Sosu-hjælper"),
    ("40088", "Køkkenhygiejne", "Prøveskolen", "2 dage", "Kok"),
    ("49612/49613", "Robot", "Prøveskolen", "2 dage", ""),
    ("49612", "Robot", "Prøveskolen", "3 dage", ""),
)


def file(folder, rows=ROWS, headers=HEADERS, name="forslag.csv"):
    path = folder / name
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream, delimiter=";").writerows([headers, *rows])
    return str(path)


def test_what_is_joined_and_what_is_suggested(cli, tmp_path):
    path = file(tmp_path)
    done = cli.raw("--json", "duplicates", path)
    assert done.code == 0
    assert done.json["rows"] == len(ROWS)
    assert [joined["rows"] for joined in done.json["joined"]] == [[[path, "", 2], [path, "", 3]]]
    assert done.json["joined"][0]["why"].startswith("same number; same title; same provider")
    suggested = [[row for _, _, row in pair["rows"]] for pair in done.json["suggested"]]
    assert suggested == [[4, 5], [9, 10], [2, 8]]
    assert [pair["score"] for pair in done.json["suggested"]] == sorted(
        (pair["score"] for pair in done.json["suggested"]), reverse=True
    )
    assert done.json["clusters"] == [[0, 1, 6], [2, 3], [7, 8]]


def test_a_person_reads_why(cli, tmp_path):
    done = cli.raw("duplicates", file(tmp_path))
    assert "1 row without a title, so not compared." in done.out
    assert "9 rows, 7 courses once the same ones are joined; 3 pairs to look at." in done.out
    assert (
        "The same? (the title is written together and apart; same provider; same duration; same job title)" in done.out
    )
    assert "  row 5: Gaffel truck cert. B" in done.out
    assert "the titles are not alike; another provider; 3 days apart; another job title" in done.out


def test_what_the_columns_were_taken_for_is_told(cli, tmp_path):
    path = file(tmp_path, [("40088", "Svejsning"), ("40088", "Svejsning")], ("Nr på kurset", "Titel"))
    done = cli.raw("duplicates", path)
    assert f"{path}\n  Columns: A 'Nr på kurset' = not used; B 'Titel' = title (name them with --map" in done.out
    told = cli.raw("--json", "duplicates", path, "--map", "Nr på kurset=number").json
    assert [column["field"] for column in told["columns"][path]] == ["number", "title"]
    assert told["clusters"] == [[0, 1]]


def test_rows_are_counted_over_several_files_and_each_is_named(cli, tmp_path):
    one = file(tmp_path, [("", "Svejsning", "", "", "")], name="en.csv")
    other = file(tmp_path, [("", "Demens", "", "", ""), ("", "Kursus i svejsning", "", "", "")], name="to.csv")
    told = cli.raw("--json", "duplicates", one, other).json
    assert told["clusters"] == [[0, 2]]
    assert told["suggested"][0]["rows"] == [[one, "", 2], [other, "", 3]]
    assert f"  {other}, row 3: Kursus i svejsning" in cli.raw("duplicates", one, other).out


def test_a_list_of_job_titles(cli, tmp_path):
    rows = [("Energiingeniør", "214400"), ("ENERGIINGENIØR", "214400"), ("Energi-ingeniør", ""), ("Geolog", "")]
    told = cli.raw("--json", "duplicates", file(tmp_path, rows, ("Stillingsbetegnelse", "DISCO-08"))).json
    assert [joined["rows"][1][2] for joined in told["joined"]] == [3]
    assert told["clusters"] == [[0, 1, 2]]


def test_a_header_that_nobody_knows_can_be_named(cli, tmp_path):
    path = file(tmp_path, [("Svejsning",), ("svejsning.",)], ("Hvad hedder det",))
    refused = cli.raw("--json", "duplicates", path)
    assert (refused.code, refused.error["code"]) == (3, "no-header")
    assert cli.raw("--json", "duplicates", path, "--map", "Hvad hedder det=title").json["clusters"] == [[0, 1]]


@pytest.mark.parametrize("content", [b"", b"\x00\x01\x02", "Titel\nSvejsning".encode("utf-16")])
def test_what_is_no_table_is_told_and_never_a_traceback(cli, tmp_path, content):
    path = tmp_path / "forslag.csv"
    path.write_bytes(content)
    done = cli.raw("--json", "duplicates", str(path))
    assert done.code in (0, 3)
    assert "Traceback" not in done.out + done.err


def test_it_needs_no_workspace_and_leaves_nothing(cli, tmp_path, monkeypatch):
    path = file(tmp_path)
    monkeypatch.chdir(tmp_path)
    assert cli.raw("duplicates", path).code == 0
    assert [entry.name for entry in tmp_path.iterdir() if entry.is_file()] == ["forslag.csv"]


def test_what_cannot_be_kept_here_gets_another_remedy(cli, tmp_path):
    path = tmp_path / "liste.pdf"
    path.write_bytes(b"%PDF-1.4")
    error = cli.raw("--json", "duplicates", str(path)).error
    assert (error["code"], "answers keep" in str(error)) == ("unknown-file-type", False)


@pytest.mark.parametrize(("number", "told"), [("hest", True), ("IDV", True), ("-", True), ("90.009", False)])
def test_what_is_no_number_is_told_when_it_is_typed(begun, number, told):
    words = "answers", "add", begun.office.round, "--from", "Sydskolen", "--title", "Demens", "--number", number
    note = f"Not read as a number, kept as it is written: {number!r} (1)"
    assert (note in begun(*words, "--on", "2020-02-14").out) is told


def test_what_is_no_number_is_told_when_it_is_received(begun):
    row = begun.office.row
    answer = begun.office.answer(
        row("Demens", "IDV"), row("Rengøring", "-"), row("Lager", "IDV"), row("Truck", "90.009")
    )
    words = "receive", begun.office.round, str(answer), "--from", "Sydskolen", "--on", "2020-02-14", "--dry-run"
    assert begun.json(*words).json["files"][0]["no_numbers"] == {"IDV": 2, "-": 1}
    assert "Not read as a number, kept as it is written: 'IDV' (2), '-' (1)" in begun(*words).out
