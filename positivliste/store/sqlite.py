"""The journal in one SQLite file.

Triggers refuse every change of what is written. They do not stop INSERT OR REPLACE by themselves, so a further one
refuses every insert that is not the next event in the chain. Somebody with the file in hand can drop the triggers;
then the chain of hashes shows it (`flaws`).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from itertools import pairwise, starmap
from pathlib import Path
from typing import Any

from positivliste._version import __version__
from positivliste.errors import BadData, Refused
from positivliste.model.events import PAYLOADS, Event, Run
from positivliste.model.many import Fits, Unread
from positivliste.store import codec
from positivliste.store.journal import Draft, Flaw

_SCHEMA = """
CREATE TABLE event (
    seq INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    actor TEXT NOT NULL,
    round TEXT NOT NULL,
    package TEXT NOT NULL,
    kind TEXT NOT NULL,
    version INTEGER NOT NULL,
    data TEXT NOT NULL,
    prev TEXT NOT NULL,
    hash TEXT NOT NULL
) STRICT;
CREATE INDEX event_round ON event (round, seq);
CREATE INDEX event_kind ON event (kind, round, seq);
CREATE TRIGGER event_is_never_updated BEFORE UPDATE ON event
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER event_is_never_deleted BEFORE DELETE ON event
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER event_is_the_next BEFORE INSERT ON event
WHEN NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM event)
  OR NEW.prev IS NOT coalesce((SELECT hash FROM event ORDER BY seq DESC LIMIT 1), '{genesis}')
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TABLE person (ref TEXT PRIMARY KEY, name TEXT, email TEXT) STRICT;
PRAGMA user_version = 2;
""".replace("{genesis}", codec.GENESIS)

SCHEMA = 2
"""The version of the file's form, which SQLite keeps as its user_version. 1 was that of 0.1.0, before the release."""

_TRIGGERS = ("event_is_never_updated", "event_is_never_deleted", "event_is_the_next")
_COLUMNS = "seq, at, actor, round, package, kind, version, data, prev, hash"


class SqliteJournal:
    """A journal in an SQLite file. One command is one transaction; a second writer waits."""

    def __init__(self, path: Path, *, wait_seconds: float = 10) -> None:
        """Open a journal.

        Raises:
            BadData: there is no journal in the file.
        """
        if not path.is_file():
            raise BadData("no-journal", f"There is no journal at {path}.", "Make a workspace with `positivliste init`.")
        self.path = path
        self.connection = sqlite3.connect(path, timeout=wait_seconds, isolation_level=None)
        try:
            (version,) = self.connection.execute("PRAGMA user_version").fetchone()
            self.connection.execute("PRAGMA synchronous = FULL")
            self.connection.execute("PRAGMA secure_delete = ON")
        except sqlite3.DatabaseError as error:
            self.connection.close()
            raise BadData("bad-journal", f"{path} is not a journal: {error}.", "Restore it from a backup.") from error
        if version != SCHEMA:
            self.connection.close()
            raise _not_ours(path, version)

    @classmethod
    def create(cls, path: Path) -> SqliteJournal:
        """Make an empty journal in a new file.

        Raises:
            BadData: the file is there already.
        """
        if path.exists():
            raise BadData(
                "workspace-exists",
                f"There is a journal at {path} already.",
                "Use it, or choose another folder.",
            )
        connection = sqlite3.connect(path)
        connection.executescript(f"BEGIN; {_SCHEMA} COMMIT;")
        connection.close()
        return cls(path)

    def close(self) -> None:
        self.connection.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """One command: everything in it is kept, or nothing.

        Raises:
            Refused: another program holds the journal for longer than we wait.
        """
        try:
            self.connection.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError as error:
            raise Refused(
                "journal-busy",
                f"The journal {self.path} cannot be written: {error}.",
                "Try again when the other command is done.",
            ) from error
        try:
            yield
            self.connection.execute("COMMIT")
        except BaseException as error:
            if self.connection.in_transaction:
                self.connection.execute("ROLLBACK")
            if isinstance(error, sqlite3.Error):
                raise Refused(
                    "journal-not-written",
                    f"Nothing was kept: {error}.",
                    "See whether the disk is full or the folder read-only.",
                ) from error
            raise

    def append(self, drafts: Sequence[Draft], *, at: str, actor: str) -> tuple[Event, ...]:
        seq, prev = self._last()
        written, events = [], []
        for draft in drafts:
            seq += 1
            kind, version, data = draft.payload.KIND, draft.payload.VERSION, draft.data
            new = codec.event_hash(seq, at, actor, draft.round, __version__, kind, version, data, prev)
            written.append((seq, at, actor, draft.round, __version__, kind, version, data, prev, new))
            events.append(Event(seq, at, actor, draft.round, __version__, draft.payload, prev, new))
            prev = new
        self.connection.executemany(f"INSERT INTO event ({_COLUMNS}) VALUES (?,?,?,?,?,?,?,?,?,?)", written)  # noqa: S608
        return tuple(events)

    def events(
        self,
        *,
        rounds: Collection[str] | None = None,
        also: Collection[str] = (),
        as_of: str | None = None,
        last: int | None = None,
    ) -> Iterator[Event]:
        where, values = "1", list[str]()
        if rounds is not None:
            marks = [",".join("?" * len(names)) for names in (rounds, also)]
            where, values = f"round IN ({marks[0]}) OR kind IN ({marks[1]})", [*rounds, *also]
        yield from self._read("event", where, values, as_of, last)

    def told(
        self,
        round_id: str,
        *,
        many: Sequence[str],
        dated: Sequence[str] = (),
        dividing: Collection[str],
        as_of: str | None = None,
    ) -> Iterator[Event | Run]:
        last, _ = self._last()
        few = [kind for kind, _ in PAYLOADS if kind not in many and kind not in dated]
        where = f"round = ? AND kind IN ({','.join('?' * len(few))}) AND seq <= ?"
        events = list(self._read("event INDEXED BY event_kind", where, [round_id, *few, last], as_of))
        ends = [0, *(event.seq for event in events if event.kind in dividing), last + 1]
        stretches = {**dict.fromkeys(many, Stretch), **dict.fromkeys(dated, DatedStretch)}
        runs = (
            self._run(kind, round_id, between, as_of, stretch)
            for kind, stretch in stretches.items()
            for between in pairwise(ends)
        )
        told: list[Event | Run] = [*events, *filter(None, runs)]
        yield from sorted(told, key=lambda found: found.seq)

    def _run(
        self, kind: str, round_id: str, between: tuple[int, int], as_of: str | None, told: type[Stretch]
    ) -> Run | None:
        """The run of a kind after one event and before another, if there is any."""
        stretch = told(self.connection, kind, round_id, between, as_of)
        return Run(kind, stretch, stretch.last, stretch.at) if len(stretch) else None

    def _read(
        self, table: str, where: str, values: Sequence[str | int], as_of: str | None, last: int | None = None
    ) -> Iterator[Event]:
        if as_of is not None:
            where, values = f"({where}) AND (substr(at, 1, 10) <= ? OR seq = 1)", [*values, as_of]
        sql = f"SELECT {_COLUMNS} FROM {table} WHERE {where} ORDER BY seq"  # noqa: S608
        if last is not None:
            sql, values = f"SELECT * FROM ({sql} DESC LIMIT ?) ORDER BY seq", [*values, last]  # noqa: S608
        return starmap(_event, rows(self.connection, sql, values))

    def head(self) -> str:
        return self._last()[1]

    def flaws(self) -> Iterator[Flaw]:
        ((state,),) = rows(self.connection, "PRAGMA integrity_check(1)")
        if state != "ok":
            yield Flaw(0, f"the database file is damaged: {state}")
        kept = {name for (name,) in rows(self.connection, "SELECT name FROM sqlite_master WHERE type = 'trigger'")}
        if missing := sorted(set(_TRIGGERS) - kept):
            yield Flaw(0, f"what guards the journal against changes was taken away: {', '.join(missing)}")
        expected, prev = 1, codec.GENESIS
        for row in rows(self.connection, f"SELECT {_COLUMNS} FROM event ORDER BY seq"):  # noqa: S608
            seq, *rest, row_prev, row_hash = row
            if seq != expected:
                yield Flaw(seq, f"event {expected} should stand here: one was taken out or put in")
            if row_prev != prev:
                yield Flaw(seq, "it does not hold the hash of the event before: one was changed, taken out or put in")
            at, actor, round_id, package, kind, version, data = rest
            if codec.event_hash(seq, at, actor, round_id, package, kind, version, data, row_prev) != row_hash:
                yield Flaw(seq, "its content does not have its hash: it was changed")
            expected, prev = seq + 1, row_hash

    def _last(self) -> tuple[int, str]:
        return next(rows(self.connection, "SELECT seq, hash FROM event ORDER BY seq DESC LIMIT 1"), (0, codec.GENESIS))


class Stretch(Unread[Any]):
    """What the events of one kind say, in one round, after one event and before another.

    What is in the journal never changes, so it is the same whenever it is read.
    """

    COLUMNS = "kind, version, data"
    BEFORE = ""
    """What stands before the paths of what an event says."""

    made: Callable[..., object] = staticmethod(codec.unread)

    def __init__(
        self, connection: sqlite3.Connection, kind: str, round_id: str, between: tuple[int, int], as_of: str | None
    ) -> None:
        self._connection = connection
        self._where = "kind = ? AND round = ? AND seq > ? AND seq < ?"
        self._values: list[str | int] = [kind, round_id, *between]
        if as_of is not None:
            self._where += " AND substr(at, 1, 10) <= ?"
            self._values.append(as_of)
        ((self._count, last),) = self._rows("count(*), max(seq)")
        self.last: int = last or 0
        self.at: str = next(rows(connection, "SELECT at FROM event WHERE seq = ?", [self.last]), ("",))[0]
        self._held: tuple[Any, ...] | None = None

    def __len__(self) -> int:
        return int(self._count)

    def __iter__(self) -> Iterator[Any]:
        if self._held is None:
            self._held = tuple(starmap(self.made, self._rows(self.COLUMNS, "ORDER BY seq")))
        return iter(self._held)

    def pick(self, fits: Fits, *paths: str) -> Iterator[Any]:
        wanted = ", ".join(f"data ->> '$.{path.removeprefix(self.BEFORE)}'" for path in paths)
        for seq, *values in self._rows(f"seq, {wanted}", "ORDER BY seq"):
            if fits(*values):
                sql = f"SELECT {self.COLUMNS} FROM event WHERE seq = ?"  # noqa: S608
                yield from starmap(self.made, rows(self._connection, sql, [seq]))

    def _rows(self, columns: str, order: str = "") -> Iterator[Any]:
        sql = f"SELECT {columns} FROM event INDEXED BY event_kind WHERE {self._where} {order}"  # noqa: S608
        return rows(self._connection, sql, self._values)


def _event(
    seq: int, at: str, actor: str, round_id: str, package: str, kind: str, version: int, data: str, prev: str, new: str
) -> Event:
    return Event(seq, at, actor, round_id, package, codec.unread(kind, version, data), prev, new)


class DatedStretch(Stretch):
    """The events themselves, where it counts when each was recorded."""

    COLUMNS, BEFORE = _COLUMNS, "payload."
    made = staticmethod(_event)


def rows(connection: sqlite3.Connection, sql: str, values: Sequence[str | int | None] = ()) -> Iterator[Any]:
    """The rows that a query finds.

    Raises:
        BadData: the file cannot be read.
    """
    try:
        for row in connection.execute(sql, values):  # noqa: UP028 - it would close the cursor, also of a closed file
            yield row
    except sqlite3.DatabaseError as error:
        raise BadData(
            "journal-unreadable",
            f"The journal cannot be read: {error}.",
            "Try again when no other program uses it; if it stays so, restore it from a backup.",
        ) from error


def _not_ours(path: Path, version: int) -> BadData:
    if version == 1:
        return BadData(
            "old-journal",
            f"{path} was written by positivliste 0.1.0, whose journals this version does not read.",
            "Make a new workspace with `positivliste init`, and take in the files of the old one's folder `received`.",
        )
    if version > SCHEMA:
        return BadData(
            "newer-journal",
            f"{path} was written by a newer positivliste.",
            "Install the newest version.",
        )
    return BadData("bad-journal", f"{path} is not a journal of positivliste.", "Restore it from a backup.")
