"""Publication: the list that is in force, in all its forms, with one content hash."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from attrs import evolve, frozen

from positivliste.documents.content.published import PublishedList, content_hash
from positivliste.model.events import ListPublished
from positivliste.model.listing import Entry
from positivliste.model.round import ListKind, Round
from positivliste.parameters.areas import standing
from positivliste.process.engine import guard
from positivliste.process.state import RoundState
from positivliste.store.files import sha256
from positivliste.usecases.forms import list_forms
from positivliste.usecases.papers import BODIES
from positivliste.usecases.session import Session


@frozen
class Publication:
    """What was published: the files, and the hash that all of them carry; `again` if it was on record already."""

    round: str
    content: str
    courses: int
    files: tuple[tuple[Path, str], ...]
    late: bool
    again: bool


@frozen
class InForce:
    """A list that is in force on a day: the regular round, and the supplements to it so far."""

    rounds: tuple[Round, ...]
    states: tuple[RoundState, ...]

    @property
    def entries(self) -> tuple[Entry, ...]:
        return tuple(entry for state in self.states for entry in state.entries)


def publish(session: Session, round_id: str, out: Path | None = None) -> Publication:
    """Write the decided list in all its forms. A supplement is published as the updated list. [A3]

    Raises:
        WrongUsage: there is no such round.
        Refused: F102, no decision covers the list.
    """
    with session.writing():
        state, workspace = session.round(round_id), session.workspace()
        round_ = workspace.rounds[round_id]
        guard("publish", state, workspace, session.values(round_), session.today)
        published = published_list(session, round_, state)
        digest, earlier = content_hash(published), state.publication
        again = earlier is not None and earlier.content == digest
        if earlier and again:  # the same list gives the same files, to the byte
            published = evolve(published, head=earlier.head, published=earlier.on)
        folder = out or session.documents / round_id
        folder.mkdir(parents=True, exist_ok=True)
        files = []
        for name, content in list_forms(session, published).items():
            path = folder / name
            path.write_bytes(content)
            files.append((path, sha256(content)))
        if not again:
            names = tuple((path.name, file_hash) for path, file_hash in files)
            session.record([ListPublished(session.today, digest, names, published.head)], round_id)
    return Publication(
        round_id, digest, len(published.entries), tuple(files), published.published > round_.effective, again
    )


def published_list(session: Session, round_: Round, state: RoundState) -> PublishedList:
    """The list of a decided round as it is published: for a supplement, with all that it is added to."""
    workspace = session.workspace()
    owner = standing(workspace.council, round_.effective)
    base = in_force(session, round_.list, round_.effective, only_published=True) if round_.supplement else None
    before = [s for s in base.states if s.round and s.round.id != round_.id] if base else []
    entries = (*(entry for earlier in before for entry in earlier.entries), *state.entries)
    made = state.decision
    if made is None:
        raise ValueError("the round is not decided")
    recorded = state.screening.parameters.get("groups", ()) if state.screening else ()
    return PublishedList(
        council=session.council_name,
        area=owner.area,
        title=f"Positivliste for den regionale uddannelsespulje, {session.council_name}",
        round=round_.id,
        effective=round_.effective,
        supplement=round_.supplement,
        body=BODIES[made.body],
        decided=made.on,
        minutes=made.minutes,
        groups=tuple(recorded),
        entries=tuple(entries),
        head=session.journal.head(),
        published=session.today,
    )


def in_force(session: Session, kind: ListKind, on: date, *, only_published: bool = True) -> InForce | None:
    """The list in force on a day: the last regular one that took effect, with its supplements, or None. [A2, A3]"""
    rounds = session.workspace().rounds.values()
    states = {r.id: session.round(r.id) for r in rounds if r.list is kind and r.effective <= on}
    ready = [r for r in rounds if r.id in states and _counts(states[r.id], on, only_published)]
    regular = max((r for r in ready if not r.supplement), key=lambda r: r.effective, default=None)
    if regular is None:
        return None
    extra = sorted((r for r in ready if r.supplement and r.effective >= regular.effective), key=lambda r: r.effective)
    found = (regular, *extra)
    return InForce(found, tuple(states[r.id] for r in found))


def _counts(state: RoundState, on: date, only_published: bool) -> bool:
    published = state.publication is not None and state.publication.on <= on
    return published or (not only_published and state.decision is not None)
