"""An open workspace: its journal, its files, its parameters, and on whose behalf and when something is done."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path

from attrs import frozen

from positivliste.danish import list_text
from positivliste.documents.looks.render import Document, markdown
from positivliste.errors import BadData, WrongUsage
from positivliste.intake.cpr import refuse_cpr
from positivliste.model.council import Council
from positivliste.model.events import Payload, RoundOpened, WorkspaceCreated
from positivliste.model.round import ListKind, Round
from positivliste.parameters import Parameters, Values
from positivliste.parameters.areas import council, standing
from positivliste.process.fold import fold_round, fold_workspace
from positivliste.process.state import RoundState, WorkspaceState
from positivliste.store import Contacts, Draft, ReceivedFiles, SqliteJournal

CONFIG, JOURNAL, RECEIVED, DOCUMENTS = "positivliste.toml", "journal.db", "received", "documents"
TEMPLATES = "templates"

_TOML = """\
# A workspace of positivliste. The journal (journal.db) holds everything that happened; keep a backup of this folder.
council = "{council}"

# The council's own values in the place of ours, each with its own source, for example:
# [parameters.matching.near_title]
# values = [{{ from = 2026-01-01, value = 90, source = "The secretariat's decision of 5 January 2026" }}]
"""


@frozen
class Session:
    """An open workspace.

    Attributes:
        now: the moment of what is done: an ISO date, or an ISO date and time, in Europe/Copenhagen.
        user: the name of the person who does it; it is kept beside the journal.
        as_of: read the journal as it stood at the end of this day; nothing can be written then.
    """

    folder: Path
    journal: SqliteJournal
    contacts: Contacts
    received: ReceivedFiles
    parameters: Parameters
    now: str
    user: str
    as_of: date | None = None

    @property
    def today(self) -> date:
        return date.fromisoformat(self.now[:10])

    @property
    def documents(self) -> Path:
        return self.folder / DOCUMENTS

    @property
    def overrides(self) -> Path:
        """The council's own templates, reference.docx and logo, if it has any."""
        return self.folder / TEMPLATES

    def text(self, document: Document) -> str:
        """A document as Markdown, in the council's own wording where it has one.

        Raises:
            BadData: a template is wrong, or a value is not there; the message names file and line.
        """
        return markdown(document, self.overrides if self.overrides.is_dir() else None)

    @property
    def council_name(self) -> str:
        """What the council is called today."""
        return self.council().name

    def workspace(self) -> WorkspaceState:
        return fold_workspace(self.journal.events(rounds=[""], also=[RoundOpened.KIND], as_of=self._as_of()))

    def council(self) -> Council:
        return standing(self.workspace().council, self.today)

    def round(self, round_id: str) -> RoundState:
        """The state of a round. A supplement takes the priorities of the list that it supplements, if it has none.

        Raises:
            WrongUsage: there is no such round.
        """
        rounds = self.workspace().rounds
        if round_id not in rounds:
            known = f"The rounds are {list_text(rounds, 'and')}." if rounds else "Open one with `round open LIST DATE`."
            raise WrongUsage("unknown-round", f"There is no round {round_id!r}.", known)
        state = self._fold(round_id)
        if rounds[round_id].supplement and not state.priorities:
            base = base_of(rounds[round_id], rounds.values())
            state.priorities = self._fold(base.id).priorities if base else ()
        return state

    def kind_of(self, round_id: str) -> ListKind:
        """The list of a round.

        Raises:
            WrongUsage: there is no such round.
        """
        found = self.round(round_id).round
        if found is None:
            raise WrongUsage("unknown-round", f"There is no round {round_id!r} on that date.", "See `round list`.")
        return found.list

    def values(self, round_: Round) -> Values:
        """The parameters that hold for a round: those of its effective date."""
        return self.parameters.on(round_.effective)

    @contextmanager
    def writing(self) -> Iterator[None]:
        """One command's transaction: state that is read inside cannot change under it.

        Raises:
            WrongUsage: the journal is read as of an earlier day.
        """
        if self.as_of is not None:
            raise WrongUsage("as-of-writes", "--as-of shows the past; nothing can be recorded in it.", "Leave it out.")
        with self.journal.transaction():
            yield

    def record(self, payloads: Sequence[Payload], round_id: str = "") -> None:
        """Append events. Only inside `writing`.

        Raises:
            BadData: a text holds a CPR number, which is never stored.
        """
        for payload in payloads:
            refuse_cpr(payload)
        actor = self.contacts.ref(name=self.user)
        self.journal.append([Draft(payload, round_id) for payload in payloads], at=self.now, actor=actor)

    def _fold(self, round_id: str) -> RoundState:
        return fold_round(e for e in self.journal.events(rounds=[round_id], as_of=self._as_of()) if e.round)

    def _as_of(self) -> str | None:
        return self.as_of.isoformat() if self.as_of else None


def base_of(supplement: Round, rounds: Iterable[Round]) -> Round | None:
    """The regular round whose list a supplement is added to: the last that took effect before it."""
    earlier = [
        r for r in rounds if r.list is supplement.list and not r.supplement and r.effective <= supplement.effective
    ]
    return max(earlier, key=lambda r: r.effective, default=None)


def create(folder: Path, council_name: str, now: date | datetime, user: str) -> Session:
    """Make a workspace: its configuration, its journal, and the folders for received files and documents.

    Raises:
        WrongUsage: there is no such council.
        BadData: the folder holds a workspace already.
    """
    owner = council(council_name, _day(now))
    if (folder / CONFIG).exists() or (folder / JOURNAL).exists():
        raise BadData(
            "workspace-exists",
            f"{folder} is a workspace already.",
            "Use it with -C, or choose another folder.",
        )
    for name in (RECEIVED, DOCUMENTS):
        (folder / name).mkdir(parents=True, exist_ok=True)
    journal = SqliteJournal.create(folder / JOURNAL)
    session = Session(
        folder,
        journal,
        Contacts(journal.connection),
        ReceivedFiles(folder / RECEIVED),
        Parameters.standard(),
        now.isoformat(),
        user,
    )
    with session.writing():
        session.record([WorkspaceCreated(owner.name)])
    (folder / CONFIG).write_text(_TOML.format(council=owner.name), encoding="utf-8")
    return session


def open_session(folder: Path, now: date | datetime, user: str, as_of: date | None = None) -> Session:
    """Open a workspace.

    Raises:
        BadData: there is no workspace in the folder, or its configuration cannot be read.
    """
    config = folder / CONFIG
    if not config.is_file():
        raise BadData(
            "no-workspace",
            f"{folder} is not a workspace: it has no {CONFIG}.",
            "Go to the workspace's folder, name it with -C, or make one with `positivliste init DIR --council NAME`.",
        )
    try:
        tables = tomllib.loads(config.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadData(
            "bad-config", f"{config} cannot be read: {error}.", "Correct the line, or undo the change."
        ) from error
    journal = SqliteJournal(folder / JOURNAL)
    return Session(
        folder,
        journal,
        Contacts(journal.connection),
        ReceivedFiles(folder / RECEIVED),
        Parameters.standard().overridden(tables.get("parameters", {}), str(config)),
        now.isoformat(),
        user,
        as_of,
    )


def read_file(path: Path) -> bytes:
    """The bytes of a file that a person named.

    Raises:
        BadData: it cannot be read.
    """
    try:
        return path.read_bytes()
    except OSError as error:
        raise BadData(
            "no-file",
            f"{path} cannot be read: {error.strerror}.",
            "See whether its name and place are right.",
        ) from error


def _day(moment: date | datetime) -> date:
    return moment.date() if isinstance(moment, datetime) else moment
