"""Publication: the list that is in force, in all its forms, with one content hash."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from attrs import evolve

from positivliste.documents.content.published import PublishedList
from positivliste.errors import Refused
from positivliste.model.amendment import Edition
from positivliste.model.events import ListAmended, ListPublished
from positivliste.model.file import File
from positivliste.model.listing import Entry
from positivliste.model.round import ListKind
from positivliste.model.value import frozen
from positivliste.store.files import sha256
from positivliste.usecases.forms import left_out, list_forms
from positivliste.usecases.session import Session
from positivliste.usecases.turn import RoundTurn, look, look_at, turn_in


@frozen
class Publication:
    """What was published: the files, and the hash that all of them carry; `again` if it was on record already.

    Attributes:
        left_out: the forms that the list is too long for.
    """

    round: str
    content: str
    courses: int
    files: tuple[tuple[Path, str], ...]
    late: bool
    again: bool
    left_out: tuple[str, ...] = ()

    def table(self) -> list[dict[str, Any]]:
        """Every file as a flat row, for `pandas.DataFrame`."""
        return [{"round": self.round, "file": str(path), "sha256": hash_} for path, hash_ in self.files]


def publish(session: Session, round_id: str, out: Path | None = None) -> Publication:
    """Write the decided list in all its forms. A supplement is published as the updated list. [A3]

    Raises:
        WrongUsage: there is no such round.
        Refused: no decision covers the list.
    """
    with turn_in(session, round_id, "publish") as turn:
        published, earlier = published_list(turn), turn.state.publication
        digest = published.content_hash
        again = earlier is not None and earlier.content == digest
        if earlier and again:  # the same list gives the same files, to the byte
            published = evolve(published, head=earlier.head, published=earlier.on)
        folder = out or session.documents / round_id
        files = []
        for name, content in list_forms(turn, published).items():
            path = folder / name
            session.placing.put(path, content)
            files.append((path, sha256(content)))
        if not again:
            forms = tuple(File(path.name, file_hash) for path, file_hash in files)
            base = turn.base()
            amendments = len(base.editions) if base else 0
            turn.say([ListPublished(turn.today, digest, forms, published.head, turn.numbers_before, amendments)])
        late = published.published > turn.round.effective
        missing = left_out(published)
        return Publication(round_id, digest, len(published.entries), tuple(files), late, again, missing)


def entries(session: Session, round_id: str) -> tuple[Entry, ...]:
    """What a round published: of a supplement, with all that it is added to.

    Raises:
        WrongUsage: there is no such round.
        Refused: it is not published.
    """
    seen = look_at(session, round_id)
    if seen.state.publication is None:
        raise Refused("not-published", f"The round {round_id} is not published.", f"Use `publish {round_id}`.")
    return published_list(seen).entries


def entries_in_force(session: Session, on: date | None = None) -> tuple[Entry, ...]:
    """What is on the published list of courses on a day; today if None. Nothing where there is no list."""
    seen = look(session)
    found = seen.in_force(ListKind.COURSES, on or seen.today)
    return found.entries if found else ()


def edition_list(turn: RoundTurn, edition: Edition, rounds: Sequence[str], entries: tuple[Entry, ...]) -> PublishedList:
    """A regular list as an amendment makes it.

    Args:
        rounds: what it is made of: the regular round, and the supplements to it.
        entries: what stands on it.
    """
    return evolve(published_list(turn), edition=edition, supplement=len(rounds) > 1, entries=entries)


def amended_list(turn: RoundTurn, said: ListAmended) -> PublishedList:
    """An edition of a regular list as it was published, with the amendments that there were then."""
    editions = tuple(each.edition for each in turn.state.amended if each.edition.no <= said.edition.no)
    current = turn.made_of(said.rounds, said.edition.start, editions)
    return edition_list(turn, said.edition, said.rounds, current.entries)


def published_list(turn: RoundTurn) -> PublishedList:
    """The list of a decided round as it is published: for a supplement, with all that it is added to."""
    round_, state, made = turn.round, turn.state, turn.state.decision
    if made is None:
        raise ValueError("the round is not decided")
    before = turn.numbers_before
    own = (evolve(entry, no=entry.no + before) if entry.no else entry for entry in state.entries)
    return PublishedList(
        council=turn.council.name,
        area=turn.owner(round_).area,
        title=f"Positivliste for den regionale uddannelsespulje, {turn.council.name}",
        round=round_.id,
        effective=round_.effective,
        supplement=round_.supplement,
        body=made.body.danish,
        decided=made.on,
        minutes=made.minutes,
        groups=state.screening.groups if state.screening else (),
        entries=(*turn.supplemented(), *own),
        head=turn.session.journal.head(),
        published=turn.today,
    )
