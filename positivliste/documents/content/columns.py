"""The columns of an answer and what the sender writes in each, for the letters and the answer workbook."""

from __future__ import annotations

from attrs import frozen


@frozen
class AnswerColumn:
    """A column of the answer workbook.

    Attributes:
        header: its heading, exactly as the intake recognises it.
        width: its width in the workbook, in characters.
        help: what the sender writes in it.
        required: whether a proposal needs it: the title to be read at all, the rest to be decided about.
    """

    header: str
    width: int
    help: str
    required: bool = False


ANSWER_COLUMNS = (
    AnswerColumn("AMU-nr.", 12, "Kursusnummeret, fx 45567. Lad feltet stå tomt, hvis kurset ikke har et nummer."),
    AnswerColumn(
        "Kursustitel",
        40,
        "Kursets fulde titel. En række uden titel kan vi ikke læse som et forslag.",
        required=True,
    ),
    AnswerColumn("Udbyder", 28, "Navnet på den skole eller virksomhed, der holder kurset.", required=True),
    AnswerColumn("Offentlig/privat", 16, "Vælg på listen, om udbyderen er offentlig eller privat.", required=True),
    AnswerColumn(
        "Varighed",
        14,
        "Et tal og en enhed: timer, dage, uger eller måneder, fx »10 dage« eller »37 timer«.",
        required=True,
    ),
    AnswerColumn("Startdato", 13, "Første kursusdag, hvis den er kendt, fx 20-04-2020."),
    AnswerColumn("Slutdato", 13, "Sidste kursusdag, hvis den er kendt, fx 30-04-2020."),
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
    ),
    AnswerColumn("Bemærkninger", 34, "Andet, som rådet bør vide om kurset."),
)
