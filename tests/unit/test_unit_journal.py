# ruff: noqa: S608 - the statements that are built here are meant to be refused
"""The journal: a chain that only grows, that shows whoever changed it, and that no crash leaves half-written."""

import os
import re
import sqlite3
import subprocess
import sys
import textwrap
from datetime import date

import pytest

from positivliste.errors import BadData, Refused
from positivliste.model import events as ev
from positivliste.model.round import ListKind, Round
from positivliste.model.screening import Funnel
from positivliste.store import Draft, SqliteJournal, codec, sqlite

ROUND = "courses-2020-04-01"
DRAFTS = (
    Draft(ev.WorkspaceCreated("RAR Vestjylland")),
    Draft(ev.RoundOpened(Round(ListKind.COURSES, date(2020, 4, 1))), ROUND),
    Draft(ev.ConsultationOpened("2020-02-28"), ROUND),
    Draft(ev.ConsultationClosed(), ROUND),
)


@pytest.fixture
def path(tmp_path):
    """A journal of four events, one a day from 1 February 2020."""
    journal = SqliteJournal.create(tmp_path / "journal.db")
    for day, draft in enumerate(DRAFTS, start=1):
        with journal.transaction():
            journal.append([draft], at=f"2020-02-0{day}", actor="person-1")
    journal.close()
    return journal.path


@pytest.fixture
def journal(path):
    opened = SqliteJournal(path)
    yield opened
    opened.close()


def told(error):
    """All that an error says to a person."""
    return (error.value.code, error.value.message, error.value.remedy)


def tampered(path, *statements):
    """What the proof says once somebody with the file in hand has dropped the triggers and run these statements."""
    connection = sqlite3.connect(path)
    triggers = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    assert len(triggers) == 3
    for name, _ in triggers:
        connection.execute(f"DROP TRIGGER {name}")
    for statement in statements:
        connection.execute(statement)
    for _, text in triggers:
        connection.execute(text)
    connection.commit()
    connection.close()
    journal = SqliteJournal(path)
    found = [(flaw.seq, flaw.message) for flaw in journal.flaws()]
    journal.close()
    return found


class TestWhatIsWritten:
    @pytest.mark.parametrize(
        "payload",
        [
            pytest.param(ev.ConsultationOpened(date(2020, 2, 28)), id="a date where a text is meant"),
            pytest.param(ev.DocumentMade("letter", ("a.md", "0" * 64)), id="a pair where a file is meant"),
            pytest.param(ev.RespondentRemoved(None), id="nothing where a text is meant"),
            pytest.param(ev.RoundDecided({"body": "council", "on": "2020-03-19"}, 1, 0), id="plain values"),
            pytest.param(
                ev.RoundScreened(Funnel(1, 0, 1, 0, 1, 0, 0, 1), ["A"], {}), id="a list where a tuple is meant"
            ),
        ],
    )
    def test_what_cannot_be_read_again_is_never_written(self, path, payload):
        before = path.read_bytes()
        journal = SqliteJournal(path)
        with pytest.raises(TypeError, match=payload.KIND), journal.transaction():
            journal.append([Draft(payload, ROUND)], at="2020-02-05", actor="person-1")
        assert [event.seq for event in journal.events()] == [1, 2, 3, 4]
        journal.close()
        assert path.read_bytes() == before


class TestChain:
    def test_each_event_holds_the_hash_of_the_one_before(self, journal):
        events = list(journal.events())
        assert [event.seq for event in events] == [1, 2, 3, 4]
        assert [event.prev for event in events] == [codec.GENESIS, *(event.hash for event in events[:-1])]
        assert journal.head() == events[-1].hash
        assert re.fullmatch("[0-9a-f]{64}", journal.head())
        assert list(journal.flaws()) == []

    def test_an_event_says_who_when_which_round_and_which_version_wrote_it(self, journal):
        event = list(journal.events())[2]
        assert (event.at, event.actor, event.round, event.kind) == (
            "2020-02-03", "person-1", ROUND, "consultation.opened",
        )  # fmt: skip
        assert event.payload == ev.ConsultationOpened("2020-02-28")
        assert re.match(r"\d+\.\d+", event.package)

    def test_the_bytes_of_a_journal_do_not_change_silently(self, path, journal, monkeypatch):
        monkeypatch.setattr(sqlite, "__version__", "1.0")
        fixed = SqliteJournal.create(path.with_name("fixed.db"))
        with fixed.transaction():
            fixed.append(DRAFTS, at="2020-02-01", actor="person-1")
        rows = list(fixed.connection.execute("SELECT * FROM event"))
        assert rows[2][:8] == (
            3, "2020-02-01", "person-1", ROUND, "1.0", "consultation.opened", 1, '{"deadline":"2020-02-28"}',
        )  # fmt: skip
        assert fixed.head() == "5d315698fd5c5ea49c1e1185cb05261c2f592f48556139f71527a05b08329cb9"
        fixed.close()

    def test_what_is_appended_is_handed_back_as_it_will_be_read(self, journal):
        with journal.transaction():
            appended = journal.append(DRAFTS[2:], at="2020-02-05", actor="person-2")
        assert appended == tuple(journal.events())[4:]

    def test_the_head_of_an_empty_journal_is_the_genesis(self, tmp_path):
        journal = SqliteJournal.create(tmp_path / "empty.db")
        assert journal.head() == codec.GENESIS
        assert list(journal.flaws()) == []
        journal.close()

    def test_events_by_round_by_kind_and_as_of_a_day(self, journal):
        def seqs(**wanted):
            return [event.seq for event in journal.events(**wanted)]

        assert seqs(rounds=[ROUND]) == [2, 3, 4]
        assert seqs(rounds=[""]) == [1]
        assert seqs(rounds=[""], also=["round.opened"]) == [1, 2]
        assert seqs(as_of="2020-02-03") == [1, 2, 3]
        assert seqs(rounds=[ROUND], as_of="2020-02-03") == [2, 3]
        assert seqs(as_of="2019-12-31") == [1], "the first event says whose workspace it is"

    def test_an_event_with_a_time_belongs_to_its_day(self, journal):
        with journal.transaction():
            journal.append([Draft(ev.ConsultationClosed(), ROUND)], at="2020-02-05T23:59:59+01:00", actor="p")
        assert [event.seq for event in journal.events(as_of="2020-02-04")] == [1, 2, 3, 4]
        assert [event.seq for event in journal.events(as_of="2020-02-05")] == [1, 2, 3, 4, 5]

    def test_an_unknown_kind_is_an_error_in_words(self, path):
        statement = "UPDATE event SET kind = 'list.burnt' WHERE seq = 4"
        assert [seq for seq, _ in tampered(path, statement)] == [4]
        journal = SqliteJournal(path)
        with pytest.raises(BadData) as error:
            list(journal.events())
        assert told(error) == (
            "unknown-event",
            "The journal holds an event of the kind list.burnt version 1, which this positivliste does not know.",
            "Open the journal with the version that wrote it, or a newer one.",
        )
        journal.close()

    def test_an_event_whose_data_cannot_be_read_is_an_error_in_words(self, path):
        tampered(path, "UPDATE event SET data = '' WHERE seq = 3")
        journal = SqliteJournal(path)
        with pytest.raises(BadData) as error:
            [repr(event.payload) for event in journal.events()]  # it is read when somebody looks
        assert told(error) == (
            "bad-event",
            "An event of the kind consultation.opened in the journal cannot be read: "
            "Expecting value: line 1 column 1 (char 0).",
            "Run `positivliste verify`.",
        )
        journal.close()


class TestAppendOnly:
    COLUMNS = "seq, at, actor, round, package, kind, version, data, prev, hash"

    @pytest.mark.parametrize(
        "statement",
        [
            "UPDATE event SET data = '{}' WHERE seq = 1",
            "UPDATE OR REPLACE event SET seq = 1 WHERE seq = 2",
            "DELETE FROM event WHERE seq = 4",
            "DELETE FROM event",
            f"INSERT OR REPLACE INTO event SELECT {COLUMNS} FROM event WHERE seq = 2",
            f"REPLACE INTO event ({COLUMNS}) SELECT 4, at, actor, round, package, kind, version, '[]', prev, hash "
            "FROM event WHERE seq = 4",
            f"INSERT INTO event ({COLUMNS}) SELECT 9, at, actor, round, package, kind, version, data, hash, 'x' "
            "FROM event WHERE seq = 4",
            f"INSERT INTO event ({COLUMNS}) SELECT 0, at, actor, round, package, kind, version, data, prev, 'x' "
            "FROM event WHERE seq = 1",
            f"INSERT INTO event ({COLUMNS}) SELECT NULL, at, actor, round, package, kind, version, data, 'x', 'x' "
            "FROM event WHERE seq = 4",
            f"INSERT INTO event ({COLUMNS}) SELECT 5, at, actor, round, package, kind, version, data, prev, 'x' "
            "FROM event WHERE seq = 4",
        ],
    )
    def test_every_change_is_refused(self, journal, statement):
        before = list(journal.events())
        with pytest.raises(sqlite3.IntegrityError, match="the journal is append-only"):
            journal.connection.execute(statement)
        assert list(journal.events()) == before

    def test_the_next_event_of_the_chain_is_taken(self, journal):
        journal.connection.execute(
            f"INSERT INTO event ({self.COLUMNS}) SELECT 5, at, actor, round, package, kind, version, data, hash, 'x' "
            "FROM event WHERE seq = 4"
        )
        assert journal.head() == "x"
        assert not journal.connection.in_transaction, "outside of a transaction nothing is held open"


class TestTampering:
    def test_nothing_is_wrong_with_an_untouched_journal(self, path):
        assert tampered(path) == []

    @pytest.mark.parametrize(
        ("column", "value"),
        [("data", "{}"), ("at", "2020-01-01"), ("actor", "person-2"), ("round", "x"), ("package", "9"),
         ("kind", "round.opened"), ("version", 2)],
    )  # fmt: skip
    def test_a_changed_event_is_found(self, path, column, value):
        found = tampered(path, f"UPDATE event SET {column} = '{value}' WHERE seq = 3")
        assert found == [(3, "its content does not have its hash: it was changed")]

    def test_a_changed_event_with_a_new_hash_is_found_at_the_next(self, path):
        found = tampered(path, "UPDATE event SET hash = 'x' WHERE seq = 2")
        assert found == [
            (2, "its content does not have its hash: it was changed"),
            (3, "it does not hold the hash of the event before: one was changed, taken out or put in"),
        ]

    def test_a_deleted_event_is_found(self, path):
        found = tampered(path, "DELETE FROM event WHERE seq = 2")
        assert (3, "event 2 should stand here: one was taken out or put in") in found

    def test_a_deleted_event_is_found_also_where_the_rest_is_numbered_anew(self, path):
        found = tampered(
            path, "DELETE FROM event WHERE seq = 2", "UPDATE event SET seq = 2 WHERE seq = 3",
            "UPDATE event SET seq = 3 WHERE seq = 4",
        )  # fmt: skip
        assert {2, 3} <= {seq for seq, _ in found}

    def test_a_deleted_first_event_is_found(self, path):
        found = tampered(path, "DELETE FROM event WHERE seq = 1")
        assert (2, "event 1 should stand here: one was taken out or put in") in found

    def test_an_inserted_event_is_found(self, path):
        columns = "at, actor, round, package, kind, version, data, prev, hash"
        found = tampered(path, f"INSERT INTO event SELECT 5, {columns} FROM event WHERE seq = 4")
        assert {seq for seq, _ in found} == {5}

    def test_an_event_put_before_the_first_is_found(self, path):
        columns = "at, actor, round, package, kind, version, data, prev, hash"
        found = tampered(path, f"INSERT INTO event SELECT 0, {columns} FROM event WHERE seq = 1")
        assert (0, "event 1 should stand here: one was taken out or put in") in found
        assert {seq for seq, _ in found} == {0, 1}

    def test_two_events_that_changed_places_are_found(self, path):
        found = tampered(
            path, "UPDATE event SET seq = 99 WHERE seq = 2", "UPDATE event SET seq = 2 WHERE seq = 3",
            "UPDATE event SET seq = 3 WHERE seq = 99",
        )  # fmt: skip
        assert {2, 3} <= {seq for seq, _ in found}

    def test_an_event_taken_off_the_end_shows_in_the_head(self, path, journal):
        head = journal.head()
        journal.close()
        tampered(path, "DELETE FROM event WHERE seq = 4")
        shorter = SqliteJournal(path)
        assert shorter.head() != head
        shorter.close()

    def test_a_journal_without_its_triggers_is_found(self, path):
        connection = sqlite3.connect(path)
        for trigger in ("event_is_never_updated", "event_is_never_deleted"):
            connection.execute(f"DROP TRIGGER {trigger}")
        connection.close()
        journal = SqliteJournal(path)
        (found,) = journal.flaws()
        journal.close()
        assert (found.seq, found.message) == (
            0,
            "what guards the journal against changes was taken away: event_is_never_deleted, event_is_never_updated",
        )

    def test_a_damaged_database_is_found(self, path, journal):
        (page,) = journal.connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'event_round'").fetchone()
        (size,) = journal.connection.execute("PRAGMA page_size").fetchone()
        journal.close()
        content = bytearray(path.read_bytes())
        content[content.index(ROUND.encode(), (page - 1) * size)] ^= 1
        path.write_bytes(content)
        damaged = SqliteJournal(path)
        (found,) = damaged.flaws()
        damaged.close()
        assert found.seq == 0
        assert re.fullmatch("the database file is damaged: .*index event_round", found.message)

    def test_a_damaged_file_is_found_or_cannot_be_opened(self, path):
        content = bytearray(path.read_bytes())
        place = content.rindex(b"RAR Vestjylland")
        content[place : place + 3] = b"RBR"
        path.write_bytes(content)
        journal = SqliteJournal(path)
        assert [flaw.seq for flaw in journal.flaws()] == [1]
        journal.close()


class TestTransaction:
    def test_an_exception_leaves_the_journal_byte_for_byte(self, path, journal):
        before = path.read_bytes()

        def command():
            with journal.transaction():
                journal.append(DRAFTS, at="2020-02-05", actor="person-1")
                raise ZeroDivisionError

        with pytest.raises(ZeroDivisionError):
            command()
        assert path.read_bytes() == before
        assert not journal.connection.in_transaction

    def test_events_of_one_command_are_kept_together(self, journal):
        with journal.transaction():
            journal.append(DRAFTS[2:], at="2020-02-05", actor="person-1")
            journal.append(DRAFTS[3:], at="2020-02-05", actor="person-1")
        assert [event.seq for event in journal.events()] == [1, 2, 3, 4, 5, 6, 7]
        assert list(journal.flaws()) == []

    def test_a_second_writer_is_refused_once_it_has_waited(self, path, journal):
        other = SqliteJournal(path, wait_seconds=0.05)
        with journal.transaction():
            with pytest.raises(Refused) as error, other.transaction():
                pytest.fail("two writers at once")
            assert error.value.code == "journal-busy"
            assert [event.seq for event in other.events()] == [1, 2, 3, 4], "reading goes on"
        with other.transaction():
            other.append(DRAFTS[3:], at="2020-02-05", actor="person-1")
        other.close()
        assert len(list(journal.events())) == 5

    @pytest.mark.parametrize(("wanted", "milliseconds"), [({}, 10_000), ({"wait_seconds": 0.05}, 50)])
    def test_how_long_a_second_writer_waits(self, path, wanted, milliseconds):
        journal = SqliteJournal(path, **wanted)
        assert journal.connection.execute("PRAGMA busy_timeout").fetchone() == (milliseconds,)
        journal.close()

    def test_a_second_writer_waits_for_the_first(self, path):
        script = """
            import sys, time
            from pathlib import Path
            from positivliste.model.events import ConsultationClosed
            from positivliste.store import Draft, SqliteJournal
            journal = SqliteJournal(Path(sys.argv[1]))
            for _ in range(10):
                with journal.transaction():
                    journal.append([Draft(ConsultationClosed(), "x")] * 2, at="2020-02-05", actor="p")
        """
        command = [sys.executable, "-c", textwrap.dedent(script), str(path)]
        writers = [subprocess.Popen(command) for _ in range(2)]
        assert [writer.wait(60) for writer in writers] == [0, 0]
        journal = SqliteJournal(path)
        assert len(list(journal.events())) == 4 + 2 * 10 * 2
        assert list(journal.flaws()) == []
        journal.close()

    @pytest.mark.parametrize("events", [1, 20_000], ids=["in memory", "spilled to the file"])
    def test_a_killed_process_leaves_the_journal_as_it_was(self, path, events):
        """20,000 events do not fit in SQLite's cache: they stand in the file before the process dies."""
        before, content = path.stat().st_size, path.read_bytes()
        script = f"""
            import os, signal, sys
            from pathlib import Path
            from positivliste.model.events import WorkspaceCreated
            from positivliste.store import Draft, SqliteJournal
            journal = SqliteJournal(Path(sys.argv[1]))
            with journal.transaction():
                journal.append([Draft(WorkspaceCreated("x" * 200))] * {events}, at="2020-02-05", actor="p")
                print(Path(sys.argv[1]).stat().st_size, flush=True)
                os.kill(os.getpid(), signal.SIGKILL)
        """
        command = [sys.executable, "-c", textwrap.dedent(script), str(path)]
        died = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
        assert died.returncode == -9, died.stderr
        assert (int(died.stdout) > before) == (events > 1)
        journal = SqliteJournal(path)
        assert [event.seq for event in journal.events()] == [1, 2, 3, 4]
        assert list(journal.flaws()) == []
        journal.close()
        assert path.read_bytes() == content


class TestFile:
    def test_no_journal(self, tmp_path):
        with pytest.raises(BadData) as error:
            SqliteJournal(tmp_path / "none.db")
        assert told(error) == (
            "no-journal",
            f"There is no journal at {tmp_path / 'none.db'}.",
            "Make a workspace with `positivliste init`.",
        )

    @pytest.mark.parametrize(
        ("content", "why"),
        [
            (b"", " of positivliste"),
            (b"this is no database, though it is long enough " * 50, ": file is not a database"),
        ],
    )
    def test_a_file_that_is_no_journal(self, tmp_path, content, why):
        path = tmp_path / "journal.db"
        path.write_bytes(content)
        with pytest.raises(BadData) as error:
            SqliteJournal(path)
        assert told(error) == ("bad-journal", f"{path} is not a journal{why}.", "Restore it from a backup.")
        assert path.read_bytes() == content

    @pytest.mark.parametrize(
        ("version", "code", "message", "remedy"),
        [
            (
                1,
                "old-journal",
                "was written by positivliste 0.1.0, whose journals this version does not read.",
                "Make a new workspace with `positivliste init`, "
                "and take in the files of the old one's folder `received`.",
            ),
            (3, "newer-journal", "was written by a newer positivliste.", "Install the newest version."),
        ],
    )
    def test_a_journal_of_another_form_is_refused_and_not_touched(self, path, version, code, message, remedy):
        connection = sqlite3.connect(path)
        connection.execute(f"PRAGMA user_version = {version}")
        connection.close()
        before = path.read_bytes()
        with pytest.raises(BadData) as error:
            SqliteJournal(path)
        assert told(error) == (code, f"{path} {message}", remedy)
        assert path.read_bytes() == before

    def test_a_journal_is_never_made_over_another(self, path):
        before = path.read_bytes()
        with pytest.raises(BadData) as error:
            SqliteJournal.create(path)
        assert told(error) == (
            "workspace-exists",
            f"There is a journal at {path} already.",
            "Use it, or choose another folder.",
        )
        assert path.read_bytes() == before

    def test_a_write_that_fails_is_told_in_words_and_keeps_nothing(self, path, journal):
        before = path.read_bytes()
        pages = journal.connection.execute("PRAGMA page_count").fetchone()[0]
        journal.connection.execute(f"PRAGMA max_page_count = {pages}")  # as if the disk were full
        with pytest.raises(Refused) as error, journal.transaction():
            journal.append(DRAFTS[:1] * 500, at="2020-02-05", actor="person-1")
        assert error.value.code == "journal-not-written"
        assert "full" in error.value.message
        assert path.read_bytes() == before

    @pytest.fixture
    def read_only(self, path, journal):
        """Somebody who may read the journal but not write it; where we are root, who may all, we step down."""
        journal.close()
        path.chmod(0o444)
        root = os.geteuid() == 0
        for above in [parent for parent in path.parents if root and not parent.stat().st_mode & 0o001]:
            above.chmod(above.stat().st_mode | 0o011)
        if root:
            os.seteuid(65534)
        opened = SqliteJournal(path)
        yield opened
        opened.close()
        if root:
            os.seteuid(0)

    def test_a_read_only_journal_can_be_read_and_is_not_written(self, read_only):
        with pytest.raises(Refused, match="readonly") as error, read_only.transaction():
            read_only.append(DRAFTS[3:], at="2020-02-05", actor="person-1")
        assert error.value.code == "journal-not-written"
        assert "read-only" in error.value.remedy
        assert [event.seq for event in read_only.events()] == [1, 2, 3, 4]
