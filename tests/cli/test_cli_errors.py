"""What goes wrong reaches a person and a program: the exit code, the error, and a journal that is as it was."""

import shutil

import pytest

ROUND = "courses-2020-04-01"

USAGE = (
    ("no-such-command",),
    ("status", "--no-such-option"),
    ("check", "90001"),  # options are missing
    ("round", "open", "no-such-list", "2020-04-01"),
    ("round", "open", "courses", "32.1.2020"),
    ("round", "open", "courses", "2020-04-02"),
    ("round", "no-such-command"),
    ("status", "courses-1999-04-01"),
    ("screen", "courses-1999-04-01"),
    ("rule", "X999"),
    ("rule", "V101", "--on", "not a day"),
    ("decide", ROUND, "--body", "nobody", "--on", "2020-03-19"),
    ("decide", ROUND, "--body", "council", "--on", "2030-01-01"),
    ("log", "--last", "0"),
    ("calendar", "soon"),
    ("calendar", "2020", "--format", "gif"),
    ("calendar", "2020", "--out", "hjul.txt"),
    ("persons", "erase", "no-such-person"),
    ("receive", ROUND, "a.xlsx"),
    ("consultation", "open", ROUND, "--deadline", "soon"),
    ("check", "90001", "--on", "2020-04-15", "--municipality", "Nowhere"),
    ("document", "no-such-kind", ROUND),
    ("submit", ROUND, "--on", "2020-03-01", "--code", "Geolog=1"),
    ("suggest", "skilled", "--from", "X"),
    ("suggest", "skilled", "Smed", "--file", "smed.xlsx", "--from", "X"),
    ("dialogue", "agenda", "soon"),
    ("listing", "remove", "Smed", "--on", "2025-01-01", "--minutes", "x"),
    ("delegate", "courses", "--from", "2020-02-01", "--to", "2020-01-01", "--minutes", "x"),
    ("init", "new", "--council", "RAR Atlantis"),
    ("--as-of", "2020-02-20", "respondents", "remove", "Sydskolen"),
)
REFUSED = (
    ("screen", ROUND),  # the consultation is open
    ("decide", ROUND, "--body", "council", "--on", "2020-02-24"),
    ("publish", ROUND),
    ("document", "agenda-item", ROUND),
    ("review", "export", ROUND, "sager.xlsx"),
    ("submit", ROUND, "--on", "2020-02-24"),
    ("round", "open", "courses", "2020-04-01"),
    ("receive", ROUND, "no-such-file.xlsx", "--from", "Nordskolen"),
    ("receive", ROUND, "svar.xlsx", "--from", "Ukendt skole"),
    ("priorities", "import", ROUND, "no-such-file.xlsx"),
    ("respondents", "import", "not-a-table.xlsx"),
    ("suggest", "skilled", "--file", "no-such-file.xlsx", "--from", "X"),
    ("national", "import", "skilled", "not-a-table.xlsx"),
    ("evidence", "import", "not-a-table.xlsx"),
    ("init", "workspace", "--council", "RAR Vestjylland"),
)


@pytest.fixture
def wrong(begun):
    """A round with an open consultation, and some files beside it."""
    folder = begun.office.folder
    (folder / "not-a-table.xlsx").write_bytes(b"nothing")
    begun.office.answer(begun.office.row("Tag", "90009"), name="svar.xlsx")
    return begun


@pytest.mark.parametrize("words", USAGE, ids=" ".join)
def test_wrong_usage(wrong, words):
    before = wrong.digest()
    as_json, as_text = wrong.json(*words, today="2020-02-24"), wrong(*words, today="2020-02-24")
    assert as_json.code == as_text.code == 2
    error = as_json.error
    assert as_text.out == ""
    assert error["message"] in as_text.err
    assert error["remedy"] in as_text.err
    assert "Traceback" not in as_text.err
    assert wrong.digest() == before


@pytest.mark.parametrize("words", REFUSED, ids=" ".join)
def test_bad_data_and_refused_steps(wrong, words):
    before = wrong.digest()
    documents = sorted((wrong.home / "documents").rglob("*"))
    as_json, as_text = wrong.json(*words, today="2020-02-24"), wrong(*words, today="2020-02-24")
    assert as_json.code == as_text.code == 3
    error = as_json.error
    assert error["code"] != "unexpected"
    assert as_text.out == ""
    assert f"Error {error['code']}: {error['message']}" in as_text.err
    assert f"What to do: {error['remedy']}" in as_text.err
    assert wrong.digest() == before
    assert sorted((wrong.home / "documents").rglob("*")) == documents


def test_a_refused_report_leaves_the_journal_as_it_was(titles):
    before = titles.digest()
    for words, code in (
        (("listing", "remove", "Geolog æøå", "--on", "2025-04-30", "--minutes", "x"), "L101"),
        (("listing", "extend", "Geolog æøå", "--until", "2026-04-30"), "L102"),
        (("submit", "higher-education-2023-05-01", "--on", "2023-05-02"), "submitted-already"),
    ):
        assert titles.json(*words, today="2023-06-01").error["code"] == code
    assert titles.digest() == before


def test_no_workspace(cli):
    for words in (("status",), ("screen", ROUND), ("listing", "show")):
        done = cli.json(*words, home=cli.office.folder)
        assert (done.code, done.error["code"]) == (3, "no-workspace")


def test_details_name_everything_that_is_wrong(wrong):
    rows = [("Svejser", "Jern, metal og auto", "abc"), ("Kok", "Hotel", "x-1")]
    file = wrong.office.sheet("p.xlsx", ("Stillingsbetegnelse", "Erhvervsgruppe", "DISCO-08"), rows)
    done = wrong.json("priorities", "import", ROUND, str(file), today="2020-02-24")
    assert (done.code, len(done.error["details"])) == (3, 2)


@pytest.mark.parametrize(
    "words", [("-C", "x", "status", "--today"), ("--today", "soon", "status"), ("--as-of", "x", "log")]
)
def test_wrong_global_options(cli, words):
    done = cli.raw("--json", *words)
    assert (done.code, done.error["code"]) == (2, "usage")


def test_a_broken_journal_is_an_error_too(begun):
    (begun.home / "journal.db").write_bytes(b"this is no database" * 100)
    done = begun.json("status")
    assert done.code == 3
    assert done.error["code"]


def test_a_missing_journal_is_an_error_and_makes_none(begun):
    (begun.home / "journal.db").unlink()
    done = begun.json("status")
    assert done.code == 3
    assert done.error["code"]
    assert not (begun.home / "journal.db").exists()


def test_settings_that_cannot_be_read(begun):
    (begun.home / "positivliste.toml").write_text("council = ", encoding="utf-8")
    assert begun.json("status").error["code"] == "bad-config"


UNWRITABLE = (
    ("calendar", "2020", "--format", "ics", "--out", "in-the-way/hjul.ics"),
    ("consultation", "letters", ROUND),
    ("dialogue", "agenda", "2020-Q3"),
)


@pytest.fixture
def unwritable(begun):
    """A file stands where a folder should be: nothing can be written there."""
    (begun.office.folder / "in-the-way").write_text("x", encoding="utf-8")
    shutil.rmtree(begun.home / "documents")
    (begun.home / "documents").write_text("x", encoding="utf-8")
    return begun


@pytest.mark.parametrize("words", UNWRITABLE, ids=" ".join)
def test_what_cannot_be_written_changes_nothing(unwritable, words):
    before = unwritable.digest()
    done = unwritable.json(*words, today="2020-02-24")
    assert (done.code, bool(done.error["code"])) == (3, True)
    assert unwritable.digest() == before


@pytest.mark.parametrize("words", UNWRITABLE, ids=" ".join)
def test_what_cannot_be_written_is_no_mistake_of_ours(unwritable, words):
    assert unwritable.json(*words, today="2020-02-24").error["code"] != "unexpected"


def test_the_unexpected_is_shown_where_it_was_asked_for(unwritable, monkeypatch):
    monkeypatch.setenv("POSITIVLISTE_DEBUG", "1")
    try:
        done = unwritable.json(*UNWRITABLE[1], today="2020-02-24")
    except OSError:
        return
    assert done.error["code"] != "unexpected"


@pytest.mark.parametrize(
    "words",
    [
        ("delegate", "courses", "--from", "2020-01-23", "--minutes", ""),
        ("suggest", "skilled", "Smed", "--from", " "),
        ("respondents", "add", " ", "--kind", "school"),
    ],
    ids=" ".join,
)
def test_an_empty_text_is_no_answer(begun, words):
    assert begun.json(*words, today="2020-02-24").code in (2, 3)


@pytest.mark.parametrize("option", ["--correction", "--receipt"])
def test_an_empty_option_is_not_left_out(titles, option):
    before = titles.digest()
    words = ("submit", "higher-education-2023-05-01", "--on", "2023-04-04", option, "")
    assert "cannot be empty" in titles.json(*words, today="2023-04-04").error["message"]
    assert titles.digest() == before


def test_options_alone_are_no_command(cli):
    assert cli.raw("--json").error["code"] == "usage"


@pytest.mark.parametrize("words", [("round",), ("consultation",)])
def test_no_command_is_json_too(cli, words):
    done = cli.raw("--json", *words)
    assert done.code == 2
    assert done.error["code"]


def test_no_workspace_is_made_in_the_past(cli):
    done = cli.raw("--json", "--as-of", "2020-01-01", "init", str(cli.home), "--council", "RAR Vestjylland")
    assert done.code == 2
    assert not cli.home.exists()


def test_a_code_without_its_title(titles):
    words = ("submit", "higher-education-2023-05-01", "--on", "2023-04-04", "--correction", "x", "--code", "211400")
    error = titles.json(*words, today="2023-04-04").error
    assert "TITLE=CODE" in error["message"] + error["remedy"]
