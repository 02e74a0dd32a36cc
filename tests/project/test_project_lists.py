"""What differs between the lists is an object for each list, in every room: a list that is new is missed by name."""

import pytest

from positivliste.documents.books.lists import COLUMNS
from positivliste.documents.content import year_wheel
from positivliste.documents.content.words import WORDS
from positivliste.model import screening
from positivliste.model.round import ListKind
from positivliste.process.definition import all_processes
from positivliste.usecases.lists import LISTS

ROOMS = {
    "positivliste/usecases/lists.py": LISTS,
    "positivliste/documents/content/words.py": WORDS,
    "positivliste/documents/books/lists.py": COLUMNS,
    "positivliste/documents/content/year_wheel.py": year_wheel.LISTS,
    "positivliste/model/screening.py": screening.COLUMNS,
    "positivliste/process/*.toml": {process.list for process in all_processes()},
}


@pytest.mark.parametrize("room", ROOMS)
def test_every_room_knows_every_list(room):
    missing = [kind.value for kind in ListKind if kind not in ROOMS[room]]
    assert not missing, f"{room} has nothing for {', '.join(missing)}"
