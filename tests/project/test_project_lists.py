"""What differs between the lists is an object for each list, in every room: a list that is new is missed by name."""

import re

import pytest
from positivliste.cli import types

from positivliste.documents.books.lists import COLUMNS
from positivliste.documents.content import judgements, year_wheel
from positivliste.documents.content.words import TITLE_WORDS, WORDS
from positivliste.model import screening
from positivliste.model.round import ListKind
from positivliste.process.definition import all_processes
from positivliste.rules import resemblance, title_case
from positivliste.usecases.lists import LISTS
from positivliste.usecases.outgoing import PAPERS

ROOMS = {
    "positivliste/usecases/lists.py": LISTS,
    "positivliste/usecases/outgoing.py": PAPERS,
    "positivliste/documents/content/words.py": WORDS,
    "positivliste/documents/books/lists.py": COLUMNS,
    "positivliste/documents/content/year_wheel.py": year_wheel.LISTS,
    "positivliste/documents/content/judgements.py": judgements.SIDES,
    "positivliste/rules/resemblance.py": resemblance.NOUNS,
    "positivliste/model/screening.py": screening.COLUMNS,
    "positivliste/process/*.toml": {process.list for process in all_processes()},
}


OF_TITLES = {
    "cli/types.py": set(types.TITLE_LISTS.choices),
    "positivliste/documents/content/words.py": TITLE_WORDS,
    "positivliste/rules/title_case.py, levels": title_case.LEVELS,
    "positivliste/rules/title_case.py, major groups": title_case.MAJOR_GROUPS,
}


@pytest.mark.parametrize("room", ROOMS)
def test_every_room_knows_every_list(room):
    missing = [kind.value for kind in ListKind if kind not in ROOMS[room]]
    assert not missing, f"{room} has nothing for {', '.join(missing)}"


@pytest.mark.parametrize("room", OF_TITLES)
def test_every_room_of_titles_knows_every_list_of_titles_and_no_other(room):
    assert set(OF_TITLES[room]) == {kind for kind in ListKind if kind.of_titles}


def test_the_command_line_names_every_list():
    assert set(types.LISTS.choices) == set(ListKind)


HOMES = (
    "positivliste/model/round.py",
    "positivliste/matching/record.py",
    "positivliste/usecases/listing.py",
    "positivliste/usecases/dialogue.py",
)
"""Where a list is asked which it is: what stands on it, how its rows are compared, whose titles have a clock, and which
the meetings with SIRI are about."""


def test_no_other_module_asks_which_list_it_is(files, root):
    """What differs stands in the list's own object: no flag, and no comparison with a kind of list."""
    asked = re.compile(r"\.of_titles\b|\btitles: bool|(is|is not|==|!=) ListKind\.")
    sources = {path.relative_to(root).as_posix(): path for path in files if path.suffix == ".py"}
    found = {
        name
        for name, path in sources.items()
        if name.startswith(("positivliste/", "cli/")) and asked.search(path.read_text(encoding="utf-8"))
    }
    assert found <= set(HOMES), "give the list's object what it has to say"
