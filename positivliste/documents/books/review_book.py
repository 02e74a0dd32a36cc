"""The workbook in which caseworkers decide: open cases, the content filter, what the rules turned down."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from attrs import evolve

from positivliste.danish import capital
from positivliste.documents.books.book import Book
from positivliste.documents.books.lists import COLUMNS, ListColumns
from positivliste.documents.books.sheet import Sheet
from positivliste.documents.books.table import Column, Rich, Table, Value, entered, given
from positivliste.documents.content import choices
from positivliste.documents.content.case_rows import CaseRow, ReviewSheets
from positivliste.documents.content.differing import differing
from positivliste.documents.content.reasons import remembered
from positivliste.documents.content.wording import PROVIDED, place_text, plain, received_text
from positivliste.documents.content.words import WORDS
from positivliste.model.screening import Screened

Side = Callable[[CaseRow], Screened | None]
"""One of the two courses of a case."""

_CHOOSE = "Vælg på listen. Lad cellen stå tom, hvis sagen ikke skal afgøres nu."


def review_book(review: ReviewSheets) -> bytes:
    """The review workbook; the same review gives the same bytes."""
    book = Book(f"Sager til afgørelse: {review.round_title}", review.council, review.made)
    guide = book.sheet(choices.GUIDE)
    of_list = COLUMNS[review.list]
    tables = (
        (choices.OPEN, review.open, _open(of_list)),
        (choices.CONTENT, review.content, _content(of_list)),
        (choices.REJECTED, review.rejected, _rejected(of_list)),
        (choices.JOINED, review.joined, _joined(of_list)),
        *([(choices.EARLIER, review.carried, _open(of_list))] if review.carried else []),
    )
    sheets = [book.sheet(name, wide=True, large=True) for name, _, _ in tables]
    _offer(book, review)
    _guide(guide, review)
    for sheet, (_, cases, columns) in zip(sheets, tables, strict=True):
        sheet.table(Table(columns, cases, still=1))
    return book.close()


def _offer(book: Book, review: ReviewSheets) -> None:
    """Give the book what is chosen from."""
    offered = choices.offered(review.judges, review.list)
    values = {
        choices.NEW_JOB_TITLE: _or_nothing(review.job_titles),
        choices.NEW_GROUP: _or_nothing(review.groups),
    }
    corrected = {column.choices for column in COLUMNS[review.list].corrected}
    book.lists(
        {
            **{name: texts for name, texts in values.items() if name in corrected},
            "Sag": offered.case,
            **{"/".join(codes): texts for codes, texts in offered.own.items()},
            choices.CLUSTER: offered.cluster,
            choices.CONTENT: offered.content,
            choices.REJECTED: offered.rejected,
            "Afvist af person": offered.turned_down,
            **({choices.NEW_PRIVATE: tuple(PROVIDED.values())} if choices.NEW_PRIVATE in corrected else {}),
        }
    )
    # A sheet that is sorted leaves its drop-downs behind, so each row has to say which answers it can have.
    places = {name: source.removeprefix("=") for name, source in book.choices.items()}
    asked = places["Sag"]
    for codes in offered.own:
        asked = f"IF({_is_one_of(codes)},{places['/'.join(codes)]},{asked})"
    book.choices[choices.JOINED] = f"={asked}"
    book.choices[choices.OPEN] = f'=IF($C2="",{asked},{places[choices.CLUSTER]})'
    persons = _is_one_of(offered.judges)
    book.choices[choices.REJECTED] = f"=IF({persons},{places['Afvist af person']},{places[choices.REJECTED]})"


def _or_nothing(texts: Sequence[str]) -> tuple[str, ...]:
    return (*texts, choices.NOTHING) if texts else ()


def _is_one_of(codes: Sequence[str]) -> str:
    return "OR(" + ",".join(f'LEFT($B2,{len(code)})="{code}"' for code in codes) + ")"


def _open(of_list: ListColumns) -> list[Column[CaseRow]]:
    return [
        _CASE, _RULE, _CLUSTER, _asked("Spørgsmål"), *_described(of_list), *_other_side(of_list),
        *_decision(choices.OPEN), *of_list.corrected, *of_list.numbers, _STATE,
    ]  # fmt: skip


def _content(of_list: ListColumns) -> list[Column[CaseRow]]:
    return [
        _CASE, *_described(of_list), *of_list.judged, *_decision(choices.CONTENT), *of_list.corrected,
        *of_list.numbers[:1], _STATE,
    ]  # fmt: skip


def _rejected(of_list: ListColumns) -> list[Column[CaseRow]]:
    return [
        _CASE, _RULE, _asked("Grund"), *_described(of_list), *_decision(choices.REJECTED), *of_list.corrected,
        *of_list.numbers[:1], _STATE,
    ]  # fmt: skip


def _joined(of_list: ListColumns) -> list[Column[CaseRow]]:
    return [
        _CASE, _RULE, _asked("Grund"), *_described(of_list), _PLACE.of(_one), *_other_side(of_list),
        _PLACE.of(_other, " 2"), *_decision(choices.JOINED), *of_list.corrected, *of_list.numbers, _STATE,
    ]  # fmt: skip


def _described(of_list: ListColumns) -> list[Column[CaseRow]]:
    """What a case is about."""
    return [
        *_side(of_list, (_PROPOSAL, *of_list.named), _one, _other),
        *of_list.described,
        _BEFORE.of(_one),
        *(column.of(_one) for column in (of_list.proposed, _RECEIVED)),
    ]


def _other_side(of_list: ListColumns) -> list[Column[CaseRow]]:
    """The other of two that are compared, and how they differ."""
    columns = (_PROPOSAL, *of_list.named, _BEFORE, of_list.proposed)
    return [*_side(of_list, columns, _other, _one, " 2"), given("Forskel", 34, lambda case: case.difference)]


def _side(
    of_list: ListColumns, columns: Sequence[Column[Screened]], mine: Side, theirs: Side, ending: str = ""
) -> Iterator[Column[CaseRow]]:
    """The columns of one side; in its title the letters stand out that the other's does not have."""

    def marked(case: CaseRow) -> Value:
        this, that = mine(case), theirs(case)
        if this is None or that is None or this.course.correction.title:
            return of_list.titled.value(this) if this else ""
        return Rich(differing(plain(this.title), plain(that.title)))

    for column in columns:
        found = column.of(mine, ending)
        yield evolve(found, value=marked) if column is of_list.titled else found


def _one(case: CaseRow) -> Screened:
    return case.screened


def _other(case: CaseRow) -> Screened | None:
    return case.other


def _asked(header: str) -> Column[CaseRow]:
    return given(header, 40, lambda case: case.question)


def _decision(sheet: str) -> list[Column[CaseRow]]:
    return [
        entered(choices.ANSWER, 34, lambda case: case.answer, told=_CHOOSE, choices=sheet),
        entered(choices.REASON, 36, lambda case: case.reason),
    ]


_CASE: Column[CaseRow] = given(choices.CASE, 20, lambda case: case.case)
_RULE: Column[CaseRow] = given(choices.RULE, 26, lambda case: case.rule)
_CLUSTER: Column[CaseRow] = given(choices.CLUSTER, 14, lambda case: _cluster(case.cluster))
_BEFORE: Column[Screened] = given("Tidligere runder", 30, lambda screened: " ".join(remembered(screened)))
_STATE: Column[CaseRow] = Column(choices.STATE, 8, lambda case: case.token, "quiet", "quiet-head")
_PROPOSAL: Column[Screened] = given("Forslag", 9, lambda screened: screened.course.id)
_RECEIVED: Column[Screened] = given("Modtaget", 20, lambda screened: received_text(screened.course.first.received))
_PLACE: Column[Screened] = given("Fil og række", 30, lambda screened: place_text(screened.course.first.origin))


def _cluster(members: Sequence[str]) -> str:
    return f"{members[0]} m.fl.: {len(members)} i alt" if members else ""


def _earlier(review: ReviewSheets) -> dict[str, str]:
    if not review.carried:
        return {}
    told = (
        "Par, som I har afgjort i en tidligere runde, og som ikke er ændret siden. Vælg en anden afgørelse, hvis I "
        "vurderer det anderledes nu."
    )
    return {f"{choices.EARLIER} ({len(review.carried)})": told}


def _guide(sheet: Sheet, review: ReviewSheets) -> None:
    words = WORDS[review.list]
    noun = words.noun
    sheet.title(f"Sager til afgørelse: {review.round_title}", review.council)
    sheet.skip()
    guide = {
        "Sådan gør du": "Vælg en afgørelse i den gule kolonne, og skriv en begrundelse. Ret ikke i de grå kolonner.",
        "Begrundelse": f"Skal skrives, når {noun.a} afvises, eller når du optager {noun.a}, som en regel har afvist.",
        "Tom afgørelse": "Sagen bliver stående, som den er. I kan afgøre sagerne over flere dage og være flere om det.",
        "Sortering": "Du må gerne sortere, filtrere og skjule rækker. Slet ikke kolonnerne »Sag« og »Stand«.",
        f"{choices.OPEN} ({len(review.open)})": "Her spørger en regel, og du svarer. Handler sagen om to "
        f"{noun.many}, står de side om side, og de bogstaver, som titlerne afviger ved, er fremhævet.",
        choices.CLUSTER: f"Tre eller flere {noun.many}, der måske er {noun.alone}, står sammen, de sikreste par først. "
        "Ét svar om hele klyngen er nok. Svarer du på nogle af parrene, følger resten af sig selv, hvor det kan.",
        f"{choices.CONTENT} ({len(review.content)})": f"Alle {noun.many}, der nu indstilles. Vælg kun en afgørelse, "
        f"når {noun.the_one} skal afvises på indhold.",
        f"{choices.REJECTED} ({len(review.rejected)})": f"{capital(noun.many)}, som en regel har afvist. Vælg kun en "
        f"afgørelse, når {noun.the_one} skal optages alligevel.",
        f"{choices.JOINED} ({len(review.joined)})": "Forslag, der er lagt sammen til ét. Vælg kun en afgørelse, "
        f"når de er forskellige {noun.many} og skal skilles ad. Du kan lægge dem sammen igen samme sted.",
        **_earlier(review),
        "Rettelser": f"{words.corrected} En pil (→) viser, hvad der stod i svaret, og hvad det er rettet til. Du kan "
        f"rette uden at vælge en afgørelse. Skriv en streg ({choices.NOTHING}), hvis værdien skal fjernes.",
        "Stand": "Bruges, når arket læses ind, til at se, om sagen har ændret sig i mellemtiden.",
    }
    sheet.lines(guide.items())
