"""--json: one document on stdout, with the keys that other programs count on."""

import json
import re

import pytest

ROUND = "courses-2020-04-01"
B = "higher-education-2023-05-01"


def answer(cli, *rows, name="svar.xlsx"):
    return str(cli.office.answer(*rows, name=name))


# The shapes of the design: keys are added, never renamed


def test_screen(begun):
    begun("consultation", "close", ROUND, today="2020-03-02")
    done = begun.json("screen", ROUND, today="2020-03-02")
    assert (done.code, done.err) == (1, "")
    told = done.json
    assert {"round", "funnel", "rejected_by_rule", "by_group", "findings"} <= set(told)
    assert told["funnel"] == {
        "rows": 3, "row_errors": 0, "proposals": 3, "duplicates": 0, "unique": 3,
        "rejected": 1, "review": 1, "recommended": 1, "withdrawn": 0,
    }  # fmt: skip
    assert told["rejected_by_rule"] == {"V101": 1}
    assert {group: number for group, number in told["by_group"].items() if number} == {"Jern, metal og auto": 1}
    for finding in told["findings"]:
        assert {"code", "kind", "proposal", "message", "source"} <= set(finding)
    assert {(f["code"], f["kind"], f["proposal"]) for f in told["findings"]} == {
        ("V101", "reject", "P0002"), ("V102", "review", "P0003"),
    }  # fmt: skip


def test_screen_without_open_cases_leaves_with_0(published):
    assert published.json("screen", ROUND).code == 0


@pytest.mark.parametrize("dry", [(), ("--dry-run",)])
def test_receive(begun, dry):
    row = begun.office.row
    path = answer(begun, row("Tag", "90004"), row(None, "90005"), name="svar æøå.xlsx")
    done = begun.json("receive", ROUND, path, "--from", "Sydskolen", *dry, today="2020-02-11")
    assert (done.code, done.err) == (0, "")
    (file,) = done.json["files"]
    assert {"file", "sha256", "rows", "proposals", "row_errors"} <= set(file)
    assert (file["file"], file["rows"], file["proposals"]) == ("svar æøå.xlsx", 2, 1)
    assert re.fullmatch(r"[0-9a-f]{64}", file["sha256"])
    (error,) = file["row_errors"]
    assert set(error) == {"sheet", "row", "column", "value", "message"}
    assert (error["sheet"], error["row"]) == ("Ark1", 3)
    assert done.json["kept"] is not bool(dry)


def test_status_of_a_round(begun):
    done = begun.json("status", ROUND, today="2020-04-02")
    told = done.json
    assert {"round", "list", "effective", "steps", "next", "late"} <= set(told)
    assert (told["round"], told["list"], told["effective"]) == (ROUND, "courses", "2020-04-01")
    steps = {step["step"]: step for step in told["steps"]}
    for step in told["steps"]:
        assert {"step", "state", "statutory", "act_by", "done_on"} <= set(step)
        assert step["state"] in {"done", "open", "waiting"}
    publish = steps["publish"]
    assert (publish["statutory"], publish["act_by"], publish["done_on"]) == ("2020-04-01", "2020-03-31", None)
    assert steps["screen"]["statutory"] is steps["screen"]["act_by"] is None
    assert told["next"] in steps
    assert "publish" in told["late"]


def test_status_counts_those_who_answered(begun):
    told = begun.json("status", ROUND).json
    assert (told["answered"], told["heard"]) == (1, 4)
    assert "\n1 of 4 answered.\n" in begun("status", ROUND).out


def test_status_counts_nobody_where_there_was_no_consultation(titles):
    told = titles.json("status", B).json
    assert (told["answered"], told["heard"]) == (0, 0)
    assert "answered" not in titles("status", B).out


def test_the_overview_tells_those_apart_who_were_not_heard(begun):
    begun("consultation", "close", ROUND, today="2020-03-02")
    begun("respondents", "add", "Nyskolen", "--kind", "school", today="2020-03-03")
    path = answer(begun, begun.office.row("Sent kursus"))
    begun("receive", ROUND, path, "--from", "Nyskolen", today="2020-03-04")
    told = begun.json("consultation", "overview", ROUND).json
    assert [line["respondent"] for line in told["respondents"]] == [
        "Nordskolen", "A-kassen Fremad", "Jobcenter Midtby", "Sydskolen",
    ]  # fmt: skip
    assert told["respondents"][0] | {"received": ""} == {
        "respondent": "Nordskolen", "kind": "school", "received": "", "files": 1, "proposals": 3,
        "suggestions": 0, "row_errors": 0, "withdrawn": 0, "none": False, "heard": True,
    }  # fmt: skip
    (sender,) = told["senders"]
    assert (sender["from"], sender["proposals"], sender["heard"]) == ("Nyskolen", 1, False)
    shown = begun("consultation", "overview", ROUND).out
    assert "Nyskolen" in shown.partition("Sent without being heard")[2]
    assert "Nyskolen" not in shown.partition("Sent without being heard")[0]
    assert "1 of 4 answered." in shown


def test_the_overview_where_nobody_was_heard_counts_suggestions_apart(titles):
    told = titles.json("consultation", "overview", B).json
    assert (told["answered"], told["respondents"]) == (0, [])
    assert [(line["from"], line["proposals"], line["suggestions"]) for line in told["senders"]] == [
        ("En virksomhed", 0, 1)
    ]
    shown = titles("consultation", "overview", B).out
    assert shown.startswith("Nobody was heard.")
    assert "0 of 0" not in shown


def test_status_of_a_round_that_is_done(published):
    told = published.json("status", ROUND, today="2020-03-26").json
    assert (told["next"], told["late"]) == (None, [])
    assert {step["state"] for step in told["steps"]} == {"done"}


@pytest.mark.parametrize("words", [("status",), ("round", "list")])
def test_all_rounds(begun, words):
    assert [found["round"] for found in begun.json(*words).json["rounds"]] == [ROUND]


def test_check_yes(published):
    done = published.json("check", "90001", "--on", "2020-04-15", "--municipality", "Herning")
    told = done.json
    assert done.code == 0
    assert {"listed", "where", "entry", "reasons"} <= set(told)
    assert (told["listed"], told["where"], told["entry"]["title"]) == (True, "Vestjylland", "Svejsning æøå")
    for reason in told["reasons"]:
        assert set(reason) == {"code", "message", "source"}


def test_check_no(published):
    done = published.json("check", "90002", "--on", "2020-04-15", "--municipality", "Herning")
    told = done.json
    assert (done.code, done.err) == (1, "")
    assert (told["listed"], told["where"], told["entry"]) == (False, None, None)
    assert "V101" in {reason["code"] for reason in told["reasons"]}


def test_listing_show(titles):
    told = titles.json("listing", "show", today="2023-06-01").json
    assert set(told) == {"entries"}
    (entry,) = told["entries"]
    assert {"title", "disco", "area", "from", "earliest_end", "until", "extended", "decision"} <= set(entry)
    assert {key: entry[key] for key in ("title", "disco", "area", "from", "earliest_end", "until", "extended")} == {
        "title": "Geolog æøå", "disco": "214400", "area": "Vestjylland", "from": "2023-05-01",
        "earliest_end": "2025-05-01", "until": "2025-05-01", "extended": None,
    }  # fmt: skip
    assert entry["decision"].startswith("rådet, 2023-04-03")


def test_listing_show_on_a_date(titles):
    for day, state in (("2023-04-30", "reported"), ("2023-05-01", "in force"), ("2025-05-01", "ended")):
        told = titles.json("listing", "show", "--on", day, today="2026-01-02").json
        assert [entry["state"] for entry in told["entries"]] == [state]


def test_an_empty_listing(begun):
    assert begun.json("listing", "show", today="2023-06-01").json == {"entries": []}


# Every other command: one document, nothing on stderr


BEFORE = (
    ("delegate", "courses", "--from", "2020-01-23", "--minutes", "punkt 1"),
    ("round", "open", "skilled", "2021-01-01"),
    ("respondents", "add", "Ny skole", "--kind", "school", "--email", "a@example.org"),
    ("respondents", "list"),
    ("respondents", "remove", "Sydskolen"),
    ("consultation", "form", ROUND),
    ("consultation", "letters", ROUND),
    ("consultation", "remind", ROUND),
    ("consultation", "overview", ROUND),
    ("consultation", "extend", ROUND, "--deadline", "2020-03-10"),
    ("consultation", "close", ROUND),
    ("suggest", "skilled", "Smed", "--from", "En virksomhed"),
    ("dialogue", "agenda", "2020-Q3"),
    ("dialogue", "record", "2020-Q1", "--on", "2020-02-01", "--participant", "SIRI"),
    ("dialogue", "list"),
    ("document", "answers", ROUND),
    ("rules",),
    ("rule", "V101", "--on", "2020-04-01"),
    ("log",),
    ("log", ROUND, "--last", "2"),
    ("verify",),
    ("persons", "list"),
    ("calendar", "2020"),
    ("calendar", "2020", "--format", "ics", "--out", "hjul.ics"),
    ("calendar", "2020", "--format", "svg", "--out", "hjul.svg"),
)


@pytest.mark.parametrize("words", BEFORE, ids=" ".join)
def test_one_document_from_each_command(begun, words):
    done = begun.json(*words, today="2020-02-24")
    assert (done.code, done.err) == (0, "")
    assert isinstance(done.json, dict)
    assert "error" not in done.json


def test_one_document_from_init_and_the_imports(cli):
    sheet = cli.office.sheet
    priorities = str(sheet("p.xlsx", ("Stillingsbetegnelse", "Erhvervsgruppe"), [("Svejser", "Jern, metal og auto")]))
    respondents = str(sheet("r.xlsx", ("Navn", "Type"), [("Nordskolen", "Skole")]))
    national = str(sheet("n.xlsx", ("Stillingsbetegnelse", "Gælder fra"), [("Lærer", "01-07-2023")]))
    disco = str(sheet("d.xlsx", ("Kode", "Betegnelse"), [("214400", "Ingeniør")]))
    evidence = str(sheet("e.xlsx", ("Stillingsbetegnelse", "Efterspørgsel"), [("Geolog", 12)]))
    for words in (
        ("init", str(cli.home), "--council", "RAR Vestjylland"),
        ("round", "open", "courses", "2023-10-01"),
        ("priorities", "import", "courses-2023-10-01", priorities),
        ("respondents", "import", respondents),
        ("consultation", "open", "courses-2023-10-01", "--deadline", "1.9.2023"),
        ("national", "import", "higher-education", national),
        ("disco", "import", disco, "--from", "2023-01-01"),
        ("evidence", "import", evidence),
    ):
        done = cli.json(*words, today="2023-07-03")
        assert (done.code, done.err) == (0, ""), words
        assert "error" not in done.json


def test_one_document_from_review_decide_and_publish(begun):
    begun("consultation", "close", ROUND, today="2020-03-02")
    begun("screen", ROUND, today="2020-03-02")
    export = begun.json("review", "export", ROUND, "sager.xlsx", today="2020-03-04")
    assert (export.code, export.json["open"]) == (0, 1)
    unfinished = begun.json("review", "import", ROUND, "sager.xlsx", "--by", "Frida Fiktiv", today="2020-03-04")
    assert (unfinished.code, unfinished.json["open"]) == (1, 1)
    answers = {"V102:P0003": {"Afgørelse": "Optages", "Ny varighed": "10 dage"}}
    filled = begun.office.filled((begun.office.folder / "sager.xlsx").read_bytes(), answers)
    finished = begun.json("review", "import", ROUND, str(filled), "--by", "Frida Fiktiv", today="2020-03-04")
    assert (finished.code, finished.json["open"]) == (0, 0)
    item = begun.json("document", "agenda-item", ROUND, today="2020-03-09")
    assert item.code == 0
    made = begun.json("decide", ROUND, "--body", "council", "--on", "2020-03-19", today="2020-03-20")
    assert (made.code, made.json["listed"]) == (0, 2)
    done = begun.json("publish", ROUND, "--out", "ud", today="2020-03-25")
    assert (done.code, done.json["courses"]) == (0, 2)
    assert (begun.office.folder / "ud").is_dir()


def test_one_document_from_the_commands_of_list_b(cli):
    cli.office.create()
    name = "higher-education-2023-10-01"
    steps = (
        ("suggest", "higher-education", "Geolog", "--from", "X", "--disco", "2144", "--level", "kandidat",
         "--evidence", "tre opslag"),
        ("round", "open", "higher-education", "2023-10-01"),
        ("delegate", "higher-education", "--from", "2023-06-15", "--to", "2023-10-01", "--minutes", "punkt 3.4"),
        ("screen", name),
        ("hearing", name, "--on", "2023-07-03", "--reply", "Ingen bemærkninger"),
        ("decide", name, "--body", "chair", "--on", "2023-07-03"),
        ("document", "information", name),
        ("submit", name, "--on", "2023-07-03"),
        ("submit", name, "--on", "2023-07-03", "--correction", "Koden var forkert.", "--code", "Geolog=211400"),
        ("submit", name, "--on", "2023-07-03", "--receipt", "SIRI 1"),
        ("inform", name, "--on", "2023-07-03", "--minutes", "punkt 1"),
        ("listing", "extend", "Geolog", "--until", "2026-10-01", "--reason", "mangel", "--document", "notat"),
        ("listing", "remove", "Geolog", "--on", "2026-04-01", "--minutes", "punkt 2"),
    )  # fmt: skip
    for words in steps:
        done = cli.json(*words, today="2023-07-03")
        assert (done.code, done.err) == (0, ""), words
        assert "error" not in done.json


def test_one_document_from_the_demo(cli):
    done = cli.raw("--json", "demo", "siri", str(cli.office.folder / "vis"))
    assert done.code == 0
    json.loads(done.out)


def test_what_is_on_a_list_of_job_titles_is_never_called_a_course(titles):
    name = "skilled-2026-10-01"
    for today, *words in (
        ("2026-06-01", "round", "open", "skilled", "2026-10-01"),
        ("2026-06-01", "suggest", "skilled", "Brolægger", "--from", "Et firma", "--level", "faglært"),
    ):
        assert titles(*words, today=today).code == 0, words
    screened = titles("screen", name, today="2026-08-25")
    assert "1 job title in review" in screened.out
    book = str(titles.home / "sager.xlsx")
    exported = titles("review", "export", name, book, today="2026-08-25")
    imported = titles("review", "import", name, book, "--by", "Anne", today="2026-08-25")
    assert "0 recommended job titles" in exported.out
    assert "1 job title still in review" in imported.out
    assert "course" not in screened.out + exported.out + imported.out


def test_judgements_out_and_back(begun):
    begun("consultation", "close", ROUND, today="2020-03-02")
    begun("screen", ROUND, today="2020-03-02")
    path = str(begun.office.folder / "domme.csv")
    assert begun.json("judgements", "export", ROUND, path).json == {"round": ROUND, "file": path, "judgements": 0}
    assert begun.json("judgements", "export", ROUND, path).error["code"] == "file-exists"
    done = begun.json("judgements", "import", ROUND, path, "--by", "Frida Fiktiv")
    assert done.code == 1, "a case is open"
    assert done.json == {
        "round": ROUND, "decided": {}, "unchanged": 0, "empty": 0, "unplaced": [], "open": 1, "followed": [],
    }  # fmt: skip
    told = begun("judgements", "import", ROUND, path, "--by", "Frida Fiktiv").out
    assert "No new judgements." in told
    assert "1 course still in review." in told
