"""What is kept beside the journal: the received files by their hash, and the names of persons, which can be erased."""

import hashlib
import os
import re
import sqlite3

import pytest

from positivliste.errors import BadData, WrongUsage
from positivliste.model.council import RespondentKind
from positivliste.model.file import File
from positivliste.store import ReceivedFiles

NAME, MAIL, USER = "Frida Fiktiv", "frida.fiktiv@skolen.example", "Sonja Sekretær"


@pytest.fixture
def received(tmp_path):
    return ReceivedFiles(tmp_path / "received")


def digest(content):
    return hashlib.sha256(content).hexdigest()


class TestReceivedFiles:
    def test_a_file_is_kept_unchanged_under_its_hash_with_its_ending(self, received):
        path = received.keep(b"content", "Svar fra skolen.XLSX")
        assert path == received.folder / f"{digest(b'content')}.xlsx"
        assert path.read_bytes() == received.content(digest(b"content")) == b"content"

    def test_the_same_content_is_kept_once(self, received):
        received.keep(b"content", "a.xlsx")
        received.keep(b"content", "b.xlsx")
        assert len(list(received.folder.iterdir())) == 1

    def test_a_file_that_is_not_there_is_an_error(self, received):
        with pytest.raises(BadData) as error:
            received.content(digest(b"content"))
        assert (error.value.code, error.value.message, error.value.remedy) == (
            "file-missing",
            f"The received file {digest(b'content')} is not in {received.folder}.",
            "Restore it from a backup.",
        )

    def test_a_missing_and_a_changed_file_are_found(self, received):
        for content in (b"one", b"two", b"three"):
            received.keep(content, "a.csv")
        kept = [File(name, digest(content)) for content, name in ((b"one", "1"), (b"two", "2"), (b"three", "3"))]
        assert list(received.flaws(kept)) == []
        (received.folder / f"{digest(b'one')}.csv").unlink()
        (received.folder / f"{digest(b'two')}.csv").write_bytes(b"twO")
        missing, changed = received.flaws(kept)
        assert re.fullmatch(r"the received file 1 \(\w{12}\) is missing", missing)
        assert re.fullmatch(r"the received file 2 \(\w{12}\) was changed", changed)

    @pytest.fixture
    def broken_off(self, received):
        """The power failed before the file was on the disk."""
        received.folder.mkdir()
        (received.folder / f"{digest(b'one')}.csv.partial").write_bytes(b"on")

    def test_of_a_file_that_could_not_be_written_nothing_is_left(self, received, monkeypatch):
        def fails(_):
            raise OSError("no power")

        monkeypatch.setattr(os, "fsync", fails)
        with pytest.raises(OSError, match="no power"):
            received.keep(b"one", "a.csv")
        assert list(received.folder.iterdir()) == []

    @pytest.mark.usefixtures("broken_off")
    def test_half_a_file_is_not_taken_for_a_file(self, received):
        assert len(list(received.flaws([File("1", digest(b"one"))]))) == 1
        received.keep(b"one", "a.csv")
        assert list(received.flaws([File("1", digest(b"one"))])) == []

    @pytest.mark.usefixtures("broken_off")
    def test_half_a_file_is_not_handed_out(self, received):
        with pytest.raises(BadData):
            received.content(digest(b"one"))


class TestContacts:
    @pytest.fixture
    def with_persons(self, office):
        """A round in which a person is a contact, and two persons did something."""
        office.begin()
        with office.at("2020-02-03", user=USER) as workspace:
            workspace.respondents.add("Vestskolen", RespondentKind.SCHOOL, MAIL)
        office.receive("Nordskolen", office.row("Svejsning 1", duration=None))
        office.screen()
        office.judge({"V102:P0001": {"Afgørelse": "Optages", "Ny varighed": "10 dage"}}, by=NAME)
        return office

    def test_names_and_addresses_stand_in_the_table_of_persons_and_in_no_event(self, with_persons):
        connection = sqlite3.connect(with_persons.journal)
        persons = list(connection.execute("SELECT name, email FROM person"))
        events = "\n".join(str(row) for row in connection.execute("SELECT * FROM event"))
        connection.close()
        assert {(NAME, None), (USER, None), (None, MAIL)} <= set(persons)
        for secret in (NAME, USER, MAIL, "Test Testesen"):
            assert secret.casefold() not in events.casefold()

    def test_the_same_person_is_on_record_once(self, with_persons):
        with with_persons.at("2020-03-05", user=NAME) as workspace:
            workspace.respondents.add("Østskolen", RespondentKind.SCHOOL, MAIL)
            persons = [(person.name, person.email) for person in workspace.journal.persons()]
        assert len(persons) == len(set(persons))

    def test_a_reference_is_a_number_in_the_order_of_record(self, with_persons):
        with with_persons.at("2020-05-01") as workspace:
            refs = [person.ref for person in workspace.journal.persons()]
        assert refs == [f"person-{number}" for number in range(1, len(refs) + 1)]

    def test_who_is_erased_is_gone_from_the_file_and_the_journal_still_holds(self, with_persons):
        head = with_persons.head()
        for secret in (NAME, MAIL):
            assert secret.encode() in with_persons.journal.read_bytes()
        with with_persons.at("2020-05-01") as workspace:
            refs = {person.name or person.email: person.ref for person in workspace.journal.persons()}
            workspace.journal.erase(refs[NAME])
            workspace.journal.erase(refs[MAIL])
        content = with_persons.journal.read_bytes()
        for secret in (NAME, MAIL):
            assert secret.encode() not in content
            assert secret.split()[-1].encode() not in content
        assert USER.encode() in content
        with with_persons.at("2020-05-01") as workspace:
            judged = [line for line in workspace.journal.log() if line.event.kind == "case.decided"]
            assert [line.who for line in workspace.journal.log() if line.event.kind == "round.opened"] == [
                "Test Testesen"
            ]
            assert [c.email for c in workspace.respondents.list() if c.respondent.name == "Vestskolen"] == [None]
            assert workspace.journal.verify().flaws == ()
        assert judged
        assert judged[0].event.payload.verdict.by == refs[NAME]
        with with_persons.at("2020-05-01") as workspace:
            told = [line.event.payload.person for line in workspace.journal.log() if line.event.kind == "person.erased"]
        assert told == [refs[NAME], refs[MAIL]]
        assert with_persons.head() != head

    def test_nothing_of_many_who_are_erased_is_left_anywhere_in_the_file(self, office):
        office.create()
        mails = [f"{'kontoret' * 8}.nummer-{number}@skolen.example" for number in range(60)]
        with office.at("2020-02-03") as workspace:
            for number, mail in enumerate(mails):
                workspace.respondents.add(f"Skole {number}", RespondentKind.SCHOOL, mail)
            for person in list(workspace.journal.persons()):
                if person.email:
                    workspace.journal.erase(person.ref)
        content = office.journal.read_bytes()
        assert b"Skole 59" in content
        assert b"kontoret" not in content
        assert b".example" not in content

    def test_who_comes_back_after_being_erased_gets_a_new_reference(self, with_persons):
        with with_persons.at("2020-05-01") as workspace:
            old = next(person.ref for person in workspace.journal.persons() if person.email == MAIL)
            workspace.journal.erase(old)
            workspace.respondents.add("Vestskolen", RespondentKind.SCHOOL, MAIL)
            refs = [person.ref for person in workspace.journal.persons()]
            assert next(person.ref for person in workspace.journal.persons() if person.email == MAIL) != old
        assert len(refs) == len(set(refs))

    def test_an_unknown_person_is_wrong_usage(self, with_persons):
        with with_persons.at("2020-05-01") as workspace, pytest.raises(WrongUsage) as error:
            workspace.journal.erase("person-99")
        assert error.value.code == "unknown-person"
