"""An open workspace: its journal, its files, its parameters, and on whose behalf and when something is done."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attrs import field

from positivliste.errors import BadData, file_errors
from positivliste.model.value import frozen
from positivliste.model.watch import Nobody, Watch
from positivliste.store import Contacts, Draft, Placing, ReceivedFiles, SqliteJournal

if TYPE_CHECKING:
    from positivliste.documents.looks.render import Content
    from positivliste.model.round import Round
    from positivliste.parameters import Parameters, Values
    from positivliste.process.state import RoundState, WorkspaceState

CONFIG, JOURNAL, RECEIVED, DOCUMENTS = "positivliste.toml", "journal.db", "received", "documents"
TEMPLATES = "templates"

_TOML = """\
# A workspace of positivliste. The journal (journal.db) holds everything that happened; keep a backup of this folder.
council = "{council}"

# The council's own values in the place of ours, each with its own source, for example:
# [parameters.matching.near_title]
# values = [{{ from = 2026-01-01, value = 90, source = "The secretariat's decision of 5 January 2026" }}]
"""


class Memory:
    """The states that were read last, and the head of the journal at which they hold."""

    head: str | None = None
    workspace: WorkspaceState | None
    rounds: dict[str, RoundState]

    def at(self, head: str) -> Memory:
        """What is remembered, if the journal still ends there; else nothing."""
        if self.head != head:
            self.head, self.workspace, self.rounds = head, None, {}
        return self


@frozen
class Session:
    """An open workspace.

    Attributes:
        now: the moment of what is done: an ISO date, or an ISO date and time, in Europe/Copenhagen.
        user: the name of the person who does it; it is kept beside the journal.
        as_of: read the journal as it stood at the end of this day; nothing can be written then.
        own: the council's own parameters, as its settings have them.
        watch: who is told how far long work is.
        placing: puts the files of a turn in their places, or takes them back.
    """

    folder: Path
    journal: SqliteJournal
    now: str
    user: str
    as_of: date | None = None
    own: Mapping[str, Any] = field(factory=dict, eq=False, repr=False)
    watch: Watch = field(factory=Nobody, eq=False, repr=False)
    memory: Memory = field(factory=Memory, eq=False, repr=False)
    placing: Placing = field(factory=Placing, eq=False, repr=False)

    @property
    def today(self) -> date:
        return date.fromisoformat(self.now[:10])

    @cached_property
    def contacts(self) -> Contacts:
        return Contacts(self.journal.connection)

    @cached_property
    def received(self) -> ReceivedFiles:
        return ReceivedFiles(self.folder / RECEIVED, self.placing)

    @cached_property
    def parameters(self) -> Parameters:
        """The dated parameters, with the council's own.

        Raises:
            BadData: the settings have a parameter that is unknown, incomplete, or of another type than ours.
        """
        from positivliste.parameters import Parameters

        return Parameters.standard().overridden(self.own, str(self.folder / CONFIG))

    @property
    def documents(self) -> Path:
        return self.folder / DOCUMENTS

    @property
    def overrides(self) -> Path:
        """The council's own templates, reference.docx and logo, if it has any."""
        return self.folder / TEMPLATES

    def text(self, document: Content) -> str:
        """A document as Markdown, in the council's own wording where it has one.

        Raises:
            BadData: a template is wrong, or a value is not there; the message names file and line.
        """
        from positivliste.documents.looks.render import markdown  # most commands write no document

        return markdown(document, self.overrides if self.overrides.is_dir() else None)

    def workspace(self) -> WorkspaceState:
        """What the journal says of the workspace as a whole; folded anew only when something was recorded since."""
        memory = self.memory.at(self.journal.head())
        if memory.workspace is None:
            memory.workspace = self._fold_workspace()
        return memory.workspace

    def round(self, round_id: str) -> RoundState:
        """What the journal says of a round; folded anew only when something was recorded since."""
        memory = self.memory.at(self.journal.head())
        if round_id not in memory.rounds:
            memory.rounds[round_id] = self._fold_round(round_id)
        return memory.rounds[round_id]

    def _fold_workspace(self) -> WorkspaceState:
        from positivliste.process.fold import OF_ALL_ROUNDS, fold_workspace

        kinds = [kind.KIND for kind in OF_ALL_ROUNDS]
        return fold_workspace(self.journal.events(rounds=[""], also=kinds, as_of=self._as_of))

    def _fold_round(self, round_id: str) -> RoundState:
        from positivliste.process.fold import DATED, DIVIDING, MANY, fold_round

        return fold_round(self.journal.told(round_id, many=MANY, dated=DATED, dividing=DIVIDING, as_of=self._as_of))

    def values(self, round_: Round) -> Values:
        """The parameters that hold for a round: those of its effective date."""
        return self.parameters.on(round_.effective)

    @property
    def _as_of(self) -> str | None:
        return self.as_of.isoformat() if self.as_of else None


@file_errors()
def create(folder: Path, council_name: str, now: str, user: str) -> Session:
    """Make a workspace: its configuration, its journal, and the folders for received files and documents.

    Raises:
        WrongUsage: there is no such council.
        BadData: the folder holds a workspace already, or cannot be written.
    """
    from positivliste.model.events import WorkspaceCreated
    from positivliste.model.moment import day_of
    from positivliste.parameters.areas import council

    owner = council(council_name, day_of(now))
    if (folder / CONFIG).exists() or (folder / JOURNAL).exists():
        raise BadData(
            "workspace-exists",
            f"{folder} is a workspace already.",
            "Use it with -C, or choose another folder.",
        )
    for name in (RECEIVED, DOCUMENTS):
        (folder / name).mkdir(parents=True, exist_ok=True)
    journal = SqliteJournal.create(folder / JOURNAL)
    session = Session(folder, journal, now, user)
    with journal.transaction():
        actor = session.contacts.ref(name=user)
        journal.append([Draft(WorkspaceCreated(owner.name))], at=session.now, actor=actor)
    (folder / CONFIG).write_text(_TOML.format(council=owner.name), encoding="utf-8")
    return session


@file_errors()
def open_session(folder: Path, now: str, user: str, as_of: date | None = None, watch: Watch | None = None) -> Session:
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
    own = tables.get("parameters", {})
    session = Session(folder, SqliteJournal(folder / JOURNAL), now, user, as_of, own, watch or Nobody())
    if own:
        session.parameters  # noqa: B018 - settings that cannot be used are refused at once
    return session


def read_file(path: Path) -> bytes:
    """The bytes of a file that a person named.

    Raises:
        BadData: it cannot be read, or its name, which goes on record, is no text.
    """
    try:
        path.name.encode()
        return path.read_bytes()
    except UnicodeEncodeError as error:
        raise BadData("bad-name", f"The file name {path.name!r} is no text.", "Rename the file.") from error
    except OSError as error:
        raise BadData(
            "no-file",
            f"{path} cannot be read: {error.strerror}.",
            "See whether its name and place are right.",
        ) from error
