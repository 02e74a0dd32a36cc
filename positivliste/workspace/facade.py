"""A council's workspace, composed of its parts. A part is loaded when it is first asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from positivliste.errors import WrongUsage
from positivliste.workspace import given

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path
    from types import TracebackType

    from positivliste.model.council import Council
    from positivliste.model.watch import Watch
    from positivliste.parameters import Parameters
    from positivliste.usecases.check import Checked
    from positivliste.usecases.session import Session
    from positivliste.usecases.turn import Turn
    from positivliste.workspace.answers import Answers
    from positivliste.workspace.calendar import Calendar
    from positivliste.workspace.consultation import Consultation
    from positivliste.workspace.decisions import Decisions
    from positivliste.workspace.dialogue import Dialogue
    from positivliste.workspace.documents import Documents
    from positivliste.workspace.journal import Journal
    from positivliste.workspace.listing import Listing
    from positivliste.workspace.publication import Publication
    from positivliste.workspace.references import References
    from positivliste.workspace.respondents import Respondents
    from positivliste.workspace.review import Review
    from positivliste.workspace.rounds import Rounds
    from positivliste.workspace.rules import Rules
    from positivliste.workspace.screening import Screenings
    from positivliste.workspace.siri import Siri
    from positivliste.workspace.suggestions import Suggestions


class Workspace:
    """A council's workspace: a folder with its journal, the files that it received, and the documents that it made.

    A method that changes something is one transaction: it is done whole, or it raises and has changed nothing. What it
    raises is always a `PositivlisteError`, which says what is wrong and what to do about it. Dates are `date` or ISO
    text, paths `Path` or text, lists and kinds their values or their names.
    """

    def __init__(self, session: Session) -> None:
        self._opened: Session | None = session
        self._folder = session.folder

    @classmethod
    def create(cls, folder: given.File, council: str, *, today: given.Moment, user: str = "script") -> Workspace:
        """Make a workspace for a council, for example "RAR Vestjylland".

        Args:
            today: the date of what is done now, in Europe/Copenhagen, with the time if it matters.
            user: the name of the person on whose behalf it is done; it is kept beside the journal.

        Raises:
            WrongUsage: there is no such council.
            BadData: the folder holds a workspace already.
        """
        from positivliste.usecases.session import create

        return cls(create(given.path(folder), given.text(council), given.moment(today), given.name(user)))

    @classmethod
    def open(
        cls,
        folder: given.File,
        *,
        today: given.Moment,
        user: str = "script",
        as_of: given.Day | None = None,
        watch: Watch | None = None,
    ) -> Workspace:
        """Open a workspace.

        Args:
            today: as for `create`; `user` too.
            as_of: read everything as it stood at the end of that day; nothing can be recorded then.
            watch: who is told how far long work is.

        Raises:
            BadData: there is no workspace in the folder, or its settings cannot be read.
        """
        from positivliste.usecases.session import open_session

        seen = given.optional_day(as_of)
        return cls(
            open_session(
                given.path(folder), given.moment(today), given.name(user), seen, given.optional(given.watch)(watch)
            )
        )

    def close(self) -> None:
        """Let go of the journal. Nothing can be asked of the workspace after that."""
        if self._opened:
            self._opened.journal.close()
        self._opened = None

    def __enter__(self) -> Workspace:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        if self._opened is None:
            return f"<Workspace {self._folder}, closed>"
        rounds = ", ".join(self._seen.workspace.rounds) or "none"
        return f"<Workspace {self._folder}: {self.council.name} on {self.today}; rounds: {rounds}>"

    @property
    def _session(self) -> Session:
        if self._opened is None:
            raise WrongUsage("closed", f"The workspace {self._folder} is closed.", "Open it with `Workspace.open`.")
        return self._opened

    @property
    def _seen(self) -> Turn:
        from positivliste.usecases.turn import look

        return look(self._session)

    @property
    def folder(self) -> Path:
        return self._folder

    @property
    def today(self) -> date:
        return self._session.today

    @property
    def council(self) -> Council:
        """The council that stands today for the one that the workspace was made for."""
        return self._seen.council

    @property
    def council_on_record(self) -> str:
        """The council that the workspace was made for."""
        return self._seen.workspace.council

    def heir(self, on: given.Day) -> str | None:
        """The council that stands for this one on a date, where the reform of 2025 has put another in its place."""
        from positivliste.parameters.areas import standing

        name = standing(self.council_on_record, given.day(on)).name
        return name if name != self.council_on_record else None

    @property
    def parameters(self) -> Parameters:
        """The dated parameters, with the council's own."""
        return self._session.parameters

    def check(self, text: str, on: given.Day, municipality: str) -> Checked:
        """Whether a course was on the list on a date, for a municipality, and why (not).

        Args:
            text: its number, or its title.
            on: the date of the municipality's grant; the start of the course does not count. [A12]

        Raises:
            WrongUsage: there is no such municipality; the message names the nearest.
        """
        from positivliste.usecases.check import check

        return check(self._session, given.text(text), given.day(on), given.text(municipality))

    @property
    def rounds(self) -> Rounds:
        """Open a round; where each stands; what the council prioritised for it."""
        from positivliste.workspace.rounds import Rounds

        return Rounds(self._session)

    @property
    def respondents(self) -> Respondents:
        """Who is heard."""
        from positivliste.workspace.respondents import Respondents

        return Respondents(self._session)

    @property
    def consultation(self) -> Consultation:
        """Ask the respondents, remind them, extend a deadline, close."""
        from positivliste.workspace.consultation import Consultation

        return Consultation(self._session)

    @property
    def answers(self) -> Answers:
        """Take in what the respondents sent."""
        from positivliste.workspace.answers import Answers

        return Answers(self._session)

    @property
    def screening(self) -> Screenings:
        """Apply the rules."""
        from positivliste.workspace.screening import Screenings

        return Screenings(self._session)

    @property
    def review(self) -> Review:
        """The open cases out to a workbook, and back."""
        from positivliste.workspace.review import Review

        return Review(self._session)

    @property
    def decisions(self) -> Decisions:
        """What the council or its chair decided, and when the chair may."""
        from positivliste.workspace.decisions import Decisions

        return Decisions(self._session)

    @property
    def publication(self) -> Publication:
        """Publish a list; what is on it; whether a file is one that was published."""
        from positivliste.workspace.publication import Publication

        return Publication(self._session)

    @property
    def documents(self) -> Documents:
        """Write the documents of a round, in the council's own wording where it has one."""
        from positivliste.workspace.documents import Documents

        return Documents(self._session)

    @property
    def suggestions(self) -> Suggestions:
        """Lists B and C: what anyone suggests at any time."""
        from positivliste.workspace.suggestions import Suggestions

        return Suggestions(self._session)

    @property
    def references(self) -> References:
        """Lists B and C: the national list, DISCO-08, demand and failed recruitments."""
        from positivliste.workspace.references import References

        return References(self._session)

    @property
    def siri(self) -> Siri:
        """Lists B and C: the report to SIRI, and what belongs to it."""
        from positivliste.workspace.siri import Siri

        return Siri(self._session)

    @property
    def listing(self) -> Listing:
        """Lists B and C: the two-year clock of the council's own job titles."""
        from positivliste.workspace.listing import Listing

        return Listing(self._session)

    @property
    def dialogue(self) -> Dialogue:
        """List C: the quarterly dialogue meetings with SIRI."""
        from positivliste.workspace.dialogue import Dialogue

        return Dialogue(self._session)

    @property
    def calendar(self) -> Calendar:
        """The year wheel."""
        from positivliste.workspace.calendar import Calendar

        return Calendar(self._session)

    @property
    def journal(self) -> Journal:
        """What happened, the proof that it is whole, and the persons behind it."""
        from positivliste.workspace.journal import Journal

        return Journal(self._session)

    @property
    def rules(self) -> Rules:
        """The rules, and the parameters that they stand on, with the council's own."""
        from positivliste.workspace.rules import Rules

        return Rules(self.parameters)
