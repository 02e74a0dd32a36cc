"""The columns that are known, by the names that people give them."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from attrs import frozen

_AS_TWO_LETTERS = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "ä": "ae", "ö": "oe"})
_NOT_LETTERS = re.compile(r"[\W_]+")


@lru_cache(maxsize=4096)
def header_key(text: str) -> str:
    """Equal for headers that differ only in case, spaces, punctuation, Unicode form, or æ/ae, ø/oe, å/aa."""
    folded = text.casefold()
    if not text.isascii():
        folded = unicodedata.normalize("NFKC", text).casefold().translate(_AS_TWO_LETTERS)
    return _NOT_LETTERS.sub("", folded)


@frozen
class Field:
    """One column that a table can have.

    Attributes:
        name: what the field is called in code and in `--map HEADER=FIELD`.
        names: the headers it is known by, the surest at the front: where two columns claim the field, the
            surer wins.
        weak: headers that are it only in company ("Navn", "Nr."): they alone do not make a header row.
        required: without this column there is no table, and a row without this value is a row error.
        many: several columns may be this field together ("Dage" and "Timer"), and none of them is left over.
        identifies: a value here, alone in its row, is meant to be a row; it is no heading or remark.
    """

    name: str
    names: tuple[str, ...]
    weak: tuple[str, ...] = ()
    required: bool = False
    many: bool = False
    identifies: bool = False


@frozen
class FieldSet:
    """The fields of one kind of table.

    Attributes:
        what: what the rows are, for messages ("course proposals").
        fields: the fields; those that a row can't be without are required, the first of them tells what the
            row is.
        headings: texts (as `header_key` makes them) that are never a row of their own, but a heading among
            the rows.
    """

    what: str
    fields: tuple[Field, ...]
    headings: frozenset[str] = frozenset()

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(field.name for field in self.fields)

    @property
    def required(self) -> tuple[Field, ...]:
        return tuple(field for field in self.fields if field.required)

    @property
    def examples(self) -> str:
        """The header that each field is best known by, for messages."""
        return ", ".join(field.names[0] for field in self.fields)


_TITLES = (
    "Kursustitel", "Kursets titel", "Kursusnavn", "Kursets navn", "Navn på kursus", "Titel på kursus",
    "Titel", "Uddannelsesmål", "AMU-mål", "AMU-kursus", "AMU-titel", "Måltitel", "Fagtitel",
    "Uddannelsestitel", "Uddannelsens navn", "Uddannelsens titel", "Navn på uddannelse",
    "Kursus/uddannelse", "Uddannelse/kursus", "Forløbets titel", "Forløbets navn", "Kursusforløb",
    "Kursusforslag", "Forslag til kursus", "Kursusbetegnelse", "Course title", "Title", "Course name",
)  # fmt: skip
_NUMBERS = (
    "AMU-nr.", "AMU-nummer", "AMU-kode", "AMU-målnummer", "AMU-mål nr.", "AMU", "Kursusnr.", "Kursusnummer",
    "Kursuskode", "Målnummer", "Målnr.", "Mål nr.", "Uddannelseskode", "Uddannelsesnummer",
    "Uddannelsesnr.", "Fagnr.", "Fagnummer", "Fagkode", "Course number", "Course no.", "Course code",
    "CØSA-kode", "CØSA", "Skolefag", "Skolefagskode",
)  # fmt: skip
_GROUPS = (
    "Erhvervsgruppe", "Erhvervsgrupper", "Branche", "Brancheområde", "Faggruppe", "Fagområde",
    "Erhvervsområde", "Stillingsgruppe", "Jobområde", "Beskæftigelsesområde", "Gruppe", "Område",
    "Occupational group", "Group",
)  # fmt: skip
_JOB_TITLES = (
    "Stillingsbetegnelse", "Stillingsbetegnelser", "Prioriteret stillingsbetegnelse", "Stilling",
    "Stillinger", "Jobtitel", "Jobtitler", "Job titel", "Jobfunktion", "Jobfunktioner", "Målgruppe/job",
    "Job", "Job title", "Occupation",
)  # fmt: skip
_REMARKS = (
    "Bemærkninger", "Bemærkning", "Evt. bemærkninger", "Eventuelle bemærkninger", "Kommentar", "Kommentarer",
    "Evt. kommentarer", "Note", "Noter", "Remarks", "Comments", "Comment",
)  # fmt: skip

COURSE_FIELDS = FieldSet("course proposals", (
    Field("number", _NUMBERS, ("Nummer", "Nr.", "Kode", "Number", "No.", "Code"), identifies=True),
    Field("title", _TITLES, (
        "Kursus", "Kurser", "Uddannelse", "Navn", "Forslag", "Forløb", "Course", "Name",
    ), required=True),
    Field("provider", (
        "Udbyder", "Udbydere", "Kursusudbyder", "Uddannelsesudbyder", "Udbydende skole", "Udbydernavn",
        "Udbyderens navn", "Udbydersted", "Udbudssted", "Uddannelsesinstitution", "Institution", "Skole",
        "Uddannelsessted", "Kursussted", "Leverandør", "Kursusleverandør", "Privat udbyder",
        "Navn på privat udbyder", "Provider", "School",
    )),
    Field("private", (
        "Offentlig/privat", "Privat/offentlig", "Offentlig eller privat", "Privat eller offentlig",
        "Udbydertype", "Type udbyder", "Type af udbyder", "Privat", "Privat kursus", "Private",
    )),
    Field("duration", (
        "Varighed", "Kursets varighed", "Kursusvarighed", "Varighed i dage", "Varighed i uger",
        "Varighed i timer", "Varighed dage", "Varighed uger", "Varighed timer", "Længde", "Kursuslængde",
        "Kursets længde", "Antal dage", "Antal kursusdage", "Antal uger", "Antal timer", "Antal måneder",
        "Dage", "Kursusdage", "Uger", "Timer", "Måneder", "Omfang", "Duration", "Days", "Weeks", "Hours",
        "Length",
    ), many=True),
    Field("start", (
        "Startdato", "Start", "Kursusstart", "Begyndelse", "Begyndelsesdato", "Startdag", "Fra dato",
        "Dato fra", "Fra", "Start date",
    )),
    Field("end", (
        "Slutdato", "Slut", "Kursusslut", "Afslutning", "Afslutningsdato", "Slutdag", "Til dato",
        "Dato til", "Til", "End date", "End",
    )),
    Field("job_title", _JOB_TITLES),
    Field("group", _GROUPS),
    Field("only_with_others", (
        "Kan kun anvendes sammen med andre AMU-mål", "Kan kun anvendes sammen med andre kurser",
        "Kun sammen med andre kurser", "Kun sammen med andre AMU-mål", "Kun sammen med andre AMU-kurser",
        "Kun sammen med andre", "Kun sammen med andet kursus", "Kun sammen med",
        "Skal kombineres med andre kurser", "Kan kun bruges sammen med andre kurser",
        "Kan kun bruges sammen med andre AMU-mål", "Kun i kombination", "Only with others",
        "Only with other courses",
    )),
    Field("remarks", _REMARKS),
))  # fmt: skip

PRIORITY_FIELDS = FieldSet("prioritised job titles", (
    Field("title", (*_JOB_TITLES, "Titel", "Title"), ("Navn", "Name"), required=True),
    Field("group", _GROUPS, required=True),
    Field("code", (
        "DISCO-08", "DISCO-08-kode", "DISCO08 kode", "DISCO-kode", "DISCO", "DISCO-nr.", "Stillingskode",
        "Kode", "DISCO code", "Code",
    )),
    Field("competences", (
        "Ønskede kompetencer", "Kompetencer", "Kompetence", "Kompetencebehov", "Kompetencekrav",
        "Efterspurgte kompetencer", "Competences", "Competencies",
    )),
))  # fmt: skip

RESPONDENT_FIELDS = FieldSet("respondents", (
    Field("name", (
        "Høringspart", "Høringsparter", "Navn på høringspart", "Organisation", "Institution", "Navn",
        "Respondent", "Name",
    ), required=True),
    Field("kind", (
        "Type", "Art", "Kategori", "Slags", "Type høringspart", "Kind", "Category",
    ), required=True),
    Field("email", (
        "E-mail", "E-mailadresse", "Mail", "Mailadresse", "E-post", "E-postadresse", "Mail adresse",
        "Hovedpostkasse", "Email address",
    )),
    Field("person", ("Kontaktperson", "Kontakt", "Att.", "Contact person", "Contact")),
))  # fmt: skip

EXCEPTION_FIELDS = FieldSet("deviations from the recommendation", (
    Field("proposal", ("Forslag", "Forslags-id", "Id", "Sag", "Sagsnr.", "Proposal"), identifies=True),
    Field("number", _NUMBERS, ("Nummer", "Nr.", "Kode", "Number"), identifies=True),
    Field("title", _TITLES, ("Kursus", "Navn", "Course", "Name")),
    Field("answer", (
        "Afgørelse", "Beslutning", "Rådets afgørelse", "Svar", "Answer", "Decision",
    )),
    Field("reason", ("Begrundelse", "Årsag", "Reason", *_REMARKS), required=True),
))  # fmt: skip

_CODES = (
    "DISCO-08", "DISCO-08-kode", "DISCO-kode", "DISCO", "DISCO-08 kode", "DISCO kode", "DISCO code", "DISCO-08 code",
)  # fmt: skip
_AREAS = ("Område", "RAR-område", "Råd", "Region", "Area", "Region/område")

TITLE_FIELDS = FieldSet("suggested job titles", (
    Field("title", (*_JOB_TITLES, "Titel", "Title"), ("Navn", "Forslag"), required=True),
    Field("disco", _CODES, ("Kode", "Code")),
    Field("level", (
        "Uddannelsesniveau", "Niveau", "Uddannelse", "Uddannelseskrav", "Krævet uddannelse", "Level", "Education",
    ), identifies=True),
    Field("evidence", (
        "Dokumentation", "Dokumentation for mangel", "Dokumentation af mangel", "Forgæves rekruttering",
        "Forgæves rekrutteringer", "Begrundelse", "Evidence",
    ), identifies=True),
    Field("remarks", _REMARKS),
))  # fmt: skip

NATIONAL_FIELDS = FieldSet("job titles of the national list", (
    Field("title", (*_JOB_TITLES, "Titel", "Title"), ("Navn",), required=True),
    Field("disco", _CODES, ("Kode", "Code")),
    Field("start", (
        "Gælder fra", "Gyldig fra", "Ikrafttræden", "Fra", "Fra dato", "Dato", "Valid from", "From",
    )),
))  # fmt: skip

DISCO_FIELDS = FieldSet("codes of DISCO-08", (
    Field("code", (*_CODES, "Kode", "Code", "Nummer"), required=True),
    Field("name", ("Betegnelse", "Titel", "Navn", "Tekst", "Stillingsbetegnelse", "Name", "Title"), required=True),
))  # fmt: skip

EVIDENCE_FIELDS = FieldSet("demand and failed recruitments", (
    Field("title", (*_JOB_TITLES, "Titel", "Title"), ("Navn",), required=True),
    Field("disco", _CODES, ("Kode", "Code")),
    Field("area", _AREAS),
    Field("demand", (
        "Efterspørgsel", "Efterspurgte stillinger", "Jobåbninger", "Antal stillinger", "Opslåede stillinger", "Demand",
    )),
    Field("failed", (
        "Forgæves rekrutteringer", "Forgæves rekruttering", "Antal forgæves rekrutteringer", "Failed recruitments",
    )),
    Field("balance", (
        "Arbejdsmarkedsbalance", "Balance", "Arbejdsmarkedsbalancen", "Balancekategori", "Mangelkategori", "Kategori",
        "Labour-market balance", "Category",
    )),
))  # fmt: skip
