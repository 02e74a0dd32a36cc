"""Makes svar.xlsx, from which the fixtures in other formats are saved, and cpr.xlsx. See README.md."""

import datetime as dt

import openpyxl

HEADERS = [
    "AMU-nr.:", "Kursustitel *", "Udbyder", "Varighed\n(dage)", "Startdato", "Slutdato", "Stillingsbetegnelse",
    "Erhvervsgruppe", "Offentlig/privat", "Pris",
]  # fmt: skip
WELDING = [
    123, "Svejsning 1", "Skolen ved Åen", 10, dt.date(2020, 3, 2), dt.date(2020, 3, 13), "Smed", "Jern, metal og auto",
    "Offentlig", 1234.5,
]  # fmt: skip
KITCHEN = [
    48100, "Køkkenhygiejne ½", "Ærø Fagskole", 7.5, None, None, "Kok", "Hotel, restauration, køkken, kantine", "Privat",
    True,
]  # fmt: skip
NO_TITLE = [4711, None, "Skolen ved Åen", 3]
CRANE = ["00777", "Kran", None, 2]

book = openpyxl.Workbook()
sheet = book.active
sheet.title = "Kursusforslag"
sheet["A1"] = "Forslag til positivlisten"
sheet.merge_cells("A1:F1")
sheet["A2"], sheet["B2"] = "Udfyldt den", dt.date(2020, 2, 10)
for row, cells in zip((4, 5, 6, 7, 8), (HEADERS, WELDING, KITCHEN, NO_TITLE, CRANE), strict=True):
    for column, value in enumerate(cells, start=1):
        sheet.cell(row, column, value)
for row in (5, 6, 7):
    sheet.cell(row, 1).number_format = "00000"
sheet["J7"] = "=1+1"
sheet["A10"], sheet["D10"] = "I alt", "=SUM(D5:D8)"
hidden = book.create_sheet("Lister")
hidden["A1"] = "Transport"
hidden.sheet_state = "hidden"
book.save("svar.xlsx")
sheet["K5"] = "Ring til 010190-1234"
book.save("cpr.xlsx")
