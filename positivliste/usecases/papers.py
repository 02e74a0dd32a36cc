"""The documents of a round: what each holds, and where it is written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path

from attrs import frozen

from positivliste.danish import MONTHS, fold
from positivliste.documents.content.letters import Consultation, Reminder
from positivliste.documents.content.papers import AgendaItem, Answered, AnswerOverview, Decision, TurnedDown
from positivliste.errors import Refused
from positivliste.model.council import Respondent
from positivliste.model.events import DocumentMade, FileReceived
from positivliste.model.listing import Entry
from positivliste.model.moment import day_of
from positivliste.model.round import Round
from positivliste.model.screening import Outcome, Screened
from positivliste.parameters import Values
from positivliste.process.engine import guard
from positivliste.process.screening import is_late, report
from positivliste.process.state import RoundState, WorkspaceState
from positivliste.rules import rule
from positivliste.store.files import sha256
from positivliste.usecases.facts import evidence_by_title
from positivliste.usecases.forms import in_form
from positivliste.usecases.session import Session

BODIES = {"council": "rådet", "chair": "formandskabet"}
WITHOUT_GROUP = "Uden erhvervsgruppe"

_NOT_IN_FILE_NAMES = re.compile(r'[<>:"/\\|?*\x00-\x1f]')


@frozen
class Document:
    """A document that is to be written: its kind, its file name, its bytes, and whom it is for, if one respondent."""

    kind: str
    name: str
    content: bytes
    respondent: str | None = None


@frozen
class Text:
    """A document that is a text: its kind, its file name without ending, its Markdown, and whom it is for, if one."""

    kind: str
    name: str
    markdown: str
    respondent: str | None = None


@frozen
class Written:
    """A document that was written."""

    kind: str
    path: Path
    sha256: str
    respondent: str | None


def write(
    session: Session, round_id: str, documents: Iterable[Document | Text], formats: Sequence[str] = ("md",)
) -> tuple[Written, ...]:
    """Write documents to the round's folder, and record those that are new. Only inside `writing`.

    Args:
        formats: the forms in which texts are written.
    """
    folder = session.documents / round_id
    known = {(made.file, made.sha256) for made in session.round(round_id).documents}
    written, made = [], []
    for document in chain.from_iterable(_in_forms(session, each, formats) for each in documents):
        path = folder / _NOT_IN_FILE_NAMES.sub("_", document.name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(document.content)
        digest = sha256(document.content)
        written.append(Written(document.kind, path, digest, document.respondent))
        if (path.name, digest) not in known:
            made.append(DocumentMade(document.kind, path.name, digest, document.respondent))
    if made:
        session.record(made, round_id)
    return tuple(written)


def write_beside(session: Session, folder: str, name: str, content: bytes) -> tuple[Written, ...]:
    """Write a document that belongs to no round. Only inside `writing`."""
    path = session.documents / folder / _NOT_IN_FILE_NAMES.sub("_", name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    digest = sha256(content)
    session.record([DocumentMade(folder, path.name, digest)])
    return (Written(folder, path, digest, None),)


def consultation_of(session: Session, state: RoundState, round_: Round, respondent: str = "") -> Consultation:
    """What the letters of the round have in common, with the deadline that holds for a respondent.

    Raises:
        Refused: no deadline is set, and the round is no supplement.
    """
    deadline = state.deadline_for(respondent)
    if deadline is None and not round_.supplement:
        raise Refused(
            "no-deadline",
            f"The round {round_.id} has no consultation deadline to write in its letters.",
            f"Set one with `consultation open {round_.id} --deadline DATE`.",
        )
    return Consultation(session.council_name, round_.effective, deadline, round_.supplement, list=round_.list)


def reminders(session: Session, round_id: str, formats: Sequence[str] = ("md",)) -> tuple[Written, ...]:
    """Write a reminder to every respondent that has not answered, and to nobody else.

    Raises:
        Refused: H103, the consultation is not open.
    """
    with session.writing():
        state, workspace, round_ = open_round(session, round_id, "consultation remind")
        answered = {fold(file.respondent) for file in state.files.values()}
        documents = []
        for key, respondent in workspace.respondents.items():
            if key not in answered:
                consultation = consultation_of(session, state, round_, respondent.name)
                text = session.text(Reminder(consultation, respondent, session.today))
                documents.append(letter("reminder", "Påmindelse", respondent, text))
        return write(session, round_id, documents, formats)


def overview(session: Session, round_id: str) -> AnswerOverview:
    """Who answered, when and with how much, and who did not. Respondents who left the register keep their answers."""
    state, workspace = session.round(round_id), session.workspace()
    round_ = workspace.rounds[round_id]
    by_respondent: dict[str, list[FileReceived]] = {}
    for file in state.files.values():
        by_respondent.setdefault(fold(file.respondent), []).append(file)
    left = {
        fold(p.respondent): Respondent(p.respondent, p.kind)
        for p in state.proposals.values()
        if fold(p.respondent) not in workspace.respondents
    }
    heard: Mapping[str, Respondent] = workspace.respondents | left
    values = session.values(round_)
    lines = tuple(
        _answered(r, by_respondent.get(key, []), state.deadline_for(r.name), values) for key, r in heard.items()
    )
    return AnswerOverview(consultation_of(session, state, round_), session.today, lines)


def _answered(respondent: Respondent, files: list[FileReceived], deadline: str | None, values: Values) -> Answered:
    if not files:
        return Answered(respondent)
    first = min(file.received for file in files)
    rows, errors = sum(file.rows for file in files), sum(file.row_errors for file in files)
    return Answered(respondent, first, len(files), rows - errors, errors, not is_late(first, deadline, values))


def agenda_item(
    session: Session,
    round_id: str,
    *,
    number: str = "2.2",
    remarks: tuple[str, ...] = (),
    special_reason: str = "",
) -> AgendaItem:
    """The item on list A in the form of S1 item 2.2: before the decision with the recommendation, after it with both.

    Raises:
        Refused: H103, the round is not screened.
    """
    state, workspace = session.round(round_id), session.workspace()
    round_ = workspace.rounds[round_id]
    guard("review export", state, workspace, session.values(round_), session.today)
    screening = report(state)
    screened = screening.having(Outcome.RECOMMENDED)
    return AgendaItem(
        number=number,
        council=session.council_name,
        effective=round_.effective,
        consulted=_when(state, round_),
        answered=tuple(dict.fromkeys(file.respondent for file in state.files.values())),
        funnel=screening.funnel,
        groups=screening.groups,
        entries=tuple(entry_of(course, round_id) for course in screened),
        turned_down=tuple(
            TurnedDown(code, rule(code).danish, count, content=rule(code).judgement is not None)
            for code, count in screening.rejected_by_rule.items()
        ),
        remarks=remarks,
        special_reason=special_reason,
        decision=_decision(state),
        demand=_demand(session, state, round_),
        supplement=round_.supplement,
    )


def _demand(session: Session, state: RoundState, round_: Round) -> tuple[tuple[str, str], ...]:
    known = evidence_by_title(session, round_)
    return tuple((p.title, known[fold(p.title)]) for p in state.priorities if fold(p.title) in known)


def entry_of(screened: Screened, round_id: str) -> Entry:
    """A recommended course as it will stand on the list."""
    course = screened.course
    return Entry(
        round=round_id,
        proposal=course.id,
        number=course.number,
        title=course.title,
        provider=course.provider,
        private=course.is_private,
        duration=course.duration.understood,
        group=screened.group or WITHOUT_GROUP,
        job_title=screened.job_title or "",
        respondents=course.respondents,
        only_with_others=course.only_with_others,
        special=screened.special,
    )


def open_round(session: Session, round_id: str, action: str) -> tuple[RoundState, WorkspaceState, Round]:
    """The states and the round, if it is the time for the action.

    Raises:
        Refused: H103, it is not.
    """
    state, workspace = session.round(round_id), session.workspace()
    round_ = workspace.rounds[round_id]
    guard(action, state, workspace, session.values(round_), session.today)
    return state, workspace, round_


def letter(kind: str, title: str, respondent: Respondent, text: str) -> Text:
    """A letter to one respondent."""
    return Text(kind, f"{title} - {respondent.name}", text, respondent.name)


def _in_forms(session: Session, document: Document | Text, formats: Sequence[str]) -> Iterator[Document]:
    if isinstance(document, Document):
        yield document
        return
    for form in formats:
        content = in_form(session, document.markdown, form)
        yield Document(document.kind, f"{document.name}.{form}", content, document.respondent)


def _when(state: RoundState, round_: Round) -> str:
    day = day_of(state.deadline) if state.deadline else round_.effective
    return f"i {MONTHS[day.month - 1]} {day.year}"


def _decision(state: RoundState) -> Decision | None:
    made = state.decision
    if made is None:
        return None
    declined = f" {made.declined} kurser blev ikke optaget." if made.declined else ""
    text = f"Listen med {made.listed} kurser blev godkendt.{declined}"
    return Decision(BODIES[made.body].capitalize(), made.on, text)
