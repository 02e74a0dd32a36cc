"""Write the files of the example round of list B, autumn 2023. Every title and figure in them is made up.

python examples/autumn-2023/make_files.py
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import xlsxwriter

HERE = Path(__file__).parent
MADE = datetime(2023, 6, 1)  # noqa: DTZ001 - a workbook's date has no zone

NATIONAL = [
    ("Eksempelsygeplejerske", "222100", "01-07-2023"),
    ("Eksempellæge", "221100", "01-07-2023"),
    ("Softwareudvikler (eksempel)", "251200", "01-07-2023"),
]
NATIONAL_2024 = [*NATIONAL, ("Procesingeniør (eksempel)", "214100", "01-07-2024")]
CODES = [
    ("214100", "Ingeniørarbejde inden for industri og produktion"),
    ("214200", "Ingeniørarbejde inden for byggeri"),
    ("215100", "Ingeniørarbejde inden for elektricitet"),
    ("221100", "Lægearbejde"),
    ("222100", "Sygeplejerskearbejde"),
    ("225000", "Dyrlægearbejde"),
    ("251200", "Udvikling af software"),
    ("721200", "Svejsearbejde"),
]
EVIDENCE = [
    ("Procesingeniør (eksempel)", "214100", "RAR Vestjylland", 40, 14, "Omfattende mangel på arbejdskraft"),
    ("Dyrlæge (eksempel)", "225000", "RAR Vestjylland", 12, 6, "Mangel på arbejdskraft"),
    ("Procesingeniør (eksempel)", "214100", "RAR Sjælland", 9, 0, "Mindre gode jobmuligheder"),
]
SUGGESTED = [
    ("Procesingeniør (eksempel)", "214100", "Bachelor", ""),
    ("PROCESINGENIØR (EKSEMPEL)", "2141.00", "bachelor", "Tre virksomheder har søgt forgæves i et år."),
    ("Statiker (eksempel)", "214200", "Professionsbachelor", "To opslag uden kvalificerede ansøgere."),
    ("Eksempelsygeplejerske", "222100", "Professionsbachelor", "Mange vagter er ubesatte."),
    ("Svejser (eksempel)", "721200", "Faglært", "Værksteder mangler svejsere."),
    ("Energirådgiver (eksempel)", "", "Kandidat", ""),
]


def book(name: str, headers: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """One workbook with one sheet; codes stay text."""
    with xlsxwriter.Workbook(str(HERE / name), {"strings_to_numbers": False}) as workbook:
        workbook.set_properties({"created": MADE, "comments": "Opdigtede eksempeldata"})
        sheet = workbook.add_worksheet("Ark1")
        for number, row in enumerate([headers, *rows]):
            sheet.write_row(number, 0, row)


def main() -> None:
    """Write all files."""
    book("landsdaekkende-liste-2023-07.xlsx", ["Stillingsbetegnelse", "DISCO-08", "Gælder fra"], NATIONAL)
    book("landsdaekkende-liste-2024-07.xlsx", ["Stillingsbetegnelse", "DISCO-08", "Gælder fra"], NATIONAL_2024)
    book(
        "efterspoergsel.xlsx",
        ["Stillingsbetegnelse", "DISCO-08", "Område", "Efterspørgsel", "Forgæves rekrutteringer", "Balance"],
        EVIDENCE,
    )
    book(
        "forslag-erhvervsraad.xlsx",
        ["Stillingsbetegnelse", "DISCO-08-kode", "Uddannelsesniveau", "Dokumentation for mangel"],
        SUGGESTED,
    )
    lines = ["Kode;Betegnelse", *(f"{code};{name}" for code, name in CODES)]
    (HERE / "disco-08-uddrag.csv").write_text("\r\n".join(lines) + "\r\n", encoding="utf-8-sig", newline="")


if __name__ == "__main__":
    main()
