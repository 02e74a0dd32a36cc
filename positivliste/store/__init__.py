"""The append-only journal, the received files, and the persons' contact data beside it."""

from positivliste.store.contacts import Contacts, Person
from positivliste.store.files import Placing, ReceivedFiles
from positivliste.store.journal import Draft, Journal
from positivliste.store.sqlite import SqliteJournal

__all__ = ["Contacts", "Draft", "Journal", "Person", "Placing", "ReceivedFiles", "SqliteJournal"]
