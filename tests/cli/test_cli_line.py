"""The line itself: global options, dates, where the workspace is, what is quiet, and help."""

import json
import re

import click
import pytest
from positivliste.cli.main import COMMANDS
from positivliste.cli.main import cli as root
from positivliste.cli.types import KINDS, LISTS

from positivliste import __version__
from positivliste.documents.content import size
from positivliste.workspace.results import ListKind, RespondentKind

ROUND = "courses-2020-04-01"


def every_command(command=root, path=()):
    """All commands and groups with their words, as click has them."""
    yield path, command
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            yield from every_command(command.get_command(context, name), (*path, name))


ALL = [pytest.param(path, command, id=" ".join(path) or "positivliste") for path, command in every_command()]


# Help


@pytest.mark.parametrize(("path", "command"), ALL)
def test_every_command_and_option_has_help(path, command):
    assert command.help
    assert command.get_short_help_str()
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            assert parameter.help, f"{' '.join(path)} {parameter.opts}"


@pytest.mark.parametrize("path", [path for path, _ in every_command()], ids=" ".join)
def test_help_is_printed(cli, path):
    for flag in ("--help", "-h"):
        done = cli.raw(*path, flag)
        assert (done.code, done.err) == (0, "")
        assert done.out.startswith("Usage: positivliste")


def test_the_contract_has_its_commands():
    words = {" ".join(path) for path, _ in every_command()}
    assert words >= {
        "init", "round open", "round list", "status", "priorities import", "respondents import", "respondents add",
        "consultation open", "consultation form", "consultation letters", "consultation remind", "consultation close",
        "receive", "screen", "review export", "review import", "decide", "delegate", "suggest", "national import",
        "evidence import", "submit", "publish", "document", "check", "listing show", "listing extend",
        "listing remove", "calendar", "rules", "rule", "log", "verify", "demo",
    }  # fmt: skip


def test_the_lists_and_kinds_that_can_be_named_are_those_that_there_are():
    assert list(LISTS.choices) == [kind.value for kind in ListKind]
    assert list(KINDS.choices) == [kind.value for kind in RespondentKind]


def test_the_help_names_every_command(cli):
    told = cli.raw("--help").out
    for name in COMMANDS:
        assert re.search(rf"^  {name} ", told, re.MULTILINE), name


def test_the_version(cli):
    done = cli.raw("--version")
    assert (done.code, done.out.strip()) == (0, f"positivliste, version {__version__}")


def test_nothing_at_all_is_help(cli):
    done = cli.raw()
    assert done.code == 2
    assert "Usage: positivliste" in done.out + done.err


# --json and --quiet, anywhere


@pytest.mark.parametrize("place", range(7))
def test_json_anywhere(begun, place):
    words = ["--today", "2020-02-24", "-C", str(begun.home), "status", ROUND]
    words.insert(place, "--json")
    done = begun.raw(*words)
    assert (done.code, done.json["round"]) == (0, ROUND)


def test_json_of_a_command_in_a_group(begun):
    assert begun("respondents", "list", "--json").json["respondents"]
    assert begun("respondents", "--json", "list").json["respondents"]


def test_after_two_dashes_a_word_is_a_word(published):
    done = published("check", "--on", "2020-04-15", "--municipality", "Herning", "--", "--json")
    assert done.code == 1
    assert done.out.startswith("No.")


@pytest.mark.parametrize("place", [0, 1, 2])
def test_quiet_prints_nothing(begun, place):
    words = ["status", ROUND]
    words.insert(place, "--quiet")
    done = begun(*words)
    assert (done.code, done.out, done.err) == (0, "", "")


def test_quiet_prints_errors(begun):
    done = begun("--quiet", "screen", ROUND, today="2020-02-24")
    assert (done.code, done.out) == (3, "")
    assert done.err.startswith("Error H103: ")


def test_quiet_keeps_the_answer_in_the_exit_code(published):
    words = ("--quiet", "check", "90002", "--on", "2020-04-15", "--municipality", "Herning")
    assert (published(*words).code, published(*words).out) == (1, "")


def test_json_comes_before_quiet(begun):
    assert begun("--quiet", "--json", "status", ROUND).json["round"] == ROUND


# Dates


@pytest.mark.parametrize("day", ["2026-04-01", "1.4.2026", "01.04.2026", "1. april 2026", "01-04-2026"])
def test_today_as_people_write_it(begun, day):
    done = begun.raw("-C", str(begun.home), "--today", day, "--json", "rule", "V101")
    assert (done.code, done.json["on"]) == (0, "2026-04-01")


@pytest.mark.parametrize("day", ["2026-02-29", "31.4.2026", "soon", "", "2026-13-01"])
def test_no_date(cli, day):
    assert cli.raw("--json", "--today", day, "rules").error["code"] == "usage"


def test_as_of_shows_the_past(published):
    def state(day):
        done = published.raw("-C", str(published.home), "--as-of", day, "--json", "status", ROUND)
        return {step["step"]: step["state"] for step in done.json["steps"]}

    assert (state("2020-03-18")["decide"], state("2020-03-26")["decide"]) == ("open", "done")
    assert state("2020-03-24")["publish"] == "open"


def test_as_of_before_the_round_was_there(published):
    done = published.raw("-C", str(published.home), "--as-of", "2020-01-25", "--json", "status", ROUND)
    assert (done.code, done.error["code"]) == (2, "unknown-round")


def test_as_of_records_nothing(begun):
    before = begun.digest()
    for words in (
        ("suggest", "skilled", "Smed", "--from", "X"),
        ("consultation", "close", ROUND),
        ("respondents", "add", "Ny", "--kind", "school"),
        ("delegate", "courses", "--from", "2020-01-01", "--minutes", "x"),
    ):
        done = begun.json("--as-of", "2020-02-20", *words)
        assert (done.code, done.error["code"]) == (2, "as-of-writes")
    assert begun.digest() == before


def test_listing_as_of(titles):
    titles(
        "listing",
        "extend",
        "Geolog æøå",
        "--until",
        "2026-10-01",
        "--reason",
        "r",
        "--document",
        "d",
        today="2024-01-02",
    )
    for day, until in (("2023-06-01", "2025-05-01"), ("2024-01-02", "2026-10-01")):
        done = titles.raw("-C", str(titles.home), "--as-of", day, "--json", "listing", "show")
        assert [entry["until"] for entry in done.json["entries"]] == [until]


# Where the workspace is


def test_the_workspace_is_this_folder_or_one_above(begun, monkeypatch):
    for folder in (begun.home, begun.home / "documents", begun.home / "received"):
        monkeypatch.chdir(folder)
        assert begun.raw("--json", "--today", "2020-02-24", "status", ROUND).json["round"] == ROUND


def test_a_workspace_by_its_name(begun):
    assert begun.raw("-C", "workspace", "--json", "--today", "2020-02-24", "status", ROUND).code == 0


def test_with_c_no_folder_above_is_taken(begun):
    done = begun.raw("-C", str(begun.home / "documents"), "--json", "--today", "2020-02-24", "status", ROUND)
    assert (done.code, done.error["code"]) == (3, "no-workspace")


# Single commands


def test_rules(cli):
    done = cli.raw("--json", "--today", "2026-01-02", "rules")
    codes = [rule["code"] for rule in done.json["rules"]]
    assert codes == sorted(set(codes))
    assert {"H101", "D103", "V101", "K201", "B101", "F102", "S105", "L101"} <= set(codes)
    for rule in done.json["rules"]:
        assert all(rule[key] for key in ("code", "kind", "title", "danish", "source", "mend"))


def test_a_rule_on_a_date(cli):
    done = cli.raw("--json", "--today", "2026-01-02", "rule", "s105", "--on", "1.4.2024")
    assert done.json["on"] == "2024-04-01"
    assert [(p["name"], p["value"]) for p in done.json["parameters"]] == [("siri.report_days", 14)]
    assert done.json["passes"]
    assert done.json["fails"]


def test_a_rule_on_a_date_that_is_not_covered(cli):
    done = cli.raw("--json", "--today", "2026-01-02", "rule", "S105", "--on", "2019-01-01")
    assert (done.code, done.error["code"]) == (3, "uncovered-date")


def test_the_council_s_own_parameter(begun):
    text = '[parameters.courses.max_days]\nvalues = [{ from = 2017-01-01, value = 60, source = "punkt 9" }]\n'
    path = begun.home / "positivliste.toml"
    path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")
    told = begun.json("rule", "V101").json
    assert {p["name"]: (p["value"], p["source"]) for p in told["parameters"]}["courses.max_days"] == (60, "punkt 9")


@pytest.mark.parametrize("number", [1, 3, 1000])
def test_the_last_of_the_log(begun, number):
    every, last = begun.json("log").json["events"], begun.json("log", "--last", str(number)).json["events"]
    assert last == every[-number:]
    assert [event["seq"] for event in every] == list(range(1, len(every) + 1))


def test_the_log_of_a_round(begun):
    events = begun.json("log", ROUND).json["events"]
    assert {event["round"] for event in events} == {ROUND}
    assert events[0]["kind"] == "round.opened"


def test_the_year_wheel_in_its_forms(begun):
    folder = begun.office.folder
    table = begun("calendar", "2020")
    assert "2020-03-31" in table.out
    assert [e["date"] for e in begun.json("calendar", "2020").json["events"] if e["kind"] == "deadline"]
    assert begun("calendar", "2020", "--format", "ics", "--out", "hjul.ics").code == 0
    assert (folder / "hjul.ics").read_bytes().startswith(b"BEGIN:VCALENDAR")
    assert begun("calendar", "2020", "--format", "svg", "--out", "hjul.svg").code == 0
    assert "<svg" in (folder / "hjul.svg").read_text(encoding="utf-8")
    done = begun.json("calendar", "2020", "--format", "svg")
    assert done.json["file"].endswith("årshjul-2020.svg")


def test_a_person_is_erased(begun):
    (person,) = [p for p in begun.json("persons", "list").json["persons"] if p["name"] == "Test Testesen"]
    assert {event["who"] for event in begun.json("log").json["events"]} == {"Test Testesen"}
    done = begun.raw(
        "-C", str(begun.home), "--today", "2020-02-24", "--user", "Anden", "--json", "persons", "erase", person["ref"]
    )
    assert (done.code, done.json["result"]) == (0, "erased")
    events = begun.json("log").json["events"]
    assert {event["who"] for event in events if event["actor"] == person["ref"]} == {None}
    assert "Test Testesen" not in {p["name"] for p in begun.json("persons", "list").json["persons"]}
    assert begun.json("verify").json["whole"] is True
    assert b"Test Testesen" not in (begun.home / "journal.db").read_bytes()


def test_verify_says_no(begun):
    kept = next(path for path in (begun.home / "received").rglob("*") if path.is_file())
    kept.chmod(0o644)
    kept.write_bytes(b"forged")
    done = begun.json("verify")
    assert (done.code, done.json["whole"]) == (1, False)
    assert done.json["flaws"]


# A real process


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "cp850", "cp437:strict"])
def test_a_console_that_cannot_show_every_letter(published, process, encoding):
    words = (
        "-C",
        str(published.home),
        "--today",
        "2020-04-20",
        "check",
        "90001",
        "--on",
        "2020-04-15",
        "--municipality",
        "Herning",
    )
    shown = process(*words, PYTHONIOENCODING=encoding)
    assert (shown.returncode, shown.stderr) == (0, b"")
    encoding = encoding.partition(":")[0]
    if encoding == "ascii":  # click writes UTF-8 where Python believes that there is only ASCII
        encoding = "utf-8"
    assert "Svejsning æøå".encode(encoding, errors="replace") in shown.stdout
    told = process("--json", *words, PYTHONIOENCODING=encoding)
    assert told.returncode == 0
    assert json.loads(told.stdout.decode("utf-8"))["entry"]["title"] == "Svejsning æøå"
    assert "Svejsning æøå".encode() in told.stdout
    assert b"\r" not in told.stdout


def test_errors_on_such_a_console(published, process):
    words = ("-C", str(published.home), "--today", "2020-04-20", "status", "æøå")
    shown = process(*words, PYTHONIOENCODING="ascii")
    assert (shown.returncode, shown.stdout) == (2, b"")
    assert b"Error unknown-round" in shown.stderr
    told = process("--json", *words, PYTHONIOENCODING="ascii")
    assert told.returncode == 2
    assert "æøå" in json.loads(told.stdout.decode("utf-8"))["error"]["message"]


def test_the_exit_codes_of_a_process(published, process):
    where = ("-C", str(published.home), "--today", "2020-04-20", "--quiet")
    no = (*where, "check", "90002", "--on", "2020-04-15", "--municipality", "Herning")
    assert process(*where, "verify").returncode == 0
    assert process(*no).returncode == 1
    assert process(*where, "nothing").returncode == 2
    assert process(*where, "round", "open", "courses", "2020-04-01").returncode == 3


# The demos


def test_the_demo_of_courses(cli):
    folder = cli.office.folder / "vis"
    done = cli.raw("demo", str(folder))
    assert (done.code, done.err) == (0, "")
    assert "Published 486 courses" in done.out
    assert "The journal is whole" in done.out
    told = cli.json("screen", ROUND, home=folder).json
    assert (told["funnel"]["unique"], told["funnel"]["recommended"]) == (740, 486)
    assert list(told["by_group"].values()) == [42, 103, 36, 28, 94, 68, 14, 6, 13, 17, 27, 38]
    again = cli.raw("--json", "demo", str(folder))
    assert (again.code, again.error["code"]) == (3, "demo-exists")


def test_the_demo_of_job_titles(cli):
    folder = cli.office.folder / "vis"
    done = cli.raw("demo", "siri", str(folder))
    assert (done.code, done.err) == (0, "")
    for text in ("Error S105", "Error L101", "Error L102", "Midtjylland now answers for what Vestjylland decided."):
        assert text in done.out
    entries = cli.json("listing", "show", home=folder, today="2025-10-01").json["entries"]
    assert {(entry["from"], entry["earliest_end"]) for entry in entries} == {("2023-10-01", "2025-10-01")}
    states = {entry["title"]: (entry["state"], entry["until"]) for entry in entries}
    assert states["Dyrlæge (eksempel)"] == ("in force", "2026-10-01")
    assert states["Procesingeniør (eksempel)"] == ("ended", "2025-10-01")


def test_a_quiet_demo(cli):
    done = cli.raw("--quiet", "demo", "siri", str(cli.office.folder / "vis"))
    assert (done.code, done.out, done.err) == (0, "", "")


def test_a_second_decision_says_what_it_takes_back(begun):
    office = begun.office
    office.screen()
    office.judge({"V102:P0003": {"Afgørelse": "Optages", "Ny varighed": "5 dage"}})
    office.decide(exceptions=office.exceptions(("P0001", "Afvises", "tages op igen")))
    done = begun("decide", office.round, "--body", "council", "--on", "2020-03-20")
    assert "It takes the place of the decision of 2020-03-19." in done.out
    assert "P0001 was left out by that decision and is on the list now: tages op igen" in done.out


def test_what_a_long_list_is_published_without_is_told(published, monkeypatch):
    monkeypatch.setattr(size, "MOST_ROWS", 0)
    done = published("publish", published.office.round)
    assert "Left out, as the list is too long for it: docx and pdf. The rest has every course." in done.out
    assert published.json("publish", published.office.round).json["left_out"] == ["docx", "pdf"]


def test_dates_on_the_terminal_are_iso_and_no_reason_is_a_file(cli):
    office = cli.office.begin()
    told = cli("consultation", "extend", office.round, "--deadline", "2020-03-01T12:00", today="2020-02-20").out
    assert "Everyone can answer to 2020-03-01 12:00." in told
    with office.at("2020-02-21") as workspace:
        workspace.answers.add(office.round, "Nordskolen", "Svejsning 1")
        workspace.answers.withdraw(office.round, sender="Nordskolen", reason="en fejl")
    head, _, line = cli("answers", "list", office.round, today="2020-02-22").out.splitlines()
    assert head.rstrip().endswith("By, or why")
    assert line.rstrip().endswith("en fejl")
    assert line.count("en fejl") == 1
