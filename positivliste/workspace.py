"""The façade: every use case is one method here. The command line and scripts call nothing else."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from positivliste.parameters.areas import standing
from positivliste.usecases import lazy
from positivliste.usecases.turn import look

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from datetime import date, datetime
    from types import TracebackType

    from positivliste.documents.content.papers import AgendaItem, AnswerOverview
    from positivliste.documents.content.year_wheel import YearWheel
    from positivliste.model.council import Council, RespondentKind
    from positivliste.model.events import DiscoImported, EvidenceImported, NationalListImported
    from positivliste.model.listing import ListedTitle
    from positivliste.model.reference import DialogueMeeting
    from positivliste.model.round import Delegation, ListKind, Round
    from positivliste.model.screening import Screening
    from positivliste.parameters import Parameters
    from positivliste.process.engine import RoundStatus
    from positivliste.store import Person
    from positivliste.usecases import (
        answers,
        authenticity,
        batch,
        cases,
        check,
        consultation,
        decisions,
        dialogue,
        history,
        outgoing,
        papers,
        publication,
        receipts,
        references,
        review,
        screening,
        session,
        siri,
        suggestions,
        wording,
        writing,
    )
    from positivliste.usecases import calendar as wheel
    from positivliste.usecases import listing as clock
    from positivliste.usecases import respondents as register
    from positivliste.usecases import rounds as round_steps
else:
    answers = lazy("answers")
    authenticity = lazy("authenticity")
    batch = lazy("batch")
    check = lazy("check")
    consultation = lazy("consultation")
    decisions = lazy("decisions")
    dialogue = lazy("dialogue")
    history = lazy("history")
    outgoing = lazy("outgoing")
    papers = lazy("papers")
    publication = lazy("publication")
    references = lazy("references")
    review = lazy("review")
    screening = lazy("screening")
    session = lazy("session")
    siri = lazy("siri")
    suggestions = lazy("suggestions")
    wording = lazy("wording")
    wheel, clock = lazy("calendar"), lazy("listing")
    register, round_steps = lazy("respondents"), lazy("rounds")


class Workspace:
    """A council's workspace: a folder with its journal, the files that it received, and the documents that it made.

    Every method that changes something is one transaction: it is done whole, or it raises and has changed nothing. What
    they raise is documented at the functions that they call, and always a `PositivlisteError`.
    """

    def __init__(self, opened: session.Session) -> None:
        self._session = opened

    @classmethod
    def create(cls, folder: str | Path, council: str, *, today: date | datetime, user: str = "script") -> Workspace:
        """Make a workspace for a council, for example "RAR Vestjylland"."""
        return cls(session.create(Path(folder), council, today, user))

    @classmethod
    def open(
        cls, folder: str | Path, *, today: date | datetime, user: str = "script", as_of: date | None = None
    ) -> Workspace:
        """Open a workspace.

        Args:
            today: the date of what is done now, in Europe/Copenhagen, with the time if it matters.
            user: the name of the person on whose behalf it is done; it is kept beside the journal.
            as_of: read everything as it stood at the end of that day; nothing can be recorded then.
        """
        return cls(session.open_session(Path(folder), today, user, as_of))

    def close(self) -> None:
        self._session.journal.close()

    def __enter__(self) -> Workspace:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def folder(self) -> Path:
        return self._session.folder

    @property
    def council(self) -> Council:
        return look(self._session).council

    @property
    def council_on_record(self) -> str:
        """The council that the workspace was made for."""
        return look(self._session).workspace.council

    def heir(self, on: date) -> str | None:
        """The council that stands for this one on a date, where the reform of 2025 has put another in its place."""
        name = standing(self.council_on_record, on).name
        return name if name != self.council_on_record else None

    @property
    def parameters(self) -> Parameters:
        """The dated parameters, with the council's own."""
        return self._session.parameters

    @property
    def today(self) -> date:
        return self._session.today

    # Rounds

    def open_round(self, kind: ListKind, effective: date, *, supplement: bool = False) -> Round:
        """Open a round; see `usecases.rounds.open_round`."""
        return round_steps.open_round(self._session, kind, effective, supplement=supplement)

    def status(self, round_id: str) -> RoundStatus:
        """What is done, next and late in a round."""
        return round_steps.round_status(self._session, round_id)

    def rounds(self) -> tuple[RoundStatus, ...]:
        """Where every round stands."""
        return round_steps.all_statuses(self._session)

    def import_priorities(
        self, round_id: str, path: Path, mapping: Mapping[str, str] | None = None
    ) -> round_steps.ImportedPriorities:
        """Take in the prioritised job titles."""
        return round_steps.import_priorities(self._session, round_id, path, mapping or {})

    def delegate(self, kind: ListKind, start: date, end: date | None, minutes: str) -> Delegation:
        """Put the council's authorisation of its chair on record."""
        return round_steps.delegate(self._session, kind, start, end, minutes)

    # Respondents and the consultation

    def respondents(self) -> tuple[register.Contact, ...]:
        """Everyone who is heard."""
        return register.respondents(self._session)

    def import_respondents(self, path: Path, mapping: Mapping[str, str] | None = None) -> register.ImportedRespondents:
        """Take in respondents from a file."""
        return register.import_respondents(self._session, path, mapping or {})

    def add_respondent(self, name: str, kind: RespondentKind, email: str | None = None) -> str:
        """Put one respondent on record; says "added", "changed" or "unchanged"."""
        return register.add_respondent(self._session, name, kind, email)

    def remove_respondent(self, name: str) -> None:
        """Hear an organisation no more."""
        register.remove_respondent(self._session, name)

    def open_consultation(self, round_id: str, deadline: str) -> consultation.Opened:
        """Open the consultation to a deadline, an ISO date or an ISO date and time."""
        return consultation.open_consultation(self._session, round_id, deadline)

    def extend_consultation(self, round_id: str, deadline: str, respondent: str | None = None) -> consultation.Opened:
        """A later deadline, for one respondent or for all."""
        return consultation.extend_consultation(self._session, round_id, deadline, respondent)

    def close_consultation(self, round_id: str) -> AnswerOverview:
        """Close the consultation; returns who answered."""
        return consultation.close_consultation(self._session, round_id)

    def answer_forms(self, round_id: str, kind: RespondentKind | None = None) -> tuple[writing.Written, ...]:
        """Write the answer workbooks."""
        return outgoing.forms(self._session, round_id, kind)

    def letters(self, round_id: str, formats: Sequence[str] = ("md",)) -> tuple[writing.Written, ...]:
        """Write the consultation letters."""
        return outgoing.letters(self._session, round_id, formats)

    def reminders(self, round_id: str, formats: Sequence[str] = ("md",)) -> tuple[writing.Written, ...]:
        """Write reminders to those who have not answered."""
        return outgoing.reminders(self._session, round_id, formats)

    def overview(self, round_id: str) -> AnswerOverview:
        """Who answered, and who did not."""
        return papers.overview(self._session, round_id)

    # Answers, screening, review

    def receive(
        self,
        round_id: str,
        paths: Sequence[Path],
        sender: str,
        *,
        received: str | None = None,
        mapping: Mapping[str, str] | None = None,
        dry_run: bool = False,
    ) -> receipts.Receipt:
        """Take in the files that a respondent sent; see `usecases.answers.receive`."""
        return answers.receive(
            self._session, round_id, paths, sender, received=received, mapping=mapping, dry_run=dry_run
        )

    def screen(self, round_id: str) -> Screening:
        """Apply the rules."""
        return screening.screen(self._session, round_id)

    def screening(self, round_id: str) -> Screening:
        """The last screening that is on record; records nothing."""
        return screening.recorded(self._session, round_id)

    def export_review(self, round_id: str, *, decided: bool = False) -> tuple[bytes, cases.Cases]:
        """The review workbook, and the cases in it."""
        return review.export_review(self._session, round_id, decided=decided)

    def import_review(self, round_id: str, path: Path, by: str) -> review.ImportedReview:
        """Take in a review workbook that a person filled in."""
        return review.import_review(self._session, round_id, path, by)

    # Decision and publication

    def decide(
        self, round_id: str, body: str, on: date, minutes: str | None = None, exceptions: Path | None = None
    ) -> decisions.DecisionMade:
        """Record the decision of the council or its chair."""
        return decisions.decide(self._session, round_id, body, on, minutes, exceptions)

    def publish(self, round_id: str, out: Path | None = None) -> publication.Publication:
        """Write the decided list in all its forms."""
        return publication.publish(self._session, round_id, out)

    def agenda_item(self, round_id: str, *, number: str = "2.2") -> AgendaItem:
        """The content of the agenda item on the list."""
        return papers.agenda_item(self._session, round_id, number=number)

    def document(self, kind: str, round_id: str, formats: Sequence[str] = ("md",)) -> tuple[writing.Written, ...]:
        """Write any single document; `documents.kinds` names them."""
        return outgoing.document(self._session, kind, round_id, formats)

    def all_documents(
        self, round_id: str, formats: Sequence[str], progress: Callable[[int, int], None] | None = None
    ) -> batch.Batch:
        """Make every text of a round in more forms; only what has changed."""
        return batch.all_documents(self._session, round_id, formats, progress)

    def export_template(self, name: str) -> Path:
        """Copy one of our templates into the workspace, where it overrides ours."""
        return wording.export_template(self._session, name)

    def check(self, text: str, on: date, municipality: str) -> check.Checked:
        """Whether a course was on the list on a date, for a municipality, and why (not)."""
        return check.check(self._session, text, on, municipality)

    # Lists B and C

    def suggest(
        self,
        kind: ListKind,
        title: str,
        sender: str,
        *,
        disco: str | None = None,
        level: str | None = None,
        evidence: str | None = None,
        received: str | None = None,
    ) -> suggestions.Suggested:
        """Put a suggested job title on record."""
        return suggestions.suggest(
            self._session, kind, title, sender, disco=disco, level=level, evidence=evidence, received=received
        )

    def suggest_file(
        self,
        kind: ListKind,
        path: Path,
        sender: str,
        *,
        received: str | None = None,
        mapping: Mapping[str, str] | None = None,
    ) -> suggestions.Suggested:
        """Put a file of suggested job titles on record."""
        return suggestions.suggest_file(self._session, kind, path, sender, received=received, mapping=mapping)

    def import_national(
        self, kind: ListKind, path: Path, start: date | None = None, mapping: Mapping[str, str] | None = None
    ) -> NationalListImported:
        """Take in the national list."""
        return references.import_national(self._session, kind, path, start, mapping or {})

    def import_disco(self, path: Path, start: date, mapping: Mapping[str, str] | None = None) -> DiscoImported:
        """Take in the DISCO-08 classification."""
        return references.import_disco(self._session, path, start, mapping or {})

    def import_evidence(self, path: Path, on: date, mapping: Mapping[str, str] | None = None) -> EvidenceImported:
        """Take in demand and failed recruitments."""
        return references.import_evidence(self._session, path, on, mapping or {})

    def hear_council(self, round_id: str, on: date, reply: str | None = None) -> None:
        """Record that the council was heard before the chair decides."""
        siri.hear_council(self._session, round_id, on, reply)

    def submit(self, round_id: str, on: date) -> siri.Submitted:
        """Record the report to SIRI, and write its letter and table."""
        return siri.submit(self._session, round_id, on)

    def correct_submission(
        self, round_id: str, on: date, text: str, codes: Mapping[str, str] | None = None
    ) -> siri.Submitted:
        """A new letter, which puts the first right."""
        return siri.correct(self._session, round_id, on, text, codes or {})

    def confirm_submission(self, round_id: str, on: date, reference: str) -> None:
        """Record SIRI's receipt."""
        siri.confirm(self._session, round_id, on, reference)

    def inform_council(self, round_id: str, on: date, minutes: str) -> None:
        """Record that the council was informed of the chair's decision."""
        siri.inform_council(self._session, round_id, on, minutes)

    def listing(self, on: date | None = None, kind: ListKind | None = None) -> tuple[clock.Listed, ...]:
        """The council's own job titles with their two-year clock."""
        return clock.show_listing(self._session, on, kind)

    def extend_listing(self, title: str, until: date, reason: str, document: str) -> ListedTitle:
        """Let a title stay longer than two years."""
        return clock.extend_listing(self._session, title, until, reason, document)

    def remove_listing(self, title: str, on: date, minutes: str) -> ListedTitle:
        """Take a title off the list when its two years are over."""
        return clock.remove_listing(self._session, title, on, minutes)

    def dialogue_agenda(self, quarter: str) -> tuple[writing.Written, ...]:
        """Write the agenda of a dialogue meeting."""
        return dialogue.write_agenda(self._session, quarter)

    def record_dialogue(
        self,
        quarter: str,
        on: date,
        participants: tuple[str, ...],
        points: tuple[str, ...],
        follow_up: tuple[str, ...] = (),
    ) -> tuple[writing.Written, ...]:
        """Put a dialogue meeting on record, and write its note."""
        return dialogue.record_meeting(self._session, quarter, on, participants, points, follow_up)

    def dialogue_meetings(self) -> tuple[DialogueMeeting, ...]:
        """The dialogue meetings on record."""
        return dialogue.meetings(self._session)

    # The year wheel

    def calendar(self, year: int) -> YearWheel:
        """The year wheel of a calendar year."""
        return wheel.year_wheel(self._session, year)

    def write_calendar(self, year: int, form: str, path: Path | None = None) -> Path:
        """Write the year wheel as "ics" or "svg"; into the workspace's documents where no path is given."""
        return wheel.write_wheel(self._session, year, form, path)

    # The journal

    def log(self, round_id: str | None = None) -> Iterator[history.Line]:
        """What happened."""
        return history.log(self._session, round_id)

    def verify(self) -> history.Verified:
        """Whether the journal and the received files are as they were written."""
        return history.verify(self._session)

    def verify_file(self, path: Path) -> authenticity.Authenticity:
        """Whether a file is one that was published; if not, which rows differ."""
        return authenticity.verify_file(self._session, path)

    def persons(self) -> tuple[Person, ...]:
        """Every person and mailbox on record."""
        return history.persons(self._session)

    def erase_person(self, ref: str) -> None:
        """Forget a person's name and e-mail address."""
        history.erase_person(self._session, ref)
