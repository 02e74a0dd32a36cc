"""Names and e-mail addresses of persons: beside the journal, never in it, so that they can be erased."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from positivliste.model.value import frozen
from positivliste.store.sqlite import rows


@frozen
class Person:
    """A person or a mailbox; `ref` is what the journal knows. Name and e-mail are None once they are erased."""

    ref: str
    name: str | None
    email: str | None


class Contacts:
    """The table of persons in the journal's file. SQLite overwrites what is erased (secure_delete)."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def ref(self, *, name: str | None = None, email: str | None = None) -> str:
        """The reference of this person, who is put on record if new. Only inside a transaction."""
        row = self._connection.execute(
            "SELECT ref FROM person WHERE name IS ? AND email IS ?", (name, email)
        ).fetchone()
        if row:
            return str(row[0])
        (count,) = self._connection.execute("SELECT count(*) FROM person").fetchone()
        ref = f"person-{count + 1}"
        self._connection.execute("INSERT INTO person VALUES (?, ?, ?)", (ref, name, email))
        return ref

    def person(self, ref: str | None) -> Person | None:
        found = rows(self._connection, "SELECT ref, name, email FROM person WHERE ref = ?", (ref,))
        return next((Person(*row) for row in found), None)

    def persons(self) -> Iterator[Person]:
        for row in rows(self._connection, "SELECT ref, name, email FROM person ORDER BY rowid"):
            yield Person(*row)

    def erase(self, ref: str) -> None:
        """Forget a person's name and e-mail. The reference stays, so that the journal still holds together."""
        self._connection.execute("UPDATE person SET name = NULL, email = NULL WHERE ref = ?", (ref,))
