"""The façade as a person meets it: its parts can be found, say what they are, and are whole."""

import inspect
from datetime import date, datetime
from importlib import import_module
from operator import attrgetter
from pathlib import Path

import pytest

from positivliste import Workspace
from positivliste.errors import BadData, WrongUsage
from positivliste.workspace.results import ListKind
from positivliste.workspace.rules import Rules
from positivliste.workspace.tables import duplicates

ROUND = "courses-2020-04-01"
PARTS = {
    "answers", "calendar", "consultation", "decisions", "dialogue", "documents", "journal", "listing", "publication",
    "references", "respondents", "review", "rounds", "rules", "screening", "siri", "suggestions",
}  # fmt: skip


def public(thing):
    return [name for name in dir(thing) if not name.startswith("_")]


def test_every_part_can_be_found_and_says_what_it_does(office):
    with office.begin().at("2020-02-10") as workspace:
        assert set(public(workspace)) >= PARTS | {"check", "council", "folder", "today"}
        for name in PARTS:
            part = getattr(workspace, name)
            assert inspect.getdoc(getattr(Workspace, name))
            assert public(part)
            for method in public(part):
                assert inspect.getdoc(getattr(part, method)), f"{name}.{method}"
                assert method in repr(part)


def test_a_workspace_says_where_it_is_whose_and_what_rounds_it_has(office):
    with office.begin().at("2020-02-10") as workspace:
        assert repr(workspace) == (
            f"<Workspace {office.home}: RAR Vestjylland on 2020-02-10; rounds: courses-2020-04-01>"
        )
        assert str(office.home) in repr(workspace.rounds)
    assert repr(workspace) == f"<Workspace {office.home}, closed>"


def test_a_closed_workspace_says_so(office):
    with office.begin().at("2020-02-10") as workspace:
        pass
    workspace.close()
    with pytest.raises(WrongUsage, match=r"is closed") as error:
        workspace.rounds.list()
    assert error.value.code == "closed"


def test_the_rules_can_be_read_without_a_workspace():
    rules = Rules()
    assert rules.find("v101").code == "V101"
    assert {row["code"] for row in rules.list().table()} >= {"V101", "H102"}
    values = {row["name"]: row["value"] for row in rules.parameters("V101", "2020-04-01").table()}
    assert values["courses.max_months"] == 3


def test_the_rules_of_a_workspace_have_its_own_parameters(office):
    office.create()
    with (office.home / "positivliste.toml").open("a", encoding="utf-8") as settings:
        settings.write("\n[parameters.courses.max_months]\n")
        settings.write('values = [{ from = 2020-01-01, value = 2, source = "made-up minutes" }]\n')
    with office.at("2020-02-10") as workspace:
        values = {row["name"]: row["value"] for row in workspace.rules.parameters("V101", "2020-04-01").table()}
    assert values["courses.max_months"] == 2


# What the parts accept


@pytest.mark.parametrize("effective", [date(2020, 4, 1), datetime(2020, 4, 1, 12), "2020-04-01"])
@pytest.mark.parametrize("kind", ["courses", ListKind.COURSES])
def test_a_date_and_a_list_can_be_given_as_values_or_as_text(office, kind, effective):
    office.create()
    with Workspace.open(str(office.home), today="2020-01-31T09:30", user="Test Testesen") as workspace:
        opened = workspace.rounds.open(kind, effective)
        assert (opened.id, workspace.today) == (office.round, date(2020, 1, 31))
        assert workspace.rounds.status(opened) == workspace.rounds.status(opened.id)


def test_a_moment_with_another_zone_is_one_in_copenhagen(office):
    office.begin()
    with Workspace.open(office.home, today="2020-02-28T22:30:00+00:00") as workspace:
        assert workspace.today == date(2020, 2, 28)
    with Workspace.open(office.home, today=datetime.fromisoformat("2020-02-28T23:30:00+00:00")) as workspace:
        assert workspace.today == date(2020, 2, 29)


def test_files_can_be_one_or_several_as_text_or_paths(office):
    office.begin()
    one, other, third = (office.answer(office.row(title)) for title in ("Et", "To", "Tre"))
    with office.at("2020-02-10") as workspace:
        for files in (str(one), other, [str(third)]):
            assert len(workspace.answers.receive(office.round, files, "Nordskolen").files) == 1


@pytest.mark.parametrize(
    ("call", "code"),
    [
        (lambda w: w.rounds.open("courses", "1/4-2020"), "bad-date"),
        (lambda w: w.rounds.open("courses", 20200401), "bad-date"),
        (lambda w: w.rounds.open("courses", None), "bad-date"),
        (lambda w: w.rounds.open("courses", "2020-W16-3"), "bad-date"),
        (lambda w: w.rounds.open("courses", "20200401"), "bad-date"),
        (lambda w: w.rounds.open("courses", "2020-02-30"), "bad-date"),
        (lambda w: w.rounds.open("kurser", "2020-10-01"), "unknown-list"),
        (lambda w: w.rounds.open(None, "2020-10-01"), "unknown-list"),
        (lambda w: w.rounds.status(7), "bad-round"),
        (lambda w: w.rounds.import_priorities(ROUND, 7), "bad-path"),
        (lambda w: w.answers.receive(ROUND, ["svar.xlsx", None], "Nordskolen"), "bad-path"),
        (lambda w: w.answers.receive(ROUND, "svar.xlsx", "Nordskolen", received="i går"), "bad-date"),
        (lambda w: w.consultation.open(ROUND, "2020-02-28 kl. 12"), "bad-date"),
        (lambda w: w.consultation.open(ROUND, 28), "bad-date"),
        (lambda w: w.consultation.open(ROUND, "2020-02-28T12"), "bad-date"),
        (lambda w: w.consultation.open(ROUND, "2020-02-28 12:00"), "bad-date"),
        (lambda w: w.documents.write("agenda", ROUND, ["md", 3]), "bad-text"),
        (lambda w: w.dialogue.record("2020-Q1", "2020-02-10", "formanden", ()), "bad-list-of-texts"),
        (lambda w: w.answers.receive(ROUND, "svar.xlsx", "Nordskolen", mapping={"Kursus": 1}), "bad-text"),
        (lambda w: w.calendar.year("2020"), "bad-year"),
        (lambda w: w.calendar.year(99999), "bad-year"),
        (lambda w: w.consultation.letters(ROUND, "md,doc"), "unknown-format"),
        (lambda w: w.consultation.forms(ROUND, "university"), "unknown-kind"),
        (lambda w: w.respondents.add("Nordskolen", "skole"), "unknown-kind"),
        (lambda w: w.decisions.decide(ROUND, "mayor", "2020-02-10"), "unknown-body"),
        (lambda w: w.check("90001", "i dag", "Herning"), "bad-date"),
        (lambda w: w.check("90001\0", "2020-02-10", "Herning"), "bad-text"),
        (lambda w: w.answers.receive(ROUND, "svar.xlsx", "Nordskolen", mapping={"Kursus\ud800": "title"}), "bad-text"),
        (lambda w: w.publication.verify("a\0b"), "bad-path"),
        (lambda w: w.publication.verify(Path("a\0b")), "bad-path"),
        (lambda w: w.publication.verify(""), "bad-path"),
        (lambda w: w.answers.receive(ROUND, ["svar.xlsx", ""], "Nordskolen"), "bad-path"),
        (lambda w: w.answers.receive(ROUND, [], "Nordskolen"), "bad-path"),
        (lambda w: w.answers.receive(ROUND, iter(()), "Nordskolen", dry_run=True), "bad-path"),
        (lambda w: w.publication.publish(ROUND, "  "), "bad-path"),
        (lambda w: w.publication.publish(ROUND, "a\nb"), "bad-path"),
        (lambda _: duplicates([]), "bad-path"),
        (lambda w: w.respondents.add("\udcff", "school"), "bad-text"),
        (lambda w: w.respondents.add("A\nB", "school"), "bad-name"),
        (lambda w: w.respondents.add("A\u2028B", "school"), "bad-name"),
        (lambda w: w.respondents.add(" \u200b", "school"), "bad-name"),
        (lambda w: w.suggestions.add("skilled", "Smed", " "), "bad-name"),
        (lambda w: w.review.import_(ROUND, "cases.xlsx", "Test\nTestesen"), "bad-name"),
        (lambda w: w.respondents.add("Nordskolen", "school", "notmail"), "bad-e-mail-address"),
        (lambda w: w.respondents.add("Nordskolen", "school", "@skole.dk"), "bad-e-mail-address"),
        (lambda w: w.consultation.letters(ROUND, {"md": 1}), "bad-list-of-texts"),
        (lambda w: w.consultation.letters(ROUND, {"md"}), "bad-list-of-texts"),
        (lambda w: Workspace.open(w.folder, today="2020-02-10", user=""), "bad-name"),
        (lambda _: Workspace.create("", "RAR Vestjylland", today="2020-02-10"), "bad-path"),
    ],
)
def test_anything_else_is_refused_with_what_was_given_and_how_to_write_it(office, call, code):
    office.begin()
    with office.at("2020-02-10") as workspace:
        before = workspace.journal.verify().head
        with pytest.raises(WrongUsage) as error:
            call(workspace)
        assert workspace.journal.verify().head == before
    assert error.value.code == code
    assert error.value.message
    assert error.value.remedy


# One value of each type that a parameter can have: with these, nothing but the argument in question is wrong.
FITTING = {
    "str": "1",
    "int": 2020,
    "bool": False,
    "Sequence[str]": (),
    "Mapping[str, str]": {},
    "given.RoundName": ROUND,
    "given.ListName": "courses",
    "given.KindName": "school",
    "given.BodyName": "council",
    "given.Day": "2020-02-10",
    "given.Moment": "2020-02-10",
    "given.File": "svar.xlsx",
    "given.Files": "svar.xlsx",
    "given.Formats": "md",
}


def parameters():
    """Every parameter of every public method, of the workspace and of its parts."""
    for part in ("", *sorted(PARTS)):
        owner = inspect.get_annotations(getattr(Workspace, part).fget)["return"] if part else "Workspace"
        thing = getattr(import_module(f"positivliste.workspace.{part or 'facade'}"), owner)
        for method in public(thing):
            if callable(function := getattr(thing, method)):
                for name, parameter in inspect.signature(function).parameters.items():
                    if name != "self":
                        yield pytest.param(part, method, name, id=f"{part or 'workspace'}.{method}-{parameter.name}")


@pytest.fixture(scope="module")
def workspace(tmp_path_factory):
    folder = tmp_path_factory.mktemp("parts") / "workspace"
    with Workspace.create(folder, "RAR Vestjylland", today="2020-01-31") as made:
        yield made


@pytest.mark.parametrize(("part", "method", "name"), list(parameters()))
def test_no_parameter_takes_what_it_cannot_use(workspace, part, method, name):
    function = getattr(getattr(workspace, part) if part else workspace, method)
    asked = inspect.signature(function).parameters
    fitting = {
        n: FITTING[p.annotation.removesuffix(" | None")] for n, p in asked.items() if n != name and p.default is p.empty
    }
    wrong = [object(), b"abc", 3.5]
    if "None" not in asked[name].annotation and asked[name].default is not None:
        wrong.append(None)
    for value in wrong:
        with pytest.raises(WrongUsage) as error:
            function(**{**fitting, name: value})
        assert error.value.code.startswith(("bad-", "unknown-"))
        assert error.value.remedy


@pytest.mark.parametrize("address", [None, "", "post@nordskolen.dk"])
def test_a_respondent_has_an_address_or_none(workspace, address):
    workspace.respondents.add("Nordskolen", "school", address)
    assert [contact.email for contact in workspace.respondents.list()] == [address or None]
    workspace.respondents.remove("Nordskolen")


@pytest.fixture
def in_the_way(tmp_path):
    """A file where a folder would have to be."""
    path = tmp_path / "in-the-way"
    path.write_text("", encoding="utf-8")
    return path


def of_a_file(workspace, call, *arguments):
    """How a call is refused, without a trace in the journal, for what it wants of a file."""
    before = workspace.journal.verify().head
    with pytest.raises(BadData) as error:
        call(*arguments)
    assert error.value.remedy
    assert workspace.journal.verify().head == before
    return error.value.code


def test_a_workspace_cannot_be_where_a_file_is(workspace, in_the_way):
    for path in (in_the_way, in_the_way / "workspace", in_the_way.with_name("x" * 300)):
        code = of_a_file(workspace, lambda at=path: Workspace.create(at, "RAR Vestjylland", today="2020-01-31"))
        assert code == "cannot-write"


def test_what_cannot_be_written_is_refused(office, in_the_way):
    office.begin()
    office.receive("Nordskolen", office.row("Svejsning 1", "90001"))
    office.screen()
    office.decide()
    with office.at("2020-03-20") as workspace:
        assert of_a_file(workspace, workspace.calendar.write, 2020, "ics", in_the_way / "hjul.ics") == "cannot-write"
        assert of_a_file(workspace, workspace.publication.publish, ROUND, in_the_way) == "cannot-write"
        (office.home / "templates").write_text("", encoding="utf-8")
        assert of_a_file(workspace, workspace.documents.export_template, "agenda.md") == "cannot-write"


def test_a_received_file_that_cannot_be_read_is_told(office):
    office.begin()
    office.receive("Nordskolen", office.row("Svejsning 1", "90001"))
    for kept in (office.home / "received").iterdir():
        kept.unlink()
        kept.mkdir()
    with office.at("2020-02-10") as workspace, pytest.raises(BadData) as error:
        workspace.journal.verify()
    assert error.value.code == "cannot-write"


@pytest.mark.parametrize("ask", ["rounds.list", "respondents.list", "journal.log", "journal.persons"])
def test_a_journal_that_is_damaged_is_told(office, ask):
    office.begin()
    whole = office.journal.read_bytes()
    first = 2 * 4096  # the pages before hold what the file is
    office.journal.write_bytes(whole[:first] + b"\xaa" * (len(whole) - first))
    with office.at("2020-02-10") as workspace, pytest.raises(BadData) as error:
        attrgetter(ask)(workspace)()
    assert error.value.code == "journal-unreadable"


def test_a_file_whose_name_is_no_text_is_not_taken_in(workspace, tmp_path):
    wrong = tmp_path / "h\udcf8ring.csv"  # as Python reads a name in the encoding of an old disk
    assert of_a_file(workspace, workspace.respondents.import_, wrong) == "bad-name"


def test_what_is_refused_is_shown_in_short(workspace):
    with pytest.raises(WrongUsage) as error:
        workspace.answers.receive(ROUND, b"x" * 1_000_000, "Nordskolen")
    assert len(error.value.message) < 100
    assert error.value.message.endswith("is no path.")
