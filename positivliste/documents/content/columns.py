"""The columns of an answer, and what the sender writes in each; and those in which a receipt gives it back."""

from __future__ import annotations

from collections.abc import Callable

from positivliste.documents.content.wording import PROVIDED, duration_text
from positivliste.model.proposal import Proposal
from positivliste.model.value import frozen


@frozen
class AnswerColumn:
    """A column of the answer workbook.

    Attributes:
        header: its heading, exactly as the intake recognises it.
        width: its width in the workbook, in characters.
        help: what the sender writes in it.
        required: whether a proposal needs it: the title to be read at all, the rest to be decided about.
        choices: what it is chosen from, where that is the same in every round.
        dated: a date is entered in it.
    """

    header: str
    width: int
    help: str
    required: bool = False
    choices: tuple[str, ...] = ()
    dated: bool = False


@frozen
class ReceiptColumn:
    """A column of a receipt: its heading, its width beside that of the others, and what a proposal has in it."""

    header: str
    width: int
    value: Callable[[Proposal], str]


LEVEL_CHOICES = (
    "Faglært", "Erhvervsakademiuddannelse", "Professionsbachelor", "Bachelor", "Kandidat", "Ph.d.",
)  # fmt: skip
"""The levels of education that the answer workbook offers; the rules can read each of them."""

COURSE_COLUMNS = (
    AnswerColumn("AMU-nr.", 12, "Kursusnummeret, fx 45567. Lad feltet stå tomt, hvis kurset ikke har et nummer."),
    AnswerColumn(
        "Kursustitel",
        40,
        "Kursets fulde titel. En række uden titel kan vi ikke læse som et forslag.",
        required=True,
    ),
    AnswerColumn("Udbyder", 28, "Navnet på den skole eller virksomhed, der holder kurset.", required=True),
    AnswerColumn(
        "Offentlig/privat",
        16,
        "Vælg på listen, om udbyderen er offentlig eller privat.",
        required=True,
        choices=tuple(PROVIDED.values()),
    ),
    AnswerColumn(
        "Varighed",
        14,
        "Et tal og en enhed: timer, dage, uger eller måneder, fx »10 dage« eller »37 timer«.",
        required=True,
    ),
    AnswerColumn("Startdato", 13, "Første kursusdag, hvis den er kendt, fx 20-04-2020.", dated=True),
    AnswerColumn("Slutdato", 13, "Sidste kursusdag, hvis den er kendt, fx 30-04-2020.", dated=True),
    AnswerColumn(
        "Stillingsbetegnelse",
        28,
        "Vælg på listen den stillingsbetegnelse, som kurset er rettet mod.",
        required=True,
    ),
    AnswerColumn(
        "Erhvervsgruppe",
        30,
        "Vælg på listen den erhvervsgruppe, som stillingsbetegnelsen hører til.",
        required=True,
    ),
    AnswerColumn(
        "Kun sammen med andre kurser",
        16,
        "Vælg ja, hvis kurset kun kan bruges sammen med andre kurser. Ellers nej.",
        choices=("Ja", "Nej"),
    ),
    AnswerColumn("Bemærkninger", 34, "Andet, som rådet bør vide om kurset."),
)
TITLE_COLUMNS = (
    AnswerColumn(
        "Stillingsbetegnelse",
        38,
        "Stillingens navn, som virksomhederne bruger det. En række uden navn kan vi ikke læse som et forslag.",
        required=True,
    ),
    AnswerColumn(
        "DISCO-08-kode",
        16,
        "Stillingens kode i DISCO-08, op til seks cifre, fx 214410. Lad feltet stå tomt, hvis I ikke kender den.",
    ),
    AnswerColumn(
        "Uddannelsesniveau",
        28,
        "Vælg på listen det laveste uddannelsesniveau, som stillingen kræver.",
        required=True,
        choices=LEVEL_CHOICES,
    ),
    AnswerColumn(
        "Dokumentation for mangel",
        64,
        "Hvad I ved om virksomheder, der forgæves har søgt: hvor mange, hvornår, hvor længe og hvor I ved det fra.",
        required=True,
    ),
)
"""The columns of an answer: on a course, and on a job title."""

COURSE_RECEIPT = (
    ReceiptColumn("Kursusnr.", 10, lambda sent: sent.number or "–"),
    ReceiptColumn("Titel", 22, lambda sent: sent.title),
    ReceiptColumn("Varighed", 12, lambda sent: duration_text(sent.duration)),
    ReceiptColumn("Stillingsbetegnelse", 22, lambda sent: sent.job_title or "mangler"),
    ReceiptColumn("Erhvervsgruppe", 19, lambda sent: sent.group or "mangler"),
)
TITLE_RECEIPT = (
    ReceiptColumn("Stillingsbetegnelse", 23, lambda sent: sent.title),
    ReceiptColumn("DISCO-08", 11, lambda sent: sent.disco or "mangler"),
    ReceiptColumn("Uddannelsesniveau", 20, lambda sent: sent.level or "mangler"),
    ReceiptColumn("Dokumentation for mangel", 30, lambda sent: sent.evidence or "mangler"),
)
"""The columns of a receipt: what we understood of a course, and of a job title."""
