"""Amending a published list: what is taken off, put right, suspended or put on again, as a decision with an edition."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from difflib import get_close_matches
from pathlib import Path

from attrs import evolve, field

from positivliste.danish import fold, list_text
from positivliste.documents import kinds
from positivliste.documents.content.amendments import AmendmentLetter, Change, EditionChanges
from positivliste.documents.content.changes import differences
from positivliste.documents.content.occasion import Occasion
from positivliste.documents.forms import TEXT_FORMS
from positivliste.english import count
from positivliste.errors import BadData, Refused, WrongUsage
from positivliste.intake import COURSE_FIELDS, AmendmentRow, field_named, read_amendments
from positivliste.model.amendment import Action, Amendment, Edition, last_values
from positivliste.model.council import Body, Respondent, RespondentKind
from positivliste.model.events import ListAmended
from positivliste.model.file import File
from positivliste.model.finding import Finding
from positivliste.model.listing import Decision, Entry
from positivliste.model.number import share_number
from positivliste.model.proposal import Correction
from positivliste.model.round import ListKind
from positivliste.model.value import frozen
from positivliste.parameters import Values
from positivliste.process.screening import facts_of
from positivliste.rules.subjects import RoundFacts
from positivliste.store.files import sha256
from positivliste.usecases.corrections import CALLED, new_value
from positivliste.usecases.forms import list_forms
from positivliste.usecases.lists import LISTS
from positivliste.usecases.new_values import Misfit
from positivliste.usecases.publication import edition_list
from positivliste.usecases.session import Session, read_file
from positivliste.usecases.turn import InForce, RoundTurn, Turn, turn
from positivliste.usecases.writing import Text, Written, write

CORRECTABLE = ("title", "number", "provider", "private", "duration", "group", "job_title", "others")
"""What an entry says that can be put right, by the names of a correction."""

_RUNNING = 10_000


@frozen
class Amended:
    """A list as it was amended; or, in a dry run, as it would be.

    Attributes:
        round: the regular round of the list.
        courses: how many stand on the edition.
        files: the edition in its forms, each with its hash.
        documents: the page of what changed, and the letters.
        kept: whether it is on record.
    """

    round: str
    edition: Edition
    changes: tuple[Change, ...]
    courses: int
    content: str
    notes: tuple[Finding, ...]
    files: tuple[tuple[Path, str], ...] = ()
    documents: tuple[Written, ...] = ()
    kept: bool = True


def amend(
    session: Session,
    kind: ListKind,
    path: Path,
    on: date,
    body: Body,
    minutes: str,
    *,
    formats: Sequence[str] = ("md",),
    dry_run: bool = False,
) -> Amended:
    """Amend the published list of courses that is in force on a day: a new edition from that day on.

    A day that has not come is one from which the edition will hold; the decision is then of today, else of the day.

    Args:
        path: the table of the changes.
        formats: the forms in which the letters are written.
        dry_run: only tell what would happen.

    Raises:
        WrongUsage: the day is before the latest edition; or it is a list of job titles.
        BadData: rows of the file cannot be used; all of them are named, and nothing was changed.
        Refused: no list is published for the day, or the body may not decide.
    """
    if not LISTS[kind].has_editions:
        raise WrongUsage("no-editions", f"The titles of {kind} are reported to SIRI, and have no editions.", _OF_TITLES)
    content = read_file(path)
    rows = read_amendments(content, path.name)
    with turn(session) as begun:
        current = _amendable(begun, kind, on)
        act = begun.at(current.rounds[0].id, on=min(on, begun.today))
        act.guard("amend", body)
        reader = _Reader(_Entries.of(current), on, facts_of(act.state, act.values), act.values)
        for row in rows:
            reader.read(row)
        _refuse_rows(path.name, reader.problems)
        no = len(act.state.amended) + 2
        edition = Edition(no, on, Decision(body, act.on, minutes), tuple(reader.amendments()))
        after = evolve(current, on=on, editions=(*current.editions, edition))
        names = tuple(round_.id for round_ in current.rounds)
        published = edition_list(act, edition, names, after.entries)
        changes = tuple(reader.changes())
        _refuse_rows(path.name, [*_with_a_number_of_another(current, changes, after)])
        told = Amended(
            act.round.id, edition, changes, len(after.entries), published.content_hash, act.notes, kept=False
        )
        if dry_run:
            return told
        session.received.keep(content, path.name)
        folder = session.documents / act.round.id / f"udgave-{no}"
        forms = {folder / name: made for name, made in list_forms(act, published).items()}
        for place, made in forms.items():
            session.placing.put(place, made)
        files = tuple((place, sha256(made)) for place, made in forms.items())
        kept = tuple(File(place.name, digest) for place, digest in files)
        source = File(path.name, sha256(content))
        act.say(
            [ListAmended(edition, names, source, begun.today, published.content_hash, kept, published.head)],
        )
        return evolve(told, files=files, documents=tuple(_papers(act, told, formats)), kept=True)


_OF_TITLES = (
    "`listing remove` takes a title off, not before its two years are over; `submit ROUND --correction --code` "
    "puts a code right."
)


def _refuse_rows(name: str, problems: Sequence[str]) -> None:
    """Refuse a file of which rows cannot be used.

    Raises:
        BadData: there are some; all of them are named.
    """
    if problems:
        told = f"{name}: {count(len(problems), 'row')} cannot be used, so nothing was changed."
        raise BadData("amendment-rows", told, "Mend them and give the file again.", problems)


def _with_a_number_of_another(current: InForce, changes: Sequence[Change], after: InForce) -> Iterator[str]:
    """The courses that would get a number by which another stands on the list, which nobody could tell apart."""
    before = {_key(entry): entry.number for entry in current.entries}
    for entry in (change.entry for change in changes):
        if entry.number != before.get(_key(entry), entry.number):
            for other in after.entries:
                if _key(other) != _key(entry) and share_number(other.number, entry.number):
                    yield f"{_called(entry)} would have the number of {_called(other)}"


def _amendable(begun: Turn, kind: ListKind, on: date) -> InForce:
    """The list that is in force on a day, with all amendments so far.

    Raises:
        WrongUsage: it was amended or supplemented from a later day.
        Refused: there is none.
    """
    found = begun.in_force(kind, on)
    if found is None:
        later = [
            m.round.effective for m in begun.workspace.milestones.values() if m.publication and m.round.list is kind
        ]
        remedy = (
            f"The first takes effect on {min(later)}: give that day or a later one." if later else "Publish one first."
        )
        raise Refused("no-list", f"No published list of {kind} is in force on {on}.", remedy)
    regular = found.rounds[0]
    editions = begun.state_of(regular.id).amended
    days = {
        known.round.effective: known.round.id
        for known in begun.workspace.milestones.values()
        if known.publication and known.round.supplement and begun.base_of(known.round) == regular
    } | {said.edition.start: f"edition {said.edition.no}" for said in editions}
    latest = max(days, default=on)
    if on < latest:
        told = f"{on} is before {days[latest]}, which holds from {latest}."
        raise WrongUsage("before-edition", told, f"Give {latest} or a later day.")
    return found


@frozen
class _Entries:
    """What a list has, and had: each entry as it stands now, by what it can be named by."""

    current: InForce
    known: tuple[Entry, ...]

    @classmethod
    def of(cls, current: InForce) -> _Entries:
        numbered = (current.numbered(said.entry) for said in current.listed)
        return cls(current, tuple(last_values(entry, current.editions) for entry in numbered))

    def named(self, row: AmendmentRow) -> Entry:
        """The one that a row names.

        Raises:
            Misfit: there is none, or more than one.
        """
        found = list(self.known)
        for how, text in row.named:
            found = [entry for entry in found if _fits(entry, how, text)] or self._nothing(text)
        if len(found) == 1:
            return found[0]
        surer = [entry for entry in found if any(share_number(entry.number, text) for _, text in row.named)]
        if len(surer) == 1:
            return surer[0]
        told = list_text([f"no. {entry.no} {_called(entry)}" for entry in found], "and")
        raise Misfit(f'{row.named[-1][1]!r} can be {told}: name it by its running number, as "nr. {found[0].no}"')

    def _nothing(self, text: str) -> list[Entry]:
        titles = {fold(entry.title): entry.title for entry in self.known}
        near = [titles[plain] for plain in get_close_matches(fold(text), titles, n=3)]
        near = near or [title for plain, title in titles.items() if fold(text) in plain][:3]
        raise Misfit(f"{text!r} is no course of the list" + (f"; perhaps {list_text(near, 'or')}" if near else ""))

    def was_on(self, entry: Entry, on: date) -> bool:
        first = next(said.entry for said in self.current.listed if _key(said.entry) == _key(entry))
        return any(period.holds(on) for period in self.current.periods(first))

    def will_be_on(self, entry: Entry, on: date) -> bool:
        """Whether an entry that is suspended comes back by itself."""
        first = next(said.entry for said in self.current.listed if _key(said.entry) == _key(entry))
        return any(period.start > on for period in self.current.periods(first))


def _fits(entry: Entry, how: str, text: str) -> bool:
    plain = fold(text)
    running = plain.removeprefix("nr").lstrip(". ")
    is_running = running.isdecimal() and int(running) < _RUNNING and int(running) == entry.no
    match how:
        case "no":
            return is_running
        case "number":
            return share_number(entry.number, text)
        case "title":
            return fold(entry.title) == plain
        case _:
            return is_running or share_number(entry.number, text) or plain in (fold(entry.title), fold(entry.proposal))


def _key(entry: Entry) -> tuple[str, str]:
    return entry.round, entry.proposal


def _called(entry: Entry) -> str:
    return " ".join(filter(None, (entry.number, f"'{entry.title}'", entry.provider)))


@frozen
class _Reader:
    """Reads rows one by one into amendments; collects what does not fit."""

    entries: _Entries
    on: date
    facts: RoundFacts
    values: Values
    said: dict[tuple[str, str], Amendment] = field(factory=dict)
    known: dict[tuple[str, str], Entry] = field(factory=dict)
    problems: list[str] = field(factory=list)

    def read(self, row: AmendmentRow) -> None:
        """Take one row in."""
        try:
            entry = self.entries.named(row)
            self._add(entry, self._amendment(row, entry))
        except Misfit as misfit:
            self.problems.append(f"{row.where}: {misfit}")

    def amendments(self) -> Iterator[Amendment]:
        yield from self.said.values()

    def changes(self) -> Iterator[Change]:
        """What changes of each entry, in the order of the list."""
        for key, amendment in sorted(self.said.items(), key=lambda told: self.known[told[0]].no):
            before, after = self.known[key], amendment.put_right(self.known[key])
            yield Change(after, amendment.action, amendment.reason, amendment.until, differences(before, after))

    def _add(self, entry: Entry, amendment: Amendment) -> None:
        earlier = self.said.get(_key(entry))
        if earlier:
            both = {earlier.action, amendment.action} == {Action.CORRECTED}
            if not both or earlier.correction.said.keys() & amendment.correction.said.keys():
                raise Misfit(f"{_called(entry)} stands in the file already: {earlier.action}")
            reasons = dict.fromkeys((earlier.reason, amendment.reason))
            right = earlier.correction.followed_by(amendment.correction)
            amendment = evolve(amendment, correction=right, reason="; ".join(reasons))
        self.said[_key(entry)], self.known[_key(entry)] = amendment, entry

    def _amendment(self, row: AmendmentRow, entry: Entry) -> Amendment:
        is_on, back = self.entries.was_on(entry, self.on), self.entries.will_be_on(entry, self.on)
        corrects, suspends = row.action is Action.CORRECTED, row.action is Action.SUSPENDED
        if (row.field or row.value) and not corrects:
            raise Misfit(f"a new value goes with Rettes, not with {row.action.danish.lower()}: empty Felt and Ny værdi")
        if row.until and not suspends:
            raise Misfit("a date to which goes with Suspenderes: empty Til dato")
        if row.action is Action.REINSTATED and is_on:
            raise Misfit(f"{_called(entry)} is on the list already")
        if row.action is not Action.REINSTATED and not (is_on or back):
            raise Misfit(f"{_called(entry)} is off the list already: Genoptages puts it on again")
        if suspends and (row.until is None or row.until <= self.on):
            raise Misfit(f"Suspenderes needs in Til dato the day on which it is on the list again, after {self.on}")
        right = self._correction(row, entry) if corrects else Correction()
        return Amendment(row.action, entry.round, entry.proposal, row.reason, right, row.until)

    def _correction(self, row: AmendmentRow, entry: Entry) -> Correction:
        try:
            field = field_named(row.field, COURSE_FIELDS)
        except WrongUsage as error:
            raise Misfit(f"{row.field!r} in the column Felt is no field. {_FIELDS}") from error
        name = CALLED.get(field, field)
        if name not in CORRECTABLE:
            raise Misfit(
                f"{row.field!r} in the column Felt cannot be put right, as the list does not say it. {_FIELDS}"
            )
        if not row.value:
            raise Misfit(f"there is no new value for {row.field}: write it, or - where there is to be none")
        given: Mapping[str, str] = {row.field: row.value}
        right = Correction(**{name: new_value(name, given, self.facts, self.values)})
        after = Amendment(Action.CORRECTED, *_key(entry), "", right).put_right(entry)
        if not differences(entry, after):
            raise Misfit(f"{_called(entry)} has that already: {row.field} {row.value!r}")
        return right


_FIELDS = (
    "Write Titel, Kursusnummer, Udbyder, Offentlig/privat, Varighed, Erhvervsgruppe, Stillingsbetegnelse or Kun sammen "
    "med"
)


def _papers(act: RoundTurn, told: Amended, formats: Sequence[str]) -> Iterator[Written]:
    """The page of what changed, in all forms, and a letter to each that proposed a course that is changed."""
    occasion = Occasion(act.council.name, act.round.list, act.round.effective, None)
    page = EditionChanges(occasion, act.today, told.edition, told.changes, told.courses, told.content)
    file = f"{kinds.EDITION.file} {told.edition.no}"
    yield from write(act, [Text(kinds.EDITION.name, file, act.session.text(page))], tuple(TEXT_FORMS))
    concerned = dict.fromkeys(name for change in told.changes for name in change.entry.respondents)
    known = {fold(line.respondent.name): line.respondent for line in act.answers.senders}
    letters = []
    for name in concerned:
        mine = tuple(change for change in told.changes if name in change.entry.respondents)
        respondent = known.get(fold(name)) or act.workspace.respondent(name) or Respondent(name, RespondentKind.OTHER)
        text = act.session.text(AmendmentLetter(occasion, respondent, act.today, told.edition, mine))
        file = f"{kinds.EDITION_LETTER.file} {told.edition.no} - {name}"
        letters.append(Text(kinds.EDITION_LETTER.name, file, text, name))
    yield from write(act, letters, formats)
